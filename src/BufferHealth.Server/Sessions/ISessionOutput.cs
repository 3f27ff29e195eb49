namespace BufferHealth.Server.Sessions;

/// <summary>Where a shard's results go. Called on the shard's thread; what it throws goes on to the shard's caller.</summary>
internal interface ISessionOutput
{
    /// <summary>A session's state has changed.</summary>
    /// <param name="change">From what to what.</param>
    void Changed(in SessionChange change);

    /// <summary>A session was closed: final.</summary>
    /// <param name="row">All that is known of it.</param>
    void Closed(SessionRow row);
}
