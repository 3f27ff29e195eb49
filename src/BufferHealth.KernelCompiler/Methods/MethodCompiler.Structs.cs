namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Struct values.</summary>
internal sealed partial class MethodCompiler
{
    // Above this, memory.copy and memory.fill are shorter than a load and a store of every 8 bytes.
    private const int UnrolledCopyLimit = 64;

    /// <summary>Frame offsets of the objects whose initializers are being compiled, innermost last.</summary>
    private readonly Stack<int> underConstruction = new();

    /// <summary>Pushes an address where a struct value can be read at once, before anything else is evaluated.</summary>
    private void StructValue(IOperation op, StructLayout layout)
    {
        switch (Unwrap(op))
        {
            case IDefaultValueOperation or IObjectCreationOperation: Construct(Unwrap(op), layout); break;
            case IInvocationOperation call: Call(call); break;
            case IConditionalOperation { IsRef: false } conditional: Choose(conditional, ValType.I32); break;
            case ISwitchExpressionOperation s: SwitchExpression(s, ValType.I32); break;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IInlineArrayAccessOperation: FullAddress(op); break;
            default: Refuse(op); break;
        }
    }

    /// <summary>Removes the conversions, which do nothing, that wrap a target-typed 'default', 'new()', '?:' or 'switch'.</summary>
    private static IOperation Unwrap(IOperation op)
    {
        while (op is IConversionOperation { OperatorMethod: null, Operand: var operand, Type: var type }
            && (operand is IDefaultValueOperation or IObjectCreationOperation || SymbolEqualityComparer.Default.Equals(operand.Type, type)))
            op = operand;
        return op;
    }

    /// <summary>Whether a struct expression has a frame slot of its own by itself.</summary>
    private static bool IsFresh(IOperation op) =>
        Unwrap(op) is IDefaultValueOperation or IObjectCreationOperation or IInvocationOperation { TargetMethod: { ReturnsByRef: false, ReturnsByRefReadonly: false } };

    /// <summary>default, new T() and new T { field = value }: built in the frame, so that the initializer may read the old target.</summary>
    private void Construct(IOperation op, StructLayout layout)
    {
        int slot = FrameSlot(layout.Size);
        Emit(Op.FrameAddress, slot);
        Zero(layout);
        if (op is IObjectCreationOperation creation)
        {
            RefuseIf(creation.Constructor is not { IsImplicitlyDeclared: true, Parameters.Length: 0 }, op, "constructors are outside the subset; use an object initializer");
            underConstruction.Push(slot);
            foreach (var initializer in creation.Initializer?.Initializers ?? []) Effect(initializer);
            underConstruction.Pop();
        }
        Emit(Op.FrameAddress, slot);
    }

    /// <summary>Stores a value of either kind at an address that is evaluated before it.</summary>
    private void StoreInto(Action pushTarget, IOperation value, TypeLayout layout)
    {
        pushTarget();
        if (layout is StructLayout zeroed && Unwrap(value) is IDefaultValueOperation) { Zero(zeroed); return; }
        Value(value);
        if (layout is ScalarLayout { Kind: var scalar }) Emit(scalar.Store(0));
        else Copy((StructLayout)layout);
    }

    /// <summary>Copies a struct from the address on top of the stack to the one below it.</summary>
    private void Copy(StructLayout layout)
    {
        if (layout.Size > UnrolledCopyLimit) { EmitAll(new(Op.I32Const, layout.Size), Op.MemoryCopy); return; }
        int source = NewLocal(ValType.I32), target = NewLocal(ValType.I32);
        var unit = Unit(layout);
        EmitAll(new(Op.LocalSet, source), new(Op.LocalSet, target));
        for (int at = 0; at < layout.Size; at += unit.Size())
            EmitAll(new(Op.LocalGet, target), new(Op.LocalGet, source), unit.Load(at), unit.Store(at));
    }

    /// <summary>Fills the struct whose address is on the stack with zeros.</summary>
    private void Zero(StructLayout layout)
    {
        if (layout.Size > UnrolledCopyLimit) { EmitAll(new(Op.I32Const, 0), new(Op.I32Const, layout.Size), Op.MemoryFill); return; }
        int target = NewLocal(ValType.I32);
        var unit = Unit(layout);
        Emit(Op.LocalSet, target);
        for (int at = 0; at < layout.Size; at += unit.Size())
            EmitAll(new(Op.LocalGet, target), new(unit.ValType().Const(), 0), unit.Store(at));
    }

    /// <summary>The widest integer that divides the struct's size and alignment. Integers keep every bit of a NaN.</summary>
    private static Scalar Unit(StructLayout layout) => layout.Align switch { 8 => Scalar.I64, 4 => Scalar.I32, 2 => Scalar.U16, _ => Scalar.U8 };
}
