using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace BufferHealth.KernelCompiler.Layout;

/// <summary>Writes what a host must know of the module: structs, enums and exported functions, each sorted by name.</summary>
internal static class LayoutFile
{
    public static string Write(TypeLayouts layouts, IEnumerable<(string Name, IMethodSymbol Method)> exports)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteStartObject("structs");
            foreach (var layout in layouts.Structs.OrderBy(s => s.Name, StringComparer.Ordinal)) WriteStruct(json, layout);
            json.WriteEndObject();
            json.WriteStartObject("enums");
            foreach (var (name, type) in layouts.Enums.OrderBy(e => e.Name, StringComparer.Ordinal)) WriteEnum(json, name, type, layouts);
            json.WriteEndObject();
            json.WriteStartObject("functions");
            foreach (var (name, method) in exports.OrderBy(e => e.Name, StringComparer.Ordinal)) WriteFunction(json, name, method, layouts);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteStruct(Utf8JsonWriter json, StructLayout layout)
    {
        json.WriteStartObject(layout.Name);
        json.WriteNumber("size", layout.Size);
        if (layout.Length is { } length) json.WriteNumber("length", length);
        json.WriteStartObject("fields");
        foreach (var field in layout.Fields)
        {
            json.WriteStartObject(field.Name);
            json.WriteNumber("offset", field.Offset);
            WriteType(json, field.Type);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, TypeLayout layout)
    {
        json.WriteString("type", layout.Name);
        if (layout is ScalarLayout { EnumName: { } name }) json.WriteString("enum", name);
    }

    private static void WriteEnum(Utf8JsonWriter json, string name, INamedTypeSymbol type, TypeLayouts layouts)
    {
        json.WriteStartObject(name);
        json.WriteString("type", layouts.Of(type, Location.None)!.Name);
        json.WriteStartObject("members");
        foreach (var member in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue))
        {
            json.WritePropertyName(member.Name);
            json.WriteRawValue(Convert.ToString(member.ConstantValue, System.Globalization.CultureInfo.InvariantCulture)!);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFunction(Utf8JsonWriter json, string name, IMethodSymbol method, TypeLayouts layouts)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("parameters");
        foreach (var parameter in method.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            WriteType(json, layouts.Of(parameter.Type, Location.None)!);
            if (parameter.RefKind != RefKind.None) json.WriteString("by", parameter.RefKind == RefKind.RefReadOnlyParameter ? "in" : parameter.RefKind.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (method.ReturnsVoid)
        {
            json.WriteNull("result");
        }
        else
        {
            json.WriteStartObject("result");
            WriteType(json, layouts.Of(method.ReturnType, Location.None)!);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
