using System.Runtime.Loader;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>A compiler with one fault in its source.</summary>
/// <param name="Name">What the fault does.</param>
/// <param name="File">Below the compiler's folder.</param>
/// <param name="Right">Must stand there exactly once, so that no mutant is lost unnoticed when the compiler changes.</param>
/// <param name="Wrong">What it is replaced with.</param>
internal sealed record SourceMutant(string Name, string File, string Right, string Wrong)
{
    private static readonly string Folder = Path.Combine(Sources.Root(), "src", "BufferHealth.KernelCompiler");

    // What the SDK would have added: implicit usings, and those of the project.
    private static readonly Lazy<string> Usings = new(() => string.Concat(
        new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq" }
            .Concat(XDocument.Load(Path.Combine(Folder, "BufferHealth.KernelCompiler.csproj")).Descendants("Using").Select(u => u.Attribute("Include")!.Value))
            .Select(name => $"global using {name};")));

    private static readonly Lazy<CSharpCompilation> Whole = new(() => InMemory.Compilation("Mutant", Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Select(path => (Path: Path.GetRelativePath(Folder, path).Replace('\\', '/'), Text: System.IO.File.ReadAllText(path)))
        .Where(f => f.Path != "Program.cs" && !f.Path.StartsWith("obj/", StringComparison.Ordinal) && !f.Path.StartsWith("bin/", StringComparison.Ordinal))
        .Append(("Usings.cs", Usings.Value))));

    /// <summary>Builds the faulty compiler; what it returns compiles with it, and gives null where that finds errors.</summary>
    /// <exception cref="InvalidOperationException">The fault has nowhere to go, or is not C#.</exception>
    public Func<(string Path, string Text)[], ReadOnlyMemory<byte>?> Build()
    {
        var assembly = Whole.Value.With(File, Broken(System.IO.File.ReadAllText(Path.Combine(Folder, File)))).Load(new AssemblyLoadContext(Name, isCollectible: true));
        var compile = assembly.GetType(typeof(KernelCompilation).FullName!, throwOnError: true)!
            .GetMethod(nameof(KernelCompilation.Compile), [typeof(IReadOnlyList<(string, string)>)])!;
        return sources =>
        {
            object compilation = compile.Invoke(null, [sources])!;
            object? module = compilation.GetType().GetProperty(nameof(KernelCompilation.Module))!.GetValue(compilation);
            return module == null ? null : (ReadOnlyMemory<byte>)module.GetType().GetProperty(nameof(KernelModule.Bytes))!.GetValue(module)!;
        };
    }

    private string Broken(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        int places = text.Split(Right).Length - 1;
        return places == 1 ? text.Replace(Right, Wrong, StringComparison.Ordinal) : throw new InvalidOperationException($"'{Right}' stands {places} times in {File}, not once: mend the mutant '{Name}'.");
    }
}
