using System.Text;
using BufferHealth.Server.Rollups;
using BufferHealth.Server.Stores;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BufferHealth.Server.Queries;

/// <summary>
/// The read side over HTTP: everything under <c>/api/v1</c>, behind a read token, and its description at <c>/openapi/v1.json</c>, before it. Needs
/// <see cref="ISessionStore"/>, <see cref="Live.ILiveView"/>, <see cref="ICollectorHealth"/> and <see cref="ReadAccess"/> from the container.
/// </summary>
internal static class QueryEndpoints
{
    private const string Csv = "text/csv";

    // Each has 182 counts: some 10 MB in all.
    private const int MostRollups = 20_000;

    /// <summary>Adds what the endpoints need of their own.</summary>
    public static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<NowReader>()
        .AddSingleton<SessionReader>()
        .AddOpenApi("v1", QueryDocument.Describe);

    /// <summary>Maps the read side.</summary>
    public static void MapQueries(this WebApplication app)
    {
        app.Use(ReadDoor.CheckAsync);
        app.MapOpenApi();
        RouteGroupBuilder api = app.MapGroup("/api/v1").AddEndpointFilter(RefusedQueries.AnswerAsync).WithTags("Queries");
        QueryParameter[] range = [QueryParameter.From, QueryParameter.To];
        QueryParameter[] of = [QueryParameter.Dimension, QueryParameter.Value];

        Describe<NowAnswer>(api.MapGet("/now", NowAsync), "What viewers see now", "Viewers by state, the sessions that are stalled, and how the collector does.", []);
        Describe<NowAnswer>(
            api.MapGet("/now/stream", Stream), "The same once a second",
            "Server-sent events: `now` with the figures, or `heartbeat` where they were not there within a second. Ends when the collector stops.", [], "text/event-stream");
        Describe<SeriesAnswer>(
            api.MapGet("/series", Series), "Figures over time",
            "Steps without sessions are left out. The first step begins at or before from.", [.. range, QueryParameter.Step, .. of, QueryParameter.Format], Csv);
        Describe<BreakdownAnswer>(
            api.MapGet("/breakdown", Breakdown), "Figures by content, player, CDN or custom key",
            "The values with the most time played come first.", [.. range, .. of, QueryParameter.Limit(1_000, 20), QueryParameter.Format], Csv);
        Describe<DimensionsAnswer>(api.MapGet("/dimensions", DimensionsOf), "What sessions can be told apart by", "The dimensions that the range's minutes have.", range);
        Describe<LevelAnswer>(
            api.MapGet("/level", Level), "How the level of the buffer was distributed", "The newest level of each viewer, once a minute.", [.. range, .. of]);
        Describe<SessionsAnswer>(
            api.MapGet("/sessions", SessionsAsync), "Sessions",
            $"Open ones first; of those the {SessionReader.MostOpen} that the live view names first are looked through.",
            [.. range, QueryParameter.State, QueryParameter.Search, .. of, QueryParameter.Order, QueryParameter.Offset, QueryParameter.Limit(1_000, 50), QueryParameter.Format], Csv);
        Describe<SessionAnswer>(
            api.MapGet("/sessions/{sid}", SessionAsync), "One session", "Its parts, its timeline, its stalls with their causes, its errors.", [])
            .ProducesProblem(StatusCodes.Status404NotFound);
        Describe<RollupsAnswer>(
            api.MapGet("/rollups", RollupsOf), "Minutes as they are kept",
            "With their histograms, which add up. In CSV a histogram is its counts with semicolons between them.",
            [.. range, QueryParameter.Step, .. of, QueryParameter.Limit(1_000, 100), QueryParameter.Format], Csv);
    }

    private static async Task<IResult> NowAsync(HttpContext context, NowReader reader, CancellationToken cancel) =>
        TypedResults.Ok(await reader.ReadAsync(QueryInput.Of(context).Tenant, cancel));

