using System.Buffers;
using System.Buffers.Text;
using BufferHealth.Cmcd;

namespace BufferHealth.Cli.Simulation;

/// <summary>Puts reports into words, as the players do. One thread.</summary>
/// <param name="epochMs">When the run began, in ms since 1970.</param>
internal sealed class Words(long epochMs)
{
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly byte[] _custom = new byte[512];

    /// <summary>Writes <c>CMCD=…</c> of a request, or a record of event mode and a line feed.</summary>
    internal void Write(Visit visit, in Report report, IBufferWriter<byte> output)
    {
        CmcdRecord record = new()
        {
            SessionId = CmcdText.Of(visit.SessionIdBytes),
            ContentId = CmcdText.Of(visit.ContentIdBytes),
            StreamType = CmcdStreamType.OnDemand,
            StreamingFormat = visit.Player == "hls.js" ? CmcdStreamingFormat.Hls : CmcdStreamingFormat.Dash,
        };
        if (visit.CustomBytes is { Length: > 0 } || visit.Dialect == Dialect.Client)
        {
            record.Others = CmcdMembers.Of(_custom.AsSpan(0, Custom(visit, report)));
        }
        if (visit.Dialect.IsRequest())
        {
            WriteRequest(visit, report, ref record, output);
            return;
        }
        record.Event = report.Event;
        record.TimestampMs = epochMs + visit.StartMs + report.TimeMs + visit.AheadMs;
        record.State = report.State;
        record.SequenceNumber = report.Number;
        record.CdnId = CmcdText.Of(visit.CdnBytes);
        record.PlayheadMs = report.PlayheadMs;
        if (report.Event == CmcdEvent.Error)
        {
            record.ErrorCodes = CmcdTexts.Of("(\"network\")"u8);
        }
        if (visit.Dialect == Dialect.Client)
        {
            Total(report, ref record);
            CmcdWriter.WriteEvent(record, output);
        }
        else
        {
            WriteAsPlayer(visit, report, ref record, output);
        }
    }

    private static void Total(in Report report, ref CmcdRecord record)
    {
        record.BufferLengthMs = new(report.LevelMs);
        record.EncodedBitrateKbps = new(report.Kbps);
        record.StarvationCount = new(report.Totals.StallCount);
        record.StarvationTotalMs = new(report.Totals.StallMs);
        record.StartDelayMs = report.Totals.StartupMs;
        record.DroppedFrames = 0;
    }

    /// <summary>Each tells levels in its own way: by type, in a list, or as one number.</summary>
    private void WriteAsPlayer(Visit visit, in Report report, ref CmcdRecord record, IBufferWriter<byte> output)
    {
        bool typed = visit.Player == "hls.js";
        record.BufferLengthMs = typed ? Typed(report.LevelMs, report.LevelMs + 400) : new(report.LevelMs);
        record.EncodedBitrateKbps = typed ? new() { [CmcdObjectType.Video] = report.Kbps } : new(report.Kbps);
        record.ThroughputKbps = report.ThroughputKbps > 0 ? new(report.ThroughputKbps) : default;
        record.StarvationMs = report.StalledMs is { } stalled ? (typed ? new() { [CmcdObjectType.Video] = stalled } : new(stalled)) : default;
        record.Starved = report.Starved ? true : null;
        record.StartDelayMs = report.TellsStartup ? report.Totals.StartupMs : null;
        if (visit.Player != "shaka")
        {
            CmcdWriter.WriteEvent(record, output);
            return;
        }
        _line.ResetWrittenCount();
        CmcdWriter.WriteEvent(record, _line);
        Unlist(_line.WrittenSpan, output);
    }

    private static void WriteRequest(Visit visit, in Report report, ref CmcdRecord record, IBufferWriter<byte> output)
    {
        record.ObjectType = CmcdObjectType.Video;
        record.DurationMs = 4000;
        record.BufferLengthMs = Typed(report.LevelMs, null);
        record.EncodedBitrateKbps = Typed(report.Kbps, null);
        record.TopBitrateKbps = Typed(5800, null);
        record.ThroughputKbps = report.ThroughputKbps > 0 ? new(report.ThroughputKbps) : default;
        record.Starved = report.Starved ? true : null;
        record.Startup = report.State is CmcdState.Starting or CmcdState.Seeking || report.Starved ? true : null;
        // Version 1 has none of these; the writer leaves them out.
        record.SequenceNumber = report.Number;
        record.State = report.State;
        record.StarvationMs = report.StalledMs is { } stalled ? Typed(stalled, null) : default;
        record.StartDelayMs = report.TellsStartup ? report.Totals.StartupMs : null;
        record.CdnId = CmcdText.Of(visit.CdnBytes);
        CmcdWriter.WriteQuery(record, visit.Dialect == Dialect.Requests1 ? 1 : 2, output);
    }

    private static CmcdNumbers Typed(int video, int? audio)
    {
        CmcdNumbers numbers = new() { [CmcdObjectType.Video] = video };
        if (audio is { } number)
        {
            numbers[CmcdObjectType.Audio] = number;
        }
        return numbers;
    }

    /// <summary>Takes the parentheses away from lists of one number: <c>bl=(4000)</c> is <c>bl=4000</c>. Only where no text can hold them.</summary>
    private static void Unlist(ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        Span<byte> room = output.GetSpan(line.Length);
        int at = 0;
        bool inText = false;
        bool inList = false;
        for (int i = 0; i < line.Length; i++)
        {
            byte b = line[i];
            inText ^= b == '"';
            inList = !inText && (inList || b == '(' && char.IsAsciiDigit((char)line[i + 1]));
            if (inList && b is (byte)'(' or (byte)')' && inList)
            {
                inList = b == '(';
                continue;
            }
            room[at++] = b;
        }
        output.Advance(at);
    }

    private int Custom(Visit visit, in Report report)
    {
        int at = 0;
        if (visit.Dialect == Dialect.Client)
        {
            Put("bh-paused="u8, report.Totals.PausedMs, ref at);
            Put(",bh-playing="u8, report.Totals.PlayingMs, ref at);
            Put(",bh-seeking="u8, report.Totals.SeekingMs, ref at);
            Put(",bh-starting="u8, report.Totals.StartingMs, ref at);
            if (report.BeginsStall)
            {
                Put(",bh-cause=\"starved\""u8, ref at);
            }
        }
        if (visit.CustomBytes is { Length: > 0 } custom)
        {
            if (at > 0)
            {
                Put(","u8, ref at);
            }
            Put(custom, ref at);
        }
        return at;
    }

    private void Put(ReadOnlySpan<byte> text, ref int at)
    {
        text.CopyTo(_custom.AsSpan(at));
        at += text.Length;
    }

    private void Put(ReadOnlySpan<byte> name, int number, ref int at)
    {
        Put(name, ref at);
        Utf8Formatter.TryFormat(number, _custom.AsSpan(at), out int written);
        at += written;
    }
}
