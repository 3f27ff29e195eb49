namespace BufferHealth.Cli.Simulation;

/// <summary>What the command line and the truth file call a <see cref="Dialect"/>.</summary>
internal static class DialectNames
{
    /// <summary>In the order of the enumeration.</summary>
    internal static readonly string[] All = ["client", "v2", "v1", "v2-query"];

    internal static string Name(this Dialect dialect) => All[(int)dialect];

    /// <summary>Whether it is told with requests, not in bodies of records.</summary>
    internal static bool IsRequest(this Dialect dialect) => dialect is Dialect.Requests1 or Dialect.Requests2;
}
