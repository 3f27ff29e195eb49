using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BufferHealth.CollectorRuns;

/// <summary>
/// Mutated records in bodies, queries and headers, mutated queries to the read side, and broken HTTP over a bare socket. Seeded; the seed is printed. Any
/// answer of 500, any crash, and memory above the limit is a failure.
/// </summary>
internal static class Fuzz
{
    private const long MemoryLimit = 700L << 20;
    private static readonly string[] _seeds =
    [
        "v=2,sid=\"6f1d2c3b-4a59-4687-9e1f-0123456789ab\",sn=1,ts=1700000000000,e=ps,sta=p,bl=(3000;v 2800;a),br=(2000;v),cid=\"film\",bsa=(1),bsda=(120)",
        "v=2,sid=\"s\",sn=999999999999999,ts=999999999999999,e=e,ec=(\"a\" \"b\"),com.example-key=\"x\\\"y\"",
        "bl=3200,br=1254,bs,d=4000,mtp=48100,ot=v,rtp=12000,sf=h,sid=\"q\",st=v,su,tb=6000",
        "v=2,e=rr,url=\"https://x/y?z\",ttfb=1,ttlb=2,rc=200,ts=5,sid=\"z\"",
        "v=3,x", "v=2,bsd=(1 2 3),sid=\"\",pr=1.08,nor=\"..%2F3.m4s\"",
    ];

    private static readonly string[] _paths =
    [
        "now", "series?from=0&to=1", "breakdown?dimension=content", "dimensions", "level", "sessions?search=film", "sessions/s", "rollups?dimension=all",
    ];

    public static async Task<int> RunAsync(double minutes, CancellationToken cancel)
    {
        int seed = Environment.TickCount;
        Console.WriteLine($"seed {seed}");
        using Service service = new();
        await service.StartAsync(cancel);
        SortedDictionary<int, long> answers = [];
        long broken = 0;
        long most = 0;
        long ends = Stopwatch.GetTimestamp() + (long)(minutes * 60 * Stopwatch.Frequency);
        Random random = new(seed);
        while (Stopwatch.GetTimestamp() < ends && !service.HasExited)
        {
            byte[] text = Mutated(random);
            try
            {
                using HttpRequestMessage request = Request(random, text);
                using HttpResponseMessage answer = await service.Client.SendAsync(request, cancel);
                int status = (int)answer.StatusCode;
                answers[status] = answers.GetValueOrDefault(status) + 1;
                if (status == (int)HttpStatusCode.InternalServerError)
                {
                    Console.WriteLine($"500: {request.Method} {request.RequestUri} {string.Join(',', request.Content?.Headers.ContentEncoding ?? [])} {Convert.ToHexString(text)}");
                }
            }
            catch (Exception error) when (error is HttpRequestException or FormatException or UriFormatException or ArgumentException)
            {
                // The client refused to send it, or the server closed the connection.
                broken++;
            }
            if (random.Next(50) == 0)
            {
                await SendRawAsync(service, text, random, cancel);
                most = Math.Max(most, service.ResidentBytes);
            }
        }
        bool works = !service.HasExited && (await service.Client.GetAsync("/health", cancel)).IsSuccessStatusCode;
        Console.WriteLine(string.Join(", ", answers.Select(of => $"{of.Key}: {of.Value}")) + $"; not sent {broken}; memory {most >> 20} MB at most (limit {MemoryLimit >> 20}); {(works ? "works" : "DOES NOT WORK")}");
        return works && !answers.ContainsKey(500) && most < MemoryLimit ? 0 : 1;
    }

    private static HttpRequestMessage Request(Random random, byte[] text)
    {
        string query = string.Concat(text.Select(b => random.Next(3) == 0 && b is > 0x20 and < 0x7f and not (byte)'#' ? ((char)b).ToString() : "%" + b.ToString("X2", CultureInfo.InvariantCulture)));
        switch (random.Next(6))
        {
            case 0:
                return new(HttpMethod.Get, $"/cmcd/local?CMCD={query}");
            case 1:
                HttpRequestMessage headers = new(HttpMethod.Get, "/cmcd/local/x");
                headers.Headers.TryAddWithoutValidation("CMCD-Session", Encoding.ASCII.GetString(text));
                headers.Headers.TryAddWithoutValidation("CMCD-Request", "bl=100");
                return headers;
            case 2:
                string path = _paths[random.Next(_paths.Length)];
                return new(HttpMethod.Get, $"/api/v1/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{(random.Next(2) == 0 ? "value" : "from")}={query}");
            default:
                ByteArrayContent body = new(text);
                body.Headers.TryAddWithoutValidation("Content-Type", "text/plain");
                if (random.Next(20) == 0)
                {
                    body.Headers.ContentEncoding.Add("gzip");
                }
                return new(HttpMethod.Post, "/cmcd/local") { Content = body };
        }
    }

    private static async Task SendRawAsync(Service service, byte[] text, Random random, CancellationToken cancel)
    {
        using TcpClient socket = new();
        await socket.ConnectAsync("127.0.0.1", service.Client.BaseAddress!.Port, cancel);
        await using NetworkStream stream = socket.GetStream();
        string head = $"POST /cmcd/local HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: {text.Length + random.Next(-5, 5)}\r\n\r\n";
        byte[] bytes = [.. Encoding.ASCII.GetBytes(head), .. text];
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        try
        {
            await stream.WriteAsync(bytes.AsMemory(0, random.Next(bytes.Length)), cancel);
        }
        catch (IOException)
        {
            // Closed by the server, which is its right.
        }
    }

    /// <summary>Some of the seeds, one a line, with bytes changed, doubled and cut.</summary>
    private static byte[] Mutated(Random random)
    {
        List<byte> text = [];
        for (int lines = random.Next(1, 6); lines > 0; lines--)
        {
            text.AddRange(Encoding.ASCII.GetBytes(_seeds[random.Next(_seeds.Length)]));
            text.Add((byte)'\n');
        }
        for (int changes = random.Next(0, 12); changes > 0 && text.Count > 0; changes--)
        {
            int at = random.Next(text.Count);
            switch (random.Next(5))
            {
                case 0:
                    text[at] = (byte)random.Next(256);
                    break;
                case 1:
                    text.RemoveRange(at, Math.Min(random.Next(1, 20), text.Count - at));
                    break;
                case 2:
                    text.InsertRange(at, text.GetRange(at, Math.Min(random.Next(1, 60), text.Count - at)));
                    break;
                case 3:
                    text.InsertRange(at, Encoding.ASCII.GetBytes(random.NextInt64().ToString(CultureInfo.InvariantCulture)));
                    break;
                default:
                    text[at] = (byte)"\",;()=:?-.\\ \n"[random.Next(13)];
                    break;
            }
        }
        if (random.Next(200) == 0)
        {
            text.AddRange(Enumerable.Repeat((byte)'a', random.Next(2_000_000)));
        }
        return [.. text];
    }
}
