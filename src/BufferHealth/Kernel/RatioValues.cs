namespace BufferHealth.Kernel;

/// <summary>Rebuffer ratio by the definition of the CTA's standard 2066, of Mux, and of Media3; negative where unknown.</summary>
internal struct RatioValues
{
    public double Cta;
    public double Mux;
    public double Media3;
}
