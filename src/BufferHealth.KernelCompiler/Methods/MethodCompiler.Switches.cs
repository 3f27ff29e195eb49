namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Switches and patterns over integers, enums and bools. Floating point is refused: its patterns find NaN equal to itself.</summary>
internal sealed partial class MethodCompiler
{
    private void Switch(ISwitchOperation op)
    {
        if (Tested(op.Value) is not { } tested) return;
        Open(Op.Block, op.ExitLabel);
        int opened = 0;
        // The default section is entered when no other is, wherever it stands.
        foreach (var section in op.Cases.OrderBy(IsDefault))
        {
            if (!IsDefault(section))
            {
                Clauses(section.Clauses.ToArray(), tested);
                Open(Op.If);
            }
            Statements(section.Body);
            if (IsDefault(section)) break;
            Emit(Op.Else);
            opened++;
        }
        for (int i = 0; i <= opened; i++) Close();
    }

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(c => c is IDefaultCaseClauseOperation);

    /// <summary>Pushes whether any clause matches, trying them in order until one does.</summary>
    private void Clauses(ArraySegment<ICaseClauseOperation> clauses, (int Local, Scalar Kind) tested)
    {
        switch (clauses[0])
        {
            case ISingleValueCaseClauseOperation single: Compare(BinaryOperatorKind.Equals, single.Value, tested); break;
            case IPatternCaseClauseOperation pattern: Guarded(pattern.Pattern, pattern.Guard, tested); break;
            default: Refuse(clauses[0]); break;
        }
        if (clauses.Count > 1) Choose(ValType.I32, () => Emit(Op.I32Const, 1), () => Clauses(clauses[1..], tested));
    }

    /// <summary>Pushes whether the pattern matches and the guard, evaluated only then, holds.</summary>
    private void Guarded(IPatternOperation pattern, IOperation? guard, (int Local, Scalar Kind) tested)
    {
        Pattern(pattern, tested);
        if (guard != null) Choose(ValType.I32, () => Value(guard), () => Emit(Op.I32Const, 0));
    }

    private void SwitchExpression(ISwitchExpressionOperation op, ValType result)
    {
        if (Tested(op.Value) is not { } tested) return;
        int opened = 0;
        bool total = false;
        foreach (var arm in op.Arms)
        {
            total = arm is { Pattern: IDiscardPatternOperation, Guard: null };
            if (!total)
            {
                Guarded(arm.Pattern, arm.Guard, tested);
                Open(Op.If, result);
            }
            Value(arm.Value);
            if (total) break;
            Emit(Op.Else);
            opened++;
        }
        if (!total) Emit(Op.Unreachable);       // .NET throws when no arm matches
        for (int i = 0; i < opened; i++) Close();
    }

    /// <summary>Evaluates the value to be tested once, into a local of its own.</summary>
    private (int Local, Scalar Kind)? Tested(IOperation value)
    {
        if (StructOf(value) != null || ScalarOf(value) is not { } scalar || scalar.IsFloating())
        {
            Refuse(value, "switches and patterns test integers, enums and bools only", DiagnosticCodes.Pattern);
            return null;
        }
        int local = NewLocal(scalar.ValType());
        Value(value);
        Emit(Op.LocalSet, local);
        return (local, scalar);
    }

    /// <summary>Pushes whether the pattern matches. Patterns have no effects, so both sides of 'and' and 'or' may be evaluated.</summary>
    private void Pattern(IPatternOperation pattern, (int Local, Scalar Kind) tested)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation: Emit(Op.I32Const, 1); break;
            case IConstantPatternOperation constant: Compare(BinaryOperatorKind.Equals, constant.Value, tested); break;
            case IRelationalPatternOperation relation: Compare(relation.OperatorKind, relation.Value, tested); break;
            case INegatedPatternOperation negated: Pattern(negated.Pattern, tested); Emit(Op.I32Eqz); break;
            case IBinaryPatternOperation binary:
                Pattern(binary.LeftPattern, tested);
                Pattern(binary.RightPattern, tested);
                Emit(binary.OperatorKind == BinaryOperatorKind.And ? Op.I32And : Op.I32Or);
                break;
            default: Refuse(pattern); break;
        }
    }

    private void Compare(BinaryOperatorKind kind, IOperation constant, (int Local, Scalar Kind) tested)
    {
        Emit(Op.LocalGet, tested.Local);
        RefuseIf(ScalarOf(constant) != tested.Kind, constant, "the constant must have the type of the value that is tested");
        Value(constant);
        Arithmetic(constant, kind, tested.Kind, constant, isChecked: false);
    }
}
