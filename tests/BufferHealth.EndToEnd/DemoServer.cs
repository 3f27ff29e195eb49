using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace BufferHealth.EndToEnd;

/// <summary>The demo, started by the README's own command (without building again) on a free port, with a data folder of its own.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("buffer-health-");
    private Process? process;

    /// <summary>The address that it printed.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The token that its collector is asked with.</summary>
    public string ReadToken => File.ReadAllText(Path.Combine(data.FullName, "read-token")).Trim();

    public async ValueTask InitializeAsync()
    {
        process = Command.Start(
            "dotnet",
            $"run --no-build -c {Repository.Configuration} --project src/BufferHealth.Server -- --urls http://127.0.0.1:0 --Collector:DataPath \"{data.FullName}\"",
            Repository.Root);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        StringBuilder said = new();
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.AppendLine(line);
            if (Regex.Match(line, @"http://127\.0\.0\.1:\d+") is { Success: true } address)
            {
                Address = address.Value;
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }
        throw new InvalidOperationException($"The server printed no address:\n{said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
        data.Delete(recursive: true);
    }
}
