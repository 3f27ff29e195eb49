namespace BufferHealth.KernelCompiler.Tests;

/// <summary>The C# sources that the tests compile, as they were when the tests were built.</summary>
internal static class Sources
{
    /// <summary>The sources of a folder, and the attribute that they use.</summary>
    public static (string Path, string Text)[] Of(string folder) =>
        [.. typeof(Sources).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal) || name == "WasmExportAttribute.cs")
            .Select(name => (name, Read(name)))];

    /// <summary>One source of its own, with what every kernel file has around it.</summary>
    public static (string Path, string Text)[] Kernel(string text) =>
        [("Kernel.cs", "namespace BufferHealth.Kernel;\n" + text), ("WasmExportAttribute.cs", Read("WasmExportAttribute.cs"))];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "BufferHealth.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run below the solution's folder.");
        return folder.FullName;
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Sources).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
