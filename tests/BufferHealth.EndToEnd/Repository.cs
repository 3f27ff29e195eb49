using System.Reflection;

namespace BufferHealth.EndToEnd;

/// <summary>Where this repository lies and how it was built.</summary>
internal static class Repository
{
    internal static string Root { get; } = Path.GetFullPath(Metadata("Root"));

    internal static string Configuration { get; } = Metadata("Configuration");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
