using System.Buffers.Text;
using System.Text;

namespace BufferHealth.Cli.Simulation;

/// <summary>
/// Records in words, made once and sent over and over: each time with the time stamp of the moment and with sequence numbers that go on.
/// A session that ended comes back under another id. Read by all threads.
/// </summary>
internal sealed class RatePool
{
    /// <summary>The least records of a pool; 4 a viewer when that is more.</summary>
    internal const int LeastRecords = 50_000;

    /// <summary>The most.</summary>
    internal const int MostRecords = 500_000;

    private const int StampLength = 13;

    // Numbers of nine digits, so that one takes another's place. They stay below a thousand million for days.
    private const int FirstNumber = 100_000_000;
    private const int NumberLength = 9;
    private const int RunLength = 8;

    private readonly List<Body> _bodies = [];

    /// <param name="fleet">Whose records.</param>
    /// <param name="viewers">How many viewers it has at one time.</param>
    /// <param name="batchSize">Records of one body.</param>
    internal RatePool(Fleet fleet, int viewers, int batchSize)
    {
        int wanted = Math.Clamp(viewers * 4, LeastRecords, MostRecords);
        Dictionary<string, Batch> open = [];
        Dictionary<Visit, Spoken> sessions = [];
        Words words = new(1_000_000_000_000);
        while (Records < wanted && fleet.TryNext(out Delivery delivery))
        {
            Visit visit = delivery.Visit;
            if (!sessions.TryGetValue(visit, out Spoken? spoken))
            {
                sessions[visit] = spoken = new();
            }
            spoken.Count = Math.Max(spoken.Count, delivery.Report.Number + 1);
            Batch batch = open.TryGetValue(visit.Player, out Batch? begun) ? begun : open[visit.Player] = new() { Player = visit.Player };
            words.Write(visit, delivery.Report, batch.Bytes);
            batch.Records.Add(delivery);
            Records++;
            if (batch.Records.Count == batchSize)
            {
                Close(batch, sessions);
                open.Remove(visit.Player);
            }
        }
        foreach (Batch batch in open.Values)
        {
            Close(batch, sessions);
        }
        foreach ((Visit visit, Spoken spoken) in sessions)
        {
            spoken.IsOver = visit.Ending is not null;
        }
    }

    /// <summary>Records in it.</summary>
    internal int Records { get; private set; }

    /// <summary>Bodies in it.</summary>
    internal int Count => _bodies.Count;

    /// <summary>The label and how many records a body has.</summary>
    internal (string Player, int Records) this[int body] => (_bodies[body].Player, _bodies[body].Marks.Length);

    /// <summary>Writes a body as it is sent now.</summary>
    /// <param name="body">Which.</param>
    /// <param name="pass">How often all have been sent.</param>
    /// <param name="nowMs">The time stamp.</param>
    /// <param name="room">Where to; made longer when it has to be.</param>
    /// <returns>Bytes written.</returns>
    internal int Write(int body, int pass, long nowMs, ref byte[] room)
    {
        Body one = _bodies[body];
        if (room.Length < one.Bytes.Length)
        {
            room = new byte[one.Bytes.Length];
        }
        one.Bytes.CopyTo(room, 0);
        Span<byte> stamp = stackalloc byte[StampLength];
        Utf8Formatter.TryFormat(nowMs, stamp, out _);
        Span<byte> run = stackalloc byte[RunLength];
        Utf8Formatter.TryFormat((uint)pass, run, out _, new('x', RunLength));
        foreach (Mark mark in one.Marks)
        {
            stamp.CopyTo(room.AsSpan(mark.Stamp));
            bool again = mark.Spoken.IsOver;
            if (again && pass > 0)
            {
                run.CopyTo(room.AsSpan(mark.Run));
            }
            Utf8Formatter.TryFormat(FirstNumber + mark.Number + (again ? 0 : (long)pass * mark.Spoken.Count), room.AsSpan(mark.NumberAt), out _);
        }
        return one.Bytes.Length;
    }

    private void Close(Batch batch, Dictionary<Visit, Spoken> sessions)
    {
        // The numbers become longer, and with them the lines.
        ReadOnlySpan<byte> lines = batch.Bytes.WrittenSpan;
        List<byte> bytes = new(lines.Length + batch.Records.Count * NumberLength);
        Mark[] marks = new Mark[batch.Records.Count];
        for (int i = 0; i < marks.Length; i++)
        {
            int end = lines.IndexOf((byte)'\n') + 1;
            ReadOnlySpan<byte> line = lines[..end];
            lines = lines[end..];
            int number = line.IndexOf(",sn="u8) + 4;
            int digits = line[number..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            int begin = bytes.Count;
            bytes.AddRange(line[..number]);
            bytes.AddRange(Encoding.ASCII.GetBytes(new string('0', NumberLength)));
            bytes.AddRange(line[(number + digits)..]);
            int grown = NumberLength - digits;
            marks[i] = new(
                begin + line.IndexOf(",ts="u8) + 4 + grown, begin + line.IndexOf(",sid=\""u8) + 6, begin + number,
                batch.Records[i].Report.Number, sessions[batch.Records[i].Visit]);
        }
        _bodies.Add(new(batch.Player, [.. bytes], marks));
    }

    /// <summary>What a session says in the pool.</summary>
    private sealed class Spoken
    {
        internal int Count { get; set; }

        internal bool IsOver { get; set; }
    }

    private sealed record Body(string Player, byte[] Bytes, Mark[] Marks);

    private readonly record struct Mark(int Stamp, int Run, int NumberAt, int Number, Spoken Spoken);
}
