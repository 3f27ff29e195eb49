namespace BufferHealth.KernelCompiler.Methods;

/// <summary>
/// Compiles one method body. Scalars live in wasm locals, except those whose address is taken; these and all struct
/// values live in the method's static frame. A by-ref parameter or a struct parameter is the address of its data.
/// Code is emitted in the order in which C# evaluates: strictly left to right.
/// </summary>
internal sealed partial class MethodCompiler(ModuleCompiler module, DiagnosticSink diagnostics, IMethodSymbol method, WasmFunction function)
{
    /// <summary>The open blocks, innermost last, with the C# label that a branch to their end has.</summary>
    private readonly List<ILabelSymbol?> labels = [];

    private bool ReturnsByRef => method.ReturnsByRef || method.ReturnsByRefReadonly;

    public void Compile(IBlockOperation body)
    {
        FindVariablesInMemory(body);
        DeclareParameters();
        Statement(body);
        if (function.Type.Result != null) Emit(Op.Unreachable);     // C# knows that the end is not reached, wasm does not
    }

    public void Emit(Op op, long immediate) => Emit(new Instruction(op, immediate));

    public void Emit(Instruction instruction) => function.Body.Add(instruction);

    public void EmitAll(params ReadOnlySpan<Instruction> instructions) => function.Body.AddRange(instructions);

    public int NewLocal(ValType type)
    {
        function.Locals.Add(type);
        return function.Type.Parameters.Length + function.Locals.Count - 1;
    }

    public void TrapIf()
    {
        Open(Op.If);
        Emit(Op.Unreachable);
        Close();
    }

    private void Open(Op op, ILabelSymbol? label = null) => Open(op, WasmModule.VoidBlock, label);

    /// <summary>Opens a block that leaves a value.</summary>
    private void Open(Op op, ValType result) => Open(op, (byte)result, null);

    private void Open(Op op, byte type, ILabelSymbol? label)
    {
        Emit(op, type);
        labels.Add(label);
    }

    private void Close()
    {
        Emit(Op.End);
        labels.RemoveAt(labels.Count - 1);
    }

    private int Depth(ILabelSymbol label) =>
        labels.Count - 1 - labels.FindLastIndex(open => SymbolEqualityComparer.Default.Equals(open, label));

    private TypeLayout? LayoutOf(ITypeSymbol? type, IOperation op) => module.Layouts.Of(type, op.Syntax.GetLocation());

    private StructLayout? StructOf(IOperation op) => LayoutOf(op.Type, op) as StructLayout;

    /// <summary>Reports an error unless the expression is a scalar, so that no caller can leave something out silently.</summary>
    private Scalar? ScalarOf(IOperation op)
    {
        var layout = LayoutOf(op.Type, op);
        if (layout is ScalarLayout scalar) return scalar.Kind;
        if (layout != null || op.Type == null) Refuse(op, "a number, enum or bool is needed here");
        return null;
    }

    private bool RefuseIf(bool condition, IOperation op, string why, string code = DiagnosticCodes.Construct)
    {
        if (condition) Refuse(op, why, code);
        return condition;
    }

    private void Refuse(IOperation op, string? why = null, string code = DiagnosticCodes.Construct) =>
        diagnostics.Error(op.Syntax.GetLocation(), code, why ?? $"'{op.Kind}' is outside the subset");
}
