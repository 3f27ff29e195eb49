using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using BufferHealth.Cmcd;
using BufferHealth.Server.Collection;
using BufferHealth.Server.Configuration;
using BufferHealth.Server.Sessions;
using Microsoft.Net.Http.Headers;

namespace BufferHealth.Server.Doors;

/// <summary>
/// Takes records from requests. Of a request only its records are kept: no address, no cookie, no other header, no other parameter of
/// its query.
/// </summary>
/// <param name="section">Limits.</param>
/// <param name="intake">Where records go.</param>
/// <param name="counts">What came.</param>
internal sealed class RecordDoor(CollectorSection section, CollectorHost intake, DoorCounts counts)
{
    private static readonly string[] _headers = ["CMCD-Object", "CMCD-Request", "CMCD-Session", "CMCD-Status"];
    private readonly CmcdReading _reading = section.Strict ? CmcdReading.Strict : CmcdReading.Salvage;

    /// <summary>The longest body in bytes, inflated.</summary>
    public int MaxBodyBytes => section.MaxBodyBytes;

    /// <summary>Counts a refusal.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="records">How many records were in it, as far as they were read.</param>
    /// <returns>The same reason.</returns>
    public Refusal Refuse(Refusal reason, int records = 0)
    {
        counts.Add(reason, records);
        return reason;
    }

    /// <summary>Takes a body of event mode.</summary>
    /// <returns>Null when it was taken, else why not.</returns>
    public async ValueTask<Refusal?> TakeBodyAsync(WriteKey key, string? player, HttpRequest request)
    {
        // What could be inflated no longer says that it is compressed.
        if (!IsRecords(request.ContentType) || request.Headers.ContentEncoding is not ([] or ["identity"]))
        {
            return Refuse(Refusal.WrongType);
        }
        if (request.ContentLength > MaxBodyBytes)
        {
            return Refuse(Refusal.TooLong);
        }
        PipeReader body = request.BodyReader;
        ReadResult read;
        try
        {
            read = await body.ReadAtLeastAsync(MaxBodyBytes + 1, request.HttpContext.RequestAborted);
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            // What is said to be compressed is not: gzip and deflate throw the one, Brotli the other.
            return Refuse(Refusal.NoRecord);
        }
        if (read.Buffer.Length > MaxBodyBytes)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            return Refuse(Refusal.TooLong);
        }
        int length = (int)read.Buffer.Length;
        byte[] text = ArrayPool<byte>.Shared.Rent(length);
        byte[] batch;
        int records;
        try
        {
            read.Buffer.CopyTo(text);
            body.AdvanceTo(read.Buffer.End);
            CmcdFaults faults = default;
            batch = RecordLines.OfBody(text.AsSpan(0, length), _reading, key.Tenant, PlayerOf(player), ref faults, out records);
            counts.Add(records, faults);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
        return await TakeAsync(key, batch, records);
    }

    /// <summary>Takes what a request says in its headers or, where these say nothing, in its query.</summary>
    /// <returns>Null when it was taken, else why not.</returns>
    public ValueTask<Refusal?> TakeRequestAsync(WriteKey key, string? player, HttpRequest request)
    {
        string joined = string.Join(',', _headers.Select(name => request.Headers[name].ToString()).Where(value => value.Length > 0));
        CmcdFaults faults = default;
        byte[] batch = RecordLines.OfRequest(Encoding.UTF8.GetBytes(joined), Encoding.UTF8.GetBytes(request.QueryString.Value ?? ""), _reading, key.Tenant, PlayerOf(player), ref faults);
        int records = batch.Length > 0 ? 1 : 0;
        counts.Add(records, faults);
        return TakeAsync(key, batch, records);
    }

    /// <summary>Whether a request has anything of CMCD.</summary>
    public static bool Says(HttpRequest request) =>
        request.QueryString.Value?.Contains("CMCD=", StringComparison.Ordinal) == true || _headers.Any(request.Headers.ContainsKey);

    private async ValueTask<Refusal?> TakeAsync(WriteKey key, byte[] batch, int records)
    {
        if (records == 0)
        {
            return Refuse(Refusal.NoRecord);
        }
        if (!key.Allows(records))
        {
            return Refuse(Refusal.TooManyRecords, records);
        }
        return await intake.TakeAsync(batch, records) switch
        {
            Intake.Taken => null,
            Intake.Busy => Refuse(Refusal.Busy, records),
            _ => Refuse(Refusal.Unavailable, records),
        };
    }

    /// <summary>A body without a type is what a bare <c>curl --data-binary</c> of a test sends with an empty header; beacons say text/plain.</summary>
    private static bool IsRecords(string? contentType) =>
        string.IsNullOrEmpty(contentType)
        || (MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
            && (type.MediaType.Equals("application/cmcd", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("text/cmcd", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The label in ASCII, cut to what is kept of it.</summary>
    private static byte[] PlayerOf(string? player) =>
        player is null ? [] : Encoding.ASCII.GetBytes(player.Length > SessionReport.PlayerLimit ? player[..SessionReport.PlayerLimit] : player);
}
