using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Sessions;

/// <summary>Where a shard's results go. Called on the shard's thread; what it throws goes on to the shard's caller.</summary>
internal interface ISessionOutput
{
    /// <summary>Something worth a point of a session's timeline was told: provisional.</summary>
    /// <param name="point">The point.</param>
    void Told(SessionPoint point);

    /// <summary>A minute is over: one row for each value of each dimension.</summary>
    /// <param name="row">What became known in it.</param>
    void Minute(RollupRow row);

    /// <summary>A session was closed: final.</summary>
    /// <param name="row">All that is known of it.</param>
    void Closed(SessionRow row);
}
