using System.Globalization;
using System.Xml.Linq;
using BufferHealth.Cli.Ratings;
using static BufferHealth.Cli.SvgShapes;

namespace BufferHealth.Cli;

/// <summary>A model's scores against the ratings of a set: a point a session, and the mapping as a curve.</summary>
internal static class ScatterSvg
{
    private const double Left = 56;
    private const double Top = 92;
    private const double Side = 440;
    private const double Width = Left + Side + 24;
    private const double Height = Top + Side + 56;
    private const int CurvePoints = 100;

    internal static string FileName(Validation.Row row) =>
        string.Concat($"{row.Set.Name}-{row.Model}.svg".Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-')).Replace("--", "-", StringComparison.Ordinal);

    internal static XElement Draw(Validation.Row row)
    {
        double[] scores = [.. row.Points.Select(p => p.Score)];
        double[] ratings = [.. row.Points.Select(p => p.Rating)];
        (double left, double right) = Range(scores);
        (double low, double high) = Range(ratings);
        double X(double score) => Left + (score - left) / (right - left) * Side;
        double Y(double rating) => Top + (high - Math.Clamp(rating, low, high)) / (high - low) * Side;
        string name = Printable.Of($"{row.Model} on {row.Set.Name}");
        Agreement agreement = row.Agreement!;
        string figures = $"SRCC {ValidationTable.Figure(agreement.Srcc, agreement.SrccInterval, "F3")}, PLCC {ValidationTable.Figure(agreement.Plcc, agreement.PlccInterval, "F3")}, RMSE {ValidationTable.Figure(agreement.Rmse, null, "F1")}, {agreement.Sessions} sessions";
        XElement svg = new(Namespace + "svg",
            new XAttribute("class", "buffer-health"),
            new XAttribute("role", "img"),
            new XAttribute("viewBox", $"0 0 {Number(Width)} {Number(Height)}"),
            new XElement(Namespace + "title", name),
            new XElement(Namespace + "desc", $"Ratings over scores. {figures}."),
            new XElement(Namespace + "style", SvgStyle.Sheet),
            new XElement(Namespace + "rect", new XAttribute("class", "paper"), new XAttribute("width", "100%"), new XAttribute("height", "100%")),
            Text("name", 16, 30, name),
            Text("soft", 16, 52, figures));
        for (int i = 0; i <= 4; i++)
        {
            double score = left + (right - left) * i / 4;
            double rating = low + (high - low) * i / 4;
            svg.Add(
                Line("grid", Left, Y(rating), Left + Side, Y(rating)), Text("soft end", Left - 8, Y(rating) + 4, Label(rating, high - low)),
                Line("grid", X(score), Top, X(score), Top + Side), Text("soft middle", X(score), Top + Side + 20, Label(score, right - left)));
        }
        svg.Add(Text("soft middle", Left + Side / 2, Top + Side + 42, "score"), Text("soft", 16, Top - 8, "rating"));
        foreach ((double score, double rating) in row.Points)
        {
            svg.Add(new XElement(Namespace + "circle", new XAttribute("class", "point"),
                new XAttribute("cx", Number(X(score))), new XAttribute("cy", Number(Y(rating))), new XAttribute("r", "2.5")));
        }
        Logistic mapping = Logistic.Fit(scores, ratings);
        svg.Add(Path("mapping", string.Join(' ', Enumerable.Range(0, CurvePoints + 1)
            .Select(i => left + (right - left) * i / CurvePoints)
            .Select((score, i) => $"{(i == 0 ? 'M' : 'L')}{Number(X(score))} {Number(Y(mapping.Of(score)))}"))));
        return svg;
    }

    /// <summary>0 to 100 where everything lies there, otherwise from the least to the greatest.</summary>
    private static (double Low, double High) Range(double[] values)
    {
        (double low, double high) = (values.Min(), values.Max());
        return low >= 0 && high <= 100 && high > 5 ? (0, 100) : high > low ? (low, high) : (low - 1, high + 1);
    }

    private static string Label(double value, double range) => value.ToString(range < 10 ? "F2" : "F0", CultureInfo.InvariantCulture);
}
