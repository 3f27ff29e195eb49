namespace BufferHealth.KernelCompiler;

/// <summary>A reason why no module was made.</summary>
/// <param name="Path">The source's path, as it was given.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Code">BHK and three digits for what is outside the subset, CS and four for what is not C#.</param>
/// <param name="Text">What is wrong, for a person.</param>
public sealed record KernelDiagnostic(string Path, int Line, int Column, string Code, string Text)
{
    /// <summary>In the form that MSBuild and editors turn into a link.</summary>
    public override string ToString() => $"{Path}({Line},{Column}): error {Code}: {Text}";
}
