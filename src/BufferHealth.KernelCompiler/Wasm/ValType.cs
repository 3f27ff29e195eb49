namespace BufferHealth.KernelCompiler.Wasm;

/// <summary>The value types of WebAssembly, with their binary encoding.</summary>
internal enum ValType : byte
{
    I32 = 0x7F,
    I64 = 0x7E,
    F32 = 0x7D,
    F64 = 0x7C,
}
