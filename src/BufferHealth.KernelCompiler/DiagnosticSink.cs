namespace BufferHealth.KernelCompiler;

/// <summary>Collects diagnostics, each once, and hands them out in the order of the sources.</summary>
internal sealed class DiagnosticSink
{
    private readonly HashSet<KernelDiagnostic> diagnostics = [];

    public bool HasErrors => diagnostics.Count > 0;

    public void Error(Location where, string code, string text)
    {
        var span = where.GetLineSpan();
        diagnostics.Add(new(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, code, text));
    }

    public KernelDiagnostic[] InOrder() =>
        [.. diagnostics.OrderBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column).ThenBy(d => d.Code, StringComparer.Ordinal)];
}

/// <summary>The codes of the compiler's own diagnostics; docs/kernel-compiler.md says why each thing is refused.</summary>
internal static class DiagnosticCodes
{
    public const string Type = "BHK001";
    public const string Construct = "BHK002";
    public const string Callee = "BHK003";
    public const string Checked = "BHK004";
    public const string Recursion = "BHK005";
    public const string Export = "BHK006";
    public const string StaticState = "BHK007";
    public const string StructShape = "BHK008";
    public const string Padding = "BHK009";
    public const string Arguments = "BHK010";
    public const string NegativeZero = "BHK011";
    public const string Conversion = "BHK012";
    public const string Conditional = "BHK013";
    public const string Pattern = "BHK014";
}
