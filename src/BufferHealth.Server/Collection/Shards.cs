namespace BufferHealth.Server.Collection;

/// <summary>How sessions are told apart.</summary>
internal static class Shards
{
    /// <summary>
    /// How many shards there are: a power of two, and part of what journal, snapshot and rollups are written by. More than one machine of
    /// today has cores, so that shards can be moved to others without splitting one.
    /// </summary>
    public const int Count = 8;
}
