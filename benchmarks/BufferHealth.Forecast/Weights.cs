using BufferHealth.Kernel;

namespace BufferHealth.ForecastEvaluation;

/// <summary>The weights of the kernel's terms.</summary>
internal readonly record struct Weights(double Constant, double Beyond, double Share, double Horizon, double Drought)
{
    internal static readonly Weights Shipped =
        new(Forecast.Constant, Forecast.OfBeyond, Forecast.OfShare, Forecast.OfHorizon, Forecast.OfDrought);

    internal double LogOdds(in ForecastTerms t) =>
        Constant + Beyond * t.Beyond + Share * t.Share + Horizon * t.Horizon + Drought * t.Drought;

    /// <summary>The largest difference of a weight, against the size of the other's.</summary>
    internal double DistanceTo(Weights other) => new[]
    {
        Constant - other.Constant, Beyond - other.Beyond, Share - other.Share, Horizon - other.Horizon, Drought - other.Drought,
    }.Max(Math.Abs);
}
