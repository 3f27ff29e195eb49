namespace BufferHealth.Server.Configuration;

/// <summary>A token that may read one tenant's sessions, as it stands in the configuration.</summary>
internal sealed record ReadTokenOptions
{
    /// <summary>The token: 16 characters or more, without blanks.</summary>
    public string Token { get; init; } = "";

    /// <summary>Whose sessions it reads.</summary>
    public string Tenant { get; init; } = "";
}
