using System.Diagnostics;
using System.Globalization;
using BufferHealth.Stores.Writer;

namespace BufferHealth.Server.Tests.Stores;

/// <summary>A process that writes numbered batches into a store, to be killed and to be taken the room from.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="shell">What a shell does first; null for no shell. <c>$0</c> is the store's folder.</param>
    /// <param name="file">The store.</param>
    /// <param name="batches">How many batches, and what else the writer is told.</param>
    public WriterProcess(string? shell, string file, params string[] batches)
    {
        string[] writer = ["dotnet", typeof(NumberedBatch).Assembly.Location, file, .. batches];
        ProcessStartInfo start = new() { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] command = shell is null ? writer : ["sh", "-c", shell + " && exec \"$@\"", Path.GetDirectoryName(file)!, .. writer];
        start.FileName = command[0];
        foreach (string argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }
        // Memory that is both written and run is a file too large for a limit of files.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["TERM"] = "dumb";
        _process = Process.Start(start)!;
    }

    public int Id => _process.Id;

    /// <summary>Batches that it said are kept.</summary>
    public List<int> Kept { get; } = [];

    /// <summary>The next line that it says; null after the last.</summary>
    public string? Read()
    {
        string? line = _process.StandardOutput.ReadLine();
        if (line?.StartsWith("kept ", StringComparison.Ordinal) == true)
        {
            Kept.Add(int.Parse(line[5..], CultureInfo.InvariantCulture));
        }
        return line;
    }

    /// <summary>Reads until a line begins so; fails on its end.</summary>
    public string ReadUntil(string begin)
    {
        List<string> lines = [];
        while (Read() is { } line)
        {
            if (line.StartsWith(begin, StringComparison.Ordinal))
            {
                return line;
            }
            lines.Add(line);
        }
        throw new InvalidOperationException($"It ended without a line \"{begin}\": {string.Join(" / ", lines.TakeLast(5))}");
    }

    /// <summary>Lets it go on.</summary>
    public void GoOn() => _process.StandardInput.WriteLine();

    /// <summary>Kill -9, and what it had still said.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        while (Read() is not null)
        {
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }
        _process.Dispose();
    }
}
