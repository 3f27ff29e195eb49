using System.Security.Cryptography;

namespace BufferHealth.Server.Configuration;

/// <summary>
/// The read token of a collector without configuration: made once, and kept beside its data for its user's eyes only. Where it cannot be
/// kept it is good until the service stops.
/// </summary>
/// <param name="folder">Where the data is.</param>
internal sealed class LocalToken(string folder)
{
    private readonly Lazy<string> _text = new(() => ReadOrMake(Path.Combine(folder, "read-token")));

    /// <summary>The token.</summary>
    public string Text => _text.Value;

    private static string ReadOrMake(string path)
    {
        string token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        try
        {
            if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: >= 16 } kept)
            {
                return kept;
            }
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            using StreamWriter file = new(path, options);
            file.Write(token);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The collector says why its folder cannot be used.
        }
        return token;
    }
}
