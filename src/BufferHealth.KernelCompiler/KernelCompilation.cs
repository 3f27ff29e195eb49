namespace BufferHealth.KernelCompiler;

/// <summary>Compiles C# in the kernel's subset to WebAssembly, in memory. Equal sources give equal bytes.</summary>
/// <param name="Module">Null when there is any diagnostic.</param>
/// <param name="Diagnostics">Every reason why there is no module, in the order of the sources; empty when there is one.</param>
public sealed record KernelCompilation(KernelModule? Module, IReadOnlyList<KernelDiagnostic> Diagnostics)
{
    // What a project with ImplicitUsings sees.
    private static readonly string[] ImplicitUsings = ["", ".Collections.Generic", ".IO", ".Linq", ".Net.Http", ".Threading", ".Threading.Tasks"];
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly Lazy<MetadataReference[]> BaseLibrary = new(() =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Where(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Contains)
            .Order(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Compiles a set of sources. Their paths are for diagnostics only; nothing is read or written.</summary>
    public static KernelCompilation Compile(IReadOnlyList<(string Path, string Text)> sources) => Compile(sources, null);

    /// <param name="sources">The sources.</param>
    /// <param name="substitute">Applied to each instruction of the finished module: how tests break the compiler, to see that they would notice.</param>
    internal static KernelCompilation Compile(IReadOnlyList<(string Path, string Text)> sources, Func<Instruction, Instruction>? substitute)
    {
        if (sources.Count == 0) throw new ArgumentException("There are no sources.", nameof(sources));
        var trees = sources
            .OrderBy(s => s.Path, StringComparer.Ordinal)
            .Append((Path: "", Text: string.Concat(ImplicitUsings.Select(name => $"global using System{name};"))))
            .Select(s => CSharpSyntaxTree.ParseText(s.Text, ParseOptions, s.Path));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Kernel", trees, BaseLibrary.Value, options);

        var diagnostics = new DiagnosticSink();
        foreach (var error in compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error))
            diagnostics.Error(error.Location, error.Id, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        if (diagnostics.HasErrors) return new(null, diagnostics.InOrder());

        var compiler = new ModuleCompiler(compilation, diagnostics);
        compiler.Compile();
        if (diagnostics.HasErrors) return new(null, diagnostics.InOrder());

        if (substitute != null)
            foreach (var function in compiler.Module.Functions)
                for (int i = 0; i < function.Body.Count; i++) function.Body[i] = substitute(function.Body[i]);
        return new(new(compiler.Module.ToBytes(), LayoutFile.Write(compiler.Layouts, compiler.Exports)), []);
    }
}
