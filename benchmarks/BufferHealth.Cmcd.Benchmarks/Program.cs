using System.Buffers;
using System.CommandLine;
using System.Globalization;
using BufferHealth.Cmcd;
using BufferHealth.Cmcd.Benchmarks;
using Spectre.Console;

Option<int> rounds = new("--rounds") { Description = "How often each is measured, 1 to 1000.", DefaultValueFactory = _ => 15 };
rounds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() is < 1 or > 1000)
    {
        result.AddError("--rounds must be 1 to 1000.");
    }
});
RootCommand root = new("Measures how many CMCD records of 12 keys are decoded in a second of one core's time, and what is allocated.") { rounds };
root.SetAction(parsed => Run(parsed.GetValue(rounds)));

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"benchmarks: {parsed.Errors[0].Message}");
    return 2;
}
return parsed.Invoke();

static int Run(int rounds)
{
    SampleBody sample = new(asQueries: true);
    byte[] scratch = new byte[2048];
    ArrayBufferWriter<byte> output = new(1024);
    double body = sample.Body.Length / (double)SampleBody.Records;
    Measurement[] all =
    [
        Measurement.Of("body, strict", body, rounds, () => ReadBody(sample.Body, CmcdReading.Strict)),
        Measurement.Of("body, salvage", body, rounds, () => ReadBody(sample.Body, CmcdReading.Salvage)),
        Measurement.Of("query, strict", sample.Queries.Average(q => q.Length), rounds, () => ReadQueries(sample.Queries, scratch)),
        Measurement.Of("write an event", body, rounds, () => Write(output)),
    ];
    Table table = new();
    table.AddColumns("what", "bytes a record", "million/s, best", "million/s, median", "allocated", "aim: 1 million/s, 0 B");
    foreach (Measurement m in all)
    {
        table.AddRow(m.What, Shown(m.BytesPerRecord, "0"), Shown(m.Best / 1e6, "0.00"), Shown(m.Median / 1e6, "0.00"), $"{m.Allocated} B", Reached(m));
    }
    AnsiConsole.Write(table);
    return 0;
}

static long ReadBody(byte[] bytes, CmcdReading reading)
{
    CmcdFaults faults = new();
    CmcdBody body = CmcdReader.ReadBody(bytes, reading);
    long checksum = 0;
    while (body.Next(ref faults, out CmcdRecord record))
    {
        checksum += record.PlayheadMs!.Value + record.BufferLengthMs.Least!.Value + record.SessionId.Length;
    }
    return checksum - faults.Total;
}

static long ReadQueries(byte[][] queries, byte[] scratch)
{
    CmcdFaults faults = new();
    long checksum = 0;
    foreach (byte[] query in queries)
    {
        checksum += CmcdReader.TryReadQuery(query, scratch, CmcdReading.Strict, ref faults, out CmcdRecord record) ? record.PlayheadMs!.Value : 0;
    }
    return checksum - faults.Total;
}

static long Write(ArrayBufferWriter<byte> output)
{
    long checksum = 0;
    for (int i = 0; i < SampleBody.Records; i++)
    {
        output.ResetWrittenCount();
        CmcdRecord record = new()
        {
            BufferLengthMs = new() { [CmcdObjectType.Audio] = 3000, [CmcdObjectType.Video] = 2800 },
            EncodedBitrateKbps = new() { [CmcdObjectType.Audio] = 128, [CmcdObjectType.Video] = 5000 },
            ContentId = CmcdText.Of("channel-17-main"u8),
            Event = CmcdEvent.Timer,
            ThroughputKbps = new() { [CmcdObjectType.Video] = 25_400 },
            PlayheadMs = i,
            StreamingFormat = CmcdStreamingFormat.Hls,
            SessionId = CmcdText.Of("6e2fb550-c457-11e9-bb97-0800200c9a66"u8),
            SequenceNumber = i,
            State = CmcdState.Playing,
            TimestampMs = 1_732_300_000_000,
        };
        CmcdWriter.WriteEvent(record, output);
        checksum += output.WrittenCount;
    }
    return checksum;
}

// The aim is for decoding a record of 220 bytes; the others are for comparison, and may allocate nothing either.
static string Reached(Measurement m) =>
    m.Allocated > 0 || m.What.StartsWith("body", StringComparison.Ordinal) && m.Median < 1e6 ? "not reached"
    : m.What.StartsWith("body", StringComparison.Ordinal) ? "reached" : "0 B: reached";

static string Shown(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
