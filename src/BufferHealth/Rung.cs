using System.Runtime.CompilerServices;

namespace BufferHealth;

/// <summary>
/// One rendition of a ladder, so that samples that tell a part of it tell the whole. A value outside its range is refused
/// with an <see cref="ArgumentOutOfRangeException"/>. Immutable.
/// </summary>
public sealed record Rung
{
    private readonly double bitrateKbps;
    private readonly double? height;
    private readonly double? vmaf;

    /// <param name="bitrateKbps">See <see cref="BitrateKbps"/>.</param>
    /// <param name="height">See <see cref="Height"/>.</param>
    /// <param name="vmaf">See <see cref="Vmaf"/>.</param>
    public Rung(double bitrateKbps, double? height = null, double? vmaf = null)
    {
        BitrateKbps = bitrateKbps;
        Height = height;
        Vmaf = vmaf;
    }

    /// <summary>Its bitrate in kbit/s: over 0, to 1e9.</summary>
    public double BitrateKbps
    {
        get => bitrateKbps;
        init => bitrateKbps = Within(value, double.Epsilon, 1e9, "over 0 and at most 1e9");
    }

    /// <summary>Its height in pixels, 1 to 1e5; null where unknown.</summary>
    public double? Height
    {
        get => height;
        init => height = value is { } pixels ? Within(pixels, 1, 1e5, "1 to 1e5") : null;
    }

    /// <summary>Its mean VMAF, 0 to 100; null where unknown.</summary>
    public double? Vmaf
    {
        get => vmaf;
        init => vmaf = value is { } quality ? Within(quality, 0, 100, "0 to 100") : null;
    }

    private static double Within(double value, double least, double most, string range, [CallerMemberName] string name = "") =>
        value >= least && value <= most
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be {range}.");
}
