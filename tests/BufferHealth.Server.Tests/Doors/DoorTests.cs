using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using BufferHealth.Server.Collection;
using BufferHealth.Server.Doors;
using BufferHealth.Server.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace BufferHealth.Server.Tests.Doors;

public sealed class DoorTests : IDisposable
{
    private const string Record = "v=2,sid=\"s\",sn=1,ts=1000,e=ps,sta=p,cid=\"film\"";
    private readonly ServerUnderTest _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData("application/cmcd")]
    [InlineData("text/cmcd; charset=utf-8")]
    [InlineData("text/plain;charset=UTF-8")]
    [InlineData(null)]
    public async Task A_body_is_acknowledged_and_its_session_is_open(string? type)
    {
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("/cmcd/local/hls.js", Record, type)).StatusCode);
        SessionRow row = Assert.Single(await OpenAsync());
        Assert.Equal(("s", "film", "hls.js", 1), (row.SessionId, row.ContentId, row.Player, row.Reports));
    }

    [Fact]
    public async Task Every_record_of_a_body_goes_to_its_own_session()
    {
        string[] records = [.. Enumerable.Range(0, 100).Select(i => $"v=2,sid=\"s{i % 40}\",sn={i},ts={1000 + i},e=t")];
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("/cmcd/local", string.Join("\r\n", records) + "\n\n")).StatusCode);
        IReadOnlyList<SessionRow> rows = await OpenAsync();
        Assert.Equal((40, 100), (rows.Count, rows.Sum(row => row.Reports)));
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_loses_no_other_and_is_counted()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("/cmcd/local", $"???\n{Record}\n=,=")).StatusCode);
        Assert.Single(await OpenAsync());
        Assert.True(_server.Services.GetRequiredService<DoorCounts>().Faults.Total >= 2);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_body_may_be_compressed_and_is_measured_inflated(string encoding)
    {
        Assert.Equal(HttpStatusCode.NoContent, (await PostCompressedAsync(encoding, Record)).StatusCode);
        Assert.Single(await OpenAsync());
        await AssertRefusedAsync(PostCompressedAsync(encoding, new string('\n', 2 << 20)), HttpStatusCode.RequestEntityTooLarge, "longer than 1048576 bytes");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_that_is_not_compressed_as_it_says_is_the_senders_fault(string encoding)
    {
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(Record));
        content.Headers.ContentType = new("text/plain");
        content.Headers.ContentEncoding.Add(encoding);
        await AssertRefusedAsync(_server.Client.PostAsync("/cmcd/local", content, Cancel), HttpStatusCode.BadRequest, "no record");
    }

    [Fact]
    public async Task A_body_that_is_compressed_in_another_way_is_refused_and_not_taken_for_a_record()
    {
        ByteArrayContent content = new("abc"u8.ToArray());
        content.Headers.ContentType = new("text/plain");
        content.Headers.ContentEncoding.Add("zstd");
        await AssertRefusedAsync(_server.Client.PostAsync("/cmcd/local", content, Cancel), HttpStatusCode.UnsupportedMediaType, "gzip, br or deflate");
    }

    [Fact]
    public async Task A_body_as_long_as_is_allowed_is_taken_and_one_byte_more_is_not()
    {
        string fill = new('\n', (1 << 20) - Record.Length);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("/cmcd/local", Record + fill)).StatusCode);
        await AssertRefusedAsync(PostAsync("/cmcd/local", Record + fill + "\n"), HttpStatusCode.RequestEntityTooLarge, "longer than 1048576 bytes");
    }

    [Fact]
    public async Task What_is_no_report_is_refused_with_the_reason()
    {
        await AssertRefusedAsync(PostAsync("/cmcd/local", ""), HttpStatusCode.BadRequest, "no record");
        await AssertRefusedAsync(PostAsync("/cmcd/local", "{}"), HttpStatusCode.BadRequest, "no record");
        await AssertRefusedAsync(PostAsync("/cmcd/local", Record, "application/json"), HttpStatusCode.UnsupportedMediaType, "application/cmcd, text/cmcd or text/plain");
        await AssertRefusedAsync(PostAsync("/cmcd/nobody", Record), HttpStatusCode.NotFound, "no such write key");
        await AssertRefusedAsync(_server.GetAsync("/cmcd/local"), HttpStatusCode.BadRequest, "no record");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await _server.Client.PutAsync("/cmcd/local", null, Cancel)).StatusCode);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task A_key_that_was_stopped_says_so_to_players()
    {
        Use("stopped-key", "acme", ("Stopped", "true"));
        await AssertRefusedAsync(PostAsync("/cmcd/stopped-key", Record), HttpStatusCode.Gone, "send nothing more");
        await AssertRefusedAsync(PostAsync("/cmcd/local", Record), HttpStatusCode.NotFound, "no such write key");
    }

    [Fact]
    public async Task A_key_that_sends_too_much_is_told_to_wait()
    {
        Use("acme-key", "acme", ("RecordsPerSecond", "1"));
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync("/cmcd/acme-key", Record + "\n" + Record)).StatusCode);
        HttpResponseMessage answer = await AssertRefusedAsync(PostAsync("/cmcd/acme-key", Record + "\n" + Record), HttpStatusCode.TooManyRequests, "more records a second");
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(2, _server.Services.GetRequiredService<DoorCounts>().RefusedRecords);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(19)]
    [InlineData(100_000)]
    [InlineData(10_000_000)]
    public void A_key_may_send_as_much_as_is_configured(int perSecond)
    {
        TokenBucketRateLimiterOptions rate = WriteKey.RateOf(perSecond);
        Assert.Equal(perSecond, rate.TokensPerPeriod / rate.ReplenishmentPeriod.TotalSeconds, perSecond * 1e-4);
        Assert.Equal(perSecond * 2, rate.TokenLimit);
    }

    [Theory]
    [InlineData("/cmcd/local/x?a=secret&CMCD=bl%3D2100%2Csid%3D%22q%22%2Csf%3Dh")]
    [InlineData("/cmcd/local/x?CMCD=bl%253D2100%252Csid%253D%2522q%2522")]
    public async Task A_request_reports_by_its_query(string path)
    {
        Assert.Equal(HttpStatusCode.NoContent, (await _server.GetAsync(path)).StatusCode);
        SessionRow row = Assert.Single(await OpenAsync());
        Assert.Equal(("q", 2100.0, "x"), (row.SessionId, row.MeanLevelMs, row.Player));
    }

    [Fact]
    public async Task A_request_reports_by_its_headers_which_win_over_the_query()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/cmcd/local?CMCD=sid%3D%22q%22");
        request.Headers.Add("CMCD-Session", "sid=\"h\"");
        request.Headers.Add("CMCD-Request", "bl=3000");
        Assert.Equal(HttpStatusCode.NoContent, (await _server.Client.SendAsync(request, Cancel)).StatusCode);
        SessionRow row = Assert.Single(await OpenAsync());
        Assert.Equal(("h", 3000.0), (row.SessionId, row.MeanLevelMs));
    }

    [Fact]
    public async Task A_line_end_in_a_query_makes_no_second_record()
    {
        await _server.GetAsync("/cmcd/local?CMCD=sid%3D%22a%22%0Asid%3D%22b%22");
        Assert.True((await OpenAsync()).Count <= 1);
    }

    [Fact]
    public async Task The_demos_media_requests_are_reports_too()
    {
        await _server.ShapeAsync("l", 100_000);
        await _server.RunAsync("l", _server.Client.GetStringAsync("/media/l/main.m3u8?CMCD=sid%3D%22media%22%2Cbl%3D1000", Cancel));
        await TestUntil.Async(async () => (await OpenAsync()).Any(row => row.SessionId == "media"));
    }

    [Fact]
    public async Task A_page_of_another_origin_may_report_and_carry_its_headers()
    {
        using HttpRequestMessage ask = new(HttpMethod.Options, "/cmcd/local");
        ask.Headers.Add("Origin", "https://example.org");
        ask.Headers.Add("Access-Control-Request-Method", "POST");
        ask.Headers.Add("Access-Control-Request-Headers", "content-type,cmcd-session");
        HttpResponseMessage answer = await _server.Client.SendAsync(ask, Cancel);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("CMCD-Session", string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Only_the_pages_that_are_named_may_report_where_some_are()
    {
        _server.Settings["Collector:AllowedOrigins:0"] = "https://good.example";
        foreach ((string origin, bool allowed) in ((string, bool)[])[("https://good.example", true), ("https://bad.example", false)])
        {
            using HttpRequestMessage post = new(HttpMethod.Post, "/cmcd/local") { Content = new StringContent(Record, Encoding.UTF8, "text/plain") };
            post.Headers.Add("Origin", origin);
            Assert.Equal(allowed, (await _server.Client.SendAsync(post, Cancel)).Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task Where_keys_are_set_metrics_need_a_token_and_there_is_no_demo()
    {
        Use("acme-key-1", "acme");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.GetAsync("/metrics")).StatusCode);
        using HttpRequestMessage asked = new(HttpMethod.Get, "/metrics");
        asked.Headers.Authorization = new("Bearer", "0123456789abcdef");
        HttpResponseMessage answer = await _server.Client.SendAsync(asked, Cancel);
        Assert.Contains("bufferhealth_collector_up", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _server.GetAsync("/media/l/main.m3u8")).StatusCode);
        Assert.EndsWith("/dashboard/", (await _server.GetAsync("/")).RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_loopback_metrics_are_open_and_tell_every_figure()
    {
        await PostAsync("/cmcd/local", Record);
        await _server.GetAsync("/cmcd/local?CMCD=sid%3D%22q%22");
        await TestUntil.Async(() => Task.FromResult(_server.Services.GetRequiredService<CollectorHost>().Collector!.Now("local").Viewers == 2));
        string metrics = await _server.Client.GetStringAsync("/metrics", Cancel);
        Assert.Contains("bufferhealth_collector_records_acknowledged_total{", metrics, StringComparison.Ordinal);
        Assert.Contains("bufferhealth_collector_requests_refused_total{", metrics, StringComparison.Ordinal);
        // A session of request mode has no state, and is a viewer all the same.
        Assert.Equal(2, metrics.Split('\n').Where(line => line.StartsWith("bufferhealth_viewers{", StringComparison.Ordinal)).Sum(line => int.Parse(line[line.LastIndexOf(' ')..], CultureInfo.InvariantCulture)));
    }

    private void Use(string key, string tenant, params (string Name, string Value)[] more)
    {
        _server.Settings["Collector:Keys:0:Key"] = key;
        _server.Settings["Collector:Keys:0:Tenant"] = tenant;
        _server.Settings["Collector:ReadTokens:0:Token"] = "0123456789abcdef";
        _server.Settings["Collector:ReadTokens:0:Tenant"] = tenant;
        foreach ((string name, string value) in more)
        {
            _server.Settings[$"Collector:Keys:0:{name}"] = value;
        }
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body, string? type = "text/plain")
    {
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
        _ = type is not null && content.Headers.TryAddWithoutValidation("Content-Type", type);
        return _server.Client.PostAsync(path, content, Cancel);
    }

    private Task<HttpResponseMessage> PostCompressedAsync(string encoding, string body)
    {
        MemoryStream packed = new();
        using (Stream pack = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            pack.Write(Encoding.UTF8.GetBytes(body));
        }
        ByteArrayContent content = new(packed.ToArray());
        content.Headers.ContentType = new("text/plain");
        content.Headers.ContentEncoding.Add(encoding);
        return _server.Client.PostAsync("/cmcd/local", content, Cancel);
    }

    private async Task<IReadOnlyList<SessionRow>> OpenAsync()
    {
        Collector open = _server.Services.GetRequiredService<CollectorHost>().Collector!;
        List<SessionRow> rows = [];
        foreach (ShardLoop loop in open.Loops)
        {
            rows.AddRange((await loop.AskAsync(shard => shard.Live("local", "", 1000), Cancel)).Select(session => session.Row));
        }
        return rows;
    }

    private static async Task<HttpResponseMessage> AssertRefusedAsync(Task<HttpResponseMessage> request, HttpStatusCode status, string reason)
    {
        HttpResponseMessage answer = await request;
        Assert.Equal(status, answer.StatusCode);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains(reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        return answer;
    }
}
