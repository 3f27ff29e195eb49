namespace BufferHealth.Cmcd;

/// <summary>Kind of stream (key <c>st</c>).</summary>
public enum CmcdStreamType
{
    /// <summary><c>v</c>: all segments are there.</summary>
    OnDemand,

    /// <summary><c>l</c>.</summary>
    Live,

    /// <summary><c>ll</c>.</summary>
    LowLatencyLive,
}
