namespace BufferHealth.Cmcd;

#pragma warning disable CA1720 // the specification's own names

/// <summary>The values of the four request headers; empty when a header was not sent. They are not URL-encoded.</summary>
public readonly ref struct CmcdHeaders
{
    /// <summary>Value of <c>CMCD-Object</c>.</summary>
    public ReadOnlySpan<byte> Object { get; init; }

    /// <summary>Value of <c>CMCD-Request</c>.</summary>
    public ReadOnlySpan<byte> Request { get; init; }

    /// <summary>Value of <c>CMCD-Session</c>.</summary>
    public ReadOnlySpan<byte> Session { get; init; }

    /// <summary>Value of <c>CMCD-Status</c>.</summary>
    public ReadOnlySpan<byte> Status { get; init; }

    /// <summary>Whether none of them says anything.</summary>
    public bool IsEmpty => Object.IsEmpty && Request.IsEmpty && Session.IsEmpty && Status.IsEmpty;
}
