namespace BufferHealth.Server.Collection;

/// <summary>Where a record stands in a text, and which shard follows its session.</summary>
internal readonly record struct ReportLine(int Start, int Length, byte Shard);
