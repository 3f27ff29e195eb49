using System.Diagnostics;
using System.Text.Json;

namespace BufferHealth.Cli.Tests;

/// <summary>The console belongs to the process, so the tests that take it over run one after another.</summary>
[CollectionDefinition(nameof(CommandLine), DisableParallelization = true)]
public sealed class CommandLineCollection;

/// <summary>The command line as a person uses it.</summary>
internal static class CommandLine
{
    internal sealed record Result(int ExitCode, string Output, string Error)
    {
        internal JsonElement Json => JsonDocument.Parse(Output).RootElement;

        internal string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    internal static string Trace(string name) => Path.Combine(AppContext.BaseDirectory, "traces", name + ".jsonl");

    /// <summary>Calls the entry point in this process.</summary>
    internal static Result Run(string[] arguments, string input = "")
    {
        (TextReader stdin, TextWriter stdout, TextWriter stderr) = (Console.In, Console.Out, Console.Error);
        using StringWriter output = new();
        using StringWriter error = new();
        try
        {
            Console.SetIn(new StringReader(input));
            Console.SetOut(output);
            Console.SetError(error);
            object? code = typeof(ReplayCommand).Assembly.EntryPoint!.Invoke(null, [arguments]);
            return new(code is int value ? value : ((Task<int>)code!).GetAwaiter().GetResult(), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetIn(stdin);
            Console.SetOut(stdout);
            Console.SetError(stderr);
        }
    }

    /// <summary>Starts a process of its own.</summary>
    internal static async Task<Result> Start(string[] arguments, string input = "")
    {
        ProcessStartInfo start = new("dotnet", [typeof(ReplayCommand).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>A trace of 100 ms samples: 2 s of startup and playback, a stall of 1 s, 1 s of playback.</summary>
    internal static List<string> Stalled() =>
    [
        .. Enumerable.Range(0, 41).Select(i => FormattableString.Invariant(
            $"{{\"t\":{10 + i / 10.0},\"level\":{(i is > 20 and < 31 ? 0.04 : 3)},\"playhead\":{(Math.Min(i, 20) + Math.Max(0, i - 30)) / 10.0},\"rate\":1,\"paused\":0}}")),
    ];
}
