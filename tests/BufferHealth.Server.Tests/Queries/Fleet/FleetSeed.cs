using BufferHealth.Server.Live;
using BufferHealth.Server.Queries;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Tests.Queries.Fleet;

/// <summary>Fleets to look at: the same each time.</summary>
internal sealed class FleetSeed
{
    /// <summary>Whose they are.</summary>
    public const string Tenant = "local";

    /// <summary>The session that is told point by point.</summary>
    public const string Told = "3f9a61c2-58d4-4f0e-9b1d-7c2e5a90d417";

    /// <summary>A content that nobody should name so.</summary>
    public const string Hostile = "=HYPERLINK(\"x\")<img src=x onerror=\"window.harmed=1\">";

    /// <summary>The dimension of a custom key.</summary>
    public const string Region = "com.example-region";

    private const int Minutes = 360;
    private const long MinuteMs = 60_000;

    private static readonly string[] Contents = ["live-final", "news-24", "film-0417", "series-12-e03", "kids-club", "concert-hall", "docu-ocean", Hostile];
    private static readonly string[] Players = ["hls.js", "dash.js", "shaka", "buffer-health"];
    private static readonly string[] Cdns = ["north", "south", "west"];
    private static readonly string[] Regions = ["de", "fr", "pl", "us-east"];

    private readonly Random _random = new(417);
    private readonly long _nowMs;

    private FleetSeed(DateTimeOffset now) => _nowMs = now.ToUnixTimeMilliseconds();

    /// <summary>The store.</summary>
    public MemoryStore Store { get; } = new();

    /// <summary>The open sessions.</summary>
    public MemoryLive Live { get; } = new();

    /// <summary>The collector.</summary>
    public MemoryHealth Health { get; } = new();

    /// <summary>Nobody.</summary>
    public static FleetSeed Empty(DateTimeOffset now) => new(now);

    /// <summary>One viewer, for some minutes.</summary>
    public static FleetSeed One(DateTimeOffset now)
    {
        FleetSeed seed = new(now);
        List<RollupRow> rows = [];
        foreach ((string dimension, string value) in new[] { ("all", ""), ("content", "film-0417"), ("player", "hls.js"), ("cdn", "north") })
        {
            rows.AddRange(Enumerable.Range(1, 7).Select(back => seed.Minute(back, dimension, value, 1, back == 3 ? 0.06 : 0, back == 7 ? 1 : 0)));
        }
        seed.Store.Write(new StoreBatch([], rows, seed.Points(Told)));
        SessionRow row = seed.Row(0, Told) with { StartMs = seed._nowMs - 420_000, EndMs = seed._nowMs - 400, Ending = null, ContentId = "film-0417", CdnId = "north", Player = "hls.js" };
        seed.Live.Open = [new LiveSession(row, SessionState.Playing, seed._nowMs - 90_000, 12_400)];
        seed.Live.Counts = new LiveCounts { Viewers = 1, Playing = 1 };
        seed.Health.Told = seed.Health.Told with { Taken = 96 };
        return seed;
    }

    /// <summary>Ten thousand viewers over six hours.</summary>
    /// <param name="now">Their present.</param>
    /// <param name="incident">Whether the CDN <c>south</c> has been failing for the last 18 minutes.</param>
    public static FleetSeed Many(DateTimeOffset now, bool incident)
    {
        FleetSeed seed = new(now);
        List<RollupRow> rows = [];
        for (int back = Minutes; back > 0; back--)
        {
            double tide = 6_400 + (3_600 * Math.Sin((Minutes - back) / (double)Minutes * Math.PI * 0.62)) + seed._random.Next(-60, 60);
            bool failing = incident && back <= 18;
            double usual = 0.0035 + (0.0012 * seed._random.NextDouble());
            double south = failing ? 0.09 + (0.03 * seed._random.NextDouble()) : usual * 1.3;
            rows.Add(seed.Minute(back, Dimensions.All, "", tide, (usual * 0.7) + (south * 0.3), tide / 22));
            seed.Split(rows, back, Dimensions.Cdn, Cdns, tide, value => value == "south" ? south : usual, [0.45, 0.3, 0.25]);
            seed.Split(rows, back, Dimensions.Content, Contents, tide, value => (usual * 0.7) + (south * (value == "live-final" ? 0.5 : 0.25)), [0.38, 0.2, 0.13, 0.1, 0.08, 0.06, 0.04, 0.01]);
            seed.Split(rows, back, Dimensions.Player, Players, tide, value => ((usual * 0.7) + (south * 0.3)) * (value == "dash.js" ? 1.2 : 1), [0.5, 0.2, 0.18, 0.12]);
            seed.Split(rows, back, Region, Regions, tide, _ => (usual * 0.7) + (south * 0.3), [0.4, 0.3, 0.2, 0.1]);
        }
        SessionRow[] closed =
        [
            seed.Row(1, Told) with
            {
                ContentId = "live-final", CdnId = "south", Player = "hls.js", StallSource = StallSource.Events, StallCount = 2, StallMs = 19_700, PlayingMs = 558_000,
                StartMs = seed._nowMs - 660_000, EndMs = seed._nowMs - 60_000, StartupMs = 2_140, Score = 41.6, Errors = 1, Reports = 214, Duplicates = 9, Late = 3,
                Ending = SessionEnding.Quit, MeanLevelMs = 8_900, MeanBitrateKbps = 3_240,
            },
            .. Enumerable.Range(2, 400).Select(i => seed.Row(i, seed.Name())),
        ];
        seed.Store.Write(new StoreBatch(closed, rows, seed.Points(Told)));
        seed.Live.Open = [.. Enumerable.Range(500, 160).Select(i => seed.Open(i, incident))];
        int stalled = incident ? 371 : 22;
        seed.Live.Counts = new LiveCounts { Viewers = 9_871 + stalled, Playing = 9_214, Stalled = stalled, Starting = 61, Paused = 540, Seeking = 34 };
        seed.Health.Told = seed.Health.Told with { Taken = 18_204_331, WaitingBytes = 412_800 };
        return seed;
    }

