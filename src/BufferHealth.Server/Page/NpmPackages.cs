using System.ComponentModel;
using System.Diagnostics;

namespace BufferHealth.Server.Page;

/// <summary>
/// The npm packages of the page, fetched when the server starts for the first time. Here and not in the build,
/// because <c>dotnet run</c> shows nothing that a build says, and the rest of the solution builds without npm.
/// </summary>
internal static class NpmPackages
{
    /// <summary>Fetches the packages of <c>package-lock.json</c> where they are missing or older than it.</summary>
    /// <param name="folder">The folder with <c>package.json</c>; without a lock file in it there is nothing to fetch.</param>
    /// <returns>Null, or in one line why the packages could not be had.</returns>
    public static async Task<string?> FetchAsync(string folder)
    {
        if (!IsStale(folder))
        {
            return null;
        }

        // Two servers may start at once (tests do): the second waits for the first and then finds all done.
        await using var turn = await TakeTurnAsync(Path.Combine(folder, "package.json"));
        if (!IsStale(folder))
        {
            return null;
        }

        Console.WriteLine("Fetching hls.js, dash.js, Shaka and uPlot from npm (first run only)…");
        return await RunNpmAsync(folder);
    }

    /// <summary>Whether the packages are missing or older than the lock file.</summary>
    public static bool IsStale(string folder)
    {
        // npm writes its hidden lock file last, so that file stands for a complete install.
        var wanted = new FileInfo(Path.Combine(folder, "package-lock.json"));
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return wanted.Exists && (!installed.Exists || installed.LastWriteTimeUtc < wanted.LastWriteTimeUtc);
    }

    private static async Task<FileStream> TakeTurnAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path + ".turn", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static async Task<string?> RunNpmAsync(string folder)
    {
        // npm is a .cmd file on Windows, which only its shell starts.
        string[] command = [.. OperatingSystem.IsWindows() ? ["cmd", "/c"] : Array.Empty<string>(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        try
        {
            using var npm = Process.Start(start)!;
            var output = npm.StandardOutput.ReadToEndAsync();
            var errors = await npm.StandardError.ReadToEndAsync();
            await output;
            await npm.WaitForExitAsync();
            return npm.ExitCode == 0 ? null : $"npm could not fetch the page's packages: {FirstError(errors)}";
        }
        catch (Win32Exception)
        {
            return "npm was not found. The page needs Node 20 or later on the PATH, once, to fetch the players.";
        }
    }

    // npm's report opens with code, errno, system call and path; the sentence comes after them.
    private static string FirstError(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.StartsWith("npm error ", StringComparison.Ordinal)
                && line.Split(' ')[2] is not ("code" or "errno" or "syscall" or "path"))
            ?? lines.LastOrDefault()
            ?? "it gave no reason";
    }
}
