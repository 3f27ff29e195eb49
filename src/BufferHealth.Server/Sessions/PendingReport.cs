using BufferHealth.Cmcd;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>What of a record of event mode depends on the order, in 16 bytes. Times are ms from the queue's first record on.</summary>
internal struct PendingReport
{
    private const ushort Unknown = ushort.MaxValue;
    private const int ContentBits = 12;

    private readonly int _kbps;
    private readonly ushort _levelTenths;
    private readonly ushort _stateAndContent;

    /// <param name="state">What the player said it does.</param>
    /// <param name="levelMs">Level in ms; over 6,553 s is 6,553 s.</param>
    /// <param name="bitrateKbps">The bitrate selected.</param>
    /// <param name="content">A hash of the content's id: see <see cref="ContentHash"/>; 0 when not told.</param>
    public PendingReport(CmcdState? state, long? levelMs, long? bitrateKbps, ushort content)
    {
        _levelTenths = levelMs is { } level ? (ushort)Math.Min(level / 100, Unknown - 1) : Unknown;
        _kbps = bitrateKbps is { } kbps ? (int)Math.Min(kbps, int.MaxValue) : -1;
        _stateAndContent = (ushort)((state is { } told ? (int)told + 1 : 0) << ContentBits | content);
    }

    /// <summary>The player's time.</summary>
    public int Time { get; set; }

    /// <summary>When it came.</summary>
    public int Arrival { get; set; }

    /// <summary>Hash of the content's id; 0 when not told.</summary>
    public readonly ushort Content => (ushort)(_stateAndContent & ((1 << ContentBits) - 1));

    /// <summary>What the player said it does.</summary>
    public readonly CmcdState? State => _stateAndContent >> ContentBits is var state && state == 0 ? null : (CmcdState)(state - 1);

    /// <summary>Level in ms, to 100: as exact as the key is.</summary>
    public readonly long? LevelMs => _levelTenths == Unknown ? null : _levelTenths * 100L;

    /// <summary>The bitrate selected.</summary>
    public readonly int? Kbps => _kbps < 0 ? null : _kbps;

    /// <summary>Twelve bits of a content's id, never 0: one change of content in 4095 is missed, for 2 bytes a record.</summary>
    public static ushort ContentHash(byte[]? content) =>
        content is null ? (ushort)0 : (ushort)(1 + SessionHash.Of(content) % ((1 << ContentBits) - 1));

    internal readonly void Write(SnapshotWriter writer)
    {
        writer.Put(Time);
        writer.Put(Arrival);
        writer.Put(_kbps);
        writer.Put(_levelTenths);
        writer.Put(_stateAndContent);
    }

    internal static PendingReport Read(ref SnapshotReader reader) => new(ref reader);

    private PendingReport(ref SnapshotReader reader)
    {
        Time = reader.Int();
        Arrival = reader.Int();
        _kbps = reader.Int();
        _levelTenths = (ushort)reader.Long(0, ushort.MaxValue);
        _stateAndContent = (ushort)reader.Long(0, ushort.MaxValue);
    }
}
