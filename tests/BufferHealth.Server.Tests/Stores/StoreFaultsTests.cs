using System.Security.Cryptography;
using BufferHealth.Server.Stores;
using BufferHealth.Stores.Writer;

namespace BufferHealth.Server.Tests.Stores;

/// <summary>What is wrong with a store is told in one line, with what to do, and nothing is overwritten.</summary>
public sealed class StoreFaultsTests
{
    [Theory]
    [InlineData(0, 4096, "is damaged and was left as it is")]
    [InlineData(8, 4, "is damaged and was left as it is")]
    [InlineData(4096, 8192, "is damaged and was left as it is")]
    public void A_damaged_file_stays_byte_for_byte_as_it_is(int at, int length, string message)
    {
        using StoreFolder folder = new();
        Filled(folder);
        Overwrite(folder.File, at, length);
        AssertRefused(folder, message);
    }

    [Fact]
    public void A_file_that_was_cut_short_is_told_when_what_is_missing_is_read_and_stays_as_it_is()
    {
        using StoreFolder folder = new();
        Filled(folder);
        using (FileStream file = File.OpenWrite(folder.File))
        {
            file.SetLength(file.Length * 3 / 10);
        }
        string[] before = Hashes(folder);
        AssertOneLine(folder, "is damaged and was left as it is", Assert.Throws<StoreUnavailableException>(() =>
        {
            using DuckDbStore store = folder.Open();
            store.Sessions(new() { Tenant = NumberedBatch.Tenant, FromMs = 0, ToMs = long.MaxValue, Limit = 10_000 });
        }));
        Assert.Equal(before, Hashes(folder));
    }

    [Fact]
    public void A_text_in_the_place_of_a_store_is_not_overwritten()
    {
        using StoreFolder folder = new();
        File.WriteAllText(folder.File, "not a store");
        AssertRefused(folder, "is damaged and was left as it is");
    }

    [Fact]
    public void An_empty_file_is_told_as_a_loss()
    {
        using StoreFolder folder = new();
        File.WriteAllText(folder.File, "");
        AssertRefused(folder, "is empty, so what it held is lost");
    }

    [Fact]
    public void A_damaged_log_is_refused_and_not_thrown_away()
    {
        using StoreFolder folder = new();
        Filled(folder);
        using (WriterProcess writer = new(null, folder.File, "1", "log"))
        {
            writer.ReadUntil("kept 0");
            writer.Kill();
        }
        string log = folder.File + ".wal";
        Overwrite(log, (int)(new FileInfo(log).Length / 2), 64);
        AssertRefused(folder, "is damaged and was left as it is");
    }

    [Fact]
    public void A_log_without_its_file_is_refused()
    {
        using StoreFolder folder = new();
        File.WriteAllText(folder.File + ".wal", "some batches");
        AssertRefused(folder, "is gone, and its log");
        Assert.False(File.Exists(folder.File));
    }

    [Fact]
    public void Damage_inside_is_found_when_it_is_read_and_the_rest_can_be_read()
    {
        using StoreFolder folder = new();
        Filled(folder);
        byte[] bytes = File.ReadAllBytes(folder.File);
        // Some places are left from before; the one in use is among them.
        int places = 0;
        for (int at = 0; bytes.AsSpan(at).IndexOf("content 1"u8) is >= 0 and int next; at += next + 9, places++)
        {
            Overwrite(folder.File, at + next, 9);
        }
        Assert.NotEqual(0, places);
        using DuckDbStore store = folder.Open();
        StoreUnavailableException e = Assert.Throws<StoreUnavailableException>(
            () => store.Sessions(new() { Tenant = NumberedBatch.Tenant, FromMs = 0, ToMs = long.MaxValue, Search = "content 17" }));
        AssertOneLine(folder, "is damaged and was left as it is", e);
        Assert.NotEmpty(store.Points(NumberedBatch.Tenant, NumberedBatch.Session(0).SessionId, 1));
    }

