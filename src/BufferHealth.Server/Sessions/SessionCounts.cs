using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>What a shard has counted since it was made. Written by the shard's thread alone.</summary>
internal sealed class SessionCounts
{
    /// <summary>Records given to the shard, whatever became of them.</summary>
    public long Records => Taken + NoSession + Duplicates + Late + AfterClose;

    /// <summary>Records taken into their sessions in their place.</summary>
    public long Taken { get; internal set; }

    /// <summary>Records that name no session.</summary>
    public long NoSession { get; internal set; }

    /// <summary>Records that had come before.</summary>
    public long Duplicates { get; internal set; }

    /// <summary>Records that came after later ones had been settled.</summary>
    public long Late { get; internal set; }

    /// <summary>Of the late ones, those whose sequence number is too far back to know whether they had come: nothing is taken from them.</summary>
    public long Unknown { get; internal set; }

    /// <summary>Records of a session that had been closed.</summary>
    public long AfterClose { get; internal set; }

    /// <summary>Records of event mode without a time stamp; when they came stands for it.</summary>
    public long Untimed { get; internal set; }

    /// <summary>Records that were settled before their wait was over, because too many came within it.</summary>
    public long Crowded { get; internal set; }

    /// <summary>How often sequence numbers began anew within a session.</summary>
    public long SequenceRestarts { get; internal set; }

    /// <summary>Jumps of a player's clock.</summary>
    public long ClockJumps { get; internal set; }

    /// <summary>Closed sessions whose clock was a second or more off ours.</summary>
    public long SkewedSessions { get; internal set; }

    /// <summary>How often another content came under the same session, as advertisements do.</summary>
    public long ContentChanges { get; internal set; }

    /// <summary>Custom keys that were not kept: one too many, too long, or one of ours with a value that it cannot have.</summary>
    public long RefusedKeys { get; internal set; }

    /// <summary>How often a session's value in a minute was added up among the others: one too many.</summary>
    public long OtherValues { get; internal set; }

    /// <summary>How often a session's custom key was left out of a minute: one too many.</summary>
    public long RefusedDimensions { get; internal set; }

    /// <summary>Sessions opened.</summary>
    public long Opened { get; internal set; }

    /// <summary>Sessions that came back after they had been closed; they are among those opened.</summary>
    public long Resumed { get; internal set; }

    /// <summary>Sessions closed because they were silent.</summary>
    public long TimedOut { get; internal set; }

    /// <summary>Sessions closed because another one needed the place.</summary>
    public long Evicted { get; internal set; }

    /// <summary>Sessions closed, for whatever reason.</summary>
    public long Closed { get; internal set; }

    internal void Write(SnapshotWriter writer)
    {
        writer.Put(Taken);
        writer.Put(NoSession);
        writer.Put(Duplicates);
        writer.Put(Late);
        writer.Put(Unknown);
        writer.Put(AfterClose);
        writer.Put(Untimed);
        writer.Put(Crowded);
        writer.Put(SequenceRestarts);
        writer.Put(ClockJumps);
        writer.Put(SkewedSessions);
        writer.Put(ContentChanges);
        writer.Put(RefusedKeys);
        writer.Put(OtherValues);
        writer.Put(RefusedDimensions);
        writer.Put(Opened);
        writer.Put(Resumed);
        writer.Put(TimedOut);
        writer.Put(Evicted);
        writer.Put(Closed);
    }

    internal void Read(ref SnapshotReader reader)
    {
        Taken = reader.Long();
        NoSession = reader.Long();
        Duplicates = reader.Long();
        Late = reader.Long();
        Unknown = reader.Long();
        AfterClose = reader.Long();
        Untimed = reader.Long();
        Crowded = reader.Long();
        SequenceRestarts = reader.Long();
        ClockJumps = reader.Long();
        SkewedSessions = reader.Long();
        ContentChanges = reader.Long();
        RefusedKeys = reader.Long();
        OtherValues = reader.Long();
        RefusedDimensions = reader.Long();
        Opened = reader.Long();
        Resumed = reader.Long();
        TimedOut = reader.Long();
        Evicted = reader.Long();
        Closed = reader.Long();
    }
}
