namespace BufferHealth.Cmcd;

/// <summary>Format of the stream (key <c>sf</c>).</summary>
public enum CmcdStreamingFormat
{
    /// <summary><c>d</c>.</summary>
    Dash,

    /// <summary><c>h</c>.</summary>
    Hls,

    /// <summary><c>s</c>: Smooth Streaming.</summary>
    Smooth,

    /// <summary><c>e</c>.</summary>
    Hesp,

    /// <summary><c>o</c>.</summary>
    Other,
}
