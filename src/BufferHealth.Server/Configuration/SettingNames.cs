using System.Reflection;

namespace BufferHealth.Server.Configuration;

/// <summary>Finds settings that are misspelt: the binder passes over a name that it does not know, and the default would stand without a word.</summary>
internal static class SettingNames
{
    /// <summary>The path of the first configured name that is no property of a type, lists of it looked into; null when all are.</summary>
    public static string? FirstUnknown(IConfiguration section, Type type)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            PropertyInfo? property = type.GetProperty(child.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property is not { CanWrite: true })
            {
                return child.Path;
            }
            Type? item = property.PropertyType.GenericTypeArguments.FirstOrDefault();
            if (item?.Namespace == type.Namespace && child.GetChildren().Select(one => FirstUnknown(one, item!)).FirstOrDefault(found => found is not null) is { } unknown)
            {
                return unknown;
            }
        }
        return null;
    }
}
