namespace BufferHealth.Kernel;

/// <summary>What a risk is made of: each is weighed, and the sum is the logarithm of the odds of a stall within a horizon.</summary>
internal struct ForecastTerms
{
    /// <summary>Playout seconds by which the level outlasts the horizon, 0 to 1: a level lasts for as long as it lasts.</summary>
    public double Beyond;

    /// <summary>The level as a share of the horizon, 0 to 1.</summary>
    public double Share;

    /// <summary>The horizon, from 0 at none towards 1.</summary>
    public double Horizon;

    /// <summary>The chance, 0 to 1, that no media arrives before the level is empty, given how long none has.</summary>
    public double Drought;
}
