using System.Globalization;
using System.Text.RegularExpressions;

namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>Expressions: <see cref="Value"/> for scalars, <see cref="StructValue"/> for structs.</summary>
internal sealed partial class KernelWriter
{
    private string Value(string type, int depth, bool mayBeConstant = true)
    {
        if (depth <= 0 || Chance(10)) return mayBeConstant && Chance(35) ? Literal(type) : Read(type, depth);
        switch (random.Next(100))
        {
            case < 6: return $"({Condition(depth)} ? {Value(type, depth - 1)} : {Value(type, depth - 1)})";
            case < 10: return SwitchOf(depth, () => Value(type, depth - 1));
            case < 14 when WritablePlace(type, depth - 1) is { } target: return $"({target} = {Assignable(type, depth - 1)})";
            case < 20 when CallOf(type, depth) is { } call: return call;
            case < 23 when FieldOfValue(type, depth) is { } field: return field;
            default: break;
        }
        return type switch
        {
            "bool" => Boolean(depth),
            "float" or "double" => FloatingPoint(type, depth),
            _ when Enums.Contains(type) => Enum(type, depth),
            _ when Narrow.Contains(type) => NarrowInteger(type, depth),
            _ => Integer(type, depth),
        };
    }

    private string Condition(int depth) => Value("bool", depth - 1, mayBeConstant: false);

    private string Integer(string type, int depth)
    {
        switch (random.Next(100))
        {
            case < 8 when WritablePlace(type, depth - 1) is { } target: return Stepped(target);
            case < 14 when WritablePlace(type, depth - 1) is { } target: return $"({target} {Pick("+=", "-=", "*=", "&=", "|=", "^=")} {Assignable(type, depth - 1)})";
            case < 17 when WritablePlace(type, depth - 1) is { } target: return $"({target} {Pick("<<=", ">>=", ">>>=")} {Value("int", depth - 1)})";
            case < 32: return $"({type})({Convertible(depth)})";
            case < 37: return $"({(type is "int" or "long" ? Pick("-", "~", "+") : Pick("~", "+"))}({Value(type, depth - 1, false)}))";
            case < 46: return $"({Value(type, depth - 1, false)} {Pick("<<", ">>", ">>>")} {Value("int", depth - 1)})";
            case < 54: return $"({Value(type, depth - 1, false)} {Pick("/", "%")} {Divisor(type, depth - 1)})";
            case < 60 when type == "int":
                return Pick(
                $"Math.{Pick("Min", "Max")}({Value(type, depth - 1)}, {Value(type, depth - 1)})",
                $"Math.Abs({Value(type, depth - 1, false)})",
                $"Common.Bits({Value("float", depth - 1)})");
            case < 58 when type == "long": return $"Common.Bits({Value("double", depth - 1)})";
            default: return TwoSided(type, Pick("+", "-", "*", "&", "|", "^"), depth);
        }
    }

    private string NarrowInteger(string type, int depth)
    {
        if (WritablePlace(type, depth - 1) is { } target)
        {
            if (Chance(20)) return Stepped(target);
            if (Chance(15)) return $"({target} {Pick("+=", "-=", "*=", "&=", "|=", "^=")} {Value(type, depth - 1)})";
            if (Chance(10)) return $"({target} {Pick("<<=", ">>=", ">>>=")} {Value("int", depth - 1)})";
            if (Chance(8)) return $"({target} {Pick("/=", "%=")} {Divisor(type, depth - 1)})";
        }
        return $"({type})({Value(Pick([.. Integers, .. Narrow, .. Enums]), depth - 1, false)})";
    }

    private string Enum(string type, int depth) => random.Next(100) switch
    {
        < 20 => $"({Value(type, depth - 1, false)} {Pick("&", "|", "^")} {Value(type, depth - 1)})",
        < 30 => $"(~{Value(type, depth - 1, false)})",
        < 40 when WritablePlace(type, depth - 1) is { } target => Stepped(target),
        < 50 when WritablePlace(type, depth - 1) is { } target => $"({target} {Pick("&=", "|=", "^=")} {Value(type, depth - 1)})",
        _ => $"({type})({Value(Pick([.. Integers, .. Narrow, .. Enums]), depth - 1, false)})",
    };

