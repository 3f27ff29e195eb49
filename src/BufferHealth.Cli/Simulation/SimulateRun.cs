using System.Diagnostics;

namespace BufferHealth.Cli.Simulation;

/// <summary>Carries out what <see cref="SimulateCommand"/> was asked for.</summary>
internal static class SimulateRun
{
    /// <summary>When a file's run begins: 2026-01-01T00:00:00Z, so that the same seed gives the same file.</summary>
    internal const long FileEpochMs = 1_767_225_600_000;

    // A summary is narrow; a comparison is as wide as this.
    private const int Width = 120;

    internal static async Task<int> RunAsync(SimulateRequest request, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        List<Visit> visits = [];
        bool keeps = request.Rate is null;
        Fleet fleet = new(request.Options) { Begun = keeps ? visits.Add : null };
        RunSummary summary;
        long epochMs = request.Out is null ? DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() : FileEpochMs;
        try
        {
            summary = request.Out is { } path
                ? await FileAsync(request, path, fleet, error, cancel)
                : await HttpAsync(request, fleet, epochMs, error, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            error.WriteLine(Printable.Of($"buffer-health: cannot write '{request.Out}': {e.Message}"));
            return ExitCodes.BadInput;
        }
        TruthFile? truth = keeps ? TruthFile.Of(visits, request.Options.Seed, epochMs) : null;
        summary = summary with { Truth = truth?.Sums };
        if (request.Truth is { } file && !OutputFile.TryWrite(file, text => text.Write(truth!.ToJson()), error))
        {
            return ExitCodes.BadInput;
        }
        if (request.Compare is { } collector && !cancel.IsCancellationRequested)
        {
            summary = summary with { Comparison = await CompareCommand.CompareAsync(truth!, collector, request.Token, request.Wait, error, cancel) };
        }
        Print(request, summary, output, error);
        return summary.Records > 0 && summary.Refused is null or 0 && (request.Compare is null || summary.Comparison is not null) ? ExitCodes.Success : ExitCodes.BadInput;
    }

    private static void Print(SimulateRequest request, RunSummary summary, TextWriter output, TextWriter error)
    {
        // Records on the standard output have it for themselves.
        TextWriter where = request.Out == "-" ? error : output;
        if (request.Json)
        {
            where.WriteLine(summary.ToJson());
            return;
        }
        summary.Write(TerminalOutput.Open(where, Width));
        if (request.Rate is not null)
        {
            where.WriteLine("The same records over and over: what a collector counts of them is load, not a finding.");
        }
        if (summary.Comparison is { } comparison)
        {
            where.WriteLine();
            ComparisonTable.Write(comparison, TerminalOutput.Open(where, Width));
        }
    }

    private static async Task<RunSummary> FileAsync(SimulateRequest request, string path, Fleet fleet, TextWriter error, CancellationToken cancel)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await using Stream stream = path == "-" ? Console.OpenStandardOutput() : File.Create(path);
        LineFile lines = new(stream, FileEpochMs);
        long records = 0;
        await using (SimulateProgress.Show(error, request, () => new(fleet.Present, records, "written")))
        {
            while (!cancel.IsCancellationRequested && fleet.TryNext(out Delivery delivery))
            {
                if (request.Speed is { } speed && delivery.ArrivalMs / speed - watch.ElapsedMilliseconds is > 10 and var early)
                {
                    lines.Flush();
                    await Task.Delay((int)Math.Min(early, 1000), cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    while (!cancel.IsCancellationRequested && delivery.ArrivalMs / speed - watch.ElapsedMilliseconds is > 10 and var left)
                    {
                        await Task.Delay((int)Math.Min(left, 1000), cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    }
                }
                lines.Write(delivery);
                delivery.Visit.Deliver(delivery.Report);
                records++;
            }
            lines.Flush();
        }
        return Summary(fleet, watch.Elapsed, cancel) with { Records = records };
    }

    private static async Task<RunSummary> HttpAsync(SimulateRequest request, Fleet fleet, long epochMs, TextWriter error, CancellationToken cancel)
    {
        SendCounts counts = new();
        using Door door = new(request.To!, request.Connections, counts);
        RatePool? pool = request.Rate is null ? null : new(new(request.Options with { Sessions = null, DurationMs = null }), request.Options.Viewers, request.Batch);
        LiveRun live = new(fleet, door, request.Batch, request.Connections);
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        await using (SimulateProgress.Show(error, request, () => new(pool is null ? fleet.Present : request.Options.Viewers, counts.Accepted, door.Complaint is { } why ? $"last complaint: {why}" : "accepted")))
        {
            await (pool is null
                ? live.RunAsync(epochMs, cancel)
                : new RateRun(pool, door, request.Connections, request.Rate!.Value).RunAsync(TimeSpan.FromMilliseconds(request.Options.DurationMs ?? 300_000), cancel));
        }
        if (door.Complaint is { } complaint)
        {
            error.WriteLine(Printable.Of($"buffer-health: the collector's last complaint: {complaint}"));
        }
        RunSummary summary = Summary(fleet, watch.Elapsed, cancel);
        return summary with
        {
            ProcessorSeconds = Math.Round((Environment.CpuUsage.TotalTime - before).TotalSeconds, 2),
            Sessions = pool is null ? summary.Sessions : request.Options.Viewers,
            Lost = pool is null ? summary.Lost : null,
            Doubled = pool is null ? summary.Doubled : null,
            Records = counts.Accepted,
            Requests = counts.Requests,
            Resent = counts.Resent,
            Unanswered = counts.Unanswered,
            Refused = counts.Refused,
            Unknown = counts.Unknown,
            Bytes = counts.Bytes,
            Answers = counts.Answers,
            BehindMs = pool is null ? live.BehindMs : null,
        };
    }

    private static RunSummary Summary(Fleet fleet, TimeSpan took, CancellationToken cancel) => new()
    {
        Interrupted = cancel.IsCancellationRequested,
        Seconds = Math.Round(took.TotalSeconds, 3),
        Sessions = fleet.SessionCount,
        Lost = fleet.Lost,
        Doubled = fleet.Doubled,
        ProcessorSeconds = Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 2),
    };
}
