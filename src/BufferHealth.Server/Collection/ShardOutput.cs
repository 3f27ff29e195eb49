using System.Collections.Immutable;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Collection;

/// <summary>Gathers what a shard tells until its loop passes it on. The loop's thread alone, but for the totals.</summary>
internal sealed class ShardOutput : ISessionOutput
{
    private List<SessionRow> _rows = [];
    private List<RollupRow> _rollups = [];
    private List<SessionPoint> _points = [];
    private volatile ImmutableDictionary<string, MinuteTotals> _totals = ImmutableDictionary.Create<string, MinuteTotals>(StringComparer.Ordinal);

    /// <summary>What minutes add up to, by tenant. Any thread.</summary>
    public ImmutableDictionary<string, MinuteTotals> Totals => _totals;

    /// <inheritdoc/>
    public void Told(SessionPoint point) => _points.Add(point);

    /// <inheritdoc/>
    public void Minute(RollupRow row)
    {
        _rollups.Add(row);
        if (row.Dimension == Dimensions.All)
        {
            _totals = _totals.SetItem(row.Tenant, _totals.GetValueOrDefault(row.Tenant) + MinuteTotals.Of(row));
        }
    }

    /// <inheritdoc/>
    public void Closed(SessionRow row) => _rows.Add(row);

    /// <summary>What was told since the last time; null when nothing was.</summary>
    public StoreBatch? Take()
    {
        if (_rows.Count + _rollups.Count + _points.Count == 0)
        {
            return null;
        }
        StoreBatch batch = new(_rows, _rollups, _points);
        (_rows, _rollups, _points) = ([], [], []);
        return batch;
    }
}