    private string FloatingPoint(string type, int depth)
    {
        switch (random.Next(100))
        {
            case < 6 when WritablePlace(type, depth - 1) is { } target: return Stepped(target);
            case < 12 when WritablePlace(type, depth - 1) is { } target: return $"({target} {Pick("+=", "-=", "*=", "/=")} {Assignable(type, depth - 1)})";
            case < 22: return $"({type})({Value(Pick<string>([.. type == "float" ? ["int", "uint", "double"] : (string[])[.. Integers, "float"], .. Narrow]), depth - 1, false)})";
            case < 30: return $"(-({Value(type, depth - 1, false)}))";
            case < 36: return $"Common.Min({Value(type, depth - 1)}, {Value(type, depth - 1)})";
            case < 42: return $"Math.Max({Value(type, depth - 1)}, {Value(type, depth - 1)})";
            case < 48: return $"Math.Abs({Value(type, depth - 1)})";
            case < 58 when type == "double": return $"Math.{Pick("Sqrt", "Floor", "Ceiling", "Truncate", "Round")}({Value(type, depth - 1)})";
            case < 62 when type == "double": return $"Common.Sign({Value(type, depth - 1)}, {Value(type, depth - 1)})";
            case < 65: return type == "double" ? $"BitConverter.Int64BitsToDouble({Value("long", depth - 1)})" : $"BitConverter.Int32BitsToSingle({Value("int", depth - 1)})";
            default: return TwoSided(type, Pick("+", "-", "*", "/"), depth);
        }
    }

    private string Boolean(int depth)
    {
        switch (random.Next(100))
        {
            case < 12: return $"(!{Value("bool", depth - 1, false)})";
            case < 35: return $"({Value("bool", depth - 1, false)} {Pick("&&", "||", "&", "|", "^", "==", "!=")} {Value("bool", depth - 1)})";
            case < 42: { var type = Pick(Floating); return $"{type}.{Pick("IsNaN", "IsFinite", "IsInfinity")}({Value(type, depth - 1)})"; }
            case < 54: { var type = Pick([.. Integers, .. Narrow, .. Enums]); return $"({Value(type, depth - 1, false)} is {Pick(Patterns(type))})"; }
            case < 58 when WritablePlace("bool", depth - 1) is { } target: return $"({target} {Pick("&=", "|=", "^=")} {Value("bool", depth - 1)})";
            default: return TwoSided(Pick([.. Integers, .. Floating, .. Floating, .. Narrow, .. Enums]), Pick("<", "<=", ">", ">=", "==", "!="), depth);
        }
    }

    /// <summary>An operator of which one side, either, may be a constant, or be of a type that C# widens.</summary>
    private string TwoSided(string type, string op, int depth)
    {
        string whole = Value(type, depth - 1, false), other = Enums.Contains(type) ? Value(type, depth - 1) : Assignable(type, depth - 1);
        return Chance(50) ? $"({whole} {op} {other})" : $"({other} {op} {whole})";
    }

    private string Stepped(string target) => Pick($"({target}++)", $"({target}--)", $"(++{target})", $"(--{target})");

    /// <summary>Anything that converts to any integer of 32 or 64 bits, no constant.</summary>
    private string Convertible(int depth) => Value(Pick([.. Integers, .. Integers, .. Narrow, .. Floating, .. Enums]), depth - 1, false);

    /// <summary>Now and then 0 or -1, so that both sides stop; a constant is neither, for C# refuses those.</summary>
    private string Divisor(string type, int depth) => random.Next(10) switch
    {
        < 4 => Narrow.Contains(type) ? $"({type})7" : type is "int" or "long" ? Pick("7", "(-3)", "128", "1") : Pick("7u", "3u", "128u"),
        < 9 => Narrow.Contains(type) ? $"({type})({Value(type, depth, false)} | 1)" : $"({Value(type, depth, false)} | {(type is "int" or "long" ? "1" : "1u")})",
        _ => Value(type, depth, false),
    };

