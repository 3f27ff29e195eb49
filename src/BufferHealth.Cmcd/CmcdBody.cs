namespace BufferHealth.Cmcd;

/// <summary>
/// Goes through the records of a body: lines that end in a line feed, with or without one after the last. Blanks and
/// carriage returns around a record and lines with nothing else are passed over. One thread at a time.
/// </summary>
public ref struct CmcdBody
{
    private readonly CmcdReading _reading;
    private ReadOnlySpan<byte> _rest;

    internal CmcdBody(ReadOnlySpan<byte> body, CmcdReading reading)
    {
        _rest = body;
        _reading = reading;
    }

    /// <summary>The line of the record gone to, without blanks around it; empty before the first.</summary>
    public ReadOnlySpan<byte> Line { get; private set; }

    /// <summary>Lines so far that were not blank: records and those that were none.</summary>
    public int Lines { get; private set; }

    /// <summary>Goes to the next record, past lines that are none, which are counted.</summary>
    /// <param name="faults">Counts what is wrong.</param>
    /// <param name="record">The record, or a default one.</param>
    /// <returns>False at the end.</returns>
    public bool Next(scoped ref CmcdFaults faults, out CmcdRecord record)
    {
        while (!_rest.IsEmpty)
        {
            int end = _rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (end < 0 ? _rest : _rest[..end]).Trim(" \t\r"u8);
            _rest = end < 0 ? default : _rest[(end + 1)..];
            if (line.IsEmpty)
            {
                continue;
            }
            Lines++;
            Line = line;
            if (CmcdReader.TryReadEvent(line, _reading, ref faults, out record))
            {
                return true;
            }
        }
        Line = default;
        record = default;
        return false;
    }
}
