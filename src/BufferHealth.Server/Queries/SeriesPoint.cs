using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Queries;

/// <summary>The figures of one step.</summary>
internal sealed class SeriesPoint(RollupRow row) : Figures(row)
{
    /// <summary>Where the step begins, in ms since 1970.</summary>
    public long AtMs => Row.MinuteMs;
}
