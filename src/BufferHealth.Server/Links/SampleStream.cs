using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace BufferHealth.Server.Links;

/// <summary>
/// The files of the sample stream, listed once: only what is in the list is ever opened, so a path that
/// climbs out of the folder finds nothing.
/// </summary>
internal sealed class SampleStream
{
    private readonly FrozenDictionary<string, MediaFile> _files;

    /// <summary>Lists the files.</summary>
    /// <param name="folder">Where the stream is.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public SampleStream(string folder)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            throw new DirectoryNotFoundException($"The sample stream is not at {folder}; start the server with its own folder as content root.");
        }

        _files = root.EnumerateFiles("*", SearchOption.AllDirectories).ToFrozenDictionary(
            file => Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'),
            file => new MediaFile(file.FullName, ContentType(file.Extension), file.Length),
            StringComparer.Ordinal);
    }

    /// <summary>The paths of all files, relative, with slashes.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>Finds a file by its relative path.</summary>
    public bool TryFind(string path, [NotNullWhen(true)] out MediaFile? file) => _files.TryGetValue(path, out file);

    private static string ContentType(string extension) => extension switch
    {
        ".m3u8" => "application/vnd.apple.mpegurl",
        ".mpd" => "application/dash+xml",
        ".m4s" => "video/iso.segment",
        ".mp4" => "video/mp4",
        _ => "application/octet-stream",
    };
}
