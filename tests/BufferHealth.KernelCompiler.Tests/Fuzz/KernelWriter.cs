using System.Text;

namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>
/// Writes random kernels. Every expression that it writes has exactly the type it was asked for, and is a constant only
/// where a constant may stand, so that C# accepts whatever comes out. Loops end: their counters are read-only to the rest.
/// </summary>
internal sealed partial class KernelWriter
{
    private const int MostFunctions = 4;

    // A function calls those before it: so many calls, at most, to the power of the functions.
    private const int MostCalls = 4;

    private readonly Random random;
    private readonly StringBuilder declarations = new();
    private readonly List<Function> functions = [];
    private List<Variable> scope = [];
    private int names;

    private KernelWriter(int seed) => random = new Random(seed);

    private sealed record Variable(string Name, string Type, bool Writable);

    private sealed record Parameter(string Mode, string Type);

    private sealed record Function(string Name, string Result, bool ByRef, Parameter[] Parameters);

    /// <summary>The kernel of a seed: always the same.</summary>
    public static RandomKernel Write(int seed)
    {
        var writer = new KernelWriter(seed);
        writer.DeclareTypes();
        writer.DeclareConstants();
        int count = writer.random.Next(1, MostFunctions + 1);
        for (int i = 0; i < count; i++) writer.DeclareFunction($"F{i}");
        writer.DeclareRun(seed);
        var text = $$"""
            #nullable disable
            using System.Runtime.CompilerServices;

            namespace BufferHealth.Kernel;

            internal static class Kernel{{seed}}
            {
            {{writer.declarations}}}
            """;
        var state = writer.shapes["State"];
        return new(seed, text, state.Size, [.. writer.Offsets("State", "float")], [.. writer.Offsets("State", "double")]);
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    private string Fresh(string prefix) => $"{prefix}{names++}";

    private void DeclareFunction(string name)
    {
        bool byRef = Chance(20);
        string result = byRef ? Pick([.. Scalars.Where(scalar => Paths("State", scalar).Length > 0)]) : random.Next(10) switch { < 6 => AnyScalar(), < 8 => AnyStruct(), _ => "void" };
        // The first two are what every body can count on: a number, and for a by-ref result somewhere to refer to.
        List<Parameter> parameters = [new("", "int")];
        if (byRef || Chance(50)) parameters.Add(new("ref", "State"));
        for (int i = random.Next(3); i > 0; i--)
            parameters.Add(new(Pick("", "", "ref", "in", "out"), Chance(40) ? AnyStruct() : AnyScalar()));
        var function = new Function(name, result, byRef, [.. parameters]);

        scope = [.. parameters.Select((p, i) => new Variable($"p{i}", p.Type, p.Mode != "in"))];
        current = function;
        callsLeft = MostCalls;
        var signature = string.Join(", ", scope.Zip(parameters, (v, p) => $"{p.Mode} {v.Type} {v.Name}".TrimStart()));
        declarations.AppendLine($"    private static {(byRef ? "ref " : "")}{result} {name}({signature})").AppendLine("    {");
        foreach (var (variable, _) in scope.Zip(parameters).Where(pair => pair.Second.Mode == "out")) Line(1, $"{variable.Name} = default;");
        Body(random.Next(2, 5), new Place(1, LoopsLeft: 1, InLoop: false, InSwitch: false));
        if (result != "void") Line(1, Return());
        declarations.AppendLine("    }").AppendLine();
        functions.Add(function);
    }

    private void DeclareRun(int seed)
    {
        scope =
        [
            new("s", "State", true), new("a", "int", true), new("b", "uint", true), new("c", "long", true), new("d", "float", true), new("e", "double", true),
        ];
        current = new Function("Run", "long", false, []);
        callsLeft = 3 * MostCalls;
        // Optimised at once, as a kernel is after its thirtieth call; or as it is before.
        if (Chance(60)) declarations.AppendLine("    [MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        declarations.AppendLine($"    [WasmExport(\"kernel{seed}\")]");
        declarations.AppendLine("    public static long Run(ref State s, int a, uint b, long c, float d, double e)").AppendLine("    {");
        foreach (var type in new[] { AnyStruct(), AnyScalar(), AnyScalar(), AnyScalar() }) Declare(1, type);
        Body(random.Next(4, 11), new Place(1, LoopsLeft: 2, InLoop: false, InSwitch: false));
        // Whatever the locals hold shall be seen.
        foreach (var local in scope.Where(v => v.Writable && !shapes.ContainsKey(v.Type)).ToArray())
            if (WritablePlace(local.Type, 0) is { } target) Line(1, $"{target} = {local.Name};");
        Line(1, Return());
        declarations.AppendLine("    }");
    }

    private void Line(int depth, string text) => declarations.Append(' ', 4 + 4 * depth).AppendLine(text);
}
