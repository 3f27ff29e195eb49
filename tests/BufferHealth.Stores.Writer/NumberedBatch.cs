using System.Globalization;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;

namespace BufferHealth.Stores.Writer;

/// <summary>Batches that follow from their number, so that what a store holds can be held against what it should.</summary>
internal static class NumberedBatch
{
    /// <summary>When the first batch's minute began.</summary>
    internal const long FirstMs = 1_732_300_020_000;

    /// <summary>Rows of sessions, of minutes and of points in each.</summary>
    internal const int Rows = 500;

    /// <summary>The tenant of all.</summary>
    internal const string Tenant = "acme";

    /// <summary>The batch of a number.</summary>
    internal static StoreBatch Of(int number)
    {
        int first = number * Rows;
        return new(
            [.. Enumerable.Range(first, Rows).Select(Session)],
            [.. Enumerable.Range(0, Rows).Select(i => Minute(FirstMs + (number * 60_000L), Dimensions.Content, $"content {i}", 0, i))],
            [.. Enumerable.Range(first, Rows).Select(i => Point(i))]);
    }

    /// <summary>A session of which nothing is null.</summary>
    internal static SessionRow Session(int i) => new()
    {
        Tenant = Tenant,
        SessionId = new Guid(i, 0x1234, 0x4321, 1, 2, 3, 4, 5, 6, 7, 8).ToString(),
        Part = 0,
        ContentId = string.Create(CultureInfo.InvariantCulture, $"content {i % 100}"),
        CdnId = i % 3 == 0 ? "cdn-a" : "cdn-b",
        Player = i % 2 == 0 ? "hls.js" : "dash.js",
        Custom = new Dictionary<string, string> { ["acme-region"] = i % 5 == 0 ? "north" : "south" },
        StartMs = FirstMs + (i * 100L),
        EndMs = FirstMs + (i * 100L) + 60_000,
        Ending = SessionEnding.Quit,
        StartupMs = 300 + (i % 3000),
        StallSource = StallSource.Events,
        StallCount = i % 4,
        StallMs = i % 4 * 700,
        PlayingMs = 50_000,
        PausedMs = 1000,
        SeekingMs = 500,
        StartingMs = 300,
        MeanLevelMs = 12_345.5,
        MeanBitrateKbps = 4500.25,
        Score = i % 101,
        DroppedFrames = i % 7,
        Errors = i % 2,
        StarvedRequests = 0,
        ContentChanges = 0,
        ClockBehindMs = -25,
        Reports = 40,
        Duplicates = 1,
        Late = 0,
        Refused = 0,
    };

    /// <summary>A minute with some of everything.</summary>
    internal static RollupRow Minute(long minuteMs, string dimension, string value, int shard, int i)
    {
        Histogram startup = Histogram.Of(Histogram.Startup);
        Histogram level = Histogram.Of(Histogram.Level);
        Histogram score = Histogram.Of(Histogram.Score);
        for (int k = 0; k < 6; k++)
        {
            startup.Add(200 + (i * 37 % 900) + (k * 211));
            level.Add((i * 131 % 3000) + (k * 3000));
            score.Add(((i * 7) + (k * 5)) % 101);
        }
        return new()
        {
            Tenant = Tenant,
            MinuteMs = minuteMs,
            Dimension = dimension,
            Value = value,
            Shard = shard,
            Viewers = 20 + (i % 30),
            Started = 6,
            Closed = 6,
            PlayingMs = 1_000_000 + i,
            StallMs = 9000 + i,
            StallCount = 11,
            Errors = i % 3,
            Reports = 300,
            Startup = startup,
            Level = level,
            Score = score,
        };
    }

    /// <summary>A point of the session of the same number, at the position of that number.</summary>
    internal static SessionPoint Point(int i) => new()
    {
        Tenant = Tenant,
        SessionId = new Guid(i, 0x1234, 0x4321, 1, 2, 3, 4, 5, 6, 7, 8).ToString(),
        Part = 0,
        AtMs = FirstMs + (i * 100L),
        State = (SessionState)(i % 9),
        LevelMs = i % 30_000,
        BitrateKbps = 4500,
        Note = i % 9 == 4 ? "link" : null,
        Position = i,
    };
}
