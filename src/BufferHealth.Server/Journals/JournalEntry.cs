namespace BufferHealth.Server.Journals;

/// <summary>One entry of the journal.</summary>
/// <param name="Position">Where the journal ends with it: grows from entry to entry, and never begins again.</param>
/// <param name="ArrivalMs">When it was written, in ms since 1970; never less than that of the entry before.</param>
/// <param name="Payload">What was appended; empty for a tick, which says nothing but the time.</param>
internal readonly record struct JournalEntry(long Position, long ArrivalMs, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Whether it says nothing but the time.</summary>
    public bool IsTick => Payload.IsEmpty;
}
