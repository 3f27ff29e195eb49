namespace BufferHealth.Cli.Simulation;

/// <summary>How a viewer's player reports.</summary>
internal enum Dialect : byte
{
    /// <summary>Our own client: event mode with totals since the session began.</summary>
    Client,

    /// <summary>Event mode of version 2, as hls.js, dash.js and Shaka have it.</summary>
    Events,

    /// <summary>Version 1 with the requests of media segments, in the query.</summary>
    Requests1,

    /// <summary>Version 2 with the requests of media segments, in the query.</summary>
    Requests2,
}
