namespace BufferHealth.KernelCompiler.Layout;

/// <summary>Lays C# types out in memory as .NET lays out blittable sequential structs, and refuses the others.</summary>
internal sealed class TypeLayouts(DiagnosticSink diagnostics)
{
    private readonly Dictionary<ITypeSymbol, TypeLayout?> cache = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, ITypeSymbol> names = new(StringComparer.Ordinal);

    public IEnumerable<StructLayout> Structs => cache.Values.OfType<StructLayout>();
    public IEnumerable<(string Name, INamedTypeSymbol Type)> Enums =>
        cache.Keys.Where(t => t.TypeKind == TypeKind.Enum).Select(t => (NameOf(t), (INamedTypeSymbol)t));

    /// <summary>Null, after an error at <paramref name="where"/>, for a type outside the subset.</summary>
    public TypeLayout? Of(ITypeSymbol? type, Location where)
    {
        if (type == null) return null;
        if (cache.TryGetValue(type, out var known))
        {
            if (known == null) OutsideSubset(type, where);
            return known;
        }
        var layout = Compute(type, where);
        cache[type] = layout;
        if (layout is StructLayout or ScalarLayout { EnumName: not null } && !names.TryAdd(NameOf(type), type))
            diagnostics.Error(type.Locations[0], DiagnosticCodes.Type, $"another type of the kernel is called '{NameOf(type)}', and the layout file names types without their namespace");
        return layout;
    }

    private static string NameOf(ITypeSymbol type) =>
        type.ContainingType is { } outer ? $"{NameOf(outer)}.{type.Name}" : type.Name;

    private void OutsideSubset(ITypeSymbol type, Location where) =>
        diagnostics.Error(where, DiagnosticCodes.Type, $"type '{type.ToDisplayString()}' is outside the subset");

    private TypeLayout? Compute(ITypeSymbol type, Location where)
    {
        var underlying = type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } integer } ? integer : type;
        if (Scalars.Of(underlying.SpecialType) is { } scalar)
            return new ScalarLayout(scalar, type.TypeKind == TypeKind.Enum ? NameOf(type) : null);
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false, IsGenericType: false, SpecialType: SpecialType.None } named
            && named.DeclaringSyntaxReferences.Length > 0)
            return Struct(named, where);
        OutsideSubset(type, where);
        return null;
    }

    private StructLayout? Struct(INamedTypeSymbol type, Location where)
    {
        var attributes = type.GetAttributes().ToLookup(a => a.AttributeClass?.ToDisplayString());
        int? length = attributes["System.Runtime.CompilerServices.InlineArrayAttribute"].FirstOrDefault()?.ConstructorArguments[0].Value as int?;
        if (attributes["System.Runtime.InteropServices.StructLayoutAttribute"].Any())
            return BadShape(type.Locations[0], $"'{type.Name}' has a [StructLayout]; only the default, sequential layout is in the subset");
        if (type.DeclaringSyntaxReferences.Length > 1)
            return BadShape(type.Locations[0], $"'{type.Name}' is declared in several parts, so the order of its fields is not defined");

        var fields = new List<FieldLayout>();
        int offset = 0, align = 1, used = 0;
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic))
        {
            if (field.AssociatedSymbol != null || field.RefKind != RefKind.None || field.IsFixedSizeBuffer || field.IsVolatile)
                return BadShape(field.Locations[0], $"'{type.Name}.{field.AssociatedSymbol?.Name ?? field.Name}' must be a plain field");
            if (Of(field.Type, field.Locations[0]) is not { } layout) return null;
            offset = RoundUp(offset, layout.Align);
            fields.Add(new(field.Name, offset, layout));
            offset += layout.Size;
            used += layout.Size;
            align = Math.Max(align, layout.Align);
        }
        if (fields.Count == 0) return BadShape(where, $"'{type.Name}' has no fields");
        int size = RoundUp(offset, align);
        if (size != used)
            diagnostics.Error(type.Locations[0], DiagnosticCodes.Padding, $"'{type.Name}' has {size - used} bytes of padding, whose content .NET does not define; order or add fields so that none is left");
        return new(NameOf(type), size * (length ?? 1), align, length, [.. fields]);
    }

    private StructLayout? BadShape(Location where, string text)
    {
        diagnostics.Error(where, DiagnosticCodes.StructShape, text);
        return null;
    }

    private static int RoundUp(int value, int align) => (value + align - 1) / align * align;
}
