namespace BufferHealth.Kernel;

/// <summary>Marks a kernel method that the WebAssembly module exports under <paramref name="name"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WasmExportAttribute(string name) : Attribute
{
    /// <summary>The name that JavaScript calls the method by.</summary>
    public string Name => name;
}
