using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Rollups;

/// <summary>What sessions are told apart by. Custom keys, which hold a hyphen, are dimensions under their own name.</summary>
internal static class Dimensions
{
    /// <summary>All sessions of a tenant; its only value is empty.</summary>
    public const string All = "all";

    /// <summary><c>cid</c>.</summary>
    public const string Content = "content";

    /// <summary>The player, as the reporting address names it.</summary>
    public const string Player = "player";

    /// <summary><c>cdn</c>.</summary>
    public const string Cdn = "cdn";

    /// <summary>What stands for the values of a minute above the most that are kept.</summary>
    public const string Others = "(others)";

    /// <summary>A session's value of a dimension; empty when it told none.</summary>
    public static string ValueOf(SessionRow row, string dimension) => dimension switch
    {
        All => "",
        Content => row.ContentId ?? "",
        Player => row.Player ?? "",
        Cdn => row.CdnId ?? "",
        string custom => row.Custom.GetValueOrDefault(custom, ""),
    };
}
