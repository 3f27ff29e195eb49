using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>
/// How far a player's clock is behind the collector's: the least of arrival less time stamp, that of the record that was on its way
/// for the shortest time.
/// </summary>
internal struct PlayerClock
{
    /// <summary>A record cannot come so much sooner than the fastest one before: the clock was put forward.</summary>
    public const long MostAheadMs = 10 * 60_000;

    /// <summary>A record can be held up, but hardly for so long: the clock was put back.</summary>
    public const long MostDelayedMs = 60 * 60_000;

    /// <summary>Of two records the one with the higher number is not so much older: states are told some seconds after they began.</summary>
    public const long MostBackMs = 60_000;

    /// <summary>Whether a time stamp has come.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Ms behind; negative when the player's clock is ahead.</summary>
    public long BehindMs { get; private set; }

    /// <summary>Takes a record in.</summary>
    /// <param name="timeMs">Its time stamp.</param>
    /// <param name="arrivalMs">When it came.</param>
    /// <param name="isPutBack">Whether its number shows that the clock was put back.</param>
    /// <returns>By how much the clock jumped; 0 when it did not.</returns>
    public long Take(long timeMs, long arrivalMs, bool isPutBack)
    {
        long behind = arrivalMs - timeMs;
        long jump = IsKnown && (isPutBack || behind < BehindMs - MostAheadMs || behind > BehindMs + MostDelayedMs) ? BehindMs - behind : 0;
        BehindMs = !IsKnown || jump != 0 ? behind : Math.Min(BehindMs, behind);
        IsKnown = true;
        return jump;
    }

    internal readonly void Write(SnapshotWriter writer)
    {
        writer.Put(IsKnown);
        writer.Put(BehindMs);
    }

    internal static PlayerClock Read(ref SnapshotReader reader) => new() { IsKnown = reader.Bool(), BehindMs = reader.Long() };
}
