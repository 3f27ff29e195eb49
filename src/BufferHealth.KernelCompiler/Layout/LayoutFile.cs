using System.Text.Json;
using System.Text.Json.Nodes;

namespace BufferHealth.KernelCompiler.Layout;

/// <summary>Writes what a host must know of the module: structs, enums and exported functions, each sorted by name.</summary>
internal static class LayoutFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static string Write(TypeLayouts layouts, IEnumerable<(string Name, IMethodSymbol Method)> exports)
    {
        var file = new JsonObject
        {
            ["structs"] = Object(layouts.Structs.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => (s.Name, Struct(s)))),
            ["enums"] = Object(layouts.Enums.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => (e.Name, Enum(e.Type, layouts)))),
            ["functions"] = Object(exports.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => (e.Name, Function(e.Method, layouts)))),
        };
        return file.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Object<T>(IEnumerable<(string Name, T Value)> properties)
        where T : JsonNode? => new(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Value)));

    private static JsonObject Struct(StructLayout layout)
    {
        var result = new JsonObject { ["size"] = layout.Size };
        if (layout.Length is { } length) result["length"] = length;
        result["fields"] = Object(layout.Fields.Select(f => (f.Name, WithType(new() { ["offset"] = f.Offset }, f.Type))));
        return result;
    }

    private static JsonObject Enum(INamedTypeSymbol type, TypeLayouts layouts)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue);
        var result = new JsonObject { ["type"] = layouts.Of(type, Location.None)!.Name };
        result["members"] = Object(members.Select(f => (f.Name, JsonSerializer.SerializeToNode(f.ConstantValue))));
        return result;
    }

    private static JsonObject Function(IMethodSymbol method, TypeLayouts layouts)
    {
        var parameters = new JsonArray();
        foreach (var parameter in method.Parameters)
        {
            var node = WithType(new() { ["name"] = parameter.Name }, layouts.Of(parameter.Type, Location.None)!);
            if (parameter.RefKind != RefKind.None) node["by"] = parameter.RefKind switch { RefKind.Ref => "ref", RefKind.Out => "out", _ => "in" };
            parameters.Add((JsonNode)node);
        }
        var result = method.ReturnsVoid ? null : WithType([], layouts.Of(method.ReturnType, Location.None)!);
        return new JsonObject { ["parameters"] = parameters, ["result"] = result };
    }

    private static JsonObject WithType(JsonObject node, TypeLayout layout)
    {
        node["type"] = layout.Name;
        if (layout is ScalarLayout { EnumName: { } name }) node["enum"] = name;
        return node;
    }
}
