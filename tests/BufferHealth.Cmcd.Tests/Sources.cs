using System.Text;

namespace BufferHealth.Cmcd.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Sources
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    internal static string Project { get; } = Path.Combine(Root, "tests", "BufferHealth.Cmcd.Tests");

    internal static byte[] Bytes(this string text) => Encoding.Latin1.GetBytes(text);

    private static string Find(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "BufferHealth.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? throw new InvalidOperationException("BufferHealth.slnx is in no folder above the tests.");
    }
}
