namespace BufferHealth.Cli.Ratings;

/// <summary>95 % of what comes out when the sessions are drawn anew.</summary>
internal readonly record struct Interval(double Low, double High);
