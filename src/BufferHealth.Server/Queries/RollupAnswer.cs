using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Queries;

/// <summary>Minutes as they are kept, added up.</summary>
internal sealed class RollupAnswer(RollupRow row) : Figures(row)
{
    /// <summary>Where the first minute begins, in ms since 1970.</summary>
    public long MinuteMs => Row.MinuteMs;

    /// <summary>The value; empty for sessions that do not tell it, and for all. Hostile text.</summary>
    public string Value => Row.Value;

    /// <summary>Startups, ms.</summary>
    public HistogramAnswer Startup => HistogramAnswer.Of(Row.Startup);

    /// <summary>The newest level of each viewer at each minute's end, ms.</summary>
    public HistogramAnswer Level => HistogramAnswer.Of(Row.Level);

    /// <summary>Scores of the sessions closed.</summary>
    public HistogramAnswer Score => HistogramAnswer.Of(Row.Score);
}
