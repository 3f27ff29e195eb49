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
