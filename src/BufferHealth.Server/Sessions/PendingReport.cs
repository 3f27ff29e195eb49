using BufferHealth.Cmcd;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>What of a record of event mode depends on the order, in 16 bytes. Times are ms from the queue's first record on.</summary>
internal struct PendingReport
{
    private const ushort Unknown = ushort.MaxValue;
    private const int ContentBits = 12;
    private const int KbpsBits = 17;
    private const int MostKbps = (1 << KbpsBits) - 2;
    private const int StalledBits = 14;
    private const int StalledUnitMs = 10;
    private const int OrderBits = 10;
    private const int KnownOrder = 1 << 9;
    private const int SecondWindow = 1 << 8;

    /// <summary>An arrival is at most so many ms before or after the base: 35 min.</summary>
    public const int MostArrival = (1 << (31 - OrderBits)) - 1;

    /// <summary>Bitrate and 1, then the stall that ended in 10 ms, then whether the state is new.</summary>
    private readonly uint _figures;
    private readonly ushort _levelTenths;
    private readonly ushort _stateAndContent;

    /// <summary>When it came; then whether it has a sequence number, in which window, and the lowest 8 bits of it.</summary>
    private int _arrivalAndOrder;

    /// <param name="state">What the player said it does.</param>
    /// <param name="levelMs">Level in ms; over 6,553 s is 6,553 s.</param>
    /// <param name="bitrateKbps">The bitrate selected; over 131 Mbps is 131 Mbps.</param>
    /// <param name="stalledMs">A stall that has ended; over 163 s is 163 s.</param>
    /// <param name="isChange">Whether the record was sent because the state changed.</param>
    /// <param name="content">A hash of the content's id: see <see cref="ContentHash"/>; 0 when not told.</param>
    /// <param name="order">Its place among those of its target: see <see cref="OrderOf"/>; 0 when not told.</param>
    public PendingReport(CmcdState? state, long? levelMs, long? bitrateKbps, long? stalledMs, bool isChange, ushort content, ushort order)
    {
        _levelTenths = levelMs is { } level ? (ushort)Math.Min(level / 100, Unknown - 1) : Unknown;
        uint kbps = bitrateKbps is { } told ? (uint)Math.Min(told, MostKbps) + 1 : 0;
        uint stalled = stalledMs is { } ms ? (uint)Math.Clamp(ms / StalledUnitMs, 1, (1 << StalledBits) - 1) : 0;
        _figures = kbps | stalled << KbpsBits | (isChange ? 1u << (KbpsBits + StalledBits) : 0);
        _stateAndContent = (ushort)((state is { } now ? (int)now + 1 : 0) << ContentBits | content);
        _arrivalAndOrder = order;
    }

    /// <summary>The player's time.</summary>
    public int Time { get; set; }

    /// <summary>When it came: up to <see cref="MostArrival"/>.</summary>
    public int Arrival
    {
        readonly get => _arrivalAndOrder >> OrderBits;
        set => _arrivalAndOrder = value << OrderBits | Order;
    }

    /// <summary>Hash of the content's id; 0 when not told.</summary>
    public readonly ushort Content => (ushort)(_stateAndContent & ((1 << ContentBits) - 1));

    /// <summary>What the player said it does.</summary>
    public readonly CmcdState? State => _stateAndContent >> ContentBits is var state && state == 0 ? null : (CmcdState)(state - 1);

    /// <summary>Level in ms, to 100: as exact as the key is.</summary>
    public readonly long? LevelMs => _levelTenths == Unknown ? null : _levelTenths * 100L;

    /// <summary>The bitrate selected.</summary>
    public readonly int? Kbps => (int)(_figures & ((1 << KbpsBits) - 1)) - 1 is var kbps && kbps < 0 ? null : kbps;

    /// <summary>A stall that has ended, to 10 ms; null when none was told.</summary>
    public readonly int? StalledMs => (int)(_figures >> KbpsBits & ((1 << StalledBits) - 1)) is var stalled && stalled == 0 ? null : stalled * StalledUnitMs;

    /// <summary>Whether the record was sent because the state changed.</summary>
    public readonly bool IsChange => _figures >> (KbpsBits + StalledBits) != 0;

    /// <summary>Twelve bits of a content's id, never 0: one change of content in 4095 is missed, for 2 bytes a record.</summary>
    public static ushort ContentHash(byte[]? content) =>
        content is null ? (ushort)0 : (ushort)(1 + SessionHash.Of(content) % ((1 << ContentBits) - 1));

    private readonly int Order => _arrivalAndOrder & ((1 << OrderBits) - 1);

    /// <summary>Ten bits that tell which of two records of one target was made first, as long as they are less than 128 apart.</summary>
    /// <param name="window">Which of a session's windows holds its target's numbers: 0 or 1.</param>
    /// <param name="number">Its sequence number.</param>
    public static ushort OrderOf(int window, long number) => (ushort)(KnownOrder | (window == 0 ? 0 : SecondWindow) | (byte)number);

    /// <summary>Whether it was made after another one: by the time stamp, then by the sequence number where both have one for the same target.</summary>
    public readonly bool IsAfter(in PendingReport other) =>
        Time == other.Time ? Precedes(other.Order, Order) : Time > other.Time;

    /// <summary>Whether a record was made before another one of the same time, by what <see cref="OrderOf"/> says of them; false where it is unknown.</summary>
    public static bool Precedes(int order, int other)
    {
        bool comparable = (order & other & KnownOrder) != 0 && ((order ^ other) & SecondWindow) == 0;
        return comparable && (sbyte)(order - other) < 0;
    }

    internal readonly void Write(SnapshotWriter writer)
    {
        writer.Put(Time);
        writer.Put(Arrival);
        writer.Put(Order);
        writer.Put(_figures);
        writer.Put(_levelTenths);
        writer.Put(_stateAndContent);
    }

    internal static PendingReport Read(ref SnapshotReader reader) => new(ref reader);

    private PendingReport(ref SnapshotReader reader)
    {
        Time = reader.Int();
        _arrivalAndOrder = (int)reader.Long(-MostArrival, MostArrival) << OrderBits | (int)reader.Long(0, (1 << OrderBits) - 1);
        _figures = (uint)reader.Long(0, uint.MaxValue);
        _levelTenths = (ushort)reader.Long(0, ushort.MaxValue);
        _stateAndContent = (ushort)reader.Long(0, ushort.MaxValue);
    }
}
