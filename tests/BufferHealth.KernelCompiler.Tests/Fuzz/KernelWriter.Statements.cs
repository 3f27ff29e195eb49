namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>Statements, written as they are made.</summary>
internal sealed partial class KernelWriter
{
    private int loops;

    /// <summary>Where a statement stands: how deep, how many loops may still be opened, and what it may leave.</summary>
    private sealed record Place(int Depth, int LoopsLeft, bool InLoop, bool InSwitch)
    {
        public Place Inside => this with { Depth = Depth + 1 };
    }

    private void Body(int count, Place place)
    {
        for (int i = 0; i < count; i++) Statement(place);
    }

    /// <summary>Statements in braces; what they declare is forgotten at the end.</summary>
    private void Block(string head, Place place, int count, string? last = null)
    {
        var outer = scope;
        scope = [.. scope];
        Line(place.Depth, head + " {");
        Body(count, place.Inside);
        if (last != null) Line(place.Depth + 1, last);
        Line(place.Depth, "}");
        scope = outer;
    }

    private void Statement(Place place)
    {
        bool nests = place.Depth < 4;
        switch (random.Next(100))
        {
            case < 10 when nests:
                Block($"if ({Condition(3)})", place, random.Next(1, 3));
                if (Chance(60)) Block(Chance(30) ? $"else if ({Condition(3)})" : "else", place, random.Next(1, 3));
                break;
            case < 19 when nests && place.LoopsLeft > 0: Loop(place); break;
            case < 25 when nests: Switch(place); break;
            case < 29 when place.InLoop: Line(place.Depth, $"if ({Condition(2)}) {(place.InSwitch ? "continue" : Pick("break", "continue"))};"); break;
            case < 30: Line(place.Depth, $"if ({Condition(2)}) {Return()}"); break;
            case < 36: Declare(place.Depth, Chance(40) ? AnyStruct() : AnyScalar()); break;
            case < 40: DeclareRef(place.Depth); break;
            case < 50: CallStatement(place.Depth); break;
            case < 60 when AnyStruct() is var type && WritablePlace(type, 2) is { } target: Line(place.Depth, $"{target} = {(Chance(10) ? "default" : StructValue(type, 3))};"); break;
            case < 62: Line(place.Depth, $"_ = {Value(AnyScalar(), 3, false)};"); break;
            default: Assign(place.Depth); break;
        }
    }

    private void Assign(int depth)
    {
        var type = AnyScalar();
        if (WritablePlace(type, 2) is not { } target) return;
        bool bits = type == "bool" || Enums.Contains(type);
        Line(depth, random.Next(100) switch
        {
            < 10 when type != "bool" => $"{Stepped(target)[1..^1]};",
            < 25 when bits => $"{target} {Pick("&=", "|=", "^=")} {Value(type, 3)};",
            < 25 when Floating.Contains(type) => $"{target} {Pick("+=", "-=", "*=", "/=")} {Assignable(type, 3)};",
            < 20 when !bits => $"{target} {Pick("<<=", ">>=", ">>>=")} {Value("int", 3)};",
            < 23 when !bits => $"{target} {Pick("/=", "%=")} {Divisor(type, 2)};",
            < 32 when !bits && !Floating.Contains(type) => $"{target} {Pick("+=", "-=", "*=", "&=", "|=", "^=")} {Assignable(type, 3)};",
            _ => $"{target} = {Assignable(type, 4)};",
        });
    }

    private void Declare(int depth, string type)
    {
        var name = Fresh("v");
        if (Chance(20))
        {
            // No initializer, but a value on every way.
            Line(depth, $"{type} {name};");
            Line(depth, $"if ({Condition(2)}) {name} = {Any(type, 2)};");
            Line(depth, $"else {name} = {Any(type, 2)};");
        }
        else Line(depth, $"{type} {name} = {(Chance(10) ? "default" : Any(type, 3))};");
        scope.Add(new(name, type, true));
    }

    private void DeclareRef(int depth)
    {
        var type = Chance(40) ? AnyStruct() : AnyScalar();
        // What takes an argument by 'in' could return a reference to a temporary, for all that C# knows.
        var refs = functions.Where(f => f.ByRef && f.Result == type && f.Parameters.All(p => p.Mode != "in")).ToArray();
        var first = refs.Length > 0 && CallsAllowed && Chance(50) ? Call(Pick(refs), 2) : PlaceOf(type, 2, writable: true);
        if (first == null) return;
        var name = Fresh("r");
        Line(depth, $"ref {type} {name} = ref {first};");
        scope.Add(new(name, type, true));
        // The state outlives whatever the variable refers to now; nothing else surely does.
        if (Chance(40) && current.Name == "Run" && Paths("State", type) is { Length: > 0 } ways)
            Line(depth, $"if ({Condition(2)}) {name} = ref {Indexed("s" + Pick(ways), 1)};");
    }

    private void CallStatement(int depth)
    {
        if (functions.Count == 0 || !CallsAllowed) return;
        var function = Pick([.. functions]);
        var declared = new List<Variable>();
        if (Call(function, 2, declared) is not { } call) return;
        Line(depth, call + ";");
        scope.AddRange(declared);
    }

    private void Loop(Place place)
    {
        var counter = Fresh("i");
        int times = random.Next(1, 6);
        var inside = place with { LoopsLeft = place.LoopsLeft - 1, InLoop = true, InSwitch = false };
        var outer = scope;
        var condition = Chance(40) ? $" && {Condition(2)}" : "";
        scope = [.. scope, new(counter, "int", false)];
        loops++;
        switch (random.Next(3))
        {
            case 0:
                Block($"for (int {counter} = {random.Next(-1, 2)}; {counter} < {times}{condition}; {Pick($"{counter}++", $"{counter} += 1")})", inside, random.Next(1, 4));
                break;
            case 1:
                Line(place.Depth, $"int {counter} = {times};");
                Block($"while ({counter}-- > 0{condition})", inside, random.Next(1, 4));
                break;
            default:
                Line(place.Depth, $"int {counter} = 0;");
                Block("do", inside, random.Next(1, 4));
                Line(place.Depth, $"while ({counter}++ < {times}{condition});");
                break;
        }
        loops--;
        scope = outer;
    }

    private void Switch(Place place)
    {
        var type = Pick([.. Integers, .. Narrow, .. Enums]);
        var patterns = Patterns(type)[..random.Next(1, 5)].ToList();
        int defaultAt = Chance(80) ? random.Next(patterns.Count + 1) : -1;
        var inside = place.Inside with { InSwitch = true };
        Line(place.Depth, $"switch ({Value(type, 3, false)}) {{");
        for (int i = 0; i <= patterns.Count; i++)
        {
            if (i == defaultAt) Block("default:", inside, random.Next(1, 3), "break;");
            if (i == patterns.Count) break;
            var labels = $"case {patterns[i]}{Guard(3)}:";
            if (i + 1 < patterns.Count && i + 1 != defaultAt && Chance(20)) labels += $" case {patterns[++i]}{Guard(3)}:";
            Block(labels, inside, random.Next(1, 3), place.InLoop && Chance(10) ? "continue;" : "break;");
        }
        Line(place.Depth, "}");
    }
}
