namespace BufferHealth.Server.Sessions;

/// <summary>How a record came.</summary>
internal enum ReportMode : byte
{
    /// <summary>With a request for media, or in a log of such requests: ordered by when it came.</summary>
    Request,

    /// <summary>As a record of event mode: ordered by its time stamp.</summary>
    Event,
}
