namespace BufferHealth.Server.Live;

/// <summary>Open sessions of one tenant by what they do now, as the newest records tell it. Adds up over shards.</summary>
internal readonly record struct LiveCounts
{
    /// <summary>Sessions that are open and not over.</summary>
    public int Viewers { get; init; }

    /// <summary>Those whose media plays.</summary>
    public int Playing { get; init; }

    /// <summary>Those that are stalled.</summary>
    public int Stalled { get; init; }

    /// <summary>Those that wait for their start.</summary>
    public int Starting { get; init; }

    /// <summary>Those that are paused.</summary>
    public int Paused { get; init; }

    /// <summary>Those that seek.</summary>
    public int Seeking { get; init; }

    /// <summary>The rest: those that preload or wait for something other than media, and those of request mode, which tell no state.</summary>
    public int Other => Viewers - Playing - Stalled - Starting - Paused - Seeking;

    /// <summary>Stalled ones among those that play or are stalled, 0 to 1; null where none does.</summary>
    public double? StalledShare => Playing + Stalled == 0 ? null : (double)Stalled / (Playing + Stalled);

    /// <summary>Those of two shards.</summary>
    public static LiveCounts operator +(LiveCounts left, LiveCounts right) => new()
    {
        Viewers = left.Viewers + right.Viewers,
        Playing = left.Playing + right.Playing,
        Stalled = left.Stalled + right.Stalled,
        Starting = left.Starting + right.Starting,
        Paused = left.Paused + right.Paused,
        Seeking = left.Seeking + right.Seeking,
    };
}
