namespace BufferHealth.Cmcd;

/// <summary>What a request asks for, and what a value in a list is about (key <c>ot</c>).</summary>
public enum CmcdObjectType
{
    /// <summary><c>m</c>: a manifest or playlist.</summary>
    Manifest,

    /// <summary><c>a</c>: audio alone.</summary>
    Audio,

    /// <summary><c>v</c>: video alone.</summary>
    Video,

    /// <summary><c>av</c>: audio and video in one.</summary>
    AudioVideo,

    /// <summary><c>i</c>: an init segment.</summary>
    Init,

    /// <summary><c>c</c>: captions or subtitles.</summary>
    Caption,

    /// <summary><c>tt</c>: a track of timed text.</summary>
    TimedText,

    /// <summary><c>k</c>: a key, licence or certificate.</summary>
    Key,

    /// <summary><c>o</c>: anything else.</summary>
    Other,
}
