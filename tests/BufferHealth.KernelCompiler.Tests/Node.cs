using System.Diagnostics;
using System.Text.Json;

namespace BufferHealth.KernelCompiler.Tests;

/// <summary>Node makes calls on modules and says where they differ from .NET, in as many processes as there are processors.</summary>
internal static class Node
{
    /// <summary>Runs <paramref name="script"/> with the folder, the limit of differences a module, and the modules, which are written into the folder.</summary>
    public static GridReport[] Run(string script, string folder, IReadOnlyList<ReadOnlyMemory<byte>> modules, int limit)
    {
        for (int i = 0; i < modules.Count; i++) File.WriteAllBytes(Path.Combine(folder, $"{i}.wasm"), modules[i].ToArray());
        var parts = modules.Select((_, i) => $"{i}.wasm").Chunk(Math.Max(1, modules.Count / Environment.ProcessorCount));
        return [.. parts.AsParallel().AsOrdered().SelectMany(part => Run(script, folder, part, limit))];
    }

    private static GridReport[] Run(string script, string folder, string[] modules, int limit)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, script), folder, $"{limit}", .. modules];
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEndAsync();
        if (!node.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            node.Kill();
            throw new TimeoutException($"node did not finish {script} within two minutes.");
        }
        Assert.True(node.ExitCode == 0, errors.Result);
        return JsonSerializer.Deserialize<GridReport[]>(output.Result, JsonSerializerOptions.Web)!;
    }
}
