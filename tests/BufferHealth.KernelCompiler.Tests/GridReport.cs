namespace BufferHealth.KernelCompiler.Tests;

/// <summary>What node found in one module.</summary>
/// <param name="Module">Its file's name.</param>
/// <param name="Valid">What WebAssembly.validate said.</param>
/// <param name="Calls">How many calls were made before the limit of differences was reached.</param>
/// <param name="Differences">The calls whose results were not .NET's.</param>
public sealed record GridReport(string Module, bool Valid, int Calls, IReadOnlyList<string> Differences);
