using BufferHealth.Cmcd;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// What a session's player does, and what is needed to read its next state: hls.js and Shaka say <c>r</c> of the startup and of
/// the wait after a seek as well.
/// </summary>
internal struct Phase
{
    private bool _begun;
    private bool _seekOpen;

    /// <summary>The state.</summary>
    public SessionState State { get; private set; }

    /// <summary>Whether the wish to play came before: what follows cannot tell how long the startup took.</summary>
    public readonly bool IsStartPast => _begun || State == SessionState.Starting;

    /// <summary>The same while nothing is told.</summary>
    public readonly Phase Silent => this with { State = SessionState.Unknown };

    /// <summary>Another content: what comes next is its startup.</summary>
    public void BeginContent() => _begun = false;

    /// <summary>Takes what the player said.</summary>
    public void Take(CmcdState told)
    {
        State = told switch
        {
            CmcdState.Preloading => SessionState.Preloading,
            CmcdState.Starting => SessionState.Starting,
            CmcdState.Playing => SessionState.Playing,
            CmcdState.Paused => SessionState.Paused,
            CmcdState.Waiting => SessionState.Waiting,
            CmcdState.Rebuffering when !_begun => SessionState.Starting,
            CmcdState.Rebuffering => _seekOpen ? SessionState.Seeking : SessionState.Stalled,
            // A start at a position that is not the first: the viewer still waits for the start.
            CmcdState.Seeking => !_begun && State == SessionState.Starting ? SessionState.Starting : SessionState.Seeking,
            _ => SessionState.Ended,
        };
        _begun = told == CmcdState.Playing || (_begun && told != CmcdState.Starting);
        // Whoever plays again after the end goes back to do so.
        _seekOpen = told is CmcdState.Seeking or CmcdState.Ended || (_seekOpen && told is not (CmcdState.Playing or CmcdState.Starting));
    }

    internal readonly void Write(SnapshotWriter writer)
    {
        writer.Put((int)State);
        writer.Put(_begun);
        writer.Put(_seekOpen);
    }

    internal static Phase Read(ref SnapshotReader reader) =>
        new() { State = reader.One<SessionState>(), _begun = reader.Bool(), _seekOpen = reader.Bool() };
}
