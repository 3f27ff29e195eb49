using System.Diagnostics;
using Spectre.Console;

namespace BufferHealth.Cli.Simulation;

/// <summary>How far a run is, on the error stream, each second where that is a terminal and each 10 s where it is none.</summary>
internal sealed class SimulateProgress : IAsyncDisposable
{
    private readonly IAnsiConsole _console;
    private readonly Func<Look> _look;
    private readonly string _of;
    private readonly CancellationTokenSource _over = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Task _showing;
    private (double Seconds, long Records) _last;

    private SimulateProgress(TextWriter error, SimulateRequest request, Func<Look> look)
    {
        _console = TerminalOutput.Open(error, 120);
        _look = look;
        _of = request.Options.DurationMs is { } ms && request.Out is null ? FormattableString.Invariant($" of {ms / 1000.0:0}") : "";
        _showing = Task.Run(() => _console.Profile.Out.IsTerminal ? OnTerminalAsync() : InLinesAsync());
    }

    internal static SimulateProgress Show(TextWriter error, SimulateRequest request, Func<Look> look) => new(error, request, look);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _showing;
        _over.Dispose();
    }

    private Task OnTerminalAsync() => _console.Status().Spinner(Spinner.Known.Line).StartAsync("simulate", async status =>
    {
        while (await NextAsync(TimeSpan.FromSeconds(1)))
        {
            status.Status = Markup.Escape(Line());
        }
    });

    private async Task InLinesAsync()
    {
        while (await NextAsync(TimeSpan.FromSeconds(10)))
        {
            _console.Profile.Out.Writer.WriteLine(Line());
        }
    }

    private async Task<bool> NextAsync(TimeSpan pause)
    {
        await Task.Delay(pause, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_over.IsCancellationRequested;
    }

    private string Line()
    {
        Look look = _look();
        double seconds = _watch.Elapsed.TotalSeconds;
        double rate = (look.Records - _last.Records) / Math.Max(0.001, seconds - _last.Seconds);
        _last = (seconds, look.Records);
        return Printable.Of(FormattableString.Invariant($"{seconds:0}{_of} s, {look.Viewers:N0} viewers, {look.Records:N0} records, {rate:N0}/s, {look.Word}"));
    }

    /// <summary>How far it is.</summary>
    /// <param name="Viewers">At this time.</param>
    /// <param name="Records">So far.</param>
    /// <param name="Word">What is said behind.</param>
    internal readonly record struct Look(int Viewers, long Records, string Word);
}
