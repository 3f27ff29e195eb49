namespace BufferHealth.KernelCompiler;

/// <summary>What a compilation without errors made.</summary>
/// <param name="Bytes">The WebAssembly module. It exports the methods, <c>memory</c>, and <c>heapBase</c>.</param>
/// <param name="LayoutJson">Structs, enums and exported functions, for a host to generate its constants from.</param>
public sealed record KernelModule(ReadOnlyMemory<byte> Bytes, string LayoutJson);
