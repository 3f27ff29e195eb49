namespace BufferHealth.Tests.Surface;

/// <summary>The repository that these tests were built from.</summary>
internal static class Sources
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A text file of the repository, with line feeds alone.</summary>
    internal static string Text(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string Find(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "BufferHealth.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? throw new InvalidOperationException("BufferHealth.slnx is in no folder above the tests.");
    }
}
