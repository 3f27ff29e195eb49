using BufferHealth.KernelCompiler.Wasm;

namespace BufferHealth.KernelCompiler.Tests;

public sealed class GridTests(GridRun grid) : IClassFixture<GridRun>
{
    [Fact]
    public void EveryCallGivesTheSameBitsInDotnetAndInTheModule()
    {
        var report = Assert.Single(grid.InNode([Compile(null)], limit: 20));

        Assert.True(report.Valid);
        Assert.Empty(report.Differences);
        Assert.Equal(grid.Calls, report.Calls);
        Assert.InRange(grid.Calls, 300_000, 1_000_000);
        Assert.InRange(grid.Traps, 100, 20_000);
    }

    [Fact]
    public void EveryBrokenCompilerIsCaught()
    {
        var broken = BrokenCompilers();
        var reports = grid.InNode([.. broken.Select(b => Compile(b.Substitute))], limit: 1);

        var unnoticed = reports.Zip(broken).Where(pair => pair.First.Differences.Count == 0).Select(pair => pair.Second.Name);
        Assert.Empty(unnoticed);
        Assert.All(reports, report => Assert.True(report.Valid, "a mutant that is no module at all proves nothing about the grid"));
    }

    private static ReadOnlyMemory<byte> Compile(Func<Instruction, Instruction>? substitute)
    {
        var compilation = KernelCompilation.Compile(Sources.Of("Grid"), substitute);
        Assert.Empty(compilation.Diagnostics);
        return compilation.Module!.Bytes;
    }

    /// <summary>Compilers that write one opcode for another, or one immediate for another, and are valid all the same.</summary>
    private static (string Name, Func<Instruction, Instruction> Substitute)[] BrokenCompilers()
    {
        (Op Right, Op Wrong)[] swaps =
        [
            (Op.I32ShrU, Op.I32ShrS), (Op.I64ShrU, Op.I64ShrS), (Op.I64ExtendI32U, Op.I64ExtendI32S), (Op.I32Extend16S, Op.I32Extend8S),
            (Op.I32LtU, Op.I32LtS), (Op.I64GtU, Op.I64GtS), (Op.I32GeU, Op.I32GtU), (Op.I32DivU, Op.I32DivS), (Op.I64RemU, Op.I64RemS),
            (Op.I32TruncSatF64U, Op.I32TruncSatF64S), (Op.I64TruncSatF32U, Op.I64TruncSatF32S), (Op.F64Nearest, Op.F64Floor),
            (Op.F64Trunc, Op.F64Floor), (Op.F64Min, Op.F64Max), (Op.F32Max, Op.F32Min), (Op.F64Abs, Op.F64Neg), (Op.F32Lt, Op.F32Le),
            (Op.F64Ne, Op.F64Eq), (Op.F32Mul, Op.F32Add), (Op.F32ConvertI32U, Op.F32ConvertI32S), (Op.F64ConvertI64U, Op.F64ConvertI64S),
            (Op.I32Load8U, Op.I32Load8S), (Op.I32Load16S, Op.I32Load16U), (Op.I32Store16, Op.I32Store8),
            (Op.I32And, Op.I32Or), (Op.I32Eqz, Op.Nop), (Op.LocalTee, Op.Nop),
        ];
        (string Name, Func<Instruction, Instruction> Substitute)[] immediates =
        [
            ("a narrow mask of one bit less", i => i is { Op: Op.I32Const, Immediate: 255 } ? i with { Immediate = 127 } : i),
            ("-1 unnoticed in a remainder", i => i is { Op: Op.I32Const, Immediate: int.MinValue } ? i with { Immediate = int.MaxValue } : i),
            ("a field that is stored elsewhere", i => i is { Op: Op.F32Store, Immediate: > 0 } ? i with { Immediate = i.Immediate - 4 } : i),
            ("frames that overlap", i => i is { Op: Op.FrameAddress, Immediate: >= 16 } ? i with { Immediate = i.Immediate - 8 } : i),
            ("a double constant without its last bit", i => i is { Op: Op.F64Const } ? i with { Immediate = i.Immediate & ~1 } : i),
        ];
        return
        [
            .. swaps.Select(s => ($"{s.Right} written as {s.Wrong}", (Func<Instruction, Instruction>)(i => i.Op == s.Right ? i with { Op = s.Wrong, AlignLog2 = 0 } : i))),
            .. immediates,
        ];
    }
}
