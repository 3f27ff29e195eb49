using BufferHealth.KernelCompiler.Layout;
using BufferHealth.KernelCompiler.Wasm;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Unary and binary operators.</summary>
internal sealed partial class MethodCompiler
{
    private void Binary(IBinaryOperation op)
    {
        if (op.OperatorMethod != null || op.IsLifted)
        {
            Refuse(op, "operators of user-defined and nullable types are outside the subset");
            return;
        }
        if (op.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            bool and = op.OperatorKind == BinaryOperatorKind.ConditionalAnd;
            Value(op.LeftOperand);
            Open(Op.If, ValType.I32);
            if (and) Value(op.RightOperand);
            else Emit(Op.I32Const, 1);
            Emit(Op.Else);
            if (and) Emit(Op.I32Const, 0);
            else Value(op.RightOperand);
            Close();
            return;
        }
        if (ScalarOf(op.LeftOperand) is not { } scalar) return;
        Value(op.LeftOperand);
        Value(op.RightOperand);
        Arithmetic(op, op.OperatorKind, scalar, op.RightOperand, op.IsChecked);
    }

    private void Unary(IUnaryOperation op, Scalar scalar)
    {
        if (op.OperatorMethod != null || op.IsLifted)
        {
            Refuse(op, "operators of user-defined and nullable types are outside the subset");
            return;
        }
        switch (op.OperatorKind)
        {
            case UnaryOperatorKind.Plus: Value(op.Operand); break;
            case UnaryOperatorKind.Not:
                Value(op.Operand);
                Emit(Op.I32Eqz);
                break;
            case UnaryOperatorKind.Minus when scalar.IsFloating():
                Value(op.Operand);
                Emit(scalar == Scalar.F64 ? Op.F64Neg : Op.F32Neg);
                break;
            case UnaryOperatorKind.Minus:
                Emit(scalar.ValType().Const(), 0);
                Value(op.Operand);
                Arithmetic(op, BinaryOperatorKind.Subtract, scalar, op.Operand, op.IsChecked);
                break;
            case UnaryOperatorKind.BitwiseNegation:
                Value(op.Operand);
                Emit(scalar.ValType().Const(), -1);
                Arithmetic(op, BinaryOperatorKind.ExclusiveOr, scalar, op.Operand, op.IsChecked);
                break;
            default: Refuse(op); break;
        }
    }

    /// <summary>Emits an operator on two operands of type <paramref name="scalar"/> that are on the stack already; a constant <paramref name="right"/> spares a check.</summary>
    private void Arithmetic(IOperation op, BinaryOperatorKind kind, Scalar scalar, IOperation? right, bool isChecked)
    {
        if (scalar.IsFloating())
        {
            FloatingArithmetic(op, kind, scalar);
            return;
        }
        if (isChecked && kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply)
            Refuse(op, "checked arithmetic is outside the subset", DiagnosticCodes.Checked);
        bool wide = scalar.ValType() == ValType.I64, unsigned = scalar.IsUnsigned();
        if (kind == BinaryOperatorKind.Remainder && !unsigned && right?.ConstantValue is not { HasValue: true, Value: not (-1 or -1L) })
            TrapOnRemainderOverflow(scalar.ValType());
        if (wide && kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift)
            Emit(Op.I64ExtendI32U);     // C# counts in an int; both sides use its low six bits
        Op? opcode = kind switch
        {
            BinaryOperatorKind.Add => Op.I32Add,
            BinaryOperatorKind.Subtract => Op.I32Sub,
            BinaryOperatorKind.Multiply => Op.I32Mul,
            BinaryOperatorKind.Divide => unsigned ? Op.I32DivU : Op.I32DivS,
            BinaryOperatorKind.Remainder => unsigned ? Op.I32RemU : Op.I32RemS,
            BinaryOperatorKind.And => Op.I32And,
            BinaryOperatorKind.Or => Op.I32Or,
            BinaryOperatorKind.ExclusiveOr => Op.I32Xor,
            BinaryOperatorKind.LeftShift => Op.I32Shl,
            BinaryOperatorKind.RightShift => unsigned ? Op.I32ShrU : Op.I32ShrS,
            BinaryOperatorKind.UnsignedRightShift => Op.I32ShrU,
            BinaryOperatorKind.Equals => Op.I32Eq,
            BinaryOperatorKind.NotEquals => Op.I32Ne,
            BinaryOperatorKind.LessThan => unsigned ? Op.I32LtU : Op.I32LtS,
            BinaryOperatorKind.LessThanOrEqual => unsigned ? Op.I32LeU : Op.I32LeS,
            BinaryOperatorKind.GreaterThan => unsigned ? Op.I32GtU : Op.I32GtS,
            BinaryOperatorKind.GreaterThanOrEqual => unsigned ? Op.I32GeU : Op.I32GeS,
            _ => null,
        };
        if (opcode is not { } i32)
        {
            Refuse(op, $"operator {kind} is outside the subset");
            return;
        }
        Emit(wide ? i32.Wide() : i32);
        if (i32 >= Op.I32Add) Narrow(scalar);
    }

    private void FloatingArithmetic(IOperation op, BinaryOperatorKind kind, Scalar scalar)
    {
        Op? opcode = kind switch
        {
            BinaryOperatorKind.Add => Op.F64Add,
            BinaryOperatorKind.Subtract => Op.F64Sub,
            BinaryOperatorKind.Multiply => Op.F64Mul,
            BinaryOperatorKind.Divide => Op.F64Div,
            BinaryOperatorKind.Equals => Op.F64Eq,
            BinaryOperatorKind.NotEquals => Op.F64Ne,
            BinaryOperatorKind.LessThan => Op.F64Lt,
            BinaryOperatorKind.LessThanOrEqual => Op.F64Le,
            BinaryOperatorKind.GreaterThan => Op.F64Gt,
            BinaryOperatorKind.GreaterThanOrEqual => Op.F64Ge,
            _ => null,
        };
        if (opcode is { } f64) Emit(scalar == Scalar.F64 ? f64 : f64.Single());
        else Refuse(op, $"operator {kind} on floating point is outside the subset: WebAssembly has none");
    }

    /// <summary>MinValue % -1 throws in .NET, where WebAssembly returns 0. The operands are on the stack and stay there.</summary>
    private void TrapOnRemainderOverflow(ValType type)
    {
        bool wide = type == ValType.I64;
        var equal = wide ? Op.I64Eq : Op.I32Eq;
        int left = NewLocal(type), right = NewLocal(type);
        Emit(Op.LocalSet, right);
        Emit(Op.LocalTee, left);
        Emit(type.Const(), wide ? long.MinValue : int.MinValue);
        Emit(equal);
        Emit(Op.LocalGet, right);
        Emit(type.Const(), -1);
        Emit(equal);
        Emit(Op.I32And);
        TrapIf();
        Emit(Op.LocalGet, left);
        Emit(Op.LocalGet, right);
    }

    /// <summary>Brings the i32 on the stack back into the range of a type narrower than it.</summary>
    private void Narrow(Scalar scalar)
    {
        switch (scalar)
        {
            case Scalar.I8: Emit(Op.I32Extend8S); break;
            case Scalar.I16: Emit(Op.I32Extend16S); break;
            case Scalar.U8 or Scalar.U16:
                Emit(Op.I32Const, scalar == Scalar.U8 ? byte.MaxValue : ushort.MaxValue);
                Emit(Op.I32And);
                break;
        }
    }
}
