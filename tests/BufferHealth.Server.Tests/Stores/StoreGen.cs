using System.Text;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;
using CsCheck;

namespace BufferHealth.Server.Tests.Stores;

/// <summary>Rows of all kinds with hostile texts and extreme numbers, under few names, so that they often replace each other.</summary>
internal static class StoreGen
{
    private static readonly Gen<string> HostileText = Gen.Frequency(
        (3, Gen.OneOf(
            "", " ", "'", "\"", "''; DROP TABLE sessions; --", "a\0b", "\0", "\u001a", "\u001a0\u001a1", "%_\\", "$tenant", "\r\n\t\u0001\u007f",
            "<script>alert(1)</script>", "=1+1", "{\"a\":[1]}", "\u20ac\u00df\u0130\u01c5", "\U0001F600", "\u202e\ufeff\uffff", new string('\u20ac', 42) + "ab", "NULL", "(others)")),
        (2, Gen.Char['\0', '\u07ff'].Array[0, 20].Select(chars => new string(chars))));

    private static readonly Gen<string?> Text = Gen.Frequency((1, Gen.Const((string?)null)), (4, HostileText.Select(t => (string?)t)));
    private static readonly Gen<long> Number = Gen.Frequency((1, Gen.OneOf(0, 1, -1, long.MaxValue, long.MinValue)), (2, Gen.Long[-1000, 1_000_000]));
    private static readonly Gen<long?> MaybeNumber = Gen.Frequency((1, Gen.Const((long?)null)), (2, Number.Select(n => (long?)n)));
    private static readonly Gen<int> Count = Gen.OneOf(0, 1, 7, int.MaxValue, int.MinValue);

    private static readonly Gen<double?> MaybeReal = Gen.OneOf(
        Gen.Const((double?)null), Gen.OneOf(0, double.MaxValue, double.Epsilon, 0.1).Select(d => (double?)d), Gen.Double[-1e6, 1e6].Select(d => (double?)d));

    private static readonly Gen<string> Tenant = Gen.OneOf("a", "b'\0");

    public static Gen<SessionRow> Session { get; } =
        from tenant in Tenant
        from session in Gen.OneOf(Gen.OneOf("s1", "S1", "s2\0", "s2"), HostileText)
        from part in Gen.Int[0, 1]
        from texts in Text.Array[3]
        from custom in Gen.Select(HostileText, HostileText).Array[0, 4]
        from numbers in Number.Array[2]
        from maybe in MaybeNumber.Array[9]
        from reals in MaybeReal.Array[3]
        from counts in Count.Array[7]
        from ending in Gen.Int[-1, Enum.GetValues<SessionEnding>().Length - 1]
        from source in Gen.Enum<StallSource>()
        select new SessionRow
        {
            Tenant = tenant,
            SessionId = session,
            Part = part,
            ContentId = texts[0],
            CdnId = texts[1],
            Player = texts[2],
            Custom = custom.DistinctBy(c => c.Item1).ToDictionary(c => c.Item1, c => c.Item2),
            StartMs = numbers[0],
            EndMs = numbers[1],
            Ending = ending < 0 ? null : (SessionEnding)ending,
            StartupMs = maybe[0],
            StallSource = source,
            StallCount = maybe[1],
            StallMs = maybe[2],
            PlayingMs = maybe[3],
            PausedMs = maybe[4],
            SeekingMs = maybe[5],
            StartingMs = maybe[6],
            MeanLevelMs = reals[0],
            MeanBitrateKbps = reals[1],
            Score = reals[2],
            DroppedFrames = maybe[7],
            Errors = counts[0],
            StarvedRequests = counts[1],
            ContentChanges = counts[2],
            ClockBehindMs = maybe[8],
            Reports = counts[3],
            Duplicates = counts[4],
            Late = counts[5],
            Refused = counts[6],
        };

    public static Gen<RollupRow> Minute { get; } =
        from tenant in Tenant
        from minute in Gen.Long[100, 111]
        from dimension in Gen.OneOf(Dimensions.All, Dimensions.Content, "x-'\0")
        from value in Gen.OneOf(Gen.OneOf("", "v", "V"), HostileText)
        from shard in Gen.Int[0, 3]
        from numbers in Number.Array[8]
        from startup in Counts(Histogram.Startup)
        from level in Counts(Histogram.Level)
        from score in Counts(Histogram.Score)
        select new RollupRow
        {
            Tenant = tenant,
            MinuteMs = minute * 60_000,
            Dimension = dimension,
            Value = value,
            Shard = shard,
            Viewers = numbers[0],
            Started = numbers[1],
            Closed = numbers[2],
            PlayingMs = numbers[3],
            StallMs = numbers[4],
            StallCount = numbers[5],
            Errors = numbers[6],
            Reports = numbers[7],
            Startup = startup,
            Level = level,
            Score = score,
        };

    public static Gen<SessionPoint> Point { get; } =
        from tenant in Tenant
        from session in Gen.OneOf("s1", "s2\0", "s2")
        from part in Gen.Int[0, 1]
        from at in Number
        from state in Gen.Enum<SessionState>()
        from level in MaybeNumber
        from bitrate in MaybeNumber
        from note in Text
        from position in Gen.Long[0, 100]
        select new SessionPoint
        {
            Tenant = tenant,
            SessionId = session,
            Part = part,
            AtMs = at,
            State = state,
            LevelMs = level,
            BitrateKbps = bitrate,
            Note = note,
            Position = position,
        };

    public static Gen<StoreBatch> Batch { get; } = Gen.Select(Session.List[0, 12], Minute.List[0, 12], Point.List[0, 12]).Select((s, m, p) => new StoreBatch(s, m, p));

    /// <summary>The same batch for tenants of its own, so that many can share a file.</summary>
    public static StoreBatch Apart(StoreBatch batch, int number) => new(
        [.. batch.Rows.Select(row => row with { Tenant = $"{row.Tenant} {number}" })],
        [.. batch.Rollups.Select(row => row with { Tenant = $"{row.Tenant} {number}" })],
        [.. batch.Points.Select(row => row with { Tenant = $"{row.Tenant} {number}" })]);

    /// <summary>All of a row, so that two with the same content are equal.</summary>
    public static string Told(SessionRow row) =>
        $"{row with { Custom = new Dictionary<string, string>() }} {row.MeanLevelMs:R} {row.MeanBitrateKbps:R} {row.Score:R}: "
        + string.Join(", ", row.Custom.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"[{c.Key}]=[{c.Value}]"));

    /// <summary>All of a row, so that two with the same content are equal.</summary>
    public static string Told(RollupRow row) =>
        $"{row}: {string.Join(' ', row.Startup.Counts)} | {string.Join(' ', row.Level.Counts)} | {string.Join(' ', row.Score.Counts)}";

    /// <summary>The order of texts in the store: that of their bytes.</summary>
    public static IComparer<string> TextOrder { get; } = Comparer<string>.Create(
        (a, b) => Encoding.UTF8.GetBytes(StoredText.Of(a)!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(StoredText.Of(b)!)));

    private static Gen<Histogram> Counts(int[] bounds) =>
        Gen.Frequency((3, Gen.Const(0L)), (1, Gen.Long[0, 1000])).Array[0, bounds.Length + 1].Select(counts => Histogram.Of(bounds, counts));
}
