namespace BufferHealth.Tests;

/// <summary>A stretch of time, in seconds.</summary>
internal readonly record struct Span(double Start, double End)
{
    internal double Duration => End - Start;

    internal bool Overlaps(Span other, double slack = 0) => Start <= other.End + slack && other.Start <= End + slack;

    public override string ToString() => FormattableString.Invariant($"{Start:F3}..{End:F3}");
}
