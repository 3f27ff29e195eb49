using BufferHealth.KernelCompiler.Layout;
using BufferHealth.KernelCompiler.Wasm;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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
            case IForLoopOperation loop:
                Statements(loop.Before);
                Loop(loop, loop.Condition, true, loop.AtLoopBottom);
                break;
            case ISwitchOperation s: Switch(s); break;
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch: Emit(Op.Br, Depth(branch.Target)); break;
            case IReturnOperation { Kind: OperationKind.Return } r: Return(r); break;
            default: Refuse(op); break;
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var local = declarator.Symbol;
        if (local.IsConst) return;      // every use of it is a constant
        var layout = LayoutOf(local.Type, declarator);
        var value = declarator.Initializer?.Value;
        if (local.IsRef && value != null)
        {
            FullAddress(value);
            Emit(Op.LocalSet, WasmLocal(local, ValType.I32));
        }
        else if (value == null || layout == null)
        {
            return;     // definite assignment: it is written before it is read
        }
        else if (layout is ScalarLayout { Kind: var scalar } && !addressTaken.Contains(local))
        {
            Value(value);
            Emit(Op.LocalSet, WasmLocal(local, scalar.ValType()));
        }
        else
        {
            int target = FrameOffset(local, layout);
            StoreInto(() => Emit(Op.FrameAddress, target), value, layout);
        }
    }

    private void If(IConditionalOperation op)
    {
        Value(op.Condition);
        Open(Op.If);
        Statement(op.WhenTrue);
        if (op.WhenFalse != null)
        {
            Emit(Op.Else);
            Statement(op.WhenFalse);
        }
        Close();
    }

    private void Loop(ILoopOperation loop, IOperation? condition, bool conditionAtTop, IEnumerable<IOperation> atBottom)
    {
        Open(Op.Block, loop.ExitLabel);
        Open(Op.Loop);
        if (conditionAtTop && condition != null)
        {
            Value(condition);
            Emit(Op.I32Eqz);
            Emit(Op.BrIf, Depth(loop.ExitLabel));
        }
        Open(Op.Block, loop.ContinueLabel);
        Statement(loop.Body);
        Close();
        Statements(atBottom);
        if (!conditionAtTop && condition != null)
        {
            Value(condition);
            Emit(Op.BrIf, 0);
        }
        else
        {
            Emit(Op.Br, 0);
        }
        Close();
        Close();
    }

    private void Return(IReturnOperation op)
    {
        if (op.ReturnedValue is { } value)
        {
            if (ReturnsByRef) FullAddress(value);
            else if (StructOf(value) is { } layout) StoreInto(() => Emit(Op.LocalGet, 0), value, layout);
            else Value(value);
        }
        Emit(Op.Return);
    }
}
