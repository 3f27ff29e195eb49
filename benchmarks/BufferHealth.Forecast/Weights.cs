using BufferHealth.Kernel;

namespace BufferHealth.ForecastEvaluation;

/// <summary>The weights of the kernel's terms.</summary>
internal readonly record struct Weights(double Constant, double Near, double Beyond, double Drought)
{
    internal static readonly Weights Shipped = new(Forecast.Constant, Forecast.OfNear, Forecast.OfBeyond, Forecast.OfDrought);

    internal double LogOdds(in ForecastTerms t) => Constant + Near * t.Near + Beyond * t.Beyond + Drought * t.Drought;

    /// <summary>The largest difference of a weight.</summary>
    internal double DistanceTo(Weights other) =>
        new[] { Constant - other.Constant, Near - other.Near, Beyond - other.Beyond, Drought - other.Drought }.Max(Math.Abs);
}
