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

    /// <exception cref="InvalidOperationException">The sources are not C#.</exception>
    public static Assembly Load(AssemblyLoadContext context, string name, IEnumerable<string> texts)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);
        var compilation = CSharpCompilation.Create(name, texts.Select(text => CSharpSyntaxTree.ParseText(text, ParseOptions)), References.Value, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)
            .Select(d => $"{d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} in: {d.Location.SourceTree?.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}");
        if (!result.Success) throw new InvalidOperationException(string.Join(Environment.NewLine, errors));
        image.Position = 0;
        return context.LoadFromStream(image);
    }
}
