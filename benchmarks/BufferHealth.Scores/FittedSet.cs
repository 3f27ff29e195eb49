using BufferHealth.Cli.Ratings;

namespace BufferHealth.ScoreEvaluation;

/// <summary>
/// A rating set as flat arrays, since a fit goes over it thousands of times: chunks and stalls of all sessions one after
/// another, with the logarithms that stay the same.
/// </summary>
internal sealed class FittedSet
{
    internal FittedSet(string name, IReadOnlyList<RatedSession> sessions, bool isScale)
    {
        (Name, IsScale) = (name, isScale);
        Sessions = sessions;
        Contents = [.. sessions.Select(s => s.Content).Distinct().Order(StringComparer.Ordinal)];
        Ratings = [.. sessions.Select(s => s.Rating)];
        Phone = [.. sessions.Select(s => s.IsPhone)];
        Uhd = [.. sessions.Select(s => s is { IsPhone: false, DisplayHeight: >= 2160 })];
        Startup = [.. sessions.Select(s => s.StartupSeconds)];
        Played = [.. sessions.Select(s => s.PlayedSeconds)];
        FirstChunk = Firsts(sessions.Select(s => s.Chunks.Count));
        FirstStall = Firsts(sessions.Select(s => s.Stalls.Count));
        RatedChunk[] chunks = [.. sessions.SelectMany(s => s.Chunks)];
        Seconds = [.. chunks.Select(c => c.Seconds)];
        Vmaf = [.. chunks.Select(c => c.Vmaf ?? double.NaN)];
        LnMbps = [.. chunks.Select(c => Math.Log((c.BitrateKbps ?? double.NaN) / 1000))];
        LnPixels = [.. chunks.Select(c => Math.Log((c.Width ?? double.NaN) * (c.Height ?? double.NaN) / 921_600))];
        LnFrames = [.. chunks.Select(c => Math.Log(Math.Min(c.FramesPerSecond ?? 30, 30) / 30))];
        Modern = [.. sessions.SelectMany(s => s.Chunks.Select(_ => s.Codec is not ("" or "H264")))];
        BitsPerPixel = [.. chunks.Select(c => (c.BitrateKbps ?? double.NaN) * 1000 / ((c.Width ?? double.NaN) * (c.Height ?? double.NaN) * Math.Min(c.FramesPerSecond ?? 30, 30)))];
        ChunkAt = [.. sessions.SelectMany(s => s.Chunks.Select((_, i) => s.Chunks.Take(i).Sum(c => c.Seconds)))];
        RatedStall[] stalls = [.. sessions.SelectMany(s => s.Stalls)];
        StallSeconds = [.. stalls.Select(s => s.Seconds)];
        StallAt = [.. stalls.Select(s => s.At)];
    }

    internal string Name { get; }

    /// <summary>Whether the ratings are opinions on an absolute scale, so that the score shall have their height and not only their order.</summary>
    internal bool IsScale { get; }

    internal IReadOnlyList<RatedSession> Sessions { get; }

    internal string[] Contents { get; }

    internal int Count => Ratings.Length;

    internal double[] Ratings { get; }

    internal bool[] Phone { get; }

    internal bool[] Uhd { get; }

    internal double[] Startup { get; }

    internal double[] Played { get; }

    internal int[] FirstChunk { get; }

    internal int[] FirstStall { get; }

    internal double[] Seconds { get; }

    internal double[] Vmaf { get; }

    internal double[] LnMbps { get; }

    internal double[] LnPixels { get; }

    internal double[] LnFrames { get; }

    internal bool[] Modern { get; }

    internal double[] BitsPerPixel { get; }

    internal double[] ChunkAt { get; }

    internal double[] StallSeconds { get; }

    internal double[] StallAt { get; }

    /// <summary>The sessions of some contents alone, or all but those.</summary>
    internal FittedSet Where(Func<string, bool> content) => new(Name, [.. Sessions.Where(s => content(s.Content))], IsScale);

    private static int[] Firsts(IEnumerable<int> counts)
    {
        List<int> firsts = [0];
        foreach (int count in counts)
        {
            firsts.Add(firsts[^1] + count);
        }
        return [.. firsts];
    }
}
