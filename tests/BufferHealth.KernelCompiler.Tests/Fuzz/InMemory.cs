using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>Compiles C# with Roslyn into an assembly that is never a file.</summary>
internal static class InMemory
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("BufferHealth", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))]);

    public static CSharpCompilation Compilation(string name, IEnumerable<(string Path, string Text)> sources) =>
        CSharpCompilation.Create(name, sources.Select(source => Tree(source.Path, source.Text)), References.Value, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    /// <summary>The same with another text in one file: what the others declare is not found out again.</summary>
    public static CSharpCompilation With(this CSharpCompilation compilation, string path, string text) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath == path), Tree(path, text));

    /// <exception cref="InvalidOperationException">The sources are not C#.</exception>
    public static Assembly Load(this CSharpCompilation compilation, AssemblyLoadContext context)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)
            .Select(d => $"{d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} in: {d.Location.SourceTree?.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}");
        if (!result.Success) throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
        image.Position = 0;
        return context.LoadFromStream(image);
    }

    private static SyntaxTree Tree(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);
}
