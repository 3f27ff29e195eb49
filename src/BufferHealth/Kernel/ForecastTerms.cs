namespace BufferHealth.Kernel;

/// <summary>What the risk is made of: each is weighed, and the sum is the logarithm of the odds of a stall within the horizon.</summary>
internal struct ForecastTerms
{
    /// <summary>The level in playout seconds, up to the horizon.</summary>
    public double Near;

    /// <summary>Playout seconds by which the level outlasts the horizon, up to 16.</summary>
    public double Beyond;

    /// <summary>The chance, 0 to 1, that no media arrives before the level is empty, given how long none has.</summary>
    public double Drought;
}
