using System.Buffers;
using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd;

/// <summary>
/// Writes records of CMCD, versions 1 and 2, with the keys in order and without allocating. Levels, deadlines and throughputs are
/// rounded to 100. Left out is what says nothing (a rate of 1, a flag that is false, an empty text, version 1), what the version or mode does
/// not have, and what the specification forbids beside another key. Any thread, as long as the output is its own.
/// </summary>
public static class CmcdWriter
{
    /// <summary>Writes <c>CMCD=…</c>, URL-encoded, for the query of a request; nothing when the record tells nothing.</summary>
    /// <param name="record">What to tell. A value for several object types is told in version 1 as that of the record's own.</param>
    /// <param name="version">1 or 2.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is neither 1 nor 2.</exception>
    public static void WriteQuery(in CmcdRecord record, int version, IBufferWriter<byte> output)
    {
        RecordWriting writing = new(Use(version), header: null);
        if (writing.IsNeeded(record))
        {
            Sink sink = new(output, encodes: false);
            sink.Write("CMCD="u8);
            sink.Encodes = true;
            writing.Write(record, ref sink);
            sink.Flush();
        }
    }

    /// <summary>Writes the value of one of the four request headers; nothing when the header need not be sent.</summary>
    /// <param name="record">What to tell.</param>
    /// <param name="version">1 or 2.</param>
    /// <param name="header">The header. Custom keys go into <see cref="CmcdHeader.Request"/>.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is neither 1 nor 2.</exception>
    public static void WriteHeader(in CmcdRecord record, int version, CmcdHeader header, IBufferWriter<byte> output)
    {
        if (new RecordWriting(Use(version), header: null).IsNeeded(record))
        {
            Sink sink = new(output, encodes: false);
            new RecordWriting(Use(version), header).Write(record, ref sink);
            sink.Flush();
        }
    }

    /// <summary>Writes a record of event mode, always version 2, and a line feed.</summary>
    /// <param name="record">What to tell: at least the event, its time, and what the event must say.</param>
    /// <param name="output">Where to: the records of one body follow each other.</param>
    /// <exception cref="ArgumentException">The record lacks something that it must say.</exception>
    public static void WriteEvent(in CmcdRecord record, IBufferWriter<byte> output)
    {
        if (!CmcdReader.IsComplete(record))
        {
            throw new ArgumentException("A record of event mode must have Event and TimestampMs, and State, ErrorCodes, Url or CustomEventName where the event is about one.", nameof(record));
        }
        Sink sink = new(output, encodes: false);
        new RecordWriting(KeyUse.Version2 | KeyUse.Event, header: null).Write(record, ref sink);
        sink.Write((byte)'\n');
        sink.Flush();
    }

    private static KeyUse Use(int version) => version switch
    {
        1 => KeyUse.Version1,
        2 => KeyUse.Version2,
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, $"The version is {version} and must be 1 or 2."),
    };
}