    /// <summary>As the collector does when its store's disk is full.</summary>
    public FleetSeed WithFullDisk()
    {
        const string reason = "The disk of the data folder is full. Free some space; the collector goes on by itself.";
        Store.Unavailable = reason;
        Health.Told = Health.Told with { Refused = 48_112, Dropped = 0, LastLossMs = _nowMs - 900, WaitingBytes = 64_000_000, Store = new PartHealth(false, reason) };
        return this;
    }

    private void Split(List<RollupRow> rows, int back, string dimension, string[] values, double viewers, Func<string, double> ratio, double[] shares)
    {
        for (int i = 0; i < values.Length; i++)
        {
            rows.Add(Minute(back, dimension, values[i], viewers * shares[i], ratio(values[i]), viewers * shares[i] / 22));
        }
    }

    private RollupRow Minute(int back, string dimension, string value, double viewers, double ratio, double started)
    {
        var (startup, level, score) = (Histogram.Of(Histogram.Startup), Histogram.Of(Histogram.Level), Histogram.Of(Histogram.Score));
        double trouble = Math.Min(1, ratio * 9);
        for (int i = 0; i < Math.Min(200, started); i++)
        {
            startup.Add(620 * Math.Exp(_random.NextDouble() * 1.1) * (1 + (trouble * 1.6)));
            score.Add(Math.Clamp(92 - (trouble * 45) - (18 * _random.NextDouble()), 0, 100));
        }
        for (int i = 0; i < Math.Min(400, viewers); i++)
        {
            level.Add(_random.NextDouble() < trouble * 0.5 ? 2_500 * _random.NextDouble() : Math.Max(0, 17_000 + (6_500 * (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5))));
        }
        long watched = (long)(viewers * MinuteMs * 0.93);
        return new RollupRow
        {
            Tenant = Tenant,
            MinuteMs = (_nowMs / MinuteMs * MinuteMs) - (back * MinuteMs),
            Dimension = dimension,
            Value = value,
            Shard = 0,
            Viewers = (long)viewers,
            Started = (long)started,
            Closed = (long)started,
            PlayingMs = (long)(watched * (1 - ratio)),
            StallMs = (long)(watched * ratio),
            StallCount = (long)Math.Round(watched * ratio / (2_400 + (trouble * 2_800) + (900 * _random.NextDouble()))),
            Errors = (long)(viewers * ratio / 50),
            Reports = (long)(viewers * 12),
            Startup = startup,
            Level = level,
            Score = score,
        };
    }

    private LiveSession Open(int i, bool incident)
    {
        bool stalled = i < (incident ? 548 : 522);
        SessionState state = stalled ? SessionState.Stalled : i % 13 == 0 ? SessionState.Paused : i % 41 == 0 ? SessionState.Starting : SessionState.Playing;
        SessionRow row = Row(i, Name()) with { Ending = null, EndMs = _nowMs - _random.Next(200, 4_000) };
        row = stalled ? row with { CdnId = incident ? "south" : row.CdnId, StallSource = StallSource.Events, StallCount = (row.StallCount ?? 0) + 1, StallMs = (row.StallMs ?? 0) + 6_200, Score = (row.Score ?? 90) - 14 } : row;
        return new LiveSession(row, state, _nowMs - _random.Next(600, stalled ? 14_000 : 600_000), stalled ? 0 : _random.Next(4_000, 24_000));
    }

