using System.Diagnostics;
using System.Text.Json;

namespace BufferHealth.KernelCompiler.Tests;

public sealed class CommandLineTests : IDisposable
{
    private const string Good = "namespace K; class WasmExportAttribute(string name) : Attribute; static class A { [WasmExport(\"one\")] public static int One(int a) => a + 1; }";

    private readonly string folder = Directory.CreateTempSubdirectory("kernel-cli-").FullName;

    [Fact]
    public void AFolderOfSourcesBecomesAModuleAndALayout()
    {
        Directory.CreateDirectory(Path.Combine(folder, "src", "deep"));
        File.WriteAllText(Path.Combine(folder, "src", "deep", "A.cs"), Good);

        var (code, output, errors) = Run("-o", "k.wasm", "--layout", "k.json", "src", "src/deep/A.cs");

        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("k.wasm: ", output, StringComparison.Ordinal);
        Assert.Equal([0x00, 0x61, 0x73, 0x6D], File.ReadAllBytes(Path.Combine(folder, "k.wasm"))[..4]);
        var layout = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "k.json"))).RootElement;
        Assert.True(layout.GetProperty("functions").TryGetProperty("one", out _));
    }

    [Fact]
    public void ADiagnosticMeansExitCode1AndNoFile()
    {
        File.WriteAllText(Path.Combine(folder, "A.cs"), Good.Replace("a + 1", "a + Math.Clamp(a, 1, 2)", StringComparison.Ordinal));

        var (code, _, errors) = Run("-o", "k.wasm", "--layout", "k.json", "A.cs");

        Assert.Equal(1, code);
        Assert.Equal($"A.cs(1,{Good.IndexOf("a + 1", StringComparison.Ordinal) + 5}): error BHK003: 'System.Math.Clamp(int, int, int)' is outside the subset", errors.Trim());
        Assert.Equal(["A.cs"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("A.cs")]
    [InlineData("-o", "k.wasm")]
    [InlineData("-o", "k.wasm", "missing.cs")]
    [InlineData("-o", "k.wasm", "empty")]
    [InlineData("-o", "k.wasm", "--nonsense", "A.cs")]
    [InlineData("-o", "nowhere/k.wasm", "A.cs")]
    public void AUsageFaultMeansExitCode2AndOneLine(params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        File.WriteAllText(Path.Combine(folder, "A.cs"), Good);

        var (code, output, errors) = Run(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(File.Exists(Path.Combine(folder, "k.wasm")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KernelCompilation).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
