// The one check: `dotnet run check.cs`. Installs what is missing, builds, runs every test, checks the formatting.
// CI calls exactly this. Ends with one line that counts the tests; exits with 1 if anything failed.
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

string root = Root();
Stopwatch clock = Stopwatch.StartNew();
int passed = 0;
int failed = 0;
int skipped = 0;
List<string> broken = [];

Step("Tools", Tools);
Step("Packages of the page", () => Run("npm", "ci --ignore-scripts --no-audit --no-fund", "src/BufferHealth.Browser"));
Step("Reference implementation of CMCD", () => Run("npm", "ci --ignore-scripts --no-audit --no-fund", "tests/BufferHealth.Cmcd.Tests/oracle"));
Step("Build", () => Run("dotnet", "build BufferHealth.slnx --nologo -v q"));
if (broken.Count == 0)
{
    Step("Tests of the page's package", () => RunTests("npm", "test", "src/BufferHealth.Browser", @"^# (?<kind>pass|fail|skipped|todo) (?<count>\d+)$"));
    const string Counted = @"^\s*(?<kind>succeeded|failed|skipped): (?<count>\d+)$";
    Step("Tests", () => RunTests("dotnet", "test --test-modules tests/*/bin/Debug/net10.0/*.Tests.dll --max-parallel-test-modules 2", ".", Counted));
    // By themselves: real playback beside other work is another playback.
    Step("Tests in a real browser", () => RunTests("dotnet", "test --project tests/BufferHealth.EndToEnd --no-build", ".", Counted));
    Step("Formatting", () => Run("dotnet", "format whitespace BufferHealth.slnx --verify-no-changes --no-restore"));
}

Console.WriteLine();
foreach (string what in broken)
{
    Console.WriteLine($"failed: {what}");
}
if (passed == 0 && broken.Count == 0)
{
    broken.Add("no test ran");
    Console.WriteLine("failed: no test ran");
}
Console.WriteLine($"took {clock.Elapsed:m\\:ss}");
Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return broken.Count == 0 && failed == 0 ? 0 : 1;

void Step(string name, Func<bool> step)
{
    Console.WriteLine();
    Console.WriteLine($"== {name} ({clock.Elapsed:m\\:ss})");
    if (!step())
    {
        broken.Add(name);
    }
}

bool Tools()
{
    if (Output("node", "--version") is not { } node || !int.TryParse(node.TrimStart('v').Split('.')[0], out int major) || major < 20)
    {
        Console.WriteLine("Node 20 or newer is needed and was not found: see https://nodejs.org.");
        return false;
    }
    Console.WriteLine($"Node {node}");
    if (Chromium() is null && Output("id", "-u") == "0" && Output("apt-get", "--version") is not null)
    {
        Console.WriteLine("Installing Chromium (Debian's package), for the tests in a real browser…");
        Run("apt-get", "update -q");
        Run("apt-get", "install -q -y --no-install-recommends chromium");
    }
    if (Chromium() is not { } chromium)
    {
        Console.WriteLine("Chromium was not found and cannot be installed from here: the tests in a real browser will fail. Install it, or set CHROMIUM_PATH.");
        return false;
    }
    Console.WriteLine($"Chromium {chromium}");
    return true;
}

static string? Chromium() =>
    new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

bool Run(string file, string arguments, string folder = ".") => RunLines(file, arguments, folder, Console.WriteLine) == 0;

bool RunTests(string file, string arguments, string folder, string summary)
{
    int failedBefore = failed;
    int exit = RunLines(file, arguments, folder, line =>
    {
        Console.WriteLine(line);
        if (Regex.Match(line, summary) is { Success: true } match)
        {
            int count = int.Parse(match.Groups["count"].Value);
            _ = match.Groups["kind"].Value switch
            {
                "pass" or "succeeded" => passed += count,
                "fail" or "failed" => failed += count,
                _ => skipped += count,
            };
        }
    });
    return exit == 0 && failed == failedBefore;
}

int RunLines(string file, string arguments, string folder, Action<string> line)
{
    try
    {
        using Process process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Path.Combine(root, folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The same random cases every time: a check that is red by chance teaches people to run it again. The search
            // with fresh seeds is a command of its own: dotnet run --project tests/BufferHealth.Tests
            Environment = { ["CsCheck_Seed"] = "0000gs5fd0y1", ["CsCheck_Threads"] = "1", ["CI"] = "true", ["NO_COLOR"] = "1", ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
        })!;
        object gate = new();
        void Received(object _, DataReceivedEventArgs e)
        {
            if (e.Data is { } text)
            {
                lock (gate)
                {
                    line(text);
                }
            }
        }
        process.OutputDataReceived += Received;
        process.ErrorDataReceived += Received;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;
    }
    catch (System.ComponentModel.Win32Exception e)
    {
        line($"{file} cannot be started: {e.Message}");
        return -1;
    }
}

static string? Output(string file, string arguments)
{
    try
    {
        using Process process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string text = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : null;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return null;
    }
}

static string Root([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