    private SessionRow Row(int i, string name)
    {
        long start = _nowMs - _random.Next(120_000, 3_000_000);
        bool tells = i % 9 != 4;
        long stalls = _random.Next(0, 10) < 6 ? 0 : _random.Next(1, 5);
        return new SessionRow
        {
            Tenant = Tenant,
            SessionId = name,
            Part = 0,
            ContentId = i % 17 == 5 ? null : Contents[i * 7 % Contents.Length],
            CdnId = Cdns[i % Cdns.Length],
            Player = Players[i * 3 % Players.Length],
            Custom = new Dictionary<string, string> { [Region] = Regions[i % Regions.Length] },
            StartMs = start,
            EndMs = Math.Min(_nowMs - 1_000, start + _random.Next(60_000, 1_800_000)),
            Ending = i % 5 == 0 ? SessionEnding.TimedOut : i % 3 == 0 ? SessionEnding.Quit : SessionEnding.Ended,
            StartupMs = i % 11 == 3 ? null : _random.Next(480, 3_900),
            StallSource = tells ? StallSource.Events : StallSource.None,
            StallCount = tells ? stalls : null,
            StallMs = tells ? stalls * _random.Next(500, 4_000) : null,
            PlayingMs = tells ? _random.Next(60_000, 1_500_000) : null,
            PausedMs = tells ? _random.Next(0, 60_000) : null,
            SeekingMs = tells ? _random.Next(0, 4_000) : null,
            StartingMs = tells ? _random.Next(480, 3_900) : null,
            MeanLevelMs = _random.Next(6_000, 22_000),
            MeanBitrateKbps = _random.Next(900, 6_000),
            Score = tells ? 100 - (stalls * 11) - _random.Next(4, 18) : null,
            DroppedFrames = _random.Next(0, 60),
            Errors = 0,
            StarvedRequests = 0,
            ContentChanges = 0,
            ClockBehindMs = _random.Next(-400, 900),
            Reports = _random.Next(20, 400),
            Duplicates = _random.Next(0, 4),
            Late = 0,
            Refused = 0,
        };
    }

    private string Name()
    {
        byte[] bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    /// <summary>Ten minutes: startup, playback, a stall of 14.2 s with its cause, a seek, a pause, an error, a stall of 5.5 s.</summary>
    private SessionPoint[] Points(string name)
    {
        long start = _nowMs - 660_000;
        List<SessionPoint> points = [];
        void Add(double seconds, SessionState state, double? level, string? note = null, long bitrate = 3_200) => points.Add(new SessionPoint
        {
            Tenant = Tenant,
            SessionId = name,
            Part = 0,
            AtMs = start + (long)(seconds * 1000),
            State = state,
            LevelMs = level is null ? null : (long)(level * 1000),
            BitrateKbps = bitrate,
            Note = note,
            Position = points.Count + 1,
        });
        Add(0, SessionState.Starting, 0, bitrate: 1_200);
        Add(2.14, SessionState.Playing, 2.4, bitrate: 1_200);
        for (int at = 10; at < 190; at += 10)
        {
            Add(at, SessionState.Playing, Math.Min(18, 3 + (at / 6.0)) + _random.NextDouble(), bitrate: at < 40 ? 1_200 : 4_500);
        }
        Add(190, SessionState.Playing, 11.2, bitrate: 4_500);
        Add(200, SessionState.Playing, 3.1, bitrate: 2_400);
        Add(206.3, SessionState.Stalled, 0, "starved", 1_200);
        Add(216.3, SessionState.Stalled, 0.9, null, 1_200);
        Add(220.5, SessionState.Playing, 2, null, 1_200);
        for (int at = 230; at < 340; at += 10)
        {
            Add(at, SessionState.Playing, Math.Min(15, 2 + ((at - 220) / 8.0)) + _random.NextDouble(), bitrate: at < 270 ? 1_200 : 3_200);
        }
        Add(340, SessionState.Seeking, 0.4);
        Add(343.1, SessionState.Playing, 1.8);
        for (int at = 350; at < 420; at += 10)
        {
            Add(at, SessionState.Playing, 4 + ((at - 350) / 9.0));
        }
        Add(420, SessionState.Paused, 14);
        Add(452, SessionState.Playing, 16);
        Add(470, SessionState.Playing, 13.5, "404 segment");
        for (int at = 480; at < 510; at += 10)
        {
            Add(at, SessionState.Playing, 13 - ((at - 470) / 3.5));
        }
        Add(512, SessionState.Stalled, 0, "starved");
        Add(517.5, SessionState.Playing, 2.2);
        for (int at = 520; at < 600; at += 10)
        {
            Add(at, SessionState.Playing, 3 + ((at - 520) / 7.0));
        }
        Add(600, SessionState.Ended, 14);
        return [.. points];
    }
}
