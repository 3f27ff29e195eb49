using System.Text;

namespace BufferHealth.Cli;

/// <summary>
/// The picture's colours, for light and for dark surroundings, as a style sheet. Plain rules and no variables, so that
/// programs which know no more than SVG 1.1 still draw the light one. Every rule is confined to the picture, as the sheet
/// also counts for the page around it.
/// </summary>
internal static class SvgStyle
{
    private static readonly (string Selector, string Property, string Light, string Dark)[] Colours =
    [
        (".paper", "fill", "#ffffff", "#171e27"),
        ("text", "fill", "#17202c", "#e7ecf2"),
        ("text.soft", "fill", "#56616f", "#9aa7b6"),
        (".grid", "stroke", "#e6eaf0", "#2b3542"),
        (".level-area", "fill", "#0f6cbd", "#62b0f5"),
        (".level-line", "stroke", "#0f6cbd", "#62b0f5"),
        (".score-line", "stroke", "#8a5a00", "#f0b849"),
        (".threshold", "stroke", "#c4262e", "#ff7b80"),
        ("text.level", "fill", "#0f6cbd", "#62b0f5"),
        ("text.score", "fill", "#8a5a00", "#f0b849"),
        (".idle", "fill", "#c9d0d9", "#3c4856"),
        (".startup", "fill", "#5aa2e0", "#3d84c2"),
        (".playing", "fill", "#3f9a63", "#3c9a63"),
        (".stalled", "fill", "#c4262e", "#ff5c62"),
        (".frozen", "fill", "#d98a00", "#f0a830"),
        (".seeking", "fill", "#8a5bc7", "#b184ee"),
        (".paused", "fill", "#8b95a1", "#7d8996"),
        (".ended", "fill", "#4a5563", "#a9b5c3"),
        (".suspended", "fill", "#b7bfc9", "#56616f"),
        (".unknown", "fill", "#d6c27a", "#8a7a3a"),
        (".lead.stalled", "stroke", "#c4262e", "#ff5c62"),
        (".lead.frozen", "stroke", "#d98a00", "#f0a830"),
        ("text.stalled", "fill", "#b01f27", "#ff8a8e"),
        (".point", "fill", "#0f6cbd", "#62b0f5"),
        (".mapping", "stroke", "#8a5a00", "#f0b849"),
        ("text.frozen", "fill", "#8a5200", "#f5bb5c"),
    ];

    internal static string Sheet { get; } = Write();

    private static string Write()
    {
        StringBuilder sheet = new("""

            .buffer-health text { font: 12px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
            .buffer-health .name { font-size: 18px; font-weight: 600; }
            .buffer-health .figure { font-size: 16px; font-weight: 600; }
            .buffer-health .end { text-anchor: end; }
            .buffer-health .middle { text-anchor: middle; }
            .buffer-health path, .buffer-health line { fill: none; stroke-width: 1; }
            .buffer-health .level-line, .buffer-health .score-line { stroke-width: 1.75; stroke-linejoin: round; }
            .buffer-health .score-line { stroke-dasharray: 7 2; }
            .buffer-health .threshold { stroke-width: 1.25; stroke-dasharray: 2 3; }
            .buffer-health .point { fill-opacity: .45; }
            .buffer-health .mapping { stroke-width: 2; }
            .buffer-health .level-area { stroke: none; fill-opacity: .16; }
            .buffer-health .band { fill-opacity: .14; }
            .buffer-health .band.stalled, .buffer-health .band.frozen { fill-opacity: .26; }
            .buffer-health .band.thin { fill-opacity: .5; }

            """);
        Rules(sheet, c => c.Light);
        sheet.Append("@media (prefers-color-scheme: dark) {\n");
        Rules(sheet, c => c.Dark);
        return sheet.Append("}\n").ToString();
    }

    private static void Rules(StringBuilder sheet, Func<(string Selector, string Property, string Light, string Dark), string> colour)
    {
        foreach (var rule in Colours)
        {
            sheet.Append(".buffer-health ").Append(rule.Selector).Append(" { ").Append(rule.Property).Append(": ").Append(colour(rule)).Append("; }\n");
        }
    }
}
