using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace BufferHealth.Cli.Simulation;

/// <summary>
/// The write address of a collector. What it cannot take now (429, 503, any other 5xx, no answer) is sent again, as players do; what it
/// refuses is not. Any thread.
/// </summary>
internal sealed class Door : IDisposable
{
    /// <summary>How often a request is sent at most: a collector that starts anew is back before that.</summary>
    internal const int MostTries = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly MediaTypeHeaderValue Text = new("text/plain");
    private static readonly MediaTypeHeaderValue Cmcd = new("application/cmcd");

    private readonly HttpMessageInvoker _http;
    private readonly string _address;
    private readonly Func<TimeSpan, CancellationToken, Task> _wait;

    /// <param name="address">Such as <c>http://127.0.0.1:5080/cmcd/local</c>; the player's label is appended.</param>
    /// <param name="connections">The most at one time.</param>
    /// <param name="counts">Where to count.</param>
    /// <param name="wait">How to wait; tests do not.</param>
    internal Door(Uri address, int connections, SendCounts counts, Func<TimeSpan, CancellationToken, Task>? wait = null)
    {
        _address = address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/";
        Counts = counts;
        _wait = wait ?? Task.Delay;
        _http = new(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = connections,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(5),
        });
    }

    internal SendCounts Counts { get; }

    /// <summary>Whether the collector said that it wants nothing any more (410).</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>What was last refused or not answered, in words; null when nothing was.</summary>
    internal string? Complaint { get; private set; }

    /// <summary>Where records of this player go.</summary>
    internal Uri Address(string player) => new(_address + player);

    /// <summary>Sends the records of one body.</summary>
    /// <param name="address">From <see cref="Address"/>.</param>
    /// <param name="body">Records, each with its line feed.</param>
    /// <param name="records">How many.</param>
    /// <param name="asText">As text/plain, like our own client, which needs no preflight.</param>
    /// <param name="cancel">To give up.</param>
    internal Task<SendOutcome> PostAsync(Uri address, ReadOnlyMemory<byte> body, int records, bool asText, CancellationToken cancel) =>
        SendAsync(
            () => new(HttpMethod.Post, address) { Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = asText ? Text : Cmcd } } },
            records, body.Length, cancel);

    /// <summary>Sends one record of request mode.</summary>
    /// <param name="player">The player's label.</param>
    /// <param name="query"><c>CMCD=…</c>, URL-encoded.</param>
    /// <param name="cancel">To give up.</param>
    internal Task<SendOutcome> GetAsync(string player, string query, CancellationToken cancel)
    {
        Uri address = new($"{_address}{player}?{query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        return SendAsync(() => new(HttpMethod.Get, address), 1, query.Length, cancel);
    }

    public void Dispose() => _http.Dispose();

    private async Task<SendOutcome> SendAsync(Func<HttpRequestMessage> request, int records, int bytes, CancellationToken cancel)
    {
        bool wasCut = false;
        for (int tries = 0; tries < MostTries && !IsClosed; tries++)
        {
            TimeSpan pause = TimeSpan.FromSeconds(1);
            Counts.Sent(again: tries > 0);
            try
            {
                using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                limit.CancelAfter(Patience);
                using HttpRequestMessage message = request();
                using HttpResponseMessage answer = await _http.SendAsync(message, limit.Token);
                int status = (int)answer.StatusCode;
                Counts.Answered(status);
                if (answer.IsSuccessStatusCode)
                {
                    return End(SendOutcome.Accepted);
                }
                Complaint = $"{status} {await ReasonAsync(answer, limit.Token)}";
                if (status is < 500 and not 429 and not 408)
                {
                    IsClosed |= answer.StatusCode == HttpStatusCode.Gone;
                    return End(wasCut ? SendOutcome.Unknown : SendOutcome.Refused);
                }
                pause = Pause(answer.Headers.RetryAfter) ?? pause;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException or OperationCanceledException)
            {
                Counts.NotAnswered();
                // What was refused a connection has not come; everything else may have.
                wasCut |= e is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
                Complaint = e is OperationCanceledException ? "no answer in time" : e.Message;
                if (cancel.IsCancellationRequested)
                {
                    return End(SendOutcome.Unknown);
                }
            }
            try
            {
                await _wait(pause, cancel);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        return End(wasCut ? SendOutcome.Unknown : SendOutcome.Refused);

        SendOutcome End(SendOutcome outcome)
        {
            Counts.Ended(outcome, records, bytes);
            return outcome;
        }
    }

    private static TimeSpan? Pause(RetryConditionHeaderValue? after)
    {
        TimeSpan? pause = after?.Delta ?? after?.Date - DateTimeOffset.UtcNow;
        return pause is not { } asked ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > LongestWait ? LongestWait : asked;
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        string text = await answer.Content.ReadAsStringAsync(cancel);
        return Printable.Of(text.Length > 200 ? text[..200] : text);
    }
}
