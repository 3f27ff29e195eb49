namespace BufferHealth.EndToEnd;

/// <summary>Tests that play in real time: nothing else runs beside them, because other work on the processor makes other stalls.</summary>
[CollectionDefinition(nameof(RealPlayback), DisableParallelization = true)]
public sealed class RealPlayback;
