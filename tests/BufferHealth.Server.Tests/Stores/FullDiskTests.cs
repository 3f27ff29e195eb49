using System.Diagnostics;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Tests.Stores;

/// <summary>A full disk loses nothing that was committed, is told in one line, and needs no restart once there is room.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public void On_a_file_system_without_room()
    {
        if (!OperatingSystem.IsLinux() || !Works("unshare", "-Urm", "mount", "-t", "tmpfs", "-o", "size=1m", "none", Path.GetTempPath()))
        {
            Assert.Skip("This needs a file system of its own, which this account may not mount.");
        }
        using StoreFolder folder = new();
        const string Mount = "exec unshare -Urm sh -c 'mount -t tmpfs -o size=9m none \"$0\" && head -c 3000000 /dev/zero >\"$0/ballast\" && exec \"$@\"' \"$0\" \"$@\"; true";
        using WriterProcess writer = new(Mount, folder.File, "100000", "fill");
        string seen = $"/proc/{writer.Id}/root{folder.Folder}";
        string refusal = writer.ReadUntil("refused");
        File.Delete(Path.Combine(seen, "ballast"));
        AssertGoesOn(writer, refusal, folder, seen);
    }

    [Fact]
    public void On_a_limit_of_the_size_of_files()
    {
        if (!OperatingSystem.IsLinux() || !Works("prlimit", "--version"))
        {
            Assert.Skip("This needs prlimit of util-linux.");
        }
        using StoreFolder folder = new();
        // The signal of the limit would end the process; ignored, the write fails.
        using WriterProcess writer = new("trap '' XFSZ && prlimit --pid $$ --fsize=3000000:", folder.File, "100000", "fill");
        string refusal = writer.ReadUntil("refused");
        Assert.True(Works("prlimit", "--pid", $"{writer.Id}", "--fsize=6000000:"));
        AssertGoesOn(writer, refusal, folder, folder.Folder);
    }

    private static void AssertGoesOn(WriterProcess writer, string refusal, StoreFolder folder, string seen)
    {
        Assert.Contains($"The store {folder.File} has no room on its disk: make room there", refusal, StringComparison.Ordinal);
        int before = writer.Kept.Count;
        writer.GoOn();
        // It is taken again, and goes on until the rest of the room is used up too.
        Assert.Equal($"kept {before}", writer.Read());
        writer.ReadUntil("refused");
        Assert.True(writer.Kept.Count > before + 1);
        using StoreFolder copy = new();
        foreach (string file in Directory.GetFiles(seen, "sessions*"))
        {
            File.Copy(file, Path.Combine(copy.Folder, Path.GetFileName(file)));
        }
        writer.Kill();
        using DuckDbStore store = copy.Open();
        CrashTests.AssertHolds(store, writer.Kept);
    }

    private static bool Works(string command, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
