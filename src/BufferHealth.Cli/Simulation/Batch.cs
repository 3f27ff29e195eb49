using System.Buffers;

namespace BufferHealth.Cli.Simulation;

/// <summary>Records of players with the same label, in one body.</summary>
internal sealed class Batch
{
    /// <summary>The label.</summary>
    internal string Player { get; set; } = "";

    /// <summary>Whether it is one record of request mode.</summary>
    internal bool IsRequest { get; set; }

    /// <summary>The first record's arrival, in ms since the run began.</summary>
    internal long OpenedMs { get; set; }

    /// <summary>The records as they are on the wire.</summary>
    internal ArrayBufferWriter<byte> Bytes { get; } = new(32 * 1024);

    /// <summary>The same records.</summary>
    internal List<Delivery> Records { get; } = [];

    internal void Clear()
    {
        Bytes.ResetWrittenCount();
        Records.Clear();
    }
}
