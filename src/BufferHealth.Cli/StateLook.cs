using Spectre.Console;

namespace BufferHealth.Cli;

/// <summary>How a playback state is drawn in the terminal. Each has a character of its own, so no colour is needed to read it.</summary>
internal static class StateLook
{
    /// <summary>What lies on top where a picture has too little room: playback at 0 lowest, then all else, then freezes, then stalls.</summary>
    internal static int Loudness(PlaybackState state) => state switch
    {
        PlaybackState.Stalled => 3,
        PlaybackState.Frozen => 2,
        PlaybackState.Playing => 0,
        _ => 1,
    };

    internal static char Glyph(PlaybackState state, bool unicode) => state switch
    {
        PlaybackState.Idle => unicode ? '·' : '.',
        PlaybackState.Startup => unicode ? '░' : ':',
        PlaybackState.Playing => unicode ? '▄' : '-',
        PlaybackState.Stalled => unicode ? '█' : '#',
        PlaybackState.Frozen => unicode ? '▓' : '%',
        PlaybackState.Seeking => unicode ? '▒' : '>',
        PlaybackState.Paused => unicode ? '▁' : '_',
        PlaybackState.Ended => '=',
        PlaybackState.Suspended => '~',
        _ => '?',
    };

    internal static Color Color(PlaybackState state) => state switch
    {
        PlaybackState.Startup => Spectre.Console.Color.Blue,
        PlaybackState.Playing => Spectre.Console.Color.Green,
        PlaybackState.Stalled => Spectre.Console.Color.Red,
        PlaybackState.Frozen => Spectre.Console.Color.Yellow,
        PlaybackState.Seeking => Spectre.Console.Color.Fuchsia,
        _ => Spectre.Console.Color.Grey,
    };
}
