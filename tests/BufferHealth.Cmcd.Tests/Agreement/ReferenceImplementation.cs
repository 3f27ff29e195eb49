using System.Diagnostics;
using System.Text.Json;

namespace BufferHealth.Cmcd.Tests.Agreement;

/// <summary>npm @svta/cml-cmcd, in one process of node for a whole batch.</summary>
internal static class ReferenceImplementation
{
    private static readonly string Folder = Path.Combine(Sources.Project, "oracle");

    /// <summary>An answer to each question, null where the reference implementation refused.</summary>
    internal static JsonElement[] Answer(IReadOnlyList<(string Mode, byte[] Text)> questions)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "The reference implementation is not installed: run `npm ci` in tests/BufferHealth.Cmcd.Tests/oracle.");
        using Process node = Process.Start(new ProcessStartInfo("node", "oracle.mjs")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        // Written beside reading: a pipe that is full waits for its reader.
        Task writing = Task.Run(() =>
        {
            foreach ((string mode, byte[] text) in questions)
            {
                node.StandardInput.WriteLine($"{mode} {Convert.ToBase64String(text)}");
            }
            node.StandardInput.Close();
        });
        List<JsonElement> answers = [];
        while (node.StandardOutput.ReadLine() is { } line)
        {
            answers.Add(JsonSerializer.Deserialize<JsonElement>(line));
        }
        writing.GetAwaiter().GetResult();
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        Assert.Equal(questions.Count, answers.Count);
        return [.. answers];
    }
}
