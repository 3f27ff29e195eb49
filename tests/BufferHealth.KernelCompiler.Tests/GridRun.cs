using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using BufferHealth.Kernel;

namespace BufferHealth.KernelCompiler.Tests;

/// <summary>
/// The grid: every function of the Grid folder, called with every combination of awkward arguments, in .NET once and
/// then in as many modules as wanted, by one node process.
/// </summary>
public sealed class GridRun : IDisposable
{
    private static readonly int[] Ints =
    [
        0, 1, -1, 2, 3, 4, 5, 7, 10, 12, 31, 32, 33, 63, 64, 100, 127, 128, 255, 256, -128, -129, 65535, 65536,
        16777217, 123456789, int.MaxValue, int.MinValue, int.MinValue + 1,
    ];

    private static readonly long[] Longs =
    [
        0, 1, -1, 2, 5, 7, 255, 256, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, (1L << 53) + 1, (1L << 62) + 257,
        long.MaxValue, long.MinValue, long.MinValue + 1, -4503599627370497, 0x7FF0000000000001, unchecked((long)0x8000000000000400),
    ];

    private static readonly double[] Doubles =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, 0.49999999999999994, 4503599627370495.5, 9007199254740993, 0.1, -0.1, 1.0 / 3, 3, 1 + 1e-15,
        1e-310, double.Epsilon, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296, 9.3e18, -9.3e18, 1.9e19, 255.9, 1e16, 134217729,
        16777217, 1.00000005960464478, 1.00000017881393433, 3.4028235677973366e38, 7.0064923216240854e-46, 1e-40, -2.0123456789e100,
    ];

    private static readonly float[] Floats =
    [
        0, -0f, 1, -1, 0.5f, -0.5f, 1.5f, 2.5f, 0.49999997f, 8388607.5f, 16777216, 0.1f, -0.1f, 1f / 3, 3, 1.0000001f, 0.99999994f,
        1e-40f, float.Epsilon, 1.17549435e-38f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        2147483520f, 2147483648f, -2147483648f, -2147483904f, 4294967040f, 4294967296f, 9.223372e18f, -9.3e18f, 1.9e19f, 255.9f, 4097,
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("kernel-grid-").FullName;

    /// <summary>Calls every function in .NET and writes arguments and results for node.</summary>
    public GridRun()
    {
        var functions = Functions();
        var results = new List<long>();
        var traps = new List<byte>();
        foreach (var function in functions)
        {
            foreach (var arguments in Product([.. function.GetParameters().Select(p => Values(p.ParameterType))]))
            {
                try
                {
                    results.Add(Bits(function.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)));
                    traps.Add(0);
                }
                catch (Exception e) when (e is ArithmeticException or IndexOutOfRangeException or SwitchExpressionException)
                {
                    results.Add(0);
                    traps.Add(1);
                }
            }
        }
        Calls = results.Count;
        Traps = traps.Count(t => t == 1);
        Write("results.bin", results.ToArray());
        Write("traps.bin", traps.ToArray());
        Write("i32.bin", Ints);
        Write("i64.bin", Longs);
        Write("f32.bin", Floats.Select(f => (double)f).ToArray());
        Write("f64.bin", Doubles);
        var manifest = new
        {
            functions = functions.Select(f => new { name = f.Name, parameters = f.GetParameters().Select(p => WasmType(p.ParameterType)), result = WasmType(f.ReturnType) }),
            names = functions.Select(f => f.GetCustomAttribute<WasmExportAttribute>()!.Name),
        };
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest));
    }

    /// <summary>How many calls the whole grid makes.</summary>
    public int Calls { get; }

    /// <summary>How many of them throw in .NET.</summary>
    public int Traps { get; }

    /// <summary>Runs modules in node, each until it has <paramref name="limit"/> differences.</summary>
    public IReadOnlyList<GridReport> InNode(IReadOnlyList<ReadOnlyMemory<byte>> modules, int limit) => Node.Run("grid.mjs", folder, modules, limit);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static MethodInfo[] Functions() =>
        [.. typeof(GridRun).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Where(m => m.IsDefined(typeof(WasmExportAttribute)))
            .OrderBy(m => m.Name, StringComparer.Ordinal)];

    private static object[] Values(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => [.. Ints],
        TypeCode.UInt32 => [.. Ints.Select(v => (uint)v)],
        TypeCode.Int64 => [.. Longs],
        TypeCode.UInt64 => [.. Longs.Select(v => (ulong)v)],
        TypeCode.Single => [.. Floats],
        TypeCode.Double => [.. Doubles],
        _ => throw new ArgumentException($"The grid has no values of type {type}.", nameof(type)),
    };

    private static string WasmType(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int64 or TypeCode.UInt64 => "i64",
        TypeCode.Single => "f32",
        TypeCode.Double => "f64",
        _ => type == typeof(void) ? "none" : "i32",
    };

    private static long Bits(object? result) => result switch
    {
        null => 0,
        bool b => b ? 1 : 0,
        uint v => (int)v,
        ulong v => (long)v,
        float v => BitConverter.DoubleToInt64Bits(v),
        double v => BitConverter.DoubleToInt64Bits(v),
        _ => Convert.ToInt64(result),
    };

    private static IEnumerable<object[]> Product(object[][] sets) => sets.Length == 0
        ? [[]]
        : sets[0].SelectMany(_ => Product(sets[1..]), (value, rest) => (object[])[value, .. rest]);

    private void Write<T>(string name, T[] values)
        where T : unmanaged => File.WriteAllBytes(Path.Combine(folder, name), MemoryMarshal.AsBytes<T>(values).ToArray());
}
