using System.Text;
using BufferHealth.Cmcd;

namespace BufferHealth.Server.Sessions;

/// <content>Points of its timeline.</content>
internal sealed partial class Session
{
    private const long LevelEveryMs = 10_000;

    private long _levelToldMs = long.MinValue / 2;

    /// <summary>The point that a record is worth which was just taken: another state, an error, or a level after 10 s without one.</summary>
    /// <param name="report">How it came.</param>
    /// <param name="record">The record.</param>
    /// <param name="cause">What our client takes for a stall's cause.</param>
    /// <param name="timeMs">Its time by the player's clock; null in request mode.</param>
    /// <param name="before">The state before it.</param>
    /// <param name="isError">Whether it tells errors.</param>
    private SessionPoint? Point(in SessionReport report, in CmcdRecord record, CmcdText cause, long? timeMs, SessionState before, bool isError)
    {
        if (timeMs is null && _clock.IsKnown)
        {
            // The same moments are told by events, better.
            return null;
        }
        bool isNewest = timeMs is null ? report.ArrivalMs >= _lastArrivalMs : timeMs == _newestMs;
        long atMs = timeMs + _clock.BehindMs ?? report.ArrivalMs;
        long? level = record.BufferLengthMs.Least;
        bool isLevelDue = isNewest && level is not null && Math.Abs(atMs - _levelToldMs) >= LevelEveryMs;
        if (LiveState == before && !isError && !isLevelDue)
        {
            return null;
        }
        _levelToldMs = isNewest && level is not null ? atMs : _levelToldMs;
        return new()
        {
            Tenant = Tenant.Text,
            SessionId = Encoding.ASCII.GetString(SessionId),
            Part = Part,
            AtMs = atMs,
            State = isNewest ? LiveState : SessionState.Unknown,
            LevelMs = level,
            BitrateKbps = record.EncodedBitrateKbps.Greatest,
            Note = Note(record, cause),
            Position = report.Position,
        };
    }

    private static string? Note(in CmcdRecord record, CmcdText cause)
    {
        if (!cause.IsKnown && record.ErrorCodes.IsEmpty)
        {
            return null;
        }
        StringBuilder note = new();
        Append(note, cause);
        foreach (CmcdText code in record.ErrorCodes)
        {
            Append(note, code);
        }
        return note.Length == 0 ? null : note.ToString();
    }

    /// <summary>As long as there is room for it.</summary>
    private static void Append(StringBuilder note, CmcdText text)
    {
        if (text.Length > 0 && note.Length + text.Length + 2 <= TextPool.Limit * 2)
        {
            note.Append(note.Length > 0 ? ", " : "").Append(text.ToString());
        }
    }
}
