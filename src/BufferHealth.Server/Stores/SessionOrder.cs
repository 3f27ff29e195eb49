namespace BufferHealth.Server.Stores;

/// <summary>Which sessions come first.</summary>
internal enum SessionOrder
{
    /// <summary>Those that ended last.</summary>
    Newest,

    /// <summary>Those that stalled for longest; unknown ones last.</summary>
    StallTime,

    /// <summary>Those that took longest to start; unknown ones last.</summary>
    Startup,

    /// <summary>Those with the lowest score; unknown ones last.</summary>
    Score,
}
