namespace BufferHealth.Kernel;

/// <summary>
/// What a forecast remembers: the last sample and the last two arrivals of media. 64 bytes, whatever the sampling rate
/// and however long the session.
/// </summary>
internal struct ForecastState
{
    /// <summary>Microseconds of the samples' clock.</summary>
    public double Time;

    /// <summary>Seconds; negative where unknown.</summary>
    public double Level;

    public double Rate;

    /// <summary>Microseconds at which media last arrived, or the first level was taken; negative before that.</summary>
    public double Arrived;

    /// <summary>Microseconds at which the newest arrival began; negative where none was seen.</summary>
    public double Began;

    /// <summary>Seconds from the arrival before to this one, the newest first; 0 where unknown.</summary>
    public float Spacing1;
    public float Spacing2;

    /// <summary>Seconds of media that came with each arrival, the newest first; 0 where unknown.</summary>
    public float Amount1;
    public float Amount2;

    /// <summary>1 while playback advances.</summary>
    public int Playing;

    /// <summary>1 from the instant at which the risk reaches <see cref="Forecast.RaiseRisk"/> until it falls below <see cref="Forecast.ClearRisk"/>.</summary>
    public int Alarmed;
}
