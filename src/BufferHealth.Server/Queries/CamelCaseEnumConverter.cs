using System.Text.Json;
using System.Text.Json.Serialization;

namespace BufferHealth.Server.Queries;

/// <summary>Writes an enumeration's value by its name in camel case.</summary>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
