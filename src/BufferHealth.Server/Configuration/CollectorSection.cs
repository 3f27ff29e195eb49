namespace BufferHealth.Server.Configuration;

/// <summary>The section <c>Collector</c> of the configuration: settings files, environment (<c>Collector__RetentionDays=7</c>) or command line. See docs/operators.md.</summary>
internal sealed record CollectorSection
{
    /// <summary>The name of the section.</summary>
    public const string Name = "Collector";

    /// <summary>Where journal and store are; empty for a folder of this user.</summary>
    public string DataPath { get; init; } = "";

    /// <summary>How many days results are kept: 1 to 3650.</summary>
    public int RetentionDays { get; init; } = 30;

    /// <summary>Who may report. None: this machine alone, by the key <c>local</c>.</summary>
    public IReadOnlyList<WriteKeyOptions> Keys { get; init; } = [];

    /// <summary>Who may read. None: whoever has the token that is printed at the start.</summary>
    public IReadOnlyList<ReadTokenOptions> ReadTokens { get; init; } = [];

    /// <summary>Pages that may report, by origin; none for all, because a write key is no secret to a page.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The longest body in bytes, inflated: 1 KB to 4 MB.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>The most sessions open at one time: 8 to 8,000,000. One more closes the one that has been silent for longest.</summary>
    public int MaxSessions { get; init; } = 400_000;

    /// <summary>Whether the demo is served beside the collector: its page, sample stream and shaped links. Unless said: only while no keys are set.</summary>
    public bool? Demo { get; init; }

    /// <summary>Reads malformed records not at all, rather than what can be had of them.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether the demo is served.</summary>
    public bool HasDemo => Demo ?? Keys.Count == 0;

    /// <summary>The same section, when each value is in its range.</summary>
    /// <exception cref="InvalidOperationException">One is not; the message names it and its range.</exception>
    public CollectorSection Checked()
    {
        Require(RetentionDays is >= 1 and <= 3650, nameof(RetentionDays), RetentionDays, "1 to 3650");
        Require(MaxBodyBytes is >= 1 << 10 and <= 4 << 20, nameof(MaxBodyBytes), MaxBodyBytes, "1024 to 4194304");
        Require(MaxSessions is >= 8 and <= 8_000_000, nameof(MaxSessions), MaxSessions, "8 to 8000000");
        for (int i = 0; i < Keys.Count; i++)
        {
            Require(IsName(Keys[i].Key, 8, 64), $"Keys:{i}:Key", Keys[i].Key, "8 to 64 letters, digits, hyphens and underscores");
            Require(IsName(Keys[i].Tenant, 1, 64), $"Keys:{i}:Tenant", Keys[i].Tenant, "1 to 64 letters, digits, hyphens and underscores");
            Require(Keys[i].RecordsPerSecond is >= 1 and <= 10_000_000, $"Keys:{i}:RecordsPerSecond", Keys[i].RecordsPerSecond, "1 to 10000000");
        }
        for (int i = 0; i < ReadTokens.Count; i++)
        {
            Require(ReadTokens[i].Token.Length is >= 16 and <= 256 && !ReadTokens[i].Token.Any(char.IsWhiteSpace), $"ReadTokens:{i}:Token", new string('*', ReadTokens[i].Token.Length), "16 to 256 characters without blanks");
            Require(IsName(ReadTokens[i].Tenant, 1, 64), $"ReadTokens:{i}:Tenant", ReadTokens[i].Tenant, "1 to 64 letters, digits, hyphens and underscores");
        }
        for (int i = 0; i < AllowedOrigins.Count; i++)
        {
            Require(IsOrigin(AllowedOrigins[i]), $"AllowedOrigins:{i}", AllowedOrigins[i], "an origin as browsers send it, such as https://app.example or http://localhost:3000");
        }
        Require(Keys.DistinctBy(key => key.Key).Count() == Keys.Count, nameof(Keys), Keys.Count, "all different");
        Require(ReadTokens.DistinctBy(token => token.Token).Count() == ReadTokens.Count, nameof(ReadTokens), ReadTokens.Count, "all different");
        return this;
    }

    /// <summary>Compared as text with what a browser sends: a path, or only a slash at the end, would match no page, without a word.</summary>
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0
            && text.Equals($"{uri.Scheme}://{uri.Authority}", StringComparison.OrdinalIgnoreCase);

    private static bool IsName(string text, int least, int most) =>
        text.Length >= least && text.Length <= most && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static void Require(bool holds, string name, object value, string range)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{Name}:{name} is '{value}' and must be {range}.");
        }
    }
}
