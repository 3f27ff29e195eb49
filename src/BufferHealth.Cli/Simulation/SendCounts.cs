using System.Collections.Concurrent;

namespace BufferHealth.Cli.Simulation;

/// <summary>What was sent and what came back. Any thread.</summary>
internal sealed class SendCounts
{
    private readonly ConcurrentDictionary<int, long> _answers = new();
    private long _requests;
    private long _accepted;
    private long _refused;
    private long _unknown;
    private long _resent;
    private long _unanswered;
    private long _bytes;

    /// <summary>Requests that were sent, repetitions included.</summary>
    internal long Requests => Interlocked.Read(ref _requests);

    /// <summary>Records that were accepted.</summary>
    internal long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Records that were refused for good.</summary>
    internal long Refused => Interlocked.Read(ref _refused);

    /// <summary>Records of which nobody can say whether they came.</summary>
    internal long Unknown => Interlocked.Read(ref _unknown);

    /// <summary>Requests that were sent again.</summary>
    internal long Resent => Interlocked.Read(ref _resent);

    /// <summary>Requests without an answer: no connection, one that broke, or none in time.</summary>
    internal long Unanswered => Interlocked.Read(ref _unanswered);

    /// <summary>Bytes of records that were accepted.</summary>
    internal long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How often each status came, by status.</summary>
    internal SortedDictionary<int, long> Answers => new(_answers);

    internal void Sent(bool again)
    {
        Interlocked.Increment(ref _requests);
        if (again)
        {
            Interlocked.Increment(ref _resent);
        }
    }

    internal void Answered(int status) => _answers.AddOrUpdate(status, 1, (_, n) => n + 1);

    internal void NotAnswered() => Interlocked.Increment(ref _unanswered);

    internal void Ended(SendOutcome outcome, int records, int bytes)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted:
                Interlocked.Add(ref _accepted, records);
                Interlocked.Add(ref _bytes, bytes);
                break;
            case SendOutcome.Refused:
                Interlocked.Add(ref _refused, records);
                break;
            default:
                Interlocked.Add(ref _unknown, records);
                break;
        }
    }
}