    /// <summary>A value of the type, or of one that C# converts to it by itself.</summary>
    private string Assignable(string type, int depth)
    {
        string[] narrower = type switch
        {
            "short" => ["sbyte", "byte"],
            "ushort" => ["byte"],
            "int" => Narrow,
            "uint" => ["byte", "ushort"],
            "long" => [.. Narrow, "int", "uint"],
            "ulong" => ["byte", "ushort", "uint"],
            "float" => [.. Narrow, "int", "uint"],
            "double" => [.. Narrow, .. Integers, "float"],
            _ => [],
        };
        return narrower.Length > 0 && Chance(30) ? Value(Pick(narrower), depth, false) : Value(type, depth);
    }

    private string StructValue(string type, int depth)
    {
        switch (random.Next(100))
        {
            case < 15: return $"default({type})";
            case < 30 when shapes[type].Length == null && depth > 0:
                var written = shapes[type].Fields.Where(_ => Chance(60)).Select(f => $"{f.Name} = {Any(f.Type, depth - 1)}");
                return $"new {type} {{ {string.Join(", ", written)} }}";
            case < 40 when depth > 0: return $"({Condition(depth)} ? {StructValue(type, depth - 1)} : {StructValue(type, depth - 1)})";
            case < 45 when depth > 0: return SwitchOf(depth, () => StructValue(type, depth - 1));
            case < 60 when CallOf(type, depth) is { } call: return call;
            default: return PlaceOf(type, depth, writable: false) ?? $"default({type})";
        }
    }

    private string Any(string type, int depth) => shapes.ContainsKey(type) ? StructValue(type, depth) : Assignable(type, depth);

    /// <summary>A field of a struct that is no variable.</summary>
    private string? FieldOfValue(string type, int depth)
    {
        var holder = AnyStruct();
        var direct = Paths(holder, type).Where(path => path.Length > 0 && !path.Contains('[')).ToArray();
        if (direct.Length == 0 || depth < 2) return null;
        return CallOf(holder, depth) is { } call
            ? call + Pick(direct)
            : $"({Condition(depth)} ? {StructValue(holder, depth - 2)} : {StructValue(holder, depth - 2)}){Pick(direct)}";
    }

    private string Read(string type, int depth) =>
        PlaceOf(type, depth, writable: false) ?? (type == "bool" ? $"({AnInt()} > 3)" : $"({type})({AnInt()})");

    private string AnInt() => scope.First(v => v.Type == "int").Name;

    private string? WritablePlace(string type, int depth)
    {
        if (Chance(10) && functions.Where(f => f.ByRef && f.Result == type).ToArray() is { Length: > 0 } refs && CallsAllowed && Call(Pick(refs), depth) is { } call) return call;
        return PlaceOf(type, depth, writable: true);
    }

    /// <summary>A variable of the type, or a part of one; null if none is in scope.</summary>
    private string? PlaceOf(string type, int depth, bool writable)
    {
        // A variable first, then a way into it: else the state, with its many fields, would hide the rest.
        var holders = scope.Where(v => (v.Writable || !writable) && Paths(v.Type, type).Length > 0).ToArray();
        if (holders.Length == 0) return null;
        var holder = Pick(holders);
        return Indexed(holder.Name + Pick(Paths(holder.Type, type)), depth);
    }

    private string Indexed(string path, int depth) =>
        IndexHole().Replace(path, match => $"[{Index(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), depth)}]");

    private string Index(int length, int depth) => random.Next(100) switch
    {
        < 80 when depth <= 0 => $"{random.Next(length)}",
        _ when depth <= 0 => $"{AnInt()} & {(length >= 2 ? 1 : 0)}",
        < 40 => $"{random.Next(length)}",
        < 42 => Value("int", depth - 1, false),
        < 70 => $"{Value("int", depth - 1, false)} & {(length >= 4 ? 3 : length >= 2 ? 1 : 0)}",
        _ => $"(int)({Value("uint", depth - 1, false)} % {length}u)",
    };

    [GeneratedRegex(@"\[#(\d+)\]")]
    private static partial Regex IndexHole();
}
