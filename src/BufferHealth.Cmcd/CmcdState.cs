namespace BufferHealth.Cmcd;

/// <summary>What the player is doing, as the viewer sees it (key <c>sta</c>).</summary>
public enum CmcdState
{
    /// <summary><c>s</c>: told to play, and nothing has been played yet.</summary>
    Starting,

    /// <summary><c>p</c>.</summary>
    Playing,

    /// <summary><c>k</c>.</summary>
    Seeking,

    /// <summary><c>r</c>: hls.js and Shaka also say this of the startup and of the wait after a seek.</summary>
    Rebuffering,

    /// <summary><c>a</c>.</summary>
    Paused,

    /// <summary><c>w</c>.</summary>
    Waiting,

    /// <summary><c>e</c>: played to the end.</summary>
    Ended,

    /// <summary><c>f</c>.</summary>
    FatalError,

    /// <summary><c>q</c>: left by the viewer before the end.</summary>
    Quit,

    /// <summary><c>d</c>: loading ahead of a start that nobody has asked for yet.</summary>
    Preloading,
}
