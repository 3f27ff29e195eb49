using System.Buffers;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using BufferHealth.Cmcd;
using BufferHealth.Server.Sessions;
using BufferHealth.Sessions;
using Spectre.Console;

const int Shards = 8;
Option<int> sessions = new("--sessions") { Description = "Live sessions, 1000 to 1000000.", DefaultValueFactory = _ => 100_000 };
Option<int> rounds = new("--rounds") { Description = "Records of each session that are measured, 1 to 1000.", DefaultValueFactory = _ => 10 };
sessions.Validators.Add(result => Require(result, "--sessions", 1000, 1_000_000));
rounds.Validators.Add(result => Require(result, "--rounds", 1, 1000));
RootCommand root = new("Measures what a record costs from its bytes to its session, and what a snapshot of all sessions costs, on one core.") { sessions, rounds };
root.SetAction(parsed => Run(parsed.GetValue(sessions), parsed.GetValue(rounds)));

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"benchmarks: {parsed.Errors[0].Message}");
    return 2;
}
return parsed.Invoke();

static int Run(int sessions, int rounds)
{
    Viewers viewers = new(sessions);
    Output output = new();
    SessionOptions options = new() { Capacity = Math.Max(1000, sessions / Shards * 2) };
    SessionShard[] shards = [.. Enumerable.Range(0, Shards).Select(number => new SessionShard(options, output, number))];
    double[] nanoseconds = new double[rounds];
    long allocated = 0;
    for (int i = -2; i < rounds; i++)
    {
        (byte[] body, long arrival) = viewers.Round();
        (TimeSpan start, long before) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        Take(shards, body, arrival);
        if (i >= 0)
        {
            nanoseconds[i] = (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / sessions;
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
    Array.Sort(nanoseconds);

    // The service writes one every 10 s: its code is warm.
    for (int i = 0; i < 3; i++)
    {
        _ = SessionShard.Read(Written(shards[0]), options, output);
    }
    long writing = Stopwatch.GetTimestamp();
    byte[][] snapshots = [.. shards.Select(Written)];
    TimeSpan written = Stopwatch.GetElapsedTime(writing);
    long reading = Stopwatch.GetTimestamp();
    _ = snapshots.Select((bytes, number) => SessionShard.Read(bytes, options, output, number)).Sum(shard => shard.Count);
    TimeSpan read = Stopwatch.GetElapsedTime(reading);

    Table table = new();
    table.AddColumns("what", "figure");
    table.AddRow("sessions", Shown(shards.Sum(shard => shard.Count), "0"));
    table.AddRow("decode and take a record, best round", Shown(nanoseconds[0], "0") + " ns");
    table.AddRow("median round", Shown(nanoseconds[rounds / 2], "0") + " ns");
    table.AddRow("worst round (with a minute's end)", Shown(nanoseconds[^1], "0") + " ns");
    table.AddRow("allocated a record, points and minutes included", Shown(allocated / (double)sessions / rounds, "0") + " B");
    table.AddRow("points told", Shown(output.Points, "0"));
    table.AddRow("rows of minutes told", Shown(output.Minutes, "0"));
    table.AddRow("snapshot", Shown(snapshots.Sum(bytes => bytes.LongLength) / 1e6, "0.0") + " MB");
    table.AddRow("snapshot written in", Shown(written.TotalMilliseconds, "0") + " ms");
    table.AddRow("snapshot read in", Shown(read.TotalMilliseconds, "0") + " ms");
    AnsiConsole.Write(table);
    return 0;
}

static void Take(SessionShard[] shards, byte[] bytes, long arrivalMs)
{
    CmcdFaults faults = new();
    CmcdBody body = CmcdReader.ReadBody(bytes, CmcdReading.Strict);
    Span<byte> id = stackalloc byte[128];
    while (body.Next(ref faults, out CmcdRecord record))
    {
        record.SessionId.TryCopyTo(id, out int length);
        SessionShard shard = shards[SessionHash.Shard("tenant"u8, id[..length], shards.Length)];
        shard.Take(new() { Tenant = "tenant"u8, ArrivalMs = arrivalMs, Mode = ReportMode.Event, Target = 1, Player = "hls.js"u8 }, record);
    }
}

static byte[] Written(SessionShard shard)
{
    ArrayBufferWriter<byte> bytes = new();
    shard.Write(bytes);
    return bytes.WrittenSpan.ToArray();
}

static void Require(System.CommandLine.Parsing.OptionResult result, string name, int least, int most)
{
    if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
    {
        result.AddError($"{name} is {value} and must be {least} to {most}.");
    }
}

static string Shown(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
