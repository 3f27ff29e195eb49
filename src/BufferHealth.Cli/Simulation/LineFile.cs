using System.Buffers;
using System.Globalization;
using System.Text;

namespace BufferHealth.Cli.Simulation;

/// <summary>
/// Records as lines, in the order in which they come: arrival in ms since 1970, <c>event</c> or <c>request</c>, the player's label, and the
/// record as it is on the wire, with one space between; the record is the rest of the line.
/// </summary>
internal sealed class LineFile(Stream output, long epochMs)
{
    private const int FlushAt = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new(2 * FlushAt);
    private readonly Words _words = new(epochMs);

    internal void Write(in Delivery delivery)
    {
        bool isRequest = delivery.Visit.Dialect.IsRequest();
        string head = string.Create(CultureInfo.InvariantCulture, $"{epochMs + delivery.ArrivalMs} {(isRequest ? "request" : "event")} {delivery.Visit.Player} ");
        Encoding.ASCII.GetBytes(head, _bytes);
        _words.Write(delivery.Visit, delivery.Report, _bytes);
        if (isRequest)
        {
            _bytes.Write("\n"u8);
        }
        if (_bytes.WrittenCount >= FlushAt)
        {
            Flush();
        }
    }

    internal void Flush()
    {
        output.Write(_bytes.WrittenSpan);
        output.Flush();
        _bytes.ResetWrittenCount();
    }
}
