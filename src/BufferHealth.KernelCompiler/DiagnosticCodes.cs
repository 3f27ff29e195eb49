namespace BufferHealth.KernelCompiler;

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
