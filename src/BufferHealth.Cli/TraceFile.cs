using System.IO.Enumeration;

namespace BufferHealth.Cli;

/// <summary>A trace to replay.</summary>
/// <param name="Path">Where it is; - is the standard input.</param>
/// <param name="Name">What to call it: below a folder the path from there.</param>
internal readonly record struct TraceFile(string Path, string Name)
{
    internal const string StandardInput = "-";

    internal static TraceFile Of(string path) =>
        new(path, path == StandardInput ? "standard input" : Printable.Of(System.IO.Path.GetFileName(path) is { Length: > 0 } name ? name : path));

    /// <summary>The files of a list of files and folders: of a folder every *.jsonl below it in ordinal order, links to folders left alone.</summary>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder must not be read.</exception>
    internal static List<TraceFile> Find(IEnumerable<string> paths)
    {
        List<TraceFile> files = [];
        foreach (string path in paths)
        {
            if (!Directory.Exists(path))
            {
                files.Add(new(path, Printable.Of(path)));
                continue;
            }
            FileSystemEnumerable<string> found = new(
                path, (ref FileSystemEntry e) => e.ToSpecifiedFullPath(), new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false })
            {
                ShouldIncludePredicate = (ref FileSystemEntry e) => !e.IsDirectory && e.FileName.EndsWith(".jsonl", StringComparison.Ordinal),
                ShouldRecursePredicate = (ref FileSystemEntry e) => (e.Attributes & FileAttributes.ReparsePoint) == 0,
            };
            files.AddRange(found.Order(StringComparer.Ordinal).Select(f => new TraceFile(f, Printable.Of(System.IO.Path.GetRelativePath(path, f)))));
        }
        return files;
    }
}
