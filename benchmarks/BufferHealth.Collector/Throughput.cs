using System.Diagnostics;
using System.Net;
using System.Text;

namespace BufferHealth.CollectorRuns;

/// <summary>
/// Records of 220 bytes and 12 keys in batches of 100 for 20 thousand sessions, from a sender in this process. What it costs to make the records
/// is small (numbers are written into texts that are ready), but it is part of the two cores.
/// </summary>
internal static class Throughput
{
    private const int Batch = 100;
    private const int Connections = 8;
    private const int Sessions = 20_000;

    public static async Task<int> RunAsync(int seconds, CancellationToken cancel)
    {
        using Service service = new();
        await service.StartAsync(cancel);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        long acknowledged = 0;
        long refused = 0;
        Process self = Process.GetCurrentProcess();
        TimeSpan own = self.TotalProcessorTime;
        TimeSpan theirs = service.ProcessorTime;
        long started = Stopwatch.GetTimestamp();
        Task[] senders = [.. Enumerable.Range(0, Connections).Select(connection => Task.Run(async () =>
        {
            byte[][] lines = [.. Enumerable.Range(0, Sessions / Connections).Select(i => Line((connection * Sessions) + i))];
            byte[] body = new byte[(lines[0].Length + 1) * Batch];
            for (int next = 0, number = 1; !over.IsCancellationRequested;)
            {
                long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                for (int i = 0; i < Batch; i++)
                {
                    byte[] line = lines[next];
                    Digits(line.AsSpan("v=2,ts=".Length, 13), now);
                    Digits(line.AsSpan("v=2,ts=0000000000000,sn=".Length, 9), 100_000_000 + number);
                    line.CopyTo(body, i * (line.Length + 1));
                    body[((i + 1) * (line.Length + 1)) - 1] = (byte)'\n';
                    next++;
                    if (next == lines.Length)
                    {
                        (next, number) = (0, number + 1);
                    }
                }
                using HttpResponseMessage answer = await service.PostAsync(body, cancel);
                if (answer.StatusCode == HttpStatusCode.NoContent)
                {
                    Interlocked.Add(ref acknowledged, Batch);
                }
                else
                {
                    Interlocked.Add(ref refused, Batch);
                    await Task.Delay(200, cancel);
                }
            }
        }, cancel))];
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancel);
        await over.CancelAsync();
        await Task.WhenAll(senders);
        double elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        self.Refresh();
        Console.WriteLine($"{acknowledged / elapsed / 1000:F0} thousand records a second acknowledged over {elapsed:F0} s in batches of {Batch} (aim 200), {refused} refused; record {Line(0).Length} bytes.");
        Console.WriteLine($"Processor: service {(service.ProcessorTime - theirs).TotalSeconds / elapsed:F2} cores ({(service.ProcessorTime - theirs).TotalMicroseconds / acknowledged:F1} us a record), sender {(self.TotalProcessorTime - own).TotalSeconds / elapsed:F2}; memory {service.ResidentBytes >> 20} MB.");
        return 0;
    }

    private static byte[] Line(int session) => Encoding.ASCII.GetBytes(
        $"v=2,ts=0000000000000,sn=000000000,sid=\"6f1d2c3b-4a59-4687-9e1f-{session:D12}\",cid=\"film-{session % 50:D4}-of-the-catalogue\",e=t,sta=p,bl=(12300;v 11800;a),br=(2800;v 128;a),bsa=(2),bsda=(1830),pt=123456,com.example-tier=\"gold\",cdn=\"cdn-{session % 3}\"");

    private static void Digits(Span<byte> to, long number)
    {
        for (int i = to.Length - 1; i >= 0; i--, number /= 10)
        {
            to[i] = (byte)('0' + (number % 10));
        }
    }
}
