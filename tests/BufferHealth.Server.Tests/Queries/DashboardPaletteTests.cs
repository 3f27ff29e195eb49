using System.Globalization;
using System.Text.RegularExpressions;

namespace BufferHealth.Server.Tests.Queries;

/// <summary>The dashboard's colours, as people see them who lack one kind of cone, in both themes.</summary>
public sealed partial class DashboardPaletteTests
{
    // Severity 1 of Machado, Oliveira and Fernandes (2009), over linear RGB.
    private static readonly Dictionary<string, double[]> Visions = new()
    {
        ["usual"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    private static readonly Dictionary<string, (double[] Light, double[] Dark)> Colours = Read();

    public static TheoryData<string, bool> Seen
    {
        get
        {
            TheoryData<string, bool> seen = [];
            foreach (string vision in Visions.Keys)
            {
                seen.Add(vision, false);
                seen.Add(vision, true);
            }
            return seen;
        }
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public void States_that_lie_next_to_each_other_are_told_apart(string vision, bool dark)
    {
        string[] states = ["state-playing", "state-stalled", "state-starting", "state-seeking", "state-paused", "state-ended"];
        AssertApart(states, vision, dark, 0.1);
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public void The_solid_lines_are_told_apart(string vision, bool dark) =>
        AssertApart(["viewers", "stall"], vision, dark, 0.1);

    [Theory]
    [InlineData("text", "panel", 7)]
    [InlineData("soft", "panel", 4.5)]
    [InlineData("soft", "page", 4.5)]
    [InlineData("accent", "panel", 4.5)]
    [InlineData("on-accent", "accent", 4.5)]
    [InlineData("stall", "panel", 4.5)]
    [InlineData("viewers", "panel", 3)]
    [InlineData("second", "panel", 3)]
    [InlineData("good", "panel", 3)]
    [InlineData("text", "warn", 7)]
    [InlineData("text", "bad", 7)]
    public void Texts_and_lines_stand_out_from_what_they_are_on(string name, string on, double least)
    {
        foreach (bool dark in new[] { false, true })
        {
            double contrast = Contrast(Linear(name, dark), Linear(on, dark));
            Assert.True(contrast >= least, $"{name} on {on}{(dark ? ", dark" : "")}: {contrast:0.00}");
        }
    }

    private static void AssertApart(string[] names, string vision, bool dark, double least)
    {
        foreach (string left in names)
        {
            foreach (string right in names.Where(name => string.CompareOrdinal(name, left) > 0))
            {
                double[] a = Oklab(Through(Visions[vision], Linear(left, dark)));
                double[] b = Oklab(Through(Visions[vision], Linear(right, dark)));
                double distance = Math.Sqrt(a.Zip(b, (one, other) => (one - other) * (one - other)).Sum());
                Assert.True(distance >= least, $"{left} and {right}, {vision}{(dark ? ", dark" : "")}: {distance:0.000}");
            }
        }
    }

    private static double[] Linear(string name, bool dark) =>
        [.. (dark ? Colours[name].Dark : Colours[name].Light).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];

    private static double[] Through(double[] matrix, double[] rgb) =>
        [.. Enumerable.Range(0, 3).Select(row => Math.Clamp((matrix[3 * row] * rgb[0]) + (matrix[(3 * row) + 1] * rgb[1]) + (matrix[(3 * row) + 2] * rgb[2]), 0, 1))];

    private static double Contrast(double[] one, double[] other)
    {
        double[] light = [.. new[] { one, other }.Select(rgb => (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2])).OrderDescending()];
        return (light[0] + 0.05) / (light[1] + 0.05);
    }

    private static double[] Oklab(double[] rgb)
    {
        double l = Math.Cbrt((0.4122214708 * rgb[0]) + (0.5363325363 * rgb[1]) + (0.0514459929 * rgb[2]));
        double m = Math.Cbrt((0.2119034982 * rgb[0]) + (0.6806995451 * rgb[1]) + (0.1073969566 * rgb[2]));
        double s = Math.Cbrt((0.0883024619 * rgb[0]) + (0.2817188376 * rgb[1]) + (0.6299787005 * rgb[2]));
        return
        [
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s),
        ];
    }

    private static Dictionary<string, (double[] Light, double[] Dark)> Read()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "BufferHealth.slnx")))
        {
            folder = folder.Parent;
        }
        string css = File.ReadAllText(Path.Combine(folder.FullName, "src", "BufferHealth.Server", "wwwroot", "dashboard", "dashboard.css"));
        return Pair().Matches(css).ToDictionary(match => match.Groups[1].Value, match => (Parts(match.Groups[2].Value), Parts(match.Groups[3].Value)));
    }

    private static double[] Parts(string hex)
    {
        string full = hex.Length < 6 ? string.Concat(hex.Select(digit => $"{digit}{digit}")) : hex;
        return [.. Enumerable.Range(0, 3).Select(part => int.Parse(full.AsSpan(2 * part, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];
    }

    [GeneratedRegex(@"--([a-z-]+): light-dark\(#([0-9a-f]{3,6}), #([0-9a-f]{3,6})\)")]
    private static partial Regex Pair();
}
