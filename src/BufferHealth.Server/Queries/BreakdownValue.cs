using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Queries;

/// <summary>The figures of the sessions that share a value of a dimension.</summary>
internal sealed class BreakdownValue(RollupRow row) : Figures(row)
{
    /// <summary>The value; empty for sessions that do not tell it. Hostile text.</summary>
    public string Value => Row.Value;
}
