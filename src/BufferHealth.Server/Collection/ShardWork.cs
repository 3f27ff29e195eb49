using BufferHealth.Server.Journals;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Collection;

/// <summary>What a shard's loop does next: it takes records or a tick, or answers a question.</summary>
/// <param name="Entry">The journal's entry; its time and position.</param>
/// <param name="Batch">What came in it; default for a tick.</param>
/// <param name="Records">Its records of this shard, one a line; empty for a tick.</param>
/// <param name="Question">Asked instead; null when there are records or a tick.</param>
internal readonly record struct ShardWork(JournalEntry Entry, ReportBatch Batch, ReadOnlyMemory<byte> Records, Action<SessionShard>? Question);
