namespace BufferHealth.Server.Queries;

/// <summary>A parameter of a query: what is read by it, what is refused by it, and what the OpenAPI document says of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its meaning.</param>
internal sealed record QueryParameter(string Name, string Description)
{
    private const long YearTenThousandMs = 253_402_300_800_000;

    /// <summary>The least integer; null when it is no integer.</summary>
    public long? Least { get; init; }

    /// <summary>The greatest integer, or the most characters.</summary>
    public long? Most { get; init; }

    /// <summary>What stands for it when it is missing; null when that is nothing, or depends.</summary>
    public string? Default { get; init; }

    /// <summary>The values that it takes; null for others.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>Whether it is an instant: ms since 1970, or ISO 8601.</summary>
    public bool IsTime { get; init; }

    /// <summary>Where a range of time begins.</summary>
    public static QueryParameter From { get; } = Time("from", "Where the range begins: ms since 1970, or ISO 8601. An hour before its end by default.");

    /// <summary>Where a range of time ends.</summary>
    public static QueryParameter To { get; } = Time("to", "Where the range ends, itself left out: ms since 1970, or ISO 8601. Now by default. At most 400 days after from.");

    /// <summary>The length of a step.</summary>
    public static QueryParameter Step { get; } = Integer(
        "step", "The length of a step in seconds, a multiple of 60. By default the least of 60, 300, 900, 3600, 21600 and 86400 that makes 360 steps or fewer.", 60, 86_400, null);

    /// <summary>The dimension.</summary>
    public static QueryParameter Dimension { get; } = Text("dimension", "What sessions are told apart by: all, content, player, cdn, or a custom key.", 128) with { Default = "all" };

    /// <summary>A value of the dimension.</summary>
    public static QueryParameter Value { get; } = Text("value", "Only sessions with this value of the dimension; empty for those that do not tell it.", 512);

    /// <summary>Part of a name.</summary>
    public static QueryParameter Search { get; } = Text("search", "Part of the session's or content's identifier, whatever its case. No character has a meaning of its own.", 128);

    /// <summary>Open, closed or all sessions.</summary>
    public static QueryParameter State { get; } = Choice("state", "Which sessions: those that are open come first.", "all", "open", "closed");

    /// <summary>The order of sessions.</summary>
    public static QueryParameter Order { get; } = Choice(
        "order", "Which sessions come first: the newest (open ones: those that are stalled), those that stalled for longest, took longest to start, or have the lowest score; unknown last.",
        "newest", "stallTime", "startup", "score");

    /// <summary>How many are passed over.</summary>
    public static QueryParameter Offset { get; } = Integer("offset", "How many to pass over.", 0, 1_000_000, 0);

    /// <summary>The form of the answer.</summary>
    public static QueryParameter Format { get; } = Choice("format", "The form of the answer. The header Accept: text/csv asks for csv as well.", "json", "csv");

    /// <summary>The most that are told.</summary>
    public static QueryParameter Limit(long most, long usual) => Integer("limit", "The most that are told.", 1, most, usual);

    private static QueryParameter Integer(string name, string description, long least, long most, long? usual) =>
        new(name, description) { Least = least, Most = most, Default = usual?.ToString() };

    private static QueryParameter Time(string name, string description) =>
        new(name, description) { IsTime = true, Least = 0, Most = YearTenThousandMs - 1 };

    private static QueryParameter Text(string name, string description, int most) => new(name, description) { Most = most };

    private static QueryParameter Choice(string name, string description, params string[] choices) =>
        new(name, description) { Choices = choices, Default = choices[0] };
}
