namespace BufferHealth.Cli.Ratings;

/// <summary>A session as it was shown to people, and what they said of it.</summary>
/// <param name="Id">Its name in the set.</param>
/// <param name="Content">What was shown.</param>
/// <param name="Rating">Mean opinion, 0 to 100, more is better.</param>
internal sealed record RatedSession(string Id, string Content, double Rating)
{
    internal bool IsPhone { get; init; }

    /// <summary>Lines of the display; null where unknown.</summary>
    internal double? DisplayHeight { get; init; }

    /// <summary>The codec's name as the set spells it; empty where unknown.</summary>
    internal string Codec { get; init; } = "";

    /// <summary>The wait before the first picture; 0 where the set tells of none.</summary>
    internal double StartupSeconds { get; init; }

    /// <summary>In the order of playing; at least one.</summary>
    internal IReadOnlyList<RatedChunk> Chunks { get; init; } = [];

    /// <summary>In the order of playing, without the startup.</summary>
    internal IReadOnlyList<RatedStall> Stalls { get; init; } = [];

    internal double PlayedSeconds => Chunks.Sum(c => c.Seconds);

    internal bool HasVmaf => Chunks.All(c => c.Vmaf is not null);

    /// <summary>The same session, had nobody measured VMAF.</summary>
    internal RatedSession WithoutVmaf() => this with { Chunks = [.. Chunks.Select(c => c with { Vmaf = null })] };
}
