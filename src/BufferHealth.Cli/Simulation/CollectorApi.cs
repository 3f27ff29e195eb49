using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace BufferHealth.Cli.Simulation;

/// <summary>Reads sessions from a collector.</summary>
internal sealed class CollectorApi : IDisposable
{
    private const int AtOneTime = 8;

    private static readonly string[] Holders = ["sessions", "session", "parts", "rows"];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    /// <param name="address">Its address, without a path.</param>
    /// <param name="token">Its read token; null for none.</param>
    /// <param name="time">The clock that waiting goes by.</param>
    internal CollectorApi(Uri address, string? token, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"),
            Timeout = TimeSpan.FromSeconds(30),
        };
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>All of these sessions that it has, by id: the final rows, and what there is once the time is over.</summary>
    /// <exception cref="HttpRequestException">It does not answer, or refuses.</exception>
    /// <exception cref="JsonException">It answers something else.</exception>
    internal async Task<IReadOnlyDictionary<string, FoundSession>> FindAsync(IReadOnlyList<string> ids, TimeSpan wait, CancellationToken cancel)
    {
        ConcurrentDictionary<string, FoundSession> found = new();
        long began = _time.GetTimestamp();
        while (true)
        {
            string[] open = [.. ids.Where(id => !found.TryGetValue(id, out FoundSession? known) || !known.IsFinal)];
            await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = AtOneTime, CancellationToken = cancel }, async (id, token) =>
            {
                if (await FindAsync(id, token) is { } session)
                {
                    found[id] = session;
                }
            });
            if (_time.GetElapsedTime(began) + Pause >= wait || open.All(id => found.TryGetValue(id, out FoundSession? known) && known.IsFinal))
            {
                return found;
            }
            await Task.Delay(Pause, _time, cancel);
        }
    }

    private async Task<FoundSession?> FindAsync(string id, CancellationToken cancel)
    {
        using HttpResponseMessage answer = await _http.GetAsync($"api/v1/sessions/{Uri.EscapeDataString(id)}", cancel);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        answer.EnsureSuccessStatusCode();
        await using Stream stream = await answer.Content.ReadAsStreamAsync(cancel);
        using JsonDocument document = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
        return FoundSession.Of(Rows(document.RootElement).Where(r => r.GetProperty("sessionId").GetString() == id));
    }

    /// <summary>The rows in the members that hold rows, in an array, or one alone. An answer about one session has its id as well, so that the holders come first.</summary>
    private static IEnumerable<JsonElement> Rows(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Array => answer.EnumerateArray().SelectMany(Rows),
        JsonValueKind.Object when Holders.Any(name => answer.TryGetProperty(name, out _)) =>
            Holders.SelectMany(name => answer.TryGetProperty(name, out JsonElement inner) ? Rows(inner) : []),
        JsonValueKind.Object when answer.TryGetProperty("sessionId", out _) => [answer],
        _ => [],
    };
}
