namespace BufferHealth.KernelCompiler.Tests.Fuzz;

/// <summary>Types: structs without padding, inline arrays, and the ways from a struct to what lies within.</summary>
internal sealed partial class KernelWriter
{
    private static readonly string[] Narrow = ["sbyte", "byte", "short", "ushort"];
    private static readonly string[] Integers = ["int", "uint", "long", "ulong"];
    private static readonly string[] Floating = ["float", "double"];
    private static readonly string[] Enums = ["Tiny", "Half", "Plain", "Wide"];
    private static readonly string[] Scalars = [.. Narrow, .. Integers, .. Integers, .. Floating, .. Floating, .. Enums, "int", "bool"];

    private readonly Dictionary<string, Shape> shapes = [];
    private readonly Dictionary<(string From, string To), string[]> paths = [];

    private sealed record Field(string Name, string Type, int Offset);

    /// <summary>A struct; an inline array has a length, and one field: its element.</summary>
    private sealed record Shape(int Size, int Align, int? Length, Field[] Fields);

    private string AnyScalar() => Pick(Scalars);

    private string AnyStruct() => Pick([.. shapes.Keys]);

    private void DeclareTypes()
    {
        DeclareStruct("Inner", Enumerable.Range(0, random.Next(1, 5)).Select(_ => AnyScalar()));
        DeclareArray("Row", AnyScalar());
        DeclareArray("Inners", "Inner");
        DeclareStruct("Outer", [AnyScalar(), "Inner", AnyScalar(), Pick("Row", "Inners")]);
        DeclareArray("Outers", "Outer");
        string[] parts = [.. Enumerable.Range(0, random.Next(6, 14)).Select(_ => AnyScalar()), "Inner", "Row", "Inners", "Outer", Pick("Outer", "Outers", "Row")];
        random.Shuffle(parts);
        DeclareStruct("State", parts);
    }

    /// <summary>Fields of one byte fill what would be padding, which the subset refuses.</summary>
    private void DeclareStruct(string name, IEnumerable<string> types)
    {
        var fields = new List<Field>();
        int offset = 0;
        int align = 1;
        foreach (var type in types)
        {
            align = Math.Max(align, Align(type));
            Fill(Align(type));
            fields.Add(new($"M{fields.Count}", type, offset));
            offset += Size(type);
        }
        Fill(align);
        shapes[name] = new(offset, align, null, [.. fields]);
        declarations.AppendLine($"    internal struct {name}").AppendLine("    {");
        foreach (var field in fields) Line(1, $"public {field.Type} {field.Name};");
        declarations.AppendLine("    }").AppendLine();

        void Fill(int to)
        {
            while (offset % to != 0) fields.Add(new($"M{fields.Count}", Pick("byte", "sbyte", "bool", "Tiny"), offset++));
        }
    }

    private void DeclareArray(string name, string element)
    {
        int length = random.Next(1, 6);
        shapes[name] = new(length * Size(element), Align(element), length, [new("", element, 0)]);
        Line(0, $"[InlineArray({length})] internal struct {name} {{ private {element} first; }}");
        declarations.AppendLine();
    }

    private int Size(string type) => shapes.TryGetValue(type, out var shape) ? shape.Size : type switch
    {
        "bool" or "sbyte" or "byte" or "Tiny" => 1,
        "short" or "ushort" or "Half" => 2,
        "int" or "uint" or "float" or "Plain" => 4,
        _ => 8,
    };

    private int Align(string type) => shapes.TryGetValue(type, out var shape) ? shape.Align : Size(type);

    /// <summary>Where a struct holds scalars of a type.</summary>
    private IEnumerable<int> Offsets(string from, string scalar)
    {
        if (!shapes.TryGetValue(from, out var shape)) return from == scalar ? [0] : [];
        return Enumerable.Range(0, shape.Length ?? 1).SelectMany(i => shape.Fields
            .SelectMany(f => Offsets(f.Type, scalar).Select(offset => i * Size(f.Type) + f.Offset + offset)));
    }

    /// <summary>The ways from one type to another within it, as text to be appended, with <c>[#n]</c> for an index below n.</summary>
    private string[] Paths(string from, string to)
    {
        if (paths.TryGetValue((from, to), out var known)) return known;
        List<string> found = from == to ? [""] : [];
        if (shapes.TryGetValue(from, out var shape))
            foreach (var field in shape.Fields)
                found.AddRange(Paths(field.Type, to).Select(rest => (shape.Length is { } length ? $"[#{length}]" : "." + field.Name) + rest));
        return paths[(from, to)] = [.. found];
    }
}
