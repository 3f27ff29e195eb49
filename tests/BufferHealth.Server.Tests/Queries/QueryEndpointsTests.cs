using System.Text.Json;
using BufferHealth.Server.Queries;
using BufferHealth.Server.Tests.Queries.Fleet;

namespace BufferHealth.Server.Tests.Queries;

public sealed class QueryEndpointsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("series?from=yesterday", "from is 'yesterday'; it must be ms since 1970 from 0 to 253402300799999, or ISO 8601")]
    [InlineData("series?from=-1", "from is '-1'; it must be ms since 1970 from 0")]
    [InlineData("series?from=200&to=100", "from is 200 and to is 100; from must be before to.")]
    [InlineData("series?from=2020-01-01T00:00:00Z", "the range must be 400 days or less.")]
    [InlineData("series?step=90", "step is 90; it must be a multiple of 60.")]
    [InlineData("series?step=0", "step is '0'; it must be an integer from 60 to 86400.")]
    [InlineData("series?step=60&from=2026-11-01T00:00:00Z", "for this range it must be 420 or more")]
    [InlineData("series?dimension=cdn", "value is missing; with dimension cdn it must be given.")]
    [InlineData("sessions?value=film", "value is 'film'; with dimension all it must be empty")]
    [InlineData("series?dimension=all&value=film", "value is 'film'; with dimension all it must be empty")]
    [InlineData("series?frm=1", "There is no parameter 'frm'; there are from, to, step, dimension, value, format.")]
    [InlineData("series?format=xml", "format is 'xml'; it must be one of json, csv.")]
    [InlineData("series?step=60&step=120", "step is given 2 times; it may be given once.")]
    [InlineData("breakdown?limit=1001", "limit is '1001'; it must be an integer from 1 to 1000.")]
    [InlineData("sessions?limit=many", "limit is 'many'; it must be an integer from 1 to 1000.")]
    [InlineData("sessions?offset=-1", "offset is '-1'; it must be an integer from 0 to 1000000.")]
    [InlineData("sessions?offset=99999999999999999999", "it must be an integer from 0 to 1000000.")]
    [InlineData("sessions?order=best", "order is 'best'; it must be one of newest, stallTime, startup, score.")]
    [InlineData("sessions?state=Open", "state is 'Open'; it must be one of all, open, closed.")]
    [InlineData("rollups?limit=1000&step=60", "limit is 1000; with this range and step it must be 331 or less")]
    [InlineData("now?verbose=1", "There is no parameter 'verbose'; there are")]
    public async Task A_bad_parameter_is_refused_with_its_value_and_range(string query, string reason)
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.Empty);
        (int status, string detail) = await queries.ProblemAsync($"/api/v1/{query}");
        Assert.Equal(400, status);
        Assert.Contains(reason, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_is_refused()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.Empty);
        Assert.Contains("search has 129 characters; it must have 128 or fewer.", (await queries.ProblemAsync($"/api/v1/sessions?search={new string('a', 129)}")).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("series")]
    [InlineData("breakdown")]
    [InlineData("dimensions")]
    [InlineData("level")]
    [InlineData("sessions")]
    [InlineData("sessions/" + FleetSeed.Told)]
    [InlineData("rollups")]
    public async Task A_store_that_does_not_answer_is_503_with_its_reason(string path)
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Empty(now).WithFullDisk());
        (int status, string detail) = await queries.ProblemAsync($"/api/v1/{path}");
        Assert.Equal(503, status);
        Assert.Contains("The disk of the data folder is full.", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_has_the_figures_of_its_steps_and_null_for_the_unknown()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.One);
        JsonElement series = await queries.JsonAsync("/api/v1/series?step=60");
        Assert.Equal(60_000, series.GetProperty("stepMs").GetInt64());
        Assert.Equal(0, series.GetProperty("fromMs").GetInt64() % 60_000);
        JsonElement[] points = [.. series.GetProperty("points").EnumerateArray()];
        Assert.Equal(7, points.Length);
        Assert.Equal(0.06, points[4].GetProperty("stallRatio").GetDouble(), 1e-4);
        double played = points[4].GetProperty("playingMs").GetDouble();
        Assert.Equal(points[4].GetProperty("stallCount").GetInt64() * 3_600_000 / played, points[4].GetProperty("stallsPerHour").GetDouble(), 1e-9);
        Assert.Equal(0, points[5].GetProperty("stallRatio").GetDouble());
        Assert.Equal(JsonValueKind.Null, points[5].GetProperty("startupP50Ms").ValueKind);
        Assert.InRange(points[0].GetProperty("startupP50Ms").GetDouble(), 560, 2_300);
    }

    [Fact]
    public async Task A_breakdown_adds_up_to_all()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: true));
        JsonElement cdns = await queries.JsonAsync("/api/v1/breakdown?dimension=cdn");
        JsonElement[] values = [.. cdns.GetProperty("values").EnumerateArray()];
        Assert.Equal(["north", "south", "west"], values.Select(value => value.GetProperty("value").GetString()).Order());
        JsonElement south = values.Single(value => value.GetProperty("value").GetString() == "south");
        Assert.True(values.All(value => value.GetProperty("stallRatio").GetDouble() <= south.GetProperty("stallRatio").GetDouble()));
        JsonElement only = (await queries.JsonAsync("/api/v1/breakdown?dimension=cdn&value=south")).GetProperty("values")[0];
        Assert.Equal(south.GetProperty("stallMs").GetInt64(), only.GetProperty("stallMs").GetInt64());
        JsonElement all = (await queries.JsonAsync("/api/v1/breakdown")).GetProperty("values")[0];
        Assert.Equal(all.GetProperty("playingMs").GetDouble(), values.Sum(value => value.GetProperty("playingMs").GetDouble()), all.GetProperty("playingMs").GetDouble() * 0.01);
    }

    [Fact]
    public async Task Levels_are_all_in_the_bins_and_the_last_has_no_end()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.One);
        JsonElement level = await queries.JsonAsync("/api/v1/level");
        JsonElement[] bins = [.. level.GetProperty("bins").EnumerateArray()];
        Assert.Equal(7, bins.Sum(bin => bin.GetProperty("count").GetInt64()));
        Assert.Equal(0, bins[0].GetProperty("aboveMs").GetInt32());
        Assert.Equal(JsonValueKind.Null, bins[^1].GetProperty("upToMs").ValueKind);
        Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.Equal(pair.First.GetProperty("upToMs").GetInt32(), pair.Second.GetProperty("aboveMs").GetInt32()));
    }

    [Fact]
    public async Task Dimensions_have_the_custom_keys()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: false));
        Assert.Contains(FleetSeed.Region, (await queries.JsonAsync("/api/v1/dimensions")).GetProperty("dimensions").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task Pages_of_sessions_follow_each_other_from_open_to_closed_without_gap_or_double()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: false));
        List<(string Name, bool Open)> seen = [];
        bool more = true;
        while (more)
        {
            JsonElement page = await queries.JsonAsync($"/api/v1/sessions?from=2026-11-22T00:00:00Z&limit=37&offset={seen.Count}");
            seen.AddRange(page.GetProperty("sessions").EnumerateArray().Select(session =>
                (session.GetProperty("sessionId").GetString()!, session.GetProperty("ending").ValueKind == JsonValueKind.Null)));
            more = page.GetProperty("more").GetBoolean();
        }
        Assert.Equal(160 + 401, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.True(seen.Take(160).All(session => session.Open));
        Assert.True(seen.Skip(160).All(session => !session.Open));
    }

    [Theory]
    [InlineData("state=closed&order=stallTime", "stallMs", false)]
    [InlineData("state=open&order=stallTime", "stallMs", false)]
    [InlineData("state=open&order=startup", "startupMs", false)]
    [InlineData("state=open&order=score", "score", true)]
    public async Task Sessions_come_in_the_order_that_is_asked_for_unknown_last(string query, string figure, bool lowestFirst)
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: false));
        JsonElement[] sessions = [.. (await queries.JsonAsync($"/api/v1/sessions?{query}&limit=1000")).GetProperty("sessions").EnumerateArray()];
        double?[] values = [.. sessions.Select(session => session.GetProperty(figure) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : (double?)null)];
        Assert.Contains(values, value => value is null);
        double[] known = [.. values.TakeWhile(value => value is not null).Select(value => value!.Value)];
        Assert.All(values.Skip(known.Length), value => Assert.Null(value));
        Assert.Equal(lowestFirst ? known.Order() : known.OrderDescending(), known);
    }

    [Fact]
    public async Task Search_and_filter_hold_for_open_and_closed_sessions()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: false));
        JsonElement[] found = [.. (await queries.JsonAsync("/api/v1/sessions?search=LIVE-fin&dimension=cdn&value=south&limit=1000")).GetProperty("sessions").EnumerateArray()];
        Assert.Contains(found, session => session.GetProperty("ending").ValueKind == JsonValueKind.Null);
        Assert.Contains(found, session => session.GetProperty("ending").ValueKind == JsonValueKind.String);
        Assert.All(found, session => Assert.Equal(("live-final", "south"), (session.GetProperty("contentId").GetString(), session.GetProperty("cdnId").GetString())));
        JsonElement[] untold = [.. (await queries.JsonAsync("/api/v1/sessions?dimension=content&value=&limit=1000")).GetProperty("sessions").EnumerateArray()];
        Assert.NotEmpty(untold);
        Assert.All(untold, session => Assert.Equal(JsonValueKind.Null, session.GetProperty("contentId").ValueKind));
    }

    [Fact]
    public async Task A_session_has_its_parts_points_stalls_with_causes_and_errors()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: false));
        JsonElement session = await queries.JsonAsync($"/api/v1/sessions/{FleetSeed.Told}");
        Assert.False(session.GetProperty("open").GetBoolean());
        Assert.Equal("quit", session.GetProperty("parts")[0].GetProperty("ending").GetString());
        Assert.Equal("events", session.GetProperty("parts")[0].GetProperty("stallSource").GetString());
        JsonElement[] stalls = [.. session.GetProperty("stalls").EnumerateArray()];
        Assert.Equal([14_200L, 5_500L], stalls.Select(stall => stall.GetProperty("endMs").GetInt64() - stall.GetProperty("startMs").GetInt64()));
        Assert.Equal("starved", stalls[0].GetProperty("cause").GetString());
        Assert.Equal("404 segment", Assert.Single(session.GetProperty("errors").EnumerateArray()).GetProperty("codes").GetString());
        Assert.Equal("starting", session.GetProperty("points")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_open_session_is_told_with_what_it_does_now()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.One);
        JsonElement session = await queries.JsonAsync($"/api/v1/sessions/{FleetSeed.Told}");
        Assert.True(session.GetProperty("open").GetBoolean());
        Assert.Equal("playing", session.GetProperty("parts")[0].GetProperty("state").GetString());
        Assert.Equal(12_400, session.GetProperty("parts")[0].GetProperty("levelMs").GetInt64());
    }

    [Theory]
    [InlineData("series?format=csv", 7)]
    [InlineData("breakdown?format=csv&dimension=content", 1)]
    [InlineData("sessions?format=csv", 1)]
    [InlineData("rollups?format=csv", 7)]
    public async Task The_same_comes_as_csv_by_parameter_and_by_header(string path, int rows)
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.One);
        using HttpResponseMessage byParameter = await queries.GetAsync($"/api/v1/{path}");
        queries.Client.DefaultRequestHeaders.Accept.ParseAdd("text/csv");
        using HttpResponseMessage byHeader = await queries.GetAsync($"/api/v1/{path.Replace("format=csv&", "", StringComparison.Ordinal).Replace("?format=csv", "", StringComparison.Ordinal)}");
        string text = await byParameter.Content.ReadAsStringAsync(Cancel);
        Assert.Equal("text/csv", byHeader.Content.Headers.ContentType?.MediaType);
        Assert.Equal(text, await byHeader.Content.ReadAsStringAsync(Cancel));
        string[] lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rows + 1, lines.Length);
        Assert.All(lines, line => Assert.Equal(lines[0].Count(letter => letter == ','), line.Count(letter => letter == ',')));
    }

    [Fact]
    public async Task Csv_spells_states_endings_and_sources_as_json_does()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: false));
        JsonElement sessions = await queries.JsonAsync("/api/v1/sessions?limit=1000");
        string csv = await (await queries.GetAsync("/api/v1/sessions?limit=1000&format=csv")).Content.ReadAsStringAsync(Cancel);
        string[] header = csv.Split("\r\n")[0].Split(',');
        string[][] rows = [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
        foreach (string name in new[] { "state", "ending", "stallSource" })
        {
            int column = Array.IndexOf(header, name);
            HashSet<string> json = [.. sessions.GetProperty("sessions").EnumerateArray().Select(one => one.GetProperty(name).GetString() ?? "")];
            Assert.Equal(json, rows.Select(row => row[column]).ToHashSet());
        }
        Assert.Contains(rows, row => row.Contains("timedOut"));
    }

    [Fact]
    public async Task Hostile_text_is_no_formula_in_csv()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(now => FleetSeed.Many(now, incident: false));
        foreach (string path in new[] { "breakdown?dimension=content&format=csv", "sessions?limit=1000&format=csv", "rollups?dimension=content&format=csv" })
        {
            string text = await (await queries.GetAsync($"/api/v1/{path}")).Content.ReadAsStringAsync(Cancel);
            Assert.Contains("\"'=HYPERLINK(\"\"x\"\")", text, StringComparison.Ordinal);
            Assert.DoesNotContain(",=", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"=", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_document_describes_every_address_its_parameters_and_its_schemas()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.Empty);
        queries.Client.DefaultRequestHeaders.Authorization = null;
        JsonElement document = await queries.JsonAsync("/openapi/v1.json");
        string[] paths = [.. document.GetProperty("paths").EnumerateObject().Select(path => path.Name)];
        Assert.Equal(
            ["/api/v1/breakdown", "/api/v1/dimensions", "/api/v1/level", "/api/v1/now", "/api/v1/now/stream", "/api/v1/rollups", "/api/v1/series", "/api/v1/sessions", "/api/v1/sessions/{sid}"],
            paths.Order(StringComparer.Ordinal));
        foreach (JsonProperty path in document.GetProperty("paths").EnumerateObject())
        {
            JsonElement get = path.Value.GetProperty("get");
            Assert.NotEqual("", get.GetProperty("summary").GetString());
            Assert.True(get.GetProperty("responses").TryGetProperty("401", out _));
            Assert.True(get.TryGetProperty("security", out _));
        }
        JsonElement series = document.GetProperty("paths").GetProperty("/api/v1/series").GetProperty("get");
        Assert.Equal(["from", "to", "step", "dimension", "value", "format"], series.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.True(series.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("text/csv", out _));
        JsonElement schemas = document.GetProperty("components").GetProperty("schemas");
        JsonElement ratio = schemas.GetProperty(nameof(SeriesPoint)).GetProperty("properties").GetProperty("stallRatio");
        Assert.Equal(["null", "number"], ratio.GetProperty("type").EnumerateArray().Select(type => type.GetString()).Order());
        Assert.StartsWith("Time stalled divided by", ratio.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("readToken").GetProperty("scheme").GetString());
    }

    [Fact]
    public async Task The_dashboard_may_run_nothing_but_its_own()
    {
        await using QueriesUnderTest queries = await QueriesUnderTest.StartAsync(FleetSeed.Empty);
        using HttpResponseMessage response = await queries.GetAsync("/dashboard/");
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
    }
}
