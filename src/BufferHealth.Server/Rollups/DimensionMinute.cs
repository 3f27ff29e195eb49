using System.Text;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Rollups;

/// <summary>The values of one dimension in the minute that is not over, in the order in which they came.</summary>
/// <param name="name">The dimension, as it was told.</param>
internal sealed class DimensionMinute(byte[] name)
{
    private static readonly byte[] Others = Encoding.ASCII.GetBytes(Dimensions.Others);

    private readonly List<MinuteSums> _inOrder = [];
    private readonly Dictionary<byte[], MinuteSums> _byValue = new(new SessionKeys());
    private MinuteSums? _others;

    /// <summary>The dimension, as it was told.</summary>
    public byte[] Name => name;

    /// <summary>Adds what a session of this value adds.</summary>
    /// <param name="value">The value.</param>
    /// <param name="share">What it adds.</param>
    /// <param name="most">The most values; one more is among the others.</param>
    /// <returns>False when the value is among the others.</returns>
    public bool Add(byte[] value, in MinuteShare share, int most)
    {
        if (!_byValue.TryGetValue(value, out MinuteSums? sums))
        {
            if (_byValue.Count >= most || value.AsSpan().SequenceEqual(Others))
            {
                (_others ??= new(Others)).Add(share);
                return false;
            }
            sums = new(value);
            _inOrder.Add(sums);
            _byValue.Add(value, sums);
        }
        sums.Add(share);
        return true;
    }

    /// <summary>Tells the rows of this minute and forgets them.</summary>
    public void Tell(string tenant, long minuteMs, int shard, ISessionOutput output)
    {
        string dimension = Encoding.ASCII.GetString(name);
        foreach (MinuteSums sums in _others is null ? _inOrder : [.. _inOrder, _others])
        {
            if (sums.Row(tenant, minuteMs, dimension, shard) is { } row)
            {
                output.Minute(row);
            }
        }
        _inOrder.Clear();
        _byValue.Clear();
        _others = null;
    }

    internal void Write(SnapshotWriter writer)
    {
        writer.Put(_inOrder.Count);
        foreach (MinuteSums sums in _inOrder)
        {
            writer.PutShared(sums.Value);
            sums.Write(writer);
        }
        writer.Put(_others is not null);
        _others?.Write(writer);
    }

    internal void Read(ref SnapshotReader reader)
    {
        for (int left = reader.Count(); left > 0; left--)
        {
            MinuteSums sums = MinuteSums.Read(reader.Shared() ?? throw SnapshotReader.Damaged("a value is missing"), ref reader);
            _inOrder.Add(sums);
            if (!_byValue.TryAdd(sums.Value, sums))
            {
                throw SnapshotReader.Damaged("a value is there twice");
            }
        }
        _others = reader.Bool() ? MinuteSums.Read(Others, ref reader) : null;
    }
}
