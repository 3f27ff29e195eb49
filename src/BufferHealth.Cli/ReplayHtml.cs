using System.Xml;
using System.Xml.Linq;

namespace BufferHealth.Cli;

/// <summary>A replay as one self-contained page: the picture, the metrics, the stalls and freezes. No scripts, nothing fetched.</summary>
internal static class ReplayHtml
{
    private const string Style = """

        :root { color-scheme: light dark; }
        body { margin: 0 auto; padding: 16px; max-width: 1200px; background: #f3f5f8; color: #17202c; font: 14px/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        h1 { margin: 0 0 12px; font-size: 20px; overflow-wrap: anywhere; }
        h2 { margin: 0 0 8px; font-size: 15px; }
        .picture { overflow-x: auto; border: 1px solid #d9dee6; border-radius: 8px; }
        .picture svg { display: block; width: 100%; min-width: 760px; }
        .tables { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; margin-top: 16px; }
        section { min-width: 0; max-width: 100%; padding: 12px 16px; box-sizing: border-box; overflow-x: auto; background: #ffffff; border: 1px solid #d9dee6; border-radius: 8px; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: 4px 16px 4px 0; text-align: left; border-bottom: 1px solid #e6eaf0; white-space: nowrap; }
        th:last-child, td:last-child { padding-right: 0; }
        tr:last-child th, tr:last-child td { border-bottom: 0; }
        th { font-weight: 500; color: #56616f; }
        .number { text-align: right; }
        @media (prefers-color-scheme: dark) {
        body { background: #0e1319; color: #e7ecf2; }
        section { background: #171e27; }
        section, .picture { border-color: #2b3542; }
        th, td { border-color: #2b3542; }
        th { color: #9aa7b6; }
        }

        """;

    /// <param name="replay">The replay.</param>
    /// <param name="name">The trace's name.</param>
    /// <param name="output">Where to.</param>
    internal static void Write(Replay replay, string name, TextWriter output)
    {
        XElement page = new("html", new XAttribute("lang", "en"),
            new XElement("head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", "default-src 'none'; style-src 'unsafe-inline'")),
                new XElement("title", $"{name}: replay"),
                new XElement("style", Style)),
            new XElement("body",
                new XElement("h1", "BufferHealth replay"),
                new XElement("div", new XAttribute("class", "picture"), new XAttribute("tabindex", 0), new XAttribute("role", "region"),
                    new XAttribute("aria-label", "Level, score and states over time"),
                    ReplaySvg.Draw(replay, name)),
                new XElement("div", new XAttribute("class", "tables"), Metrics(replay), Interruptions(replay))));
        using XmlWriter writer = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true });
        new XDocument(new XDocumentType("html", null, null, null), page).Save(writer);
    }

    private static XElement Metrics(Replay replay) =>
        new("section", new XElement("h2", "Metrics"),
            new XElement("table", ReplayFigures.Metrics(replay).Select(m =>
                new XElement("tr", new XElement("th", new XAttribute("scope", "row"), m.Name), Number("td", m.Value)))));

    private static XElement Interruptions(Replay replay)
    {
        IReadOnlyList<ReplayFigures.Interruption> rows = ReplayFigures.Interruptions(replay);
        if (rows.Count == 0)
        {
            return new("section", new XElement("h2", "Stalls and freezes"), "No stall and no freeze.");
        }
        return new("section", new XElement("h2", "Stalls and freezes"),
            new XElement("table",
                new XElement("thead", new XElement("tr", new XElement("th", "what"), Number("th", "start"), Number("th", "duration"),
                    Number("th", "level"), new XElement("th", "cause"), new XElement("th", "ended by"))),
                new XElement("tbody", rows.Select(r => new XElement("tr", new XElement("td", r.What), Number("td", ReplayFigures.Seconds(r.Start)),
                    Number("td", r.Duration), Number("td", r.Level), new XElement("td", r.Cause), new XElement("td", r.EndedBy))))));
    }

    private static XElement Number(string element, string text) => new(element, new XAttribute("class", "number"), text);
}
