namespace BufferHealth.Server.Sessions;

/// <summary>Where a session's stalls are taken from: the best that it has. Sources are never added, because they tell the same stalls.</summary>
internal enum StallSource : byte
{
    /// <summary>Nothing told: stalls are unknown, not 0.</summary>
    None,

    /// <summary><c>bsd</c> of request mode: each stall that ended, told by one of the requests after it.</summary>
    Requests,

    /// <summary><c>sta</c> and <c>ts</c> of event mode.</summary>
    Events,

    /// <summary><c>bsa</c> and <c>bsda</c>: the player's own totals. Where it tells one of them alone, states tell the other.</summary>
    Counters,
}
