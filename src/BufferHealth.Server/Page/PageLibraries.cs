using System.Diagnostics.CodeAnalysis;

namespace BufferHealth.Server.Page;

/// <summary>The libraries that the page imports from <c>/lib/</c>, each a file that another tool puts in place.</summary>
/// <param name="contentRoot">The server's own folder.</param>
internal sealed class PageLibraries(string contentRoot)
{
    private const string Npm = "Run `npm ci` in src/BufferHealth.Server.";
    private const string Browser = "Build the package in src/BufferHealth.Browser.";

    private static readonly Dictionary<string, (string File, string ContentType, string Remedy)> Table = new(StringComparer.Ordinal)
    {
        ["hls.mjs"] = ("node_modules/hls.js/dist/hls.min.mjs", "text/javascript", Npm),
        ["dash.mjs"] = ("node_modules/dashjs/dist/modern/esm/dash.mediaplayer.min.js", "text/javascript", Npm),
        // Its minified builds rename `sta`, so that they report no state by CMCD (5.2.12).
        ["shaka.js"] = ("node_modules/shaka-player/dist/shaka-player.dash-es2021.debug.js", "text/javascript", Npm),
        ["uplot.mjs"] = ("node_modules/uplot/dist/uPlot.esm.js", "text/javascript", Npm),
        ["uplot.css"] = ("node_modules/uplot/dist/uPlot.min.css", "text/css", Npm),
        ["buffer-health-report.js"] = ("../BufferHealth.Browser/dist/report.js", "text/javascript", Browser),
        ["buffer-health-score.js"] = ("../BufferHealth.Browser/dist/score.js", "text/javascript", Browser),
        ["buffer-health-hls.js"] = ("../BufferHealth.Browser/dist/hls.js", "text/javascript", Browser),
        ["buffer-health-dash.js"] = ("../BufferHealth.Browser/dist/dash.js", "text/javascript", Browser),
        ["buffer-health-shaka.js"] = ("../BufferHealth.Browser/dist/shaka.js", "text/javascript", Browser),
    };

    /// <summary>The names that can be asked for.</summary>
    public static IEnumerable<string> Names => Table.Keys;

    /// <summary>Finds a library.</summary>
    /// <param name="name">Its name under <c>/lib/</c>.</param>
    /// <param name="path">Where its file is.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="reason">Why it is not to be had.</param>
    public bool TryFind(
        string name,
        [NotNullWhen(true)] out string? path,
        [NotNullWhen(true)] out string? contentType,
        [NotNullWhen(false)] out string? reason)
    {
        (path, contentType, reason) = (null, null, null);
        if (!Table.TryGetValue(name, out var entry))
        {
            reason = $"There is no such library; there are {string.Join(", ", Names)}.";
            return false;
        }

        var full = Path.GetFullPath(entry.File, contentRoot);
        if (!File.Exists(full))
        {
            reason = $"{name} is not there yet. {entry.Remedy}";
            return false;
        }

        (path, contentType) = (full, entry.ContentType);
        return true;
    }
}
