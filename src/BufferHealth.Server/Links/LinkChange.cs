using System.Text.Json;
using System.Text.Json.Serialization;

namespace BufferHealth.Server.Links;

/// <summary>What a page asks of a link: a rate or the name of a profile, one of the two.</summary>
/// <param name="Kbps">Kilobits a second, 0 (off) to <see cref="LinkProfile.MaxKbps"/>.</param>
/// <param name="Profile">The name of one of <see cref="LinkProfile.Named"/>.</param>
internal sealed record LinkChange(double? Kbps = null, string? Profile = null)
{
    /// <summary>The longest body that is read, in bytes.</summary>
    public const int MaxBytes = 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads the body of a request into the profile that it asks for.</summary>
    /// <returns>The profile, or the status and the reason for which the body is refused.</returns>
    public static async Task<(LinkProfile? Profile, int Status, string? Refusal)> ReadAsync(Stream body, CancellationToken cancel)
    {
        var bytes = new byte[MaxBytes + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        if (length > MaxBytes)
        {
            return (null, StatusCodes.Status413PayloadTooLarge, $"The body is longer than {MaxBytes} bytes.");
        }

        LinkChange? change;
        try
        {
            change = JsonSerializer.Deserialize<LinkChange>(bytes.AsSpan(0, length), Json);
        }
        catch (JsonException)
        {
            change = null;
        }

        var (profile, refusal) = change is null
            ? (null, """The body is not JSON of the form { "kbps": 500 } or { "profile": "train" }.""")
            : change.ToProfile();
        return (profile, profile is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK, refusal);
    }

    private (LinkProfile? Profile, string? Refusal) ToProfile() => this switch
    {
        { Kbps: not null, Profile: not null } => (null, "Give kbps or profile, not both."),
        { Kbps: >= 0 and <= LinkProfile.MaxKbps and { } kbps } => (LinkProfile.Constant(kbps), null),
        { Kbps: { } kbps } => (null, $"kbps is {kbps}; it must be 0 (off) to {LinkProfile.MaxKbps:0}."),
        { Profile: { } name } when LinkProfile.Named.FirstOrDefault(known => known.Name == name) is { } profile => (profile, null),
        { Profile: not null } => (null, $"There is no such profile; there are {string.Join(", ", LinkProfile.Named.Select(p => p.Name))}."),
        _ => (null, "Give kbps or profile."),
    };
}
