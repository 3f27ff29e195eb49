using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Stores;
using BufferHealth.Stores.Benchmarks;
using BufferHealth.Stores.Writer;
using Spectre.Console;

Option<int> sessions = Number("--sessions", "Closed sessions in the file.", 1_000_000);
Option<int> points = Number("--points", "Points of timelines in the file.", 10_000_000);
Option<int> rounds = Number("--rounds", "How often each query is asked.", 15);
Option<string> folder = new("--folder") { Description = "Where the file is made and deleted again.", DefaultValueFactory = _ => Path.GetTempPath() };
RootCommand root = new("Measures the embedded store: writing in batches of 10 thousand rows, opening, and the dashboard's queries.") { sessions, points, rounds, folder };
root.SetAction(parsed => Run(parsed.GetValue(sessions), parsed.GetValue(points), parsed.GetValue(rounds), parsed.GetValue(folder)!));

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"benchmarks: {parsed.Errors[0].Message}");
    return 2;
}
return parsed.Invoke();

static int Run(int sessions, int points, int rounds, string folder)
{
    string path = Path.Combine(folder, $"buffer-health-benchmark-{Guid.NewGuid():N}.duckdb");
    StoreOptions options = new();
    Table table = new();
    table.AddColumns("what", "figure", "median", "worst");
    try
    {
        using (DuckDbStore store = DuckDbStore.Open(path, options))
        {
            Write(table, store, "sessions", Fleet.Sessions(sessions));
            Write(table, store, "sessions, the last 100 thousand again", Fleet.Sessions(sessions).TakeLast(10));
            Write(table, store, "minutes", Fleet.Minutes());
            Write(table, store, "points", Fleet.Points(points, sessions));
        }
        table.AddRow("file, closed", $"{new FileInfo(path).Length / 1048576.0:0} MiB", "", "");
        long before = Environment.WorkingSet;
        Stopwatch clock = Stopwatch.StartNew();
        using (DuckDbStore store = DuckDbStore.Open(path, options))
        {
            table.AddRow("opening", "", Ms(clock), "");
            Queries(table, store, rounds, sessions);
            table.AddRow("memory of the process beside that before it was opened", $"{(Environment.WorkingSet - before) / 1048576.0:0} MiB", "", "");
            clock.Restart();
            store.ForgetPointsAfter(points - (points / 100));
            table.AddRow("forgetting the last hundredth of the points", "", Ms(clock), "");
            clock.Restart();
            long expired = store.Expire(Fleet.StartMs + 3_600_000);
            table.AddRow("expiring the first hour", $"{expired:#,0} rows", Ms(clock), "");
        }
    }
    catch (StoreUnavailableException e)
    {
        Console.Error.WriteLine($"benchmarks: {e.Message}");
        return 1;
    }
    finally
    {
        File.Delete(path);
        File.Delete(path + ".wal");
    }
    AnsiConsole.Write(table);
    return 0;
}

static void Write(Table table, DuckDbStore store, string what, IEnumerable<StoreBatch> batches)
{
    List<double> ms = [];
    long rows = 0;
    foreach (StoreBatch batch in batches)
    {
        Stopwatch clock = Stopwatch.StartNew();
        store.Write(batch);
        ms.Add(clock.Elapsed.TotalMilliseconds);
        rows += batch.Rows.Count + batch.Rollups.Count + batch.Points.Count;
    }
    double rate = rows / ms.Sum() * 1000;
    ms.Sort();
    table.AddRow(
        $"write {rows.ToString("#,0", CultureInfo.InvariantCulture)} {what}",
        $"{rate.ToString("#,0", CultureInfo.InvariantCulture)} rows/s",
        $"{Shown(ms[ms.Count / 2])} a batch",
        Shown(ms[^1]));
}

static void Queries(Table table, DuckDbStore store, int rounds, int sessions)
{
    RollupQuery day = new() { Tenant = NumberedBatch.Tenant, Dimension = Dimensions.All, FromMs = Fleet.StartMs, ToMs = Fleet.EndMs };
    SessionQuery list = new() { Tenant = NumberedBatch.Tenant, FromMs = Fleet.StartMs, ToMs = Fleet.EndMs };
    Ask("24 h, one series, by minute", i => store.Rollups(day with { Step = TimeSpan.FromMinutes(1), Value = "" }).Count);
    Ask("24 h, one series, by 5 minutes", i => store.Rollups(day with { Step = TimeSpan.FromMinutes(5), Value = "" }).Count);
    Ask("1 h, one series, by minute", i => store.Rollups(day with { Step = TimeSpan.FromMinutes(1), Value = "", FromMs = Fleet.EndMs - 3_600_000 }).Count);
    Ask("24 h by content", i => store.Rollups(day with { Dimension = Dimensions.Content }).Count);
    Ask("1 h by content", i => store.Rollups(day with { Dimension = Dimensions.Content, FromMs = Fleet.EndMs - 3_600_000 }).Count);
    Ask("dimensions of 24 h", i => store.DimensionsOf(NumberedBatch.Tenant, Fleet.StartMs, Fleet.EndMs).Count);
    Ask("the 100 newest sessions of 24 h", i => store.Sessions(list).Count);
    Ask("the 100 worst by time stalled", i => store.Sessions(list with { Order = SessionOrder.StallTime }).Count);
    Ask("100 newest of a content", i => store.Sessions(list with { Only = (Dimensions.Content, $"content {i}") }).Count);
    Ask("100 newest of a custom key", i => store.Sessions(list with { Only = ("acme-region", "north") }).Count);
    Ask("search of a part of an id", i => store.Sessions(list with { Search = Fleet.Id(sessions / (i + 2))[..8] }).Count);
    Ask("one session", i => store.Session(NumberedBatch.Tenant, Fleet.Id(sessions / (i + 2))).Count);
    Ask("points of one session", i => store.Points(NumberedBatch.Tenant, Fleet.Id(sessions / (i + 2)), 10_000).Count);

    void Ask(string what, Func<int, int> query)
    {
        int rows = query(0);
        double[] ms = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            query(i);
            ms[i] = clock.Elapsed.TotalMilliseconds;
        }
        Array.Sort(ms);
        table.AddRow($"query: {what}", $"{rows} rows", Shown(ms[rounds / 2]), Shown(ms[^1]));
    }
}

static Option<int> Number(string name, string description, int byDefault)
{
    Option<int> option = new(name) { Description = $"{description} 1 to 100,000,000.", DefaultValueFactory = _ => byDefault };
    option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is < 1 or > 100_000_000)
        {
            result.AddError($"{name} must be 1 to 100,000,000.");
        }
    });
    return option;
}

static string Ms(Stopwatch clock) => Shown(clock.Elapsed.TotalMilliseconds);

static string Shown(double ms) => $"{ms.ToString(ms < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture)} ms";
