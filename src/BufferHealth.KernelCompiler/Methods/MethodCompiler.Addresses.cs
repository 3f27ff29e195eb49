namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Addresses of variables, fields and elements.</summary>
internal sealed partial class MethodCompiler
{
    /// <summary>Pushes a base address and returns the constant offset from it. A value that is no variable gets a place of its own first.</summary>
    private int Address(IOperation op)
    {
        switch (op)
        {
            case { ConstantValue.HasValue: true }: Temporary(op); return 0;
            case ILocalReferenceOperation { Local: { IsRef: true } local }: Emit(Op.LocalGet, WasmLocal(local, ValType.I32)); return 0;
            case ILocalReferenceOperation { Local: var local }:
                if (LayoutOf(local.Type, op) is { } layout) Emit(Op.FrameAddress, FrameOffset(local, layout));
                return 0;
            case IParameterReferenceOperation { Parameter: var parameter }:
                if (frameOffsets.TryGetValue(parameter, out int slot)) Emit(Op.FrameAddress, slot);
                else Emit(Op.LocalGet, wasmLocals[parameter]);
                return 0;
            case IDeclarationExpressionOperation declaration: return Address(declaration.Expression);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when underConstruction.Count > 0:
                Emit(Op.FrameAddress, underConstruction.Peek());
                return 0;
            case IFieldReferenceOperation { Field: { IsStatic: true } field }:
                Refuse(op, $"static field '{field.Name}' is outside the subset; use a const, or a field of the state", DiagnosticCodes.StaticState);
                return 0;
            case IFieldReferenceOperation { Instance: { } instance, Field: var field } when StructOf(instance) is { } container:
                return Address(instance) + container.Fields.Single(f => f.Name == field.Name).Offset;
            case IInlineArrayAccessOperation access when StructOf(access.Instance) is { Length: { } length } array:
                return ElementAddress(access, array, length);
            case IInvocationOperation call when IsByRef(call.TargetMethod): Call(call); return 0;
            case IFieldReferenceOperation or IInlineArrayAccessOperation: Refuse(op); return 0;
            default: Temporary(op); return 0;
        }
    }

    private int ElementAddress(IInlineArrayAccessOperation access, StructLayout array, int length)
    {
        int offset = Address(access.Instance);
        if (RefuseIf(ScalarOf(access.Argument) != Scalar.I32, access, "only an int indexes an inline array in the subset")) return offset;
        if (access.Argument.ConstantValue is { HasValue: true, Value: int constant })
            return offset + constant * array.Element.Size;      // in range, or C# would not have compiled
        int index = NewLocal(ValType.I32);
        Value(access.Argument);
        EmitAll(new(Op.LocalTee, index), new(Op.I32Const, length), Op.I32GeU);
        TrapIf();
        EmitAll(new(Op.LocalGet, index), new(Op.I32Const, array.Element.Size), Op.I32Mul, Op.I32Add);
        return offset;
    }

    /// <summary>Pushes the address itself.</summary>
    private void FullAddress(IOperation op)
    {
        int offset = Address(op);
        if (offset != 0) EmitAll(new(Op.I32Const, offset), Op.I32Add);
    }

    /// <summary>Puts a value into the frame, where nothing else can change it, and pushes its address.</summary>
    private void Temporary(IOperation op)
    {
        if (LayoutOf(op.Type, op) is not { } layout) return;
        if (layout is StructLayout && IsFresh(op)) { Value(op); return; }
        int slot = FrameSlot(layout.Size);
        StoreInto(() => Emit(Op.FrameAddress, slot), op, layout);
        Emit(Op.FrameAddress, slot);
    }
}
