namespace BufferHealth;

/// <summary>What of a session the published models ask for. Null is unknown.</summary>
public sealed record SessionFacts
{
    /// <summary>Seconds of media played.</summary>
    public double PlayedSeconds { get; init; }

    /// <summary>Seconds from the wish to play to the first picture.</summary>
    public double? StartupSeconds { get; init; }

    /// <summary>Stalls, an open one included.</summary>
    public int StallCount { get; init; }

    /// <summary>Seconds of all stalls.</summary>
    public double StallSeconds { get; init; }

    /// <summary>Seconds that the viewer spent on it: startup, playing, stalls, freezes, seeks.</summary>
    public double WatchedSeconds { get; init; }

    /// <summary>Mean bitrate in kbit/s by playing time.</summary>
    public double? MeanBitrateKbps { get; init; }

    /// <summary>Mean natural logarithm of the bitrate in kbit/s by playing time.</summary>
    public double? MeanLogBitrate { get; init; }

    /// <summary>How far the bitrate went up and down in all, in kbit/s.</summary>
    public double BitrateChangeKbps { get; init; }

    /// <summary>How far its natural logarithm did.</summary>
    public double LogBitrateChange { get; init; }

    /// <summary>The decayed level at the end in seconds: see <see cref="Metrics.DecayedBufferLevel"/>.</summary>
    public double? DecayedLevelSeconds { get; init; }

    internal SessionFacts With(PlayedBitrates bitrates, double played)
    {
        bitrates.Switch(0, played);
        return this with
        {
            MeanBitrateKbps = bitrates.Mean,
            MeanLogBitrate = bitrates.MeanLog,
            BitrateChangeKbps = bitrates.Change,
            LogBitrateChange = bitrates.LogChange,
        };
    }
}
