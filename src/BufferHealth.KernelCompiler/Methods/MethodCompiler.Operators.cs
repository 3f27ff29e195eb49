namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Unary and binary operators.</summary>
internal sealed partial class MethodCompiler
{
    private const string NoOverloads = "operators of user-defined and nullable types are outside the subset";

    /// <summary>The i32 forms, and the f64 form where floating point has the operator; <see cref="Ops"/> has the i64 and f32 forms.</summary>
    private static readonly Dictionary<BinaryOperatorKind, (Op Signed, Op Unsigned, Op? Floating)> Opcodes = new()
    {
        [BinaryOperatorKind.Add] = (Op.I32Add, Op.I32Add, Op.F64Add),
        [BinaryOperatorKind.Subtract] = (Op.I32Sub, Op.I32Sub, Op.F64Sub),
        [BinaryOperatorKind.Multiply] = (Op.I32Mul, Op.I32Mul, Op.F64Mul),
        [BinaryOperatorKind.Divide] = (Op.I32DivS, Op.I32DivU, Op.F64Div),
        [BinaryOperatorKind.Remainder] = (Op.I32RemS, Op.I32RemU, null),
        [BinaryOperatorKind.And] = (Op.I32And, Op.I32And, null),
        [BinaryOperatorKind.Or] = (Op.I32Or, Op.I32Or, null),
        [BinaryOperatorKind.ExclusiveOr] = (Op.I32Xor, Op.I32Xor, null),
        [BinaryOperatorKind.LeftShift] = (Op.I32Shl, Op.I32Shl, null),
        [BinaryOperatorKind.RightShift] = (Op.I32ShrS, Op.I32ShrU, null),
        [BinaryOperatorKind.UnsignedRightShift] = (Op.I32ShrU, Op.I32ShrU, null),
        [BinaryOperatorKind.Equals] = (Op.I32Eq, Op.I32Eq, Op.F64Eq),
        [BinaryOperatorKind.NotEquals] = (Op.I32Ne, Op.I32Ne, Op.F64Ne),
        [BinaryOperatorKind.LessThan] = (Op.I32LtS, Op.I32LtU, Op.F64Lt),
        [BinaryOperatorKind.LessThanOrEqual] = (Op.I32LeS, Op.I32LeU, Op.F64Le),
        [BinaryOperatorKind.GreaterThan] = (Op.I32GtS, Op.I32GtU, Op.F64Gt),
        [BinaryOperatorKind.GreaterThanOrEqual] = (Op.I32GeS, Op.I32GeU, Op.F64Ge),
    };

    private void Binary(IBinaryOperation op)
    {
        if (RefuseIf(op.OperatorMethod != null || op.IsLifted, op, NoOverloads)) return;
        Value(op.LeftOperand);
        if (op.OperatorKind == BinaryOperatorKind.ConditionalAnd) Choose(ValType.I32, () => Value(op.RightOperand), () => Emit(Op.I32Const, 0));
        else if (op.OperatorKind == BinaryOperatorKind.ConditionalOr) Choose(ValType.I32, () => Emit(Op.I32Const, 1), () => Value(op.RightOperand));
        else if (ScalarOf(op.LeftOperand) is { } scalar)
        {
            Value(op.RightOperand);
            Arithmetic(op, op.OperatorKind, scalar, op.RightOperand, op.IsChecked);
        }
    }

    private void Unary(IUnaryOperation op, Scalar scalar)
    {
        if (RefuseIf(op.OperatorMethod != null || op.IsLifted, op, NoOverloads)) return;
        bool subtracts = op.OperatorKind == UnaryOperatorKind.Minus && !scalar.IsFloating();
        if (subtracts) Emit(scalar.ValType().Const(), 0);
        Value(op.Operand);
        switch (op.OperatorKind)
        {
            case UnaryOperatorKind.Plus: break;
            case UnaryOperatorKind.Not: Emit(Op.I32Eqz); break;
            case UnaryOperatorKind.Minus when subtracts: Arithmetic(op, BinaryOperatorKind.Subtract, scalar, null, op.IsChecked); break;
            case UnaryOperatorKind.Minus: Emit(scalar == Scalar.F64 ? Op.F64Neg : Op.F32Neg); break;
            case UnaryOperatorKind.BitwiseNegation:
                Emit(scalar.ValType().Const(), -1);
                Arithmetic(op, BinaryOperatorKind.ExclusiveOr, scalar, null, op.IsChecked);
                break;
            default: Refuse(op); break;
        }
    }

    /// <summary>Emits an operator on two operands of type <paramref name="scalar"/> that are on the stack already; a constant <paramref name="right"/> spares a check.</summary>
    private void Arithmetic(IOperation op, BinaryOperatorKind kind, Scalar scalar, IOperation? right, bool isChecked)
    {
        bool wide = scalar.ValType() == ValType.I64;
        bool known = Opcodes.TryGetValue(kind, out var opcodes) && !(scalar.IsFloating() && opcodes.Floating == null);
        if (RefuseIf(!known, op, $"operator {kind} on {scalar} is outside the subset")) return;
        if (scalar.IsFloating()) Emit(scalar == Scalar.F64 ? opcodes.Floating!.Value : opcodes.Floating!.Value.Single());
        else if (!RefuseIf(isChecked && opcodes.Signed is Op.I32Add or Op.I32Sub or Op.I32Mul, op, "checked arithmetic is outside the subset", DiagnosticCodes.Checked))
        {
            var i32 = scalar.IsUnsigned() ? opcodes.Unsigned : opcodes.Signed;
            if (i32 == Op.I32RemS && right?.ConstantValue is not { HasValue: true, Value: not (-1 or -1L) }) TrapOnRemainderOverflow(scalar.ValType());
            if (wide && i32 is Op.I32Shl or Op.I32ShrS or Op.I32ShrU) Emit(Op.I64ExtendI32U);   // C# counts in an int; both sides use its low six bits
            Emit(wide ? i32.Wide() : i32);
            if (i32 >= Op.I32Add) Narrow(scalar);
        }
    }

    /// <summary>MinValue % -1 throws in .NET, where WebAssembly returns 0. The operands are on the stack and stay there.</summary>
    private void TrapOnRemainderOverflow(ValType type)
    {
        bool wide = type == ValType.I64;
        var equal = wide ? Op.I64Eq : Op.I32Eq;
        int left = NewLocal(type), right = NewLocal(type);
        EmitAll(new(Op.LocalSet, right), new(Op.LocalTee, left), new(type.Const(), wide ? long.MinValue : int.MinValue), equal);
        EmitAll(new(Op.LocalGet, right), new(type.Const(), -1), equal, Op.I32And);
        TrapIf();
        EmitAll(new(Op.LocalGet, left), new(Op.LocalGet, right));
    }

    /// <summary>Brings the i32 on the stack back into the range of a type narrower than it.</summary>
    private void Narrow(Scalar scalar)
    {
        switch (scalar)
        {
            case Scalar.I8: Emit(Op.I32Extend8S); break;
            case Scalar.I16: Emit(Op.I32Extend16S); break;
            case Scalar.U8: EmitAll(new(Op.I32Const, byte.MaxValue), Op.I32And); break;
            case Scalar.U16: EmitAll(new(Op.I32Const, ushort.MaxValue), Op.I32And); break;
        }
    }
}
