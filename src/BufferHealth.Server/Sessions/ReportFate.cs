namespace BufferHealth.Server.Sessions;

/// <summary>What became of a record. Each is counted in <see cref="SessionCounts"/>.</summary>
internal enum ReportFate : byte
{
    /// <summary>Taken into its session.</summary>
    Taken,

    /// <summary>It names no session, so nothing can be said of it.</summary>
    NoSession,

    /// <summary>It came before; nothing is taken a second time.</summary>
    Duplicate,

    /// <summary>Reports after it have been settled already: only totals and single figures are taken from it.</summary>
    Late,

    /// <summary>Its session has been closed; nothing is taken from it.</summary>
    AfterClose,
}
