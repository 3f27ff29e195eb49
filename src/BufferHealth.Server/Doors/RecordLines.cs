using System.Buffers;
using BufferHealth.Cmcd;
using BufferHealth.Server.Collection;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Doors;

/// <summary>Reads what came, to learn what is wrong with it and which shard each record is for. No state; any thread.</summary>
internal static class RecordLines
{
    /// <summary>The records of a body of event mode, ready for the journal.</summary>
    /// <param name="body">Inflated.</param>
    /// <param name="reading">How malformed ones are read.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="player">The player; empty when the address does not name it.</param>
    /// <param name="faults">Counts what is wrong.</param>
    /// <param name="records">How many there are; with 0 there is no batch.</param>
    public static byte[] OfBody(ReadOnlySpan<byte> body, CmcdReading reading, ReadOnlySpan<byte> tenant, ReadOnlySpan<byte> player, ref CmcdFaults faults, out int records)
    {
        // The shortest record with its line end has 4 bytes ("v=2"), so that this is always enough.
        ReportLine[] lines = ArrayPool<ReportLine>.Shared.Rent((body.Length / 2) + 1);
        try
        {
            records = 0;
            CmcdBody read = CmcdReader.ReadBody(body, reading);
            while (read.Next(ref faults, out CmcdRecord record))
            {
                body.Overlaps(read.Line, out int start);
                lines[records++] = new(start, read.Line.Length, ShardOf(tenant, record));
            }
            return records == 0 ? [] : ReportBatch.Write(ReportMode.Event, 0, tenant, player, lines.AsSpan(0, records), body);
        }
        finally
        {
            ArrayPool<ReportLine>.Shared.Return(lines);
        }
    }

    /// <summary>The record of a request, ready for the journal; empty when there is none.</summary>
    /// <param name="headers">The values of its four headers, joined by commas; empty when it has none.</param>
    /// <param name="query">Its query, not decoded, which is read where the headers say nothing. Changed: it is decoded in place.</param>
    /// <param name="reading">How a malformed record is read.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="player">The player; empty when the address does not name it.</param>
    /// <param name="faults">Counts what is wrong.</param>
    public static byte[] OfRequest(ReadOnlySpan<byte> headers, Span<byte> query, CmcdReading reading, ReadOnlySpan<byte> tenant, ReadOnlySpan<byte> player, ref CmcdFaults faults)
    {
        Span<byte> scratch = new byte[headers.IsEmpty ? query.Length : headers.Length];
        ReadOnlySpan<byte> text = scratch;
        if (headers.IsEmpty)
        {
            if (!CmcdReader.TryDecodeQuery(query, scratch, reading, ref faults, out text))
            {
                return [];
            }
        }
        else
        {
            headers.CopyTo(scratch);
        }
        // One record a line: what is decoded may hold a line end, which no valid record does.
        byte[] line = text.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        return CmcdReader.TryRead(line, reading, ref faults, out CmcdRecord record)
            ? ReportBatch.Write(ReportMode.Request, 0, tenant, player, [new(0, line.Length, ShardOf(tenant, record))], line)
            : [];
    }

    private static byte ShardOf(ReadOnlySpan<byte> tenant, in CmcdRecord record)
    {
        // A record that names no session is counted, which any shard can do.
        Span<byte> id = stackalloc byte[SessionShard.IdLimit];
        return record.SessionId.TryCopyTo(id, out int length) ? (byte)SessionHash.Shard(tenant, id[..length], Shards.Count) : (byte)0;
    }
}
