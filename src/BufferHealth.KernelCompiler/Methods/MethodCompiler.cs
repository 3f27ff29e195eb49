namespace BufferHealth.KernelCompiler.Methods;

/// <summary>
/// Compiles one method body. Scalars live in wasm locals, except those whose address is taken; these and all struct
/// values live in the method's static frame. A by-ref parameter or a struct parameter is the address of its data.
/// Code is emitted in the order in which C# evaluates: strictly left to right.
/// </summary>
internal sealed partial class MethodCompiler(ModuleCompiler module, DiagnosticSink diagnostics, IMethodSymbol method, WasmFunction function)
{
    private readonly Dictionary<ISymbol, int> wasmLocals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> frameOffsets = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> addressTaken = new(SymbolEqualityComparer.Default);

    /// <summary>The open blocks, innermost last, with the C# label that a branch to their end has.</summary>
    private readonly List<ILabelSymbol?> labels = [];

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

    public void TrapIf() => EmitAll(new(Op.If, WasmModule.VoidBlock), Op.Unreachable, Op.End);

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

    private void FindVariablesInMemory(IOperation body)
    {
        foreach (var op in body.Descendants())
        {
            // A folded constant no longer shows its enum, which the layout file lists all the same.
            if (op.Type is { TypeKind: TypeKind.Enum }) LayoutOf(op.Type, op);
            var taken = op switch
            {
                IArgumentOperation { Parameter.RefKind: not RefKind.None } a => a.Value,
                IVariableDeclaratorOperation { Symbol.IsRef: true, Initializer.Value: var value } => value,
                ISimpleAssignmentOperation { IsRef: true } a => a.Value,
                _ => null,
            };
            if (taken is IDeclarationExpressionOperation declaration) taken = declaration.Expression;
            if (taken is ILocalReferenceOperation { Local: var local }) addressTaken.Add(local);
            if (taken is IParameterReferenceOperation { Parameter: var parameter }) addressTaken.Add(parameter);
        }
    }

    private void DeclareParameters()
    {
        int index = module.ReturnsStruct(method) ? 1 : 0;       // local 0 is then the address of the result
        foreach (var parameter in method.Parameters)
        {
            wasmLocals[parameter] = index++;
            if (parameter.RefKind != RefKind.None || !addressTaken.Contains(parameter)) continue;
            if (module.Layouts.Of(parameter.Type, parameter.Locations[0]) is not ScalarLayout { Kind: var scalar }) continue;
            frameOffsets[parameter] = FrameSlot(scalar.Size());
            EmitAll(new(Op.FrameAddress, frameOffsets[parameter]), new(Op.LocalGet, wasmLocals[parameter]), scalar.Store(0));
        }
    }

    /// <summary>The variable that an expression names, if it lives in a wasm local.</summary>
    private ISymbol? LocalVariable(IOperation op) => op switch
    {
        ILocalReferenceOperation { Local: { IsRef: false } l } when InWasmLocal(l, l.Type, op) => l,
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } p } when InWasmLocal(p, p.Type, op) => p,
        _ => null,
    };

    private bool InWasmLocal(ISymbol symbol, ITypeSymbol type, IOperation op) =>
        !addressTaken.Contains(symbol) && LayoutOf(type, op) is ScalarLayout;
    private int WasmLocal(ISymbol symbol, ValType type) =>
        wasmLocals.TryGetValue(symbol, out int index) ? index : wasmLocals[symbol] = NewLocal(type);
    private int FrameOffset(ISymbol symbol, TypeLayout layout) =>
        frameOffsets.TryGetValue(symbol, out int offset) ? offset : frameOffsets[symbol] = FrameSlot(layout.Size);

    /// <summary>Slots are never shared: each temporary of each call has its own.</summary>
    private int FrameSlot(int size)
    {
        int offset = function.FrameSize;
        function.FrameSize += (size + 7) / 8 * 8;
        return offset;
    }
}
