namespace BufferHealth.Cmcd;

/// <summary>What a record of event mode reports (key <c>e</c>).</summary>
public enum CmcdEvent
{
    /// <summary><c>ps</c>: the state changed; <c>sta</c> says to what.</summary>
    PlayState,

    /// <summary><c>e</c>: an error; <c>ec</c> says which.</summary>
    Error,

    /// <summary><c>t</c>: the interval is over, 30 s by default.</summary>
    Timer,

    /// <summary><c>bc</c>: another bitrate was selected.</summary>
    BitrateChange,

    /// <summary><c>pr</c>: the playback rate changed.</summary>
    PlaybackRate,

    /// <summary><c>c</c>: another content id.</summary>
    Content,

    /// <summary><c>h</c>: another host.</summary>
    Hostname,

    /// <summary><c>b</c>: to the background or back; <c>bg</c> says which.</summary>
    Background,

    /// <summary><c>m</c>.</summary>
    Mute,

    /// <summary><c>um</c>.</summary>
    Unmute,

    /// <summary><c>pe</c>: the player was enlarged.</summary>
    Expand,

    /// <summary><c>pc</c>: the player was made small.</summary>
    Collapse,

    /// <summary><c>rr</c>: a response came; <c>url</c> says of what.</summary>
    ResponseReceived,

    /// <summary><c>sk</c>: an ad was skipped.</summary>
    Skip,

    /// <summary><c>as</c>.</summary>
    AdStart,

    /// <summary><c>ae</c>.</summary>
    AdEnd,

    /// <summary><c>abs</c>.</summary>
    AdBreakStart,

    /// <summary><c>abe</c>.</summary>
    AdBreakEnd,

    /// <summary><c>ce</c>: the event that <c>cen</c> names.</summary>
    Custom,
}
