namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Expressions.</summary>
internal sealed partial class MethodCompiler
{
    /// <summary>Pushes the value of a scalar expression, or an address where the value of a struct expression can be read at once.</summary>
    private void Value(IOperation op)
    {
        if (op.ConstantValue is { HasValue: true, Value: var constant })
        {
            if (ScalarOf(op) is { } type) Constant(type, constant);
        }
        else if (StructOf(op) is { } layout) StructValue(op, layout);
        else if (ScalarOf(op) is { } scalar) ScalarValue(op, scalar);
    }

    private void ScalarValue(IOperation op, Scalar scalar)
    {
        switch (op)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation when LocalVariable(op) is { } variable:
                Emit(Op.LocalGet, WasmLocal(variable, scalar.ValType()));
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IInlineArrayAccessOperation:
                Emit(scalar.Load(Address(op)));
                break;
            case IInvocationOperation call when IsByRef(call.TargetMethod): Call(call); Emit(scalar.Load(0)); break;
            case IInvocationOperation call: Call(call); break;
            case IBinaryOperation binary: Binary(binary); break;
            case IUnaryOperation unary: Unary(unary, scalar); break;
            case IConversionOperation conversion: Convert(conversion, scalar); break;
            case IConditionalOperation { IsRef: false } conditional: Choose(conditional, scalar.ValType()); break;
            case ISwitchExpressionOperation s: SwitchExpression(s, scalar.ValType()); break;
            case IIsPatternOperation pattern: if (Tested(pattern.Value) is { } tested) Pattern(pattern.Pattern, tested); break;
            case ISimpleAssignmentOperation assignment: Assign(assignment, valueWanted: true); break;
            case ICompoundAssignmentOperation assignment: CompoundAssign(assignment, valueWanted: true); break;
            case IIncrementOrDecrementOperation increment: Increment(increment, valueWanted: true); break;
            default: Refuse(op); break;
        }
    }

    /// <summary>Evaluates an expression statement, leaving nothing on the stack.</summary>
    private void Effect(IOperation op)
    {
        switch (op)
        {
            case ISimpleAssignmentOperation { Target: IDiscardOperation } assignment: Value(assignment.Value); Emit(Op.Drop); break;
            case ISimpleAssignmentOperation assignment: Assign(assignment, valueWanted: false); break;
            case ICompoundAssignmentOperation assignment: CompoundAssign(assignment, valueWanted: false); break;
            case IIncrementOrDecrementOperation increment: Increment(increment, valueWanted: false); break;
            case IInvocationOperation { TargetMethod.ReturnsVoid: true } call: Call(call); break;
            case IInvocationOperation call: Call(call); Emit(Op.Drop); break;
            default: Refuse(op); break;
        }
    }

    private void Choose(IConditionalOperation op, ValType type)
    {
        Value(op.Condition);
        Choose(type, () => Value(op.WhenTrue), () => Value(op.WhenFalse!));
    }

    /// <summary>Pushes one of two values, of which only that is evaluated, after a bool that is on the stack.</summary>
    private void Choose(ValType type, Action whenTrue, Action whenFalse)
    {
        Open(Op.If, type);
        whenTrue();
        Emit(Op.Else);
        whenFalse();
        Close();
    }

    private void Constant(Scalar scalar, object? value)
    {
        long bits = value switch
        {
            bool b => b ? 1 : 0,
            uint v => (int)v,
            ulong v => (long)v,
            float v => BitConverter.SingleToInt32Bits(v),
            double v => BitConverter.DoubleToInt64Bits(v),
            _ => System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        };
        Emit(scalar.ValType().Const(), bits);
    }

    private static bool IsByRef(IMethodSymbol target) => target.ReturnsByRef || target.ReturnsByRefReadonly;
}
