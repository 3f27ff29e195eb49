using BufferHealth.KernelCompiler.Layout;
using BufferHealth.KernelCompiler.Wasm;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Assignments. The target is evaluated once, before the value.</summary>
internal sealed partial class MethodCompiler
{
    private void Assign(ISimpleAssignmentOperation op, bool valueWanted)
    {
        if (op.IsRef)
        {
            if (valueWanted || op.Target is not ILocalReferenceOperation { Local: { IsRef: true } target })
            {
                Refuse(op, "a ref assignment is a statement of its own, to a ref local, in the subset");
                return;
            }
            FullAddress(op.Value);
            Emit(Op.LocalSet, WasmLocal(target, ValType.I32));
        }
        else if (StructOf(op.Target) is { } layout)
        {
            if (valueWanted) Refuse(op, "a struct assignment is a statement of its own in the subset");
            StoreInto(() => FullAddress(op.Target), op.Value, layout);
        }
        else if (ScalarOf(op.Target) is not { } scalar)
        {
            return;
        }
        else if (LocalVariable(op.Target) is { } variable)
        {
            Value(op.Value);
            Emit(valueWanted ? Op.LocalTee : Op.LocalSet, WasmLocal(variable, scalar.ValType()));
        }
        else
        {
            int offset = Address(op.Target);
            Value(op.Value);
            Store(scalar, offset, valueWanted);
        }
    }

    private void CompoundAssign(ICompoundAssignmentOperation op, bool valueWanted)
    {
        if (op.OperatorMethod != null || op.IsLifted || ScalarOf(op.Target) is not { } target || ScalarOf(op.Value) is not { } value)
        {
            Refuse(op, "this compound assignment is outside the subset");
            return;
        }
        bool converts = !op.InConversion.IsIdentity || !op.OutConversion.IsIdentity;
        if (converts && !(target.IsNarrow() && value == Scalar.I32))
        {
            Refuse(op, "this compound assignment converts its target; write it out");
            return;
        }
        if (converts && op.IsChecked) Refuse(op, "checked conversions are outside the subset", DiagnosticCodes.Checked);
        Update(op.Target, target, valueWanted, oldValueWanted: false, () =>
        {
            Value(op.Value);
            Arithmetic(op, op.OperatorKind, converts ? Scalar.I32 : target, op.Value, op.IsChecked);
            if (converts) Narrow(target);
        });
    }

    private void Increment(IIncrementOrDecrementOperation op, bool valueWanted)
    {
        if (op.OperatorMethod != null || op.IsLifted || ScalarOf(op.Target) is not { } scalar)
        {
            Refuse(op, "this operator is outside the subset");
            return;
        }
        Update(op.Target, scalar, valueWanted, op.IsPostfix, () =>
        {
            Constant(scalar, scalar switch { Scalar.F32 => 1f, Scalar.F64 => 1d, _ => (object)1 });
            Arithmetic(op, op.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract, scalar, null, op.IsChecked);
        });
    }

    /// <summary>target = operation(target), reading the target before the operation's other operand.</summary>
    private void Update(IOperation target, Scalar scalar, bool valueWanted, bool oldValueWanted, Action operation)
    {
        int? old = valueWanted && oldValueWanted ? NewLocal(scalar.ValType()) : null;
        bool newValueWanted = valueWanted && !oldValueWanted;
        if (LocalVariable(target) is { } variable)
        {
            int local = WasmLocal(variable, scalar.ValType());
            Emit(Op.LocalGet, local);
            if (old != null) Emit(Op.LocalTee, old.Value);
            operation();
            Emit(newValueWanted ? Op.LocalTee : Op.LocalSet, local);
        }
        else
        {
            int address = NewLocal(ValType.I32);
            int offset = Address(target);
            Emit(Op.LocalTee, address);
            Emit(Op.LocalGet, address);
            Emit(scalar.Load(offset));
            if (old != null) Emit(Op.LocalTee, old.Value);
            operation();
            Store(scalar, offset, newValueWanted);
        }
        if (old != null) Emit(Op.LocalGet, old.Value);
    }

    /// <summary>Stores the value on the stack at the address below it, keeping a copy of the value if it is wanted.</summary>
    private void Store(Scalar scalar, int offset, bool valueWanted)
    {
        int? copy = valueWanted ? NewLocal(scalar.ValType()) : null;
        if (copy != null) Emit(Op.LocalTee, copy.Value);
        Emit(scalar.Store(offset));
        if (copy != null) Emit(Op.LocalGet, copy.Value);
    }
}
