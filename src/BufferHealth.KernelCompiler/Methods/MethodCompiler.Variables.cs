namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Where variables live.</summary>
internal sealed partial class MethodCompiler
{
    private readonly Dictionary<ISymbol, int> wasmLocals = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> frameOffsets = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> addressTaken = new(SymbolEqualityComparer.Default);

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
            if (parameter.RefKind != RefKind.None || !addressTaken.Contains(parameter)
                || module.Layouts.Of(parameter.Type, parameter.Locations[0]) is not ScalarLayout { Kind: var scalar })
            {
                continue;
            }
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
