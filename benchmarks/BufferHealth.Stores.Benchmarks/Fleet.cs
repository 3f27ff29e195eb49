using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;
using BufferHealth.Stores.Writer;

namespace BufferHealth.Stores.Benchmarks;

/// <summary>A day of a fleet: so many sessions and points in the order in which they would come, and minutes by dimension.</summary>
internal static class Fleet
{
    /// <summary>Rows in a batch.</summary>
    internal const int Batch = 10_000;

    /// <summary>Shards that write minutes.</summary>
    internal const int Shards = 2;

    /// <summary>Contents that are told apart.</summary>
    internal const int Contents = 50;

    /// <summary>The day's first minute.</summary>
    internal const long StartMs = NumberedBatch.FirstMs;

    /// <summary>The day after it.</summary>
    internal const long EndMs = StartMs + 86_400_000;

    /// <summary>Closed sessions, the first to end first.</summary>
    internal static IEnumerable<StoreBatch> Sessions(int sessions) => Enumerable.Range(0, sessions).Chunk(Batch).Select(chunk => new StoreBatch(
        [.. chunk.Select(i => Session(i, sessions))], [], []));

    /// <summary>Points, in the order of their time; all sessions of a while in turns.</summary>
    internal static IEnumerable<StoreBatch> Points(int points, int sessions) => Enumerable.Range(0, points).Chunk(Batch).Select(chunk => new StoreBatch(
        [], [], [.. chunk.Select(i => Point(i, points, sessions))]));

    /// <summary>A day of minutes: all, each content, three players and two CDNs, by shard.</summary>
    internal static IEnumerable<StoreBatch> Minutes() => Enumerable.Range(0, 1440).SelectMany(Minute).Chunk(Batch).Select(chunk => new StoreBatch([], chunk, []));

    /// <summary>The id of a session.</summary>
    internal static string Id(int i) => NumberedBatch.Session(Scattered(i)).SessionId;

    private static SessionRow Session(int i, int sessions)
    {
        long end = StartMs + (86_400_000L * i / sessions);
        return NumberedBatch.Session(i) with { SessionId = Id(i), StartMs = end - 600_000 - (i % 600_000), EndMs = end };
    }

    private static SessionPoint Point(int i, int points, int sessions)
    {
        // Ten points of each session, over the ten minutes before its end.
        int session = (int)Math.Clamp(((long)sessions * i / points) + (i % 10 * sessions / 1440), 0, sessions - 1);
        return NumberedBatch.Point(i) with { SessionId = Id(session), AtMs = StartMs + (86_400_000L * i / points), Position = i };
    }

    private static IEnumerable<RollupRow> Minute(int minute) =>
        from shard in Enumerable.Range(0, Shards)
        from value in ((string Dimension, string Value)[])
        [
            (Dimensions.All, ""),
            .. Enumerable.Range(0, Contents).Select(i => (Dimensions.Content, $"content {i}")),
            (Dimensions.Player, "hls.js"), (Dimensions.Player, "dash.js"), (Dimensions.Player, "shaka"), (Dimensions.Cdn, "cdn-a"), (Dimensions.Cdn, "cdn-b"),
        ]
        select NumberedBatch.Minute(StartMs + (minute * 60_000L), value.Dimension, value.Value, shard, (minute * 31) + value.Value.Length);

    // Ids in no order, as those of players are: a multiplier that shares no factor with 2^31.
    private static int Scattered(int i) => (int)((i * 2_654_435_761L) & int.MaxValue);
}
