namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Statements.</summary>
internal sealed partial class MethodCompiler
{
    private void Statements(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations) Statement(operation);
    }

    private void Statement(IOperation op)
    {
        switch (op)
        {
            case IEmptyOperation: break;
            case IBlockOperation block: Statements(block.Operations); break;
            case IVariableDeclarationGroupOperation group: Statements(group.Declarations); break;
            case IVariableDeclarationOperation declaration: Statements(declaration.Declarators); break;
            case IVariableDeclaratorOperation declarator: Declare(declarator); break;
            case IExpressionStatementOperation statement: Effect(statement.Operation); break;
            case IConditionalOperation conditional: If(conditional); break;
            case IWhileLoopOperation { ConditionIsUntil: false } loop: Loop(loop, loop.Condition, loop.ConditionIsTop, []); break;
            case IForLoopOperation loop: Statements(loop.Before); Loop(loop, loop.Condition, true, loop.AtLoopBottom); break;
            case ISwitchOperation s: Switch(s); break;
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch: Emit(Op.Br, Depth(branch.Target)); break;
            case IReturnOperation { Kind: OperationKind.Return } r: Return(r); break;
            default: Refuse(op); break;
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var local = declarator.Symbol;
        // Every use of a const is a constant; and what has no initializer is written before it is read.
        if (local.IsConst || LayoutOf(local.Type, declarator) is not { } layout || declarator.Initializer?.Value is not { } value) return;
        if (!local.IsRef && (layout is StructLayout || addressTaken.Contains(local)))
        {
            int target = FrameOffset(local, layout);
            StoreInto(() => Emit(Op.FrameAddress, target), value, layout);
            return;
        }
        if (local.IsRef) FullAddress(value);
        else Value(value);
        Emit(Op.LocalSet, WasmLocal(local, local.IsRef || layout is not ScalarLayout { Kind: var scalar } ? ValType.I32 : scalar.ValType()));
    }

    private void If(IConditionalOperation op)
    {
        Value(op.Condition);
        Open(Op.If);
        Statement(op.WhenTrue);
        if (op.WhenFalse != null) Emit(Op.Else);
        if (op.WhenFalse != null) Statement(op.WhenFalse);
        Close();
    }

    private void Loop(ILoopOperation loop, IOperation? condition, bool conditionAtTop, IEnumerable<IOperation> atBottom)
    {
        Open(Op.Block, loop.ExitLabel);
        Open(Op.Loop);
        if (conditionAtTop && condition != null)
        {
            Value(condition);
            EmitAll(Op.I32Eqz, new(Op.BrIf, Depth(loop.ExitLabel)));
        }
        Open(Op.Block, loop.ContinueLabel);
        Statement(loop.Body);
        Close();
        Statements(atBottom);
        bool repeats = !conditionAtTop && condition != null;
        if (repeats) Value(condition!);
        Emit(repeats ? Op.BrIf : Op.Br, 0);
        Close();
        Close();
    }

    private void Return(IReturnOperation op)
    {
        if (op.ReturnedValue is not { } value) { }
        else if (IsByRef(method)) FullAddress(value);
        else if (StructOf(value) is { } layout) StoreInto(() => Emit(Op.LocalGet, 0), value, layout);
        else Value(value);
        Emit(Op.Return);
    }
}
