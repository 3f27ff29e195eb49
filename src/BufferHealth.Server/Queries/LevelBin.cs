namespace BufferHealth.Server.Queries;

/// <summary>A range of level.</summary>
/// <param name="AboveMs">Its levels are above this; 0 belongs to the first.</param>
/// <param name="UpToMs">And at most this; null for the last, which has no end.</param>
/// <param name="Count">How many were in it.</param>
internal sealed record LevelBin(int AboveMs, int? UpToMs, long Count);
