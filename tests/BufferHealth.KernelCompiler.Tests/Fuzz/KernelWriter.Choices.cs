namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>Literals, patterns, switch expressions and calls.</summary>
internal sealed partial class KernelWriter
{
    private static readonly Dictionary<string, string[]> Literals = new()
    {
        ["bool"] = ["true", "false", "default"],
        ["sbyte"] = ["(sbyte)0", "(sbyte)1", "(sbyte)(-1)", "(sbyte)127", "(sbyte)(-128)"],
        ["byte"] = ["(byte)0", "(byte)1", "(byte)127", "(byte)200", "(byte)255"],
        ["short"] = ["(short)0", "(short)5", "(short)(-300)", "(short)32767", "(short)(-32768)"],
        ["ushort"] = ["(ushort)0", "(ushort)9", "(ushort)255", "(ushort)40000", "(ushort)65535"],
        ["int"] = ["0", "1", "(-1)", "7", "31", "63", "64", "127", "128", "255", "8191", "65537", "int.MaxValue", "int.MinValue", "(-123456)"],
        ["uint"] = ["0u", "1u", "3u", "65535u", "2147483648u", "4000000000u", "uint.MaxValue"],
        ["long"] = ["0L", "1L", "(-1L)", "63L", "64L", "12345678901L", "long.MinValue", "long.MaxValue", "(-77L)"],
        ["ulong"] = ["0UL", "1UL", "5UL", "1099511627776UL", "9223372036854775808UL", "ulong.MaxValue"],
        ["float"] = ["0f", "1f", "0.5f", "(-2.75f)", "1e10f", "1e-40f", "16777217f", "0.1f", "float.MaxValue", "float.PositiveInfinity"],
        ["double"] = ["0.0", "1.0", "0.5", "(-2.75)", "1e10", "1e-310", "3.0", "1e300", "0.1", "2147483648.0", "double.NegativeInfinity"],
        ["Tiny"] = ["Tiny.Low", "Tiny.None", "Tiny.High", "(Tiny)5"],
        ["Half"] = ["Half.None", "Half.Some", "Half.All", "(Half)7"],
        ["Plain"] = ["Plain.First", "Plain.Second", "Plain.Last", "(Plain)99"],
        ["Wide"] = ["Wide.None", "Wide.Far", "(Wide)3"],
    };

    private Function current = null!;
    private int callsLeft;

    /// <summary>A function is called in no loop but those of <c>Run</c>, so that a kernel ends soon.</summary>
    private bool CallsAllowed => callsLeft > 0 && (current.Name == "Run" || loops == 0);

    private void DeclareConstants()
    {
        foreach (var (type, values) in Literals) Line(0, $"private const {type} Constant{type} = {Pick(values)};");
        declarations.AppendLine();
    }

    private string Literal(string type)
    {
        if (Chance(10)) return $"Constant{type}";
        var literal = Pick(Literals[type]);
        return literal == "default" ? $"default({type})" : literal;
    }

    /// <summary>Patterns for a number, of which no two match the same value and which leave some values over.</summary>
    private string[] Patterns(string type)
    {
        int first = type is "sbyte" or "short" or "int" or "long" or "Tiny" or "Plain" ? random.Next(-100, 10) : random.Next(1, 20);
        string At(int step) => Enums.Contains(type) ? $"({type})({first + step})" : $"{first + step}";
        string[] patterns = [$"< {At(0)}", At(0), $"{At(2)} or {At(5)}", $"> {At(5)} and <= {At(40)}", $">= {At(50)} and not {At(60)}"];
        random.Shuffle(patterns);
        return patterns;
    }

    private string SwitchOf(int depth, Func<string> value)
    {
        var type = Chance(10) ? "bool" : Pick([.. Integers, .. Narrow, .. Enums]);
        string[] patterns = type == "bool" ? [Pick("true", "false")] : Patterns(type)[..random.Next(1, 5)];
        var arms = patterns.Select(pattern => $"{pattern}{Guard(depth)} => {value()}").ToList();
        if (Chance(15)) arms.Insert(random.Next(arms.Count), $"_ when {Condition(depth)} => {value()}");
        // Without it a value that matches nothing stops both sides.
        if (Chance(96)) arms.Add($"_ => {value()}");
        return $"({Value(type, depth - 1, false)} switch {{ {string.Join(", ", arms)} }})";
    }

    private string Guard(int depth) => Chance(20) ? $" when {Condition(depth)}" : "";

    /// <summary>A call that gives a value of the type, or null where there is none to make.</summary>
    private string? CallOf(string type, int depth)
    {
        var fitting = functions.Where(f => f.Result == type).ToArray();
        return fitting.Length > 0 && CallsAllowed ? Call(Pick(fitting), depth) : null;
    }

    /// <summary>Null if a parameter by reference finds no variable.</summary>
    private string? Call(Function function, int depth, List<Variable>? declared = null)
    {
        callsLeft--;
        var arguments = new List<string>();
        foreach (var (mode, type) in function.Parameters)
        {
            if (mode == "out" && declared != null && Chance(50))
            {
                declared.Add(new(Fresh("o"), type, true));
                arguments.Add($"out {Pick("var", type)} {declared[^1].Name}");
            }
            else if (mode == "out" && Chance(20)) arguments.Add("out _");
            else if (mode is "ref" or "out")
            {
                if (PlaceOf(type, depth - 1, writable: true) is not { } place) return null;
                arguments.Add($"{mode} {place}");
            }
            else if (mode == "in" && Chance(60) && PlaceOf(type, depth - 1, writable: false) is { } place) arguments.Add(Chance(70) ? $"in {place}" : place);
            else arguments.Add(mode == "in" && !shapes.ContainsKey(type) ? Value(type, depth - 1) : Any(type, depth - 1));
        }
        return $"{function.Name}({string.Join(", ", arguments)})";
    }

    private string Return()
    {
        if (current.Result == "void") return "return;";
        if (!current.ByRef) return $"return {Any(current.Result, 3)};";
        var path = Paths("State", current.Result);
        return path.Length > 0
            ? $"return ref {Indexed("p1" + Pick(path), 1)};"
            : throw new InvalidOperationException($"the state has no {current.Result}");
    }
}
