using System.Text;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Sessions.Snapshots;
using SessionOptions = BufferHealth.Server.Sessions.SessionOptions;

namespace BufferHealth.Server.Rollups;

/// <summary>What a tenant's sessions add up to in the minute that is not over, by dimension.</summary>
internal sealed class TenantMinute
{
    private const int Fixed = 4;

    private readonly List<DimensionMinute> _dimensions =
        [.. new[] { Dimensions.All, Dimensions.Content, Dimensions.Player, Dimensions.Cdn }.Select(name => new DimensionMinute(Encoding.ASCII.GetBytes(name)))];

    /// <summary>Adds what a session adds, under each of its values.</summary>
    public void Add(Session session, in MinuteShare share, SessionOptions options, SessionCounts counts)
    {
        _dimensions[0].Add([], share, 1);
        Add(_dimensions[1], session.Content ?? [], share, options, counts);
        Add(_dimensions[2], session.Player ?? [], share, options, counts);
        Add(_dimensions[3], session.Cdn ?? [], share, options, counts);
        ReadOnlySpan<byte[]> custom = session.CustomTexts;
        for (int i = 0; i < custom.Length; i += 2)
        {
            if (Custom(custom[i], options.RollupKeys) is { } dimension)
            {
                Add(dimension, custom[i + 1], share, options, counts);
            }
            else
            {
                counts.RefusedDimensions++;
            }
        }
    }

    /// <summary>Tells the rows of this minute and forgets them.</summary>
    public void Tell(string tenant, long minuteMs, int shard, ISessionOutput output)
    {
        foreach (DimensionMinute dimension in _dimensions)
        {
            dimension.Tell(tenant, minuteMs, shard, output);
        }
        _dimensions.RemoveRange(Fixed, _dimensions.Count - Fixed);
    }

    private static void Add(DimensionMinute dimension, byte[] value, in MinuteShare share, SessionOptions options, SessionCounts counts) =>
        counts.OtherValues += dimension.Add(value, share, options.RollupValues) ? 0 : 1;

    /// <summary>Null when there is no place for one more.</summary>
    private DimensionMinute? Custom(byte[] key, int most)
    {
        for (int i = Fixed; i < _dimensions.Count; i++)
        {
            if (_dimensions[i].Name.AsSpan().SequenceEqual(key))
            {
                return _dimensions[i];
            }
        }
        if (_dimensions.Count == Fixed + most)
        {
            return null;
        }
        _dimensions.Add(new(key));
        return _dimensions[^1];
    }

    internal void Write(SnapshotWriter writer)
    {
        writer.Put(_dimensions.Count - Fixed);
        for (int i = 0; i < _dimensions.Count; i++)
        {
            if (i >= Fixed)
            {
                writer.PutShared(_dimensions[i].Name);
            }
            _dimensions[i].Write(writer);
        }
    }

    internal void Read(ref SnapshotReader reader)
    {
        int custom = reader.Count();
        for (int i = 0; i < Fixed + custom; i++)
        {
            if (i >= Fixed)
            {
                _dimensions.Add(new(reader.Shared() ?? throw SnapshotReader.Damaged("a dimension has no name")));
            }
            _dimensions[i].Read(ref reader);
        }
    }
}
