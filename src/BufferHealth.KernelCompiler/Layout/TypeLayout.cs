namespace BufferHealth.KernelCompiler.Layout;

/// <summary>How a type lies in memory. <paramref name="Name"/> is what the layout file calls it.</summary>
internal abstract record TypeLayout(string Name, int Size, int Align);

/// <summary>A primitive, or an enum, whose name is then <paramref name="EnumName"/>.</summary>
internal sealed record ScalarLayout(Scalar Kind, string? EnumName)
    : TypeLayout(Kind.ToString().ToLowerInvariant(), Kind.Size(), Kind.Size());

/// <summary>A field and its distance from the start of its struct, in bytes.</summary>
internal sealed record FieldLayout(string Name, int Offset, TypeLayout Type);

/// <summary>A struct. <paramref name="Length"/> is the number of elements of an [InlineArray], whose one field is the element, else null.</summary>
internal sealed record StructLayout(string Name, int Size, int Align, int? Length, FieldLayout[] Fields)
    : TypeLayout(Name, Size, Align)
{
    public TypeLayout Element => Fields[0].Type;
}
