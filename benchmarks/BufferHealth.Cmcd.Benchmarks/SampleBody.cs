using System.Buffers;
using System.Globalization;
using System.Text;

namespace BufferHealth.Cmcd.Benchmarks;

/// <summary>Records of event mode as a player on the timer sends them: 12 keys and about 220 bytes each, no two alike.</summary>
internal sealed class SampleBody
{
    internal const int Records = 1000;

    internal SampleBody(bool asQueries)
    {
        Random random = new(5);
        ArrayBufferWriter<byte> output = new();
        List<byte[]> queries = [];
        for (int i = 0; i < Records; i++)
        {
            int start = output.WrittenCount;
            CmcdRecord record = new()
            {
                BufferLengthMs = new() { [CmcdObjectType.Audio] = random.Next(100, 300) * 100, [CmcdObjectType.Video] = random.Next(100, 300) * 100 },
                EncodedBitrateKbps = new() { [CmcdObjectType.Audio] = 128, [CmcdObjectType.Video] = random.Next(1000, 9000) },
                ContentId = CmcdText.Of(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"urn:example:catalogue:{random.Next(10, 99)}:series-7:episode-{random.Next(100, 999)}:main:low-latency"))),
                Event = CmcdEvent.Timer,
                ThroughputKbps = new() { [CmcdObjectType.Video] = random.Next(100, 999) * 100 },
                PlayheadMs = random.Next(1_000_000, 9_000_000),
                StreamingFormat = CmcdStreamingFormat.Hls,
                SessionId = CmcdText.Of(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString())),
                SequenceNumber = random.Next(100, 999),
                State = random.Next(10) == 0 ? CmcdState.Rebuffering : CmcdState.Playing,
                TimestampMs = 1_732_300_000_000 + random.Next(1_000_000),
            };
            CmcdWriter.WriteEvent(record, output);
            if (asQueries)
            {
                string line = Encoding.ASCII.GetString(output.WrittenSpan[start..^1]);
                queries.Add(Encoding.ASCII.GetBytes("?CMCD=" + Uri.EscapeDataString(line)));
            }
        }
        Body = output.WrittenSpan.ToArray();
        Queries = [.. queries];
    }

    internal byte[] Body { get; }

    internal byte[][] Queries { get; }
}
