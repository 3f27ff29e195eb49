using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace BufferHealth.CollectorRuns;

/// <summary>The service as a process of its own, with a data folder that outlives it.</summary>
internal sealed class Service : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("collector-run-");
    private readonly int _port = FreePort();
    private Process? _process;

    public Service() => Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new($"http://127.0.0.1:{_port}"), Timeout = TimeSpan.FromSeconds(30) };

    public HttpClient Client { get; }

    public string DataPath => _data.FullName;

    public bool HasExited => _process is null or { HasExited: true };

    /// <summary>Resident memory, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Time of the processor.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it takes records.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> StartAsync(CancellationToken cancel)
    {
        long started = Stopwatch.GetTimestamp();
        string server = Path.Combine(AppContext.BaseDirectory, "BufferHealth.Server.dll");
        ProcessStartInfo start = new("dotnet", [server, "--urls", Client.BaseAddress!.ToString(), "--contentRoot", Folder("src/BufferHealth.Server"), "--Collector:DataPath", DataPath])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _ = _process.StandardOutput.ReadToEndAsync(cancel);
        _ = _process.StandardError.ReadToEndAsync(cancel);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                using HttpResponseMessage health = await Client.GetAsync("/health", cancel);
                if (health.IsSuccessStatusCode)
                {
                    Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(Path.Combine(DataPath, "read-token"), cancel)).Trim());
                    return Stopwatch.GetElapsedTime(started);
                }
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
            }
            await Task.Delay(10, cancel);
        }
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    public Task<HttpResponseMessage> PostAsync(ReadOnlyMemory<byte> records, CancellationToken cancel)
    {
        ReadOnlyMemoryContent body = new(records);
        body.Headers.ContentType = new("text/plain");
        return Client.PostAsync("/cmcd/local/run", body, cancel);
    }

    public Task<JsonElement> AskAsync(string path, CancellationToken cancel) => Client.GetFromJsonAsync<JsonElement>("/api/v1/" + path, cancel);

    /// <summary>A counter of <c>/metrics</c>, all of its tags added up.</summary>
    public async Task<double> MetricAsync(string name, CancellationToken cancel)
    {
        string text = await Client.GetStringAsync("/metrics", cancel);
        return text.Split('\n').Where(line => line.StartsWith(name + "{", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        if (!HasExited)
        {
            Kill();
        }
        Client.Dispose();
        _data.Delete(recursive: true);
    }

    private static string Folder(string path)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "BufferHealth.slnx")))
            {
                return Path.Combine(at.FullName, path);
            }
        }
        throw new DirectoryNotFoundException("The repository was not found above the program.");
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener probe = new(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
    }
}
