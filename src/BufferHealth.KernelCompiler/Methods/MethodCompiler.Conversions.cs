namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Conversions between scalars.</summary>
internal sealed partial class MethodCompiler
{
    private void Convert(IConversionOperation op, Scalar to)
    {
        if (RefuseIf(op.OperatorMethod != null || op.Conversion.IsNullable || op.IsTryCast, op, "this conversion is outside the subset")) return;
        if (ScalarOf(op.Operand) is not { } from) return;
        Value(op.Operand);
        if (from == to) return;
        RefuseIf(op.IsChecked && !op.Conversion.IsImplicit, op, "checked conversions are outside the subset", DiagnosticCodes.Checked);
        switch (from.ValType(), to.ValType())
        {
            case (ValType.I32, ValType.I32): Narrow(to); break;
            case (ValType.I64, ValType.I64): break;
            case (ValType.I32, ValType.I64): Emit(from.IsUnsigned() ? Op.I64ExtendI32U : Op.I64ExtendI32S); break;
            case (ValType.I64, ValType.I32): Emit(Op.I32WrapI64); Narrow(to); break;
            case (ValType.I32, ValType.F64): Emit(from.IsUnsigned() ? Op.F64ConvertI32U : Op.F64ConvertI32S); break;
            case (ValType.I64, ValType.F64): Emit(from.IsUnsigned() ? Op.F64ConvertI64U : Op.F64ConvertI64S); break;
            case (ValType.I32, ValType.F32): Emit(from.IsUnsigned() ? Op.F32ConvertI32U : Op.F32ConvertI32S); break;
            case (ValType.F32, ValType.F64): Emit(Op.F64PromoteF32); break;
            case (ValType.F64, ValType.F32): Emit(Op.F32DemoteF64); break;
            // .NET 9 and later saturate, and turn NaN into 0, on every architecture; so does trunc_sat.
            case (ValType.F32 or ValType.F64, _) when !to.IsNarrow():
                int variant = (to.IsUnsigned() ? 1 : 0) + (from == Scalar.F64 ? 2 : 0) + (to.ValType() == ValType.I64 ? 4 : 0);
                Emit(Op.I32TruncSatF32S + (ushort)variant);
                break;
            // 64-bit integers to float: .NET may round twice. Floating point to narrow: its result is not defined.
            default:
                Refuse(op, $"conversion from {from} to {to} is not the same everywhere; go through {(to == Scalar.F32 ? "double" : "int")}", DiagnosticCodes.Conversion);
                break;
        }
    }
}
