using System.Collections.Immutable;
using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// A model of experience that others have published, by name, to compare with. Each keeps its own range and its own blind
/// spots: docs/score-models.md works an example of every one by hand. Immutable, for any thread.
/// </summary>
public sealed class PublishedModel
{
    /// <summary>Media is counted in chunks of this length, whatever it came in: those of MPC's and Pensieve's evaluations.</summary>
    private const double ChunkSeconds = 4;

    /// <summary>The lowest bitrate of Pensieve's ladder, to which its logarithm is relative.</summary>
    private const double PensieveLeastKbps = 300;

    private readonly Func<SessionFacts, double?> formula;

    private PublishedModel(string name, double? least, double? most, Func<SessionFacts, double?> formula)
    {
        (Name, Least, Most) = (name, least, most);
        this.formula = formula;
    }

    /// <summary>
    /// clamp(100 x decayed level - min(2 x stall seconds, 50), 0, 100): the first formula of this project, of the buffer and
    /// the stalls alone. 0 to 100; unknown without a level.
    /// </summary>
    public static PublishedModel Classic { get; } = new("classic", 0, 100, f => f.DecayedLevelSeconds is { } level
        ? LiveScore.Classic(level, f.StallSeconds)
        : null);

    /// <summary>
    /// 3.5 exp(-(0.15 L + 0.19) N) + 1.5 with N stalls of L seconds at the mean, 1.5 to 5: Hossfeld, Schatz, Biersack,
    /// Plissonneau, "Internet Video Delivery in YouTube: From Traffic Measurements to Quality of Experience", 2013.
    /// </summary>
    public static PublishedModel Iqx { get; } = new("iqx", 1.5, 5, f =>
        3.5 * Math.Exp(-(0.15 * f.StallSeconds + 0.19 * f.StallCount)) + 1.5);

    /// <summary>
    /// 4.23 - 0.0672 of the startup's level - 0.742 of the stalls' frequency's - 0.106 of their mean length's, each 0 to 3, so
    /// 1.4844 to 4.23: Mok, Chan, Chang, "Measuring the Quality of Experience of HTTP Video Streaming", 2011. Unknown before
    /// media was played; an unknown startup counts as none.
    /// </summary>
    public static PublishedModel Mok { get; } = new("mok", 1.4844, 4.23, f => f.PlayedSeconds > 0
        ? 4.23 - 0.0672 * Level(f.StartupSeconds ?? 0, 1, 5)
            - 0.742 * Level(f.StallCount / f.PlayedSeconds, 0.02, 0.15)
            - 0.106 * Level(f.StallCount > 0 ? f.StallSeconds / f.StallCount : 0, 5, 10)
        : null);

    /// <summary>
    /// The sum of the chunks' bitrates - that of their changes - 3000 x stall seconds - 3000 x startup seconds, in kbit/s;
    /// unbounded: Yin, Jindal, Sekar, Sinopoli, "A Control-Theoretic Approach for Dynamic Adaptive Video Streaming over
    /// HTTP", 2015, with equal weights. An unknown startup counts as none.
    /// </summary>
    public static PublishedModel Mpc { get; } = new("mpc", null, null, f =>
        Chunks(f) * f.MeanBitrateKbps - f.BitrateChangeKbps - 3000 * (f.StallSeconds + (f.StartupSeconds ?? 0)));

    /// <summary>
    /// The sum of the chunks' bitrates - 4.3 x stall seconds - that of the changes, in Mbit/s; unbounded: Mao, Netravali,
    /// Alizadeh, "Neural Adaptive Video Streaming with Pensieve", 2017, QoE_lin. The startup does not count.
    /// </summary>
    public static PublishedModel PensieveLin { get; } = new("pensieve-lin", null, null, f =>
        Chunks(f) * f.MeanBitrateKbps / 1000 - 4.3 * f.StallSeconds - f.BitrateChangeKbps / 1000);

    /// <summary>
    /// The same with the bitrates' ln(R / 300 kbit/s) and 2.66 x stall seconds: QoE_log of the same paper; unbounded.
    /// </summary>
    public static PublishedModel PensieveLog { get; } = new("pensieve-log", null, null, f =>
        Chunks(f) * (f.MeanLogBitrate - Math.Log(PensieveLeastKbps)) - 2.66 * f.StallSeconds - f.LogBitrateChange);

    /// <summary>
    /// The mean of 100 / sqrt(1 + (stalls / 2)^2) and 100 exp(-10 x stalled share of watching), 0 to 100: Mux Data's
    /// Smoothness, as its documentation gives it. Unknown before any watching.
    /// </summary>
    public static PublishedModel MuxSmoothness { get; } = new("mux-smoothness", 0, 100, f => f.WatchedSeconds > 0
        ? 50 / Math.Sqrt(1 + f.StallCount * f.StallCount / 4.0) + 50 * Math.Exp(-10 * f.StallSeconds / f.WatchedSeconds)
        : null);

    /// <summary>All of them, in the order in which they are listed.</summary>
    public static IReadOnlyList<PublishedModel> All { get; } =
        ImmutableArray.Create(Classic, Iqx, Mok, Mpc, PensieveLin, PensieveLog, MuxSmoothness);

    /// <summary>The name that it is chosen by, such as <c>pensieve-lin</c>.</summary>
    public string Name { get; }

    /// <summary>The least value that it can give; null where there is none.</summary>
    public double? Least { get; }

    /// <summary>The greatest value that it can give; null where there is none.</summary>
    public double? Most { get; }

    /// <summary>The model of a name; null where there is none of it.</summary>
    /// <param name="name">As in <see cref="Name"/>; upper and lower case are the same.</param>
    public static PublishedModel? Find(string name) =>
        All.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Its value for a session; null where something that it needs is unknown.</summary>
    /// <param name="facts">The session.</param>
    public double? Of(SessionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return formula(facts);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static double Chunks(SessionFacts f) => f.PlayedSeconds / ChunkSeconds;

    private static int Level(double value, double low, double middle) =>
        value <= 0 ? 0 : value <= low ? 1 : value <= middle ? 2 : 3;
}
