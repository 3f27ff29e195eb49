using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace BufferHealth.Benchmarks;

/// <summary>What the package costs in node, as ../browser/run.mjs measures it.</summary>
internal sealed record PageRun(
    string Node,
    int Compared,
    IReadOnlyDictionary<string, Measurement> Times,
    int ModuleBytes,
    int EntryBytes,
    int EntryGzipBytes)
{
    /// <exception cref="InvalidOperationException">Node is missing, or the script failed; the message says how.</exception>
    internal static PageRun Measure(string repository, int rounds)
    {
        ProcessStartInfo start = new("node", [Path.Combine(repository, "benchmarks", "browser", "run.mjs"), $"{rounds}"])
        {
            RedirectStandardOutput = true,
        };
        string output;
        try
        {
            using Process node = Process.Start(start)!;
            output = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            if (node.ExitCode != 0)
            {
                throw new InvalidOperationException("run.mjs failed; its own words are above");
            }
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"node cannot be started: {e.Message}");
        }
        return Read(output);
    }

    private static PageRun Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        JsonElement sizes = root.GetProperty("sizes");
        return new PageRun(
            root.GetProperty("node").GetString()!,
            root.GetProperty("compared").GetInt32(),
            root.GetProperty("rounds").EnumerateObject().ToDictionary(
                variant => variant.Name,
                variant => new Measurement([.. variant.Value.EnumerateArray().Select(ns => ns.GetDouble())])),
            sizes.GetProperty("module").GetInt32(),
            sizes.GetProperty("entry").GetInt32(),
            sizes.GetProperty("entryGzip").GetInt32());
    }
}
