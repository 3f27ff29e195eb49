namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>Faults of the compiler that no exchange of instructions makes: a step left out, taken twice, or taken too late.</summary>
internal static class SourceMutants
{
    private const string Addresses = "Methods/MethodCompiler.Addresses.cs";
    private const string Assignments = "Methods/MethodCompiler.Assignments.cs";
    private const string Calls = "Methods/MethodCompiler.Calls.cs";
    private const string Conversions = "Methods/MethodCompiler.Conversions.cs";
    private const string Declarations = "Methods/MethodCompiler.cs";
    private const string Operators = "Methods/MethodCompiler.Operators.cs";
    private const string Statements = "Methods/MethodCompiler.Statements.cs";
    private const string Structs = "Methods/MethodCompiler.Structs.cs";
    private const string Switches = "Methods/MethodCompiler.Switches.cs";

    public static readonly SourceMutant[] All =
    [
        new("an index is not checked", Addresses, "EmitAll(new(Op.LocalTee, index), new(Op.I32Const, length), Op.I32GeU);\n        TrapIf();", "Emit(Op.LocalSet, index);"),
        new("an index is checked against one too many", Addresses, "new(Op.I32Const, length)", "new(Op.I32Const, length + 1)"),
        new("elements lie at the alignment's distance", Addresses, "new(Op.I32Const, array.Element.Size), Op.I32Mul", "new(Op.I32Const, array.Element.Align), Op.I32Mul"),
        new("a constant index is off by one from 2 on", Addresses, "offset + constant * array", "offset + (constant > 1 ? constant - 1 : constant) * array"),
        new("a nested field forgets its struct's offset", Addresses, "return Address(instance) + container", "Address(instance);\n                return 0 + container"),
        new("a copy of a temporary is not made", Addresses, "if (layout is StructLayout && IsFresh(op)) { Value(op); return; }", "if (layout is StructLayout) { Value(op); return; }"),
        new("a struct by value is passed by reference", Calls, "if (StructOf(value) != null) Temporary(value);", "if (StructOf(value) != null) Value(value);"),
        new("all results of a type share one place", Calls, "result = FrameSlot(returned.Size);", "result = frameOffsets.TryGetValue(call.TargetMethod.ReturnType, out int shared) ? shared : frameOffsets[call.TargetMethod.ReturnType] = FrameSlot(returned.Size);"),
        new("a postfix operator gives the new value", Assignments, "if (old != null) Emit(Op.LocalTee, old.Value);\n            operation();\n            Emit(newValueWanted", "operation();\n            if (old != null) Emit(Op.LocalTee, old.Value);\n            Emit(newValueWanted"),
        new("a postfix operator on memory gives the new value", Assignments, "if (old != null) Emit(Op.LocalTee, old.Value);\n            operation();\n            Store(scalar", "operation();\n            if (old != null) Emit(Op.LocalTee, old.Value);\n            Store(scalar"),
        new("a compound assignment to a narrow variable does not narrow", Assignments, "converts ? Scalar.I32 : target, op.Value, op.IsChecked);\n            if (converts) Narrow(target);", "converts ? Scalar.I32 : target, op.Value, op.IsChecked);"),
        new("the target is addressed twice", Assignments, "EmitAll(new(Op.LocalTee, address), new(Op.LocalGet, address), scalar.Load(offset));", "Emit(Op.LocalSet, address);\n            Address(target);\n            EmitAll(new(Op.LocalGet, address), scalar.Load(offset));"),
        new("a ref assignment writes through the reference", Assignments, "FullAddress(op.Value);\n            Emit(Op.LocalSet, WasmLocal(target!, ValType.I32));", "Emit(Op.LocalGet, WasmLocal(target!, ValType.I32));\n            Value(op.Value);\n            Emit(ScalarOf(op.Value)!.Value.Store(0));"),
        new("a conversion does not narrow", Conversions, "case (ValType.I32, ValType.I32): Narrow(to); break;", "case (ValType.I32, ValType.I32): break;"),
        new("a long cut to a narrow type keeps 32 bits", Conversions, "Emit(Op.I32WrapI64); Narrow(to); break;", "Emit(Op.I32WrapI64); break;"),
        new("a widened uint takes its sign along", Conversions, "Emit(from.IsUnsigned() ? Op.I64ExtendI32U : Op.I64ExtendI32S)", "Emit(Op.I64ExtendI32S)"),
        new("floating point saturates to the other sign's range", Conversions, "(to.IsUnsigned() ? 1 : 0) + (from", "(to.IsUnsigned() ? 0 : 0) + (from"),
        new("a parameter that is referred to starts at zero", Declarations, "EmitAll(new(Op.FrameAddress, frameOffsets[parameter]), new(Op.LocalGet, wasmLocals[parameter]), scalar.Store(0));", ""),
        new("a frame's places overlap", Declarations, "function.FrameSize += (size + 7) / 8 * 8;", "function.FrameSize += Math.Max(8, size / 2 / 8 * 8);"),
        new("'&&' with a false left side is true", Operators, "Choose(ValType.I32, () => Value(op.RightOperand), () => Emit(Op.I32Const, 0));", "Choose(ValType.I32, () => Value(op.RightOperand), () => Emit(Op.I32Const, 1));"),
        new("'||' evaluates both sides", Operators, "Choose(ValType.I32, () => Emit(Op.I32Const, 1), () => Value(op.RightOperand));", "{ Value(op.RightOperand); Emit(Op.I32Or); }"),
        new("MinValue % -1 is 0", Operators, "if (i32 == Op.I32RemS && right", "if (i32 == Op.Nop && right"),
        new("a shift to the right ignores that the type is unsigned", Operators, "[BinaryOperatorKind.RightShift] = (Op.I32ShrS, Op.I32ShrU, null)", "[BinaryOperatorKind.RightShift] = (Op.I32ShrS, Op.I32ShrS, null)"),
        new("narrow arithmetic is not brought back into range", Operators, "if (i32 >= Op.I32Add) Narrow(scalar);", ""),
        new("sbyte is narrowed like short", Operators, "case Scalar.I8: Emit(Op.I32Extend8S); break;", "case Scalar.I8: Emit(Op.I32Extend16S); break;"),
        new("a 'continue' leaves out the step of a 'for'", Statements, "        Statement(loop.Body);\n        Close();\n        Statements(atBottom);", "        Statement(loop.Body);\n        Statements(atBottom);\n        Close();"),
        new("'new' and 'default' do not clear", Structs, "Emit(Op.FrameAddress, slot);\n        Zero(layout);", "Emit(Op.FrameAddress, slot);\n        Emit(Op.Drop);"),
        new("an object within an initializer is built over the outer one", Structs, "int slot = FrameSlot(layout.Size);\n        Emit(Op.FrameAddress, slot);\n        Zero", "int slot = underConstruction.Count > 0 ? underConstruction.Peek() : FrameSlot(layout.Size);\n        Emit(Op.FrameAddress, slot);\n        Zero"),
        new("a large copy is one byte short", Structs, "new(Op.I32Const, layout.Size), Op.MemoryCopy", "new(Op.I32Const, layout.Size - 1), Op.MemoryCopy"),
        new("a small copy leaves out its end", Structs, "for (int at = 0; at < layout.Size; at += unit.Size())\n            EmitAll(new(Op.LocalGet, target), new(Op.LocalGet, source)", "for (int at = 0; at < layout.Size - unit.Size(); at += unit.Size())\n            EmitAll(new(Op.LocalGet, target), new(Op.LocalGet, source)"),
        new("a large struct is cleared to its half", Structs, "new(Op.I32Const, layout.Size), Op.MemoryFill", "new(Op.I32Const, layout.Size / 2), Op.MemoryFill"),
        new("the section 'default' is tried where it stands", Switches, "op.Cases.OrderBy(IsDefault)", "op.Cases"),
        new("a guard is not asked", Switches, "if (guard != null) Choose(", "if (guard == null && method.Name == \"\") Choose("),
        new("the second of two labels is overlooked", Switches, "if (clauses.Count > 1) Choose(", "if (clauses.Count > 2) Choose("),
        new("a switch without a match gives the last arm", Switches, "op.Arms)\n        {\n            total = arm is { Pattern: IDiscardPatternOperation, Guard: null };", "op.Arms)\n        {\n            total = arm == op.Arms[^1];"),
        new("'or' in a pattern is 'and'", Switches, "binary.OperatorKind == BinaryOperatorKind.And ? Op.I32And : Op.I32Or", "Op.I32And"),
        new("'not' in a pattern is forgotten", Switches, "Pattern(negated.Pattern, tested); Emit(Op.I32Eqz); break;", "Pattern(negated.Pattern, tested); break;"),
        new("later fields overlap those before them", "Layout/TypeLayouts.cs", "fields.Add(new(field.Name, offset, layout));", "fields.Add(new(field.Name, Math.Max(0, offset - (fields.Count > 3 ? layout.Align : 0)), layout));"),
        new("all functions share one frame", "Wasm/WasmModule.cs", "frameBases[function] = heapBase;", "frameBases[function] = FramesStart;"),
        new("constants from 64 to 127 are negative", "Wasm/WasmWriter.cs", "value is < -64 or > 63; value >>= 7", "value is < -64 or > 127; value >>= 7"),
        new("int.Abs of MinValue is MinValue", "Methods/Intrinsics.cs", "new(Op.I32Const, int.MinValue), Op.I32Eq);\n        c.TrapIf();", "Op.Drop);"),
        new("infinity is finite", "Methods/Intrinsics.cs", "[\"M:System.Double.IsFinite(System.Double)\"] = c => CompareAbs(c, Op.F64Lt)", "[\"M:System.Double.IsFinite(System.Double)\"] = c => CompareAbs(c, Op.F64Le)"),
    ];
}
