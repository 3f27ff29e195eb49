namespace BufferHealth.Cmcd;

/// <summary>
/// Reads records of CMCD, versions 1 and 2, without allocating and without throwing at anything that a network can send.
/// What is wrong is counted by kind. Any thread, as long as the counters are its own.
/// </summary>
public static class CmcdReader
{
    /// <summary>Reads one dictionary: a query's value that was decoded already, or a line of a log.</summary>
    /// <param name="text">The dictionary. The record's texts are slices of it.</param>
    /// <param name="reading">How a malformed record is read.</param>
    /// <param name="faults">Counts what is wrong.</param>
    /// <param name="record">The record, or a default one.</param>
    /// <returns>Whether there is a record.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, CmcdReading reading, scoped ref CmcdFaults faults, out CmcdRecord record)
    {
        record = default;
        RecordReading read = new(reading);
        return Told(read.Read(text, ref faults, ref record) && read.Finish(ref faults, ref record), ref record);
    }

    /// <summary>Reads one record of event mode, a line of a body, and counts it as incomplete when it lacks what it must say.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="reading">How a malformed record is read.</param>
    /// <param name="faults">Counts what is wrong.</param>
    /// <param name="record">The record, or a default one.</param>
    /// <returns>Whether there is a record.</returns>
    public static bool TryReadEvent(ReadOnlySpan<byte> line, CmcdReading reading, scoped ref CmcdFaults faults, out CmcdRecord record)
    {
        if (!TryRead(line, reading, ref faults, out record))
        {
            return false;
        }
        if (!IsComplete(record))
        {
            faults.Add(CmcdFault.IncompleteEvent);
        }
        return true;
    }

    /// <summary>Reads the four request headers, each as a dictionary; together they are one record.</summary>
    /// <param name="headers">Their values.</param>
    /// <param name="reading">How a malformed record is read. In a strict reading one malformed header voids all four.</param>
    /// <param name="faults">Counts what is wrong.</param>
    /// <param name="record">The record, or a default one.</param>
    /// <returns>Whether there is a record.</returns>
    public static bool TryReadHeaders(scoped in CmcdHeaders headers, CmcdReading reading, scoped ref CmcdFaults faults, out CmcdRecord record)
    {
        record = default;
        RecordReading read = new(reading);
        bool wellFormed = read.Read(headers.Object, ref faults, ref record)
            & read.Read(headers.Request, ref faults, ref record)
            & read.Read(headers.Session, ref faults, ref record)
            & read.Read(headers.Status, ref faults, ref record);
        return Told(wellFormed && read.Finish(ref faults, ref record), ref record);
    }

    /// <summary>Reads the parameter <c>CMCD</c>, in exactly this case, of a query.</summary>
    /// <param name="query">A query with or without its question mark, or a whole URL. Not decoded.</param>
    /// <param name="scratch">Room for the decoded value: as long as the query is always enough. The record's texts may be slices of it.</param>
    /// <param name="reading">How a malformed record is read.</param>
    /// <param name="faults">Counts what is wrong.</param>
    /// <param name="record">The record, or a default one.</param>
    /// <returns>Whether there is a record; false also when there is no such parameter, which is no fault.</returns>
    /// <exception cref="ArgumentException">The scratch is too short.</exception>
    public static bool TryReadQuery(ReadOnlySpan<byte> query, Span<byte> scratch, CmcdReading reading, scoped ref CmcdFaults faults, out CmcdRecord record)
    {
        record = default;
        return TryDecodeQuery(query, scratch, reading, ref faults, out ReadOnlySpan<byte> text) && TryRead(text, reading, ref faults, out record);
    }

    /// <summary>Finds and decodes the parameter <c>CMCD</c>, in exactly this case, of a query: for what is to be kept as it was sent.</summary>
    /// <param name="query">A query with or without its question mark, or a whole URL. Not decoded.</param>
    /// <param name="scratch">Room for the decoded value: as long as the query is always enough. The text may be a slice of it.</param>
    /// <param name="reading">How a value that was encoded twice is read: by salvage it is decoded twice.</param>
    /// <param name="faults">Counts what is wrong.</param>
    /// <param name="text">The dictionary, or nothing.</param>
    /// <returns>Whether there is one; false also when there is no such parameter, which is no fault.</returns>
    /// <exception cref="ArgumentException">The scratch is too short.</exception>
    public static bool TryDecodeQuery(ReadOnlySpan<byte> query, Span<byte> scratch, CmcdReading reading, scoped ref CmcdFaults faults, out ReadOnlySpan<byte> text)
    {
        if (!QueryValue.TryFind(query, out text))
        {
            return false;
        }
        if (!QueryValue.IsEncoded(text))
        {
            return true;
        }
        if (scratch.Length < text.Length)
        {
            throw new ArgumentException($"The scratch has {scratch.Length} bytes and must have {text.Length}.", nameof(scratch));
        }
        text = scratch[..QueryValue.Decode(text, scratch, plusIsSpace: true)];
        if (QueryValue.IsDoubleEncoded(text))
        {
            faults.Add(CmcdFault.DoubleEncoded);
            if (reading == CmcdReading.Strict)
            {
                return false;
            }
            text = scratch[..QueryValue.Decode(text, scratch, plusIsSpace: false)];
        }
        return true;
    }

    /// <summary>Reads a request: its headers when one of them says anything, else its query.</summary>
    /// <param name="headers">The four headers.</param>
    /// <param name="query">The query, not decoded.</param>
    /// <param name="scratch">Room for the query's decoded value: as long as the query is always enough.</param>
    /// <param name="reading">How a malformed record is read.</param>
    /// <param name="faults">Counts what is wrong.</param>
    /// <param name="record">The record, or a default one.</param>
    /// <returns>Whether there is a record.</returns>
    /// <exception cref="ArgumentException">The scratch is needed and too short.</exception>
    public static bool TryReadRequest(scoped in CmcdHeaders headers, ReadOnlySpan<byte> query, Span<byte> scratch, CmcdReading reading, scoped ref CmcdFaults faults, out CmcdRecord record) =>
        headers.IsEmpty
            ? TryReadQuery(query, scratch, reading, ref faults, out record)
            : TryReadHeaders(headers, reading, ref faults, out record);

    /// <summary>The records of a body of event mode, one a line.</summary>
    /// <param name="body">The body, inflated. The records' texts are slices of it.</param>
    /// <param name="reading">How a malformed record is read; each line stands for itself.</param>
    /// <returns>A reader before the first record.</returns>
    public static CmcdBody ReadBody(ReadOnlySpan<byte> body, CmcdReading reading) => new(body, reading);

    /// <summary>A record that is void tells nothing, also not what was read before the mistake.</summary>
    private static bool Told(bool told, ref CmcdRecord record)
    {
        if (!told)
        {
            record = default;
        }
        return told;
    }

    /// <summary>Whether a record of event mode says what it must.</summary>
    internal static bool IsComplete(in CmcdRecord record) =>
        record.TimestampMs is not null && record.Event switch
        {
            null => false,
            CmcdEvent.PlayState => record.State is not null,
            CmcdEvent.Error => !record.ErrorCodes.IsEmpty,
            CmcdEvent.ResponseReceived => !record.Url.Wire.IsEmpty,
            CmcdEvent.Custom => !record.CustomEventName.Wire.IsEmpty,
            _ => true,
        };
}
