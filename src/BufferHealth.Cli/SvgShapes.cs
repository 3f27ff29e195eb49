using System.Globalization;
using System.Xml.Linq;

namespace BufferHealth.Cli;

/// <summary>SVG elements, numbers rounded to hundredths. Text is escaped by the XML writer.</summary>
internal static class SvgShapes
{
    internal static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    internal static XElement Rectangle(string look, double x, double y, double width, double height, string? tip = null) =>
        new(Namespace + "rect", new XAttribute("class", look), At("x", x), At("y", y), At("width", width), At("height", height),
            tip is null ? null : new XElement(Namespace + "title", tip));

    internal static XElement Line(string look, double x1, double y1, double x2, double y2) =>
        new(Namespace + "line", new XAttribute("class", look), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    internal static XElement Text(string look, double x, double y, string text) =>
        new(Namespace + "text", look.Length > 0 ? new XAttribute("class", look) : null, At("x", x), At("y", y), text);

    internal static XElement Path(string look, string data) =>
        new(Namespace + "path", new XAttribute("class", look), new XAttribute("d", data));

    internal static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static XAttribute At(string name, double value) => new(name, Number(value));
}
