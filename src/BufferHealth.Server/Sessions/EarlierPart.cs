using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <summary>What a session leaves that was closed: so that one that comes back goes on where it was, and what its parts tell can be added up.</summary>
/// <param name="Part">Its part.</param>
/// <param name="NewestMs">Its newest time stamp, by the player's clock; null without one.</param>
/// <param name="BehindMs">The player's clock behind the collector's; null without time stamps.</param>
/// <param name="Totals">The totals that it told; null when none.</param>
/// <param name="StartupMs"><c>msd</c> as it told it; null when it did not.</param>
/// <param name="DroppedFrames"><c>dfa</c> as it told it, likewise.</param>
/// <param name="Phase">What its player did; as new where the player was left or failed.</param>
/// <param name="Content">A hash of its content's id: see <see cref="PendingReport.ContentHash"/>; 0 when not told.</param>
internal sealed record EarlierPart(int Part, long? NewestMs, long? BehindMs, long[]? Totals, int? StartupMs, int? DroppedFrames, Phase Phase, ushort Content)
{
    /// <summary>Whether a record is from before it was closed. One that seems to be held up for longer than any can be is of a clock that was put back.</summary>
    /// <param name="timeMs">The record's time stamp.</param>
    /// <param name="arrivalMs">When it came.</param>
    public bool Holds(long timeMs, long arrivalMs) => timeMs <= NewestMs && arrivalMs - timeMs <= BehindMs + PlayerClock.MostDelayedMs;

    internal void Write(SnapshotWriter writer)
    {
        writer.Put(Part);
        writer.Put(NewestMs);
        writer.Put(BehindMs);
        writer.Put(Totals is not null);
        foreach (long total in Totals ?? [])
        {
            writer.Put(total);
        }
        writer.Put(StartupMs);
        writer.Put(DroppedFrames);
        Phase.Write(writer);
        writer.Put(Content);
    }

    internal static EarlierPart Read(ref SnapshotReader reader) => new(
        reader.Int(), reader.Known(), reader.Known(), reader.Bool() ? OwnTotals.ReadTold(ref reader) : null,
        (int?)reader.Known(), (int?)reader.Known(), Phase.Read(ref reader), (ushort)reader.Long(0, ushort.MaxValue));
}
