using System.CommandLine;
using BufferHealth.KernelCompiler;

var output = new Option<FileInfo>("--output", "-o") { Description = "Where to write the WebAssembly module.", Required = true };
var layout = new Option<FileInfo?>("--layout") { Description = "Where to write structs, enums and signatures, as JSON." };
var sources = new Argument<string[]>("sources") { Description = "C# files, and folders of them.", Arity = ArgumentArity.OneOrMore };
var command = new RootCommand("Compiles the kernel's subset of C# to a WebAssembly module without a runtime.") { output, layout, sources };
command.SetAction(arguments => Run(arguments.GetValue(sources)!, arguments.GetValue(output)!, arguments.GetValue(layout)));

var parsed = command.Parse(args);
return parsed.Errors.Count > 0 ? UsageFault(parsed.Errors[0].Message) : parsed.Invoke();

static int Run(string[] sources, FileInfo output, FileInfo? layout)
{
    try
    {
        var files = sources.SelectMany(SourceFiles).DistinctBy(Path.GetFullPath).Select(path => (path.Replace('\\', '/'), File.ReadAllText(path))).ToArray();
        var compilation = KernelCompilation.Compile(files);
        foreach (var diagnostic in compilation.Diagnostics) Console.Error.WriteLine(diagnostic);
        if (compilation.Module is not { } module) return 1;
        File.WriteAllBytes(output.FullName, module.Bytes.Span);
        if (layout != null) File.WriteAllText(layout.FullName, module.LayoutJson);
        Console.WriteLine($"{output.Name}: {module.Bytes.Length} bytes from {files.Length} sources");
        return 0;
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException)
    {
        return UsageFault(e.Message);
    }
}

static IEnumerable<string> SourceFiles(string source)
{
    if (!Directory.Exists(source)) return [source];
    var files = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories);
    return files.Length > 0 ? files : throw new FileNotFoundException($"There is no .cs file in '{source}'.");
}

static int UsageFault(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
