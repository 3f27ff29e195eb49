using System.Globalization;

namespace BufferHealth.Server.Queries;

/// <summary>What a request asks for, read by the parameters that its endpoint declares; anything else is refused.</summary>
internal sealed class QueryInput
{
    private const long MinuteMs = 60_000;
    private const int MostSteps = 5_000;

    private static readonly TimeSpan LongestRange = TimeSpan.FromDays(400);
    private static readonly int[] UsualSteps = [60, 300, 900, 3_600, 21_600, 86_400];

    private readonly HttpContext _context;
    private readonly IReadOnlyList<QueryParameter> _declared;

    private QueryInput(HttpContext context, IReadOnlyList<QueryParameter> declared) => (_context, _declared) = (context, declared);

    /// <summary>Whose data it asks for.</summary>
    public string Tenant => ReadDoor.TenantOf(_context);

    /// <summary>Whether it asks for CSV.</summary>
    public bool WantsCsv => Has(QueryParameter.Format)
        ? Choice(QueryParameter.Format) == "csv"
        : _context.Request.GetTypedHeaders().Accept.FirstOrDefault()?.MediaType == "text/csv";

    /// <summary>The request's.</summary>
    /// <exception cref="BadQueryException">It has a parameter that its endpoint does not take, or one twice.</exception>
    public static QueryInput Of(HttpContext context)
    {
        IReadOnlyList<QueryParameter> declared = context.GetEndpoint()?.Metadata.GetMetadata<QueryParameters>()?.All ?? [];
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in context.Request.Query)
        {
            if (!declared.Any(parameter => parameter.Name == name))
            {
                throw new BadQueryException($"There is no parameter '{Shown(name)}'; there are {string.Join(", ", declared.Select(parameter => parameter.Name))}.");
            }
            if (values.Count > 1)
            {
                throw new BadQueryException($"{name} is given {values.Count} times; it may be given once.");
            }
        }
        return new QueryInput(context, declared);
    }

    /// <summary>The range of time, in ms since 1970.</summary>
    public (long FromMs, long ToMs) Range(DateTimeOffset now)
    {
        long to = Time(QueryParameter.To) ?? now.ToUnixTimeMilliseconds();
        long from = Time(QueryParameter.From) ?? Math.Max(0, to - 3_600_000);
        if (from >= to)
        {
            throw new BadQueryException($"from is {from} and to is {to}; from must be before to.");
        }
        return to - from <= LongestRange.TotalMilliseconds
            ? (from, to)
            : throw new BadQueryException($"from is {from} and to is {to}; the range must be {LongestRange.TotalDays:0} days or less.");
    }

    /// <summary>The length of a step for a range.</summary>
    public TimeSpan Step(long fromMs, long toMs)
    {
        double range = (toMs - fromMs) / 1000.0;
        if (!Has(QueryParameter.Step))
        {
            return TimeSpan.FromSeconds(UsualSteps.FirstOrDefault(seconds => range / seconds <= 360, UsualSteps[^1]));
        }
        long step = Integer(QueryParameter.Step);
        if (step % 60 != 0)
        {
            throw new BadQueryException($"step is {step}; it must be a multiple of 60.");
        }
        return range / step <= MostSteps
            ? TimeSpan.FromSeconds(step)
            : throw new BadQueryException($"step is {step}; for this range it must be {Math.Ceiling(range / MostSteps / 60) * 60:0} or more, because an answer has {MostSteps} steps or fewer.");
    }

    /// <summary>Where the step that holds an instant begins.</summary>
    public static long StepStart(long atMs, TimeSpan? step)
    {
        long length = (long)(step?.TotalMilliseconds ?? MinuteMs);
        return atMs - (atMs % length);
    }

    /// <summary>The dimension, and the value that is asked for; null for each.</summary>
    /// <param name="valueNeeded">Whether the value is empty where it is not given, as that of all sessions is.</param>
    public (string Dimension, string? Value) Dimension(bool valueNeeded)
    {
        string dimension = Text(QueryParameter.Dimension);
        string? value = Has(QueryParameter.Value) ? Text(QueryParameter.Value) : null;
        if (valueNeeded && value is null && dimension != Rollups.Dimensions.All)
        {
            throw new BadQueryException($"value is missing; with dimension {Shown(dimension)} it must be given.");
        }
        if (value is { Length: > 0 } && dimension == Rollups.Dimensions.All)
        {
            throw new BadQueryException($"value is '{Shown(value)}'; with dimension all it must be empty, because all have no other.");
        }
        return (dimension, valueNeeded ? value ?? "" : value);
    }

    /// <summary>Whether a parameter is given.</summary>
    public bool Has(QueryParameter parameter) => _context.Request.Query.ContainsKey(parameter.Name);

    /// <summary>An integer; its default where it is missing.</summary>
    public int Integer(QueryParameter parameter)
    {
        string text = Raw(parameter);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= parameter.Least && number <= parameter.Most
            ? (int)number
            : throw new BadQueryException($"{parameter.Name} is '{Shown(text)}'; it must be an integer from {parameter.Least} to {parameter.Most}.");
    }

    /// <summary>A text; its default, or empty, where it is missing.</summary>
    public string Text(QueryParameter parameter)
    {
        string text = Raw(parameter);
        return text.Length <= parameter.Most
            ? text
            : throw new BadQueryException($"{parameter.Name} has {text.Length} characters; it must have {parameter.Most} or fewer.");
    }

    /// <summary>One of the parameter's choices; its default where it is missing.</summary>
    public string Choice(QueryParameter parameter)
    {
        string text = Raw(parameter);
        return parameter.Choices!.Contains(text)
            ? text
            : throw new BadQueryException($"{parameter.Name} is '{Shown(text)}'; it must be one of {string.Join(", ", parameter.Choices!)}.");
    }

    private long? Time(QueryParameter parameter)
    {
        if (!Has(parameter))
        {
            return null;
        }
        string text = Raw(parameter);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long ms))
        {
            // Years have four digits, so a number is never taken for a date.
            ms = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) && text.Contains('-')
                ? at.ToUnixTimeMilliseconds()
                : -1;
        }
        return ms >= parameter.Least && ms <= parameter.Most
            ? ms
            : throw new BadQueryException($"{parameter.Name} is '{Shown(text)}'; it must be ms since 1970 from {parameter.Least} to {parameter.Most}, or ISO 8601 such as 2026-11-22T20:00:00Z.");
    }

    // The declared one, because an endpoint may have a default of its own.
    private string Raw(QueryParameter parameter) =>
        Has(parameter)
            ? _context.Request.Query[parameter.Name].ToString()
            : _declared.First(declared => declared.Name == parameter.Name).Default ?? "";

    private static string Shown(string text) => text.Length <= 64 ? text : $"{text[..64]}…";
}
