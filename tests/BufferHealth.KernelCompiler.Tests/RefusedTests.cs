using System.Text.RegularExpressions;

namespace BufferHealth.KernelCompiler.Tests;

public sealed partial class RefusedTests
{
    [Fact]
    public void EveryConstructOutsideTheSubsetIsDiagnosedWhereItStands()
    {
        var sources = Sources.Of("Refused");
        var compilation = KernelCompilation.Compile(sources);
        Assert.Null(compilation.Module);

        var source = sources.Single(s => s.Path == "Refused/Unsupported.cs");
        var expected = source.Text.Split('\n')
            .SelectMany((line, index) => Expectation().Match(line).Groups[1].Captures.Select(code => (Line: index + 1, Code: code.Value.Trim())))
            .ToArray();
        Assert.InRange(expected.Length, 80, int.MaxValue);
        Assert.All(compilation.Diagnostics, d => Assert.Equal(source.Path, d.Path));
        var got = compilation.Diagnostics.Select(d => (d.Line, d.Code)).ToHashSet();
        Assert.Empty(expected.Except(got));
        // A line may be refused for one more reason than it is there for, but no other line may be.
        Assert.DoesNotContain(compilation.Diagnostics, d => expected.All(e => e.Line != d.Line));
        Assert.All(compilation.Diagnostics, d => Assert.InRange(d.Column, 1, 200));
    }

    [Theory]
    [InlineData("internal static class K { }", "Kernel.cs(1,1): error BHK006: no method has [WasmExport]")]
    [InlineData("internal static class K { [WasmExport(\"a\")] public static int A(int a) => b; }", "Kernel.cs(2,75): error CS0103: The name 'b' does not exist in the current context")]
    [InlineData("internal static class K { [WasmExport(\"a\")] public static int A(int a) => (byte)1.5f * a + (sbyte)(float)a; }", "Kernel.cs(2,92): error BHK012: conversion from F32 to I8 is not the same everywhere; go through int")]
    [InlineData("internal class K { [WasmExport(\"a\")] public int A(int a) => a; }", "Kernel.cs(2,49): error BHK003: 'BufferHealth.Kernel.K.A(int)' is outside the subset: only plain static methods of these sources, and the listed intrinsics")]
    public void DiagnosticsAreInTheFormOfMSBuild(string source, string expected)
    {
        var compilation = KernelCompilation.Compile(Sources.Kernel(source));

        Assert.Null(compilation.Module);
        Assert.Equal(expected, Assert.Single(compilation.Diagnostics).ToString());
    }

    [Fact]
    public void NoSourcesIsTheCallersFault() => Assert.Throws<ArgumentException>(() => KernelCompilation.Compile([]));

    [GeneratedRegex(@"// expect( BHK\d{3})+\s*$")]
    private static partial Regex Expectation();
}