    [Fact]
    public void A_file_that_another_process_has_open_is_refused()
    {
        using StoreFolder folder = new();
        using WriterProcess writer = new(null, folder.File, "1");
        writer.ReadUntil("kept 0");
        AssertOneLine(folder, "is open in another process, and only one can have it", Assert.Throws<StoreUnavailableException>(folder.Open));
        writer.Kill();
        using DuckDbStore store = folder.Open();
        CrashTests.AssertHolds(store, [0]);
    }

    [Fact]
    public void A_file_that_is_deleted_under_it_takes_no_more_batches()
    {
        using StoreFolder folder = new();
        using DuckDbStore store = folder.Open();
        store.Write(NumberedBatch.Of(0));
        File.Delete(folder.File);
        AssertOneLine(folder, "was deleted while it was in use", Assert.Throws<StoreUnavailableException>(() => store.Write(NumberedBatch.Of(1))));
        Assert.False(File.Exists(folder.File));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told()
    {
        using StoreFolder folder = new();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "This needs a Linux system.");
        // No account can make a file there, root neither.
        StoreUnavailableException e = Assert.Throws<StoreUnavailableException>(() => DuckDbStore.Open("/proc/sys/sessions.duckdb", new()));
        Assert.Contains("The store /proc/sys/sessions.duckdb cannot be opened or written: give the service's account the right", e.Message, StringComparison.Ordinal);
        File.WriteAllText(folder.File, "");
        e = Assert.Throws<StoreUnavailableException>(() => DuckDbStore.Open(Path.Combine(folder.File, "below", "sessions.duckdb"), new()));
        Assert.Contains("cannot be made: give the service's account the right", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_may_only_be_read_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "Root may write to every file.");
        using StoreFolder folder = new();
        Filled(folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.File, UnixFileMode.UserRead);
        }
        AssertRefused(folder, "cannot be opened or written");
    }

    [Fact]
    public void A_store_that_was_begun_and_never_named_is_begun_again()
    {
        using StoreFolder folder = new();
        File.WriteAllText(folder.File + ".new", "half of a store");
        File.WriteAllText(folder.File + ".new.wal", "half of a log");
        using DuckDbStore store = folder.Open();
        Assert.Empty(store.DimensionsOf("acme", 0, long.MaxValue));
    }

    [Fact]
    public void Bad_options_are_refused_by_name()
    {
        Assert.Contains("64 to 1,048,576 MiB", Assert.Throws<ArgumentOutOfRangeException>(() => new StoreOptions { MemoryMiB = 63 }).Message, StringComparison.Ordinal);
        Assert.Contains("threads must be 1 to 256", Assert.Throws<ArgumentOutOfRangeException>(() => new StoreOptions { Threads = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("1 to 4096 MiB", Assert.Throws<ArgumentOutOfRangeException>(() => new StoreOptions { CheckpointMiB = 0 }).Message, StringComparison.Ordinal);
    }

    private static void Filled(StoreFolder folder)
    {
        using DuckDbStore store = folder.Open();
        for (int i = 0; i < 4; i++)
        {
            store.Write(NumberedBatch.Of(i));
        }
    }

    private static void Overwrite(string file, int at, int length)
    {
        using FileStream stream = File.OpenWrite(file);
        stream.Position = at;
        byte[] noise = new byte[length];
        new Random(1).NextBytes(noise);
        stream.Write(noise);
    }

    private static void AssertRefused(StoreFolder folder, string message)
    {
        string[] before = Hashes(folder);
        AssertOneLine(folder, message, Assert.Throws<StoreUnavailableException>(folder.Open));
        Assert.Equal(before, Hashes(folder));
    }

    private static void AssertOneLine(StoreFolder folder, string message, StoreUnavailableException e)
    {
        Assert.Contains($"The store {folder.File} {message}", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    private static string[] Hashes(StoreFolder folder) =>
        [.. Directory.GetFiles(folder.Folder).Order().Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
}