    private static ServerSentEventsResult<NowAnswer?> Stream(HttpContext context, NowReader reader, IHostApplicationLifetime lifetime, CancellationToken cancel)
    {
        string tenant = QueryInput.Of(context).Tenant;
        var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, cancel);
        context.Response.RegisterForDispose(either);
        return TypedResults.ServerSentEvents(reader.StreamAsync(tenant, either.Token));
    }

    private static IResult Series(HttpContext context, ISessionStore store, TimeProvider clock)
    {
        var input = QueryInput.Of(context);
        (long from, long to) = input.Range(clock.GetUtcNow());
        TimeSpan step = input.Step(from, to);
        (string dimension, string? value) = input.Dimension(valueNeeded: true);
        from = QueryInput.StepStart(from, step);
        SeriesPoint[] points =
        [
            .. store.Rollups(new RollupQuery { Tenant = input.Tenant, FromMs = from, ToMs = to, Dimension = dimension, Value = value, Step = step })
                .OrderBy(row => row.MinuteMs).Select(row => new SeriesPoint(row)),
        ];
        return input.WantsCsv
            ? Table(["atMs", .. Figures.Columns], points, point => [point.AtMs, .. point.Cells()])
            : TypedResults.Ok(new SeriesAnswer(from, to, (long)step.TotalMilliseconds, dimension, value!, points));
    }

    private static IResult Breakdown(HttpContext context, ISessionStore store, TimeProvider clock)
    {
        var input = QueryInput.Of(context);
        (long from, long to) = input.Range(clock.GetUtcNow());
        (string dimension, string? value) = input.Dimension(valueNeeded: false);
        RollupQuery query = new()
        {
            Tenant = input.Tenant,
            FromMs = QueryInput.StepStart(from, null),
            ToMs = to,
            Dimension = dimension,
            Value = value,
            Limit = input.Integer(QueryParameter.Limit(1_000, 20)),
        };
        BreakdownValue[] values = [.. store.Rollups(query).OrderByDescending(row => row.PlayingMs).Select(row => new BreakdownValue(row))];
        return input.WantsCsv
            ? Table(["value", .. Figures.Columns], values, of => [of.Value, .. of.Cells()])
            : TypedResults.Ok(new BreakdownAnswer(query.FromMs, to, dimension, values));
    }

    private static Ok<DimensionsAnswer> DimensionsOf(HttpContext context, ISessionStore store, TimeProvider clock)
    {
        var input = QueryInput.Of(context);
        (long from, long to) = input.Range(clock.GetUtcNow());
        from = QueryInput.StepStart(from, null);
        return TypedResults.Ok(new DimensionsAnswer(from, to, store.DimensionsOf(input.Tenant, from, to)));
    }

    private static Ok<LevelAnswer> Level(HttpContext context, ISessionStore store, TimeProvider clock)
    {
        var input = QueryInput.Of(context);
        (long from, long to) = input.Range(clock.GetUtcNow());
        (string dimension, string? value) = input.Dimension(valueNeeded: true);
        from = QueryInput.StepStart(from, null);
        var level = Histogram.Of(Histogram.Level);
        foreach (RollupRow row in store.Rollups(new RollupQuery { Tenant = input.Tenant, FromMs = from, ToMs = to, Dimension = dimension, Value = value }))
        {
            level.Add(row.Level);
        }
        LevelBin[] bins =
        [
            .. level.Counts.Select((count, place) => new LevelBin(
                place == 0 ? 0 : level.Bounds[place - 1], place == level.Bounds.Count ? null : level.Bounds[place], count)),
        ];
        return TypedResults.Ok(new LevelAnswer(from, to, dimension, value!, level.Quantile(0.1), level.Quantile(0.5), level.Quantile(0.9), bins));
    }

    private static async Task<IResult> SessionsAsync(HttpContext context, SessionReader reader, TimeProvider clock, CancellationToken cancel)
    {
        var input = QueryInput.Of(context);
        (long from, long to) = input.Range(clock.GetUtcNow());
        (string dimension, string? value) = input.Dimension(valueNeeded: true);
        SessionQuery query = new()
        {
            Tenant = input.Tenant,
            FromMs = from,
            ToMs = to,
            Search = input.Text(QueryParameter.Search),
            Only = dimension == Dimensions.All ? null : (dimension, value!),
            Order = Enum.Parse<SessionOrder>(input.Choice(QueryParameter.Order), ignoreCase: true),
            Offset = input.Integer(QueryParameter.Offset),
            Limit = input.Integer(QueryParameter.Limit(1_000, 50)),
        };
        SessionsAnswer answer = await reader.FindAsync(query, input.Choice(QueryParameter.State), cancel);
        return input.WantsCsv ? Table(SessionSummary.Columns, answer.Sessions, session => session.Cells()) : TypedResults.Ok(answer);
    }

    private static async Task<IResult> SessionAsync(string sid, HttpContext context, SessionReader reader, CancellationToken cancel)
    {
        // Routing leaves an encoded slash as it is, and a session may be named so.
        string sessionId = sid.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return await reader.ShowAsync(QueryInput.Of(context).Tenant, sessionId, cancel) is { } answer
            ? TypedResults.Ok(answer)
            : TypedResults.Problem("No session of this name is known. It may have been forgotten: sessions are kept for a number of days.", statusCode: StatusCodes.Status404NotFound);
    }

    private static IResult RollupsOf(HttpContext context, ISessionStore store, TimeProvider clock)
    {
        var input = QueryInput.Of(context);
        (long from, long to) = input.Range(clock.GetUtcNow());
        TimeSpan step = input.Step(from, to);
        (string dimension, string? value) = input.Dimension(valueNeeded: false);
        from = QueryInput.StepStart(from, step);
        RollupQuery query = new()
        {
            Tenant = input.Tenant,
            FromMs = from,
            ToMs = to,
            Dimension = dimension,
            Value = value,
            Step = step,
            Limit = input.Integer(QueryParameter.Limit(1_000, 100)),
        };
        if (value is null && query.Limit * ((to - from) / step.TotalMilliseconds) > MostRollups)
        {
            throw new BadQueryException($"limit is {query.Limit}; with this range and step it must be {Math.Floor(MostRollups / ((to - from) / step.TotalMilliseconds))} or less, because an answer has {MostRollups} rows or fewer. A value, a longer step or a shorter range helps too.");
        }
        RollupAnswer[] rows =
        [
            .. store.Rollups(query).OrderBy(row => row.MinuteMs).ThenBy(row => row.Value, StringComparer.Ordinal).Select(row => new RollupAnswer(row)),
        ];
        return input.WantsCsv
            ? Table(
                ["minuteMs", "value", .. Figures.Columns, "startup", "level", "score"], rows,
                row => [row.MinuteMs, row.Value, .. row.Cells(), row.Startup.Cell(), row.Level.Cell(), row.Score.Cell()])
            : TypedResults.Ok(new RollupsAnswer(from, to, (long)step.TotalMilliseconds, dimension, rows));
    }

    private static ContentHttpResult Table<T>(string[] columns, IReadOnlyList<T> rows, Func<T, object?[]> cells)
    {
        CsvTable table = new(columns);
        foreach (T row in rows)
        {
            table.Add(cells(row));
        }
        return TypedResults.Text(table.ToString(), Csv, Encoding.UTF8);
    }

    private static RouteHandlerBuilder Describe<T>(
        RouteHandlerBuilder endpoint, string summary, string description, QueryParameter[] parameters, params string[] otherTypes)
    {
        bool isStream = otherTypes is ["text/event-stream"];
        return endpoint.WithSummary(summary).WithDescription(description).WithMetadata(new QueryParameters(parameters))
            .Produces<T>(StatusCodes.Status200OK, isStream ? otherTypes[0] : "application/json", isStream ? [] : otherTypes)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
