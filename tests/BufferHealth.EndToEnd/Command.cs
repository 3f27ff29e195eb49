using System.Diagnostics;
using System.Text;

namespace BufferHealth.EndToEnd;

/// <summary>Runs a program to its end.</summary>
internal static class Command
{
    /// <summary>What the program printed, both streams; throws with all of it where the exit code is not 0.</summary>
    internal static async Task<string> Run(string file, string arguments, string folder, CancellationToken cancel)
    {
        using Process process = Start(file, arguments, folder);
        StringBuilder text = new();
        void Received(object _, DataReceivedEventArgs e)
        {
            lock (text)
            {
                text.AppendLine(e.Data);
            }
        }
        process.OutputDataReceived += Received;
        process.ErrorDataReceived += Received;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        return process.ExitCode == 0
            ? text.ToString()
            : throw new InvalidOperationException($"{file} {arguments} exited with {process.ExitCode}:\n{text}");
    }

    internal static Process Start(string file, string arguments, string folder) =>
        Process.Start(new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
}
