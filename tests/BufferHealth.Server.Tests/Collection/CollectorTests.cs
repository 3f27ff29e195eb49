using System.Text;
using BufferHealth.Cmcd;
using BufferHealth.Server.Collection;
using BufferHealth.Server.Doors;
using BufferHealth.Server.Journals;
using BufferHealth.Server.Live;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Tests.Queries.Fleet;
using BufferHealth.Server.Tests.Stores;
using Microsoft.Extensions.Time.Testing;

namespace BufferHealth.Server.Tests.Collection;

public sealed class CollectorTests : IDisposable
{
    private const long T0 = 1_700_000_000_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("collector-").FullName;
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeMilliseconds(T0));
    private readonly MemoryStore _memory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CollectorOptions Options => new() { DataPath = _folder };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_crash_without_a_snapshot()
    {
        await using Collector before = Collector.Open(Options, _memory, _clock);
        Assert.Equal(Intake.Taken, await TakeAsync(before, Record(1, 'p'), Record(2, 'r')));
        await using Collector after = Collector.Open(new() { DataPath = Crashed() }, new MemoryStore(), _clock);
        LiveSession session = await SessionAsync(after);
        Assert.Equal((2, SessionState.Stalled), (session.Row.Reports, session.State));
        Assert.Equal(1, after.Replayed);
    }

    [Fact]
    public async Task A_crash_after_a_snapshot_replays_only_what_came_after_it()
    {
        await using Collector before = Collector.Open(Options, _memory, _clock);
        await TakeAsync(before, Record(1, 'p'));
        await SnapshotAsync(before);
        await TakeAsync(before, Record(2, 'r'));
        await TestUntil.Async(async () => (await SessionAsync(before)).Row.Reports == 2);
        await using Collector after = Collector.Open(new() { DataPath = Crashed() }, _memory, _clock);
        LiveSession session = await SessionAsync(after);
        Assert.Equal((2, SessionState.Stalled), (session.Row.Reports, session.State));
        Assert.Equal(0, session.Row.Duplicates);
        Assert.InRange(after.Replayed, 1, 12);
    }

    [Fact]
    public async Task A_stop_and_a_start_go_on_with_open_sessions_and_tell_nothing_twice()
    {
        await using (Collector before = Collector.Open(Options, _memory, _clock))
        {
            await TakeAsync(before, Record(1, 'p'), Record(2, 'r'));
        }
        int points = _memory.Points("t", "s", 100).Count;
        await using Collector after = Collector.Open(Options, _memory, _clock);
        Assert.Equal(0, after.Replayed);
        await TakeAsync(after, Record(2, 'r'), Record(3, 'p'));
        LiveSession session = await SessionAsync(after);
        Assert.Equal((3, 1, SessionState.Playing), (session.Row.Reports, session.Row.Duplicates, session.State));
        await after.Writer.FlushAsync();
        Assert.Equal(points + 1, _memory.Points("t", "s", 100).Count);
    }

    [Fact]
    public async Task A_session_that_ends_is_a_row_in_the_store_once()
    {
        await using Collector collector = Collector.Open(Options, _memory, _clock);
        await TakeAsync(collector, Record(1, 'p'), Record(2, 'q'));
        await AdvanceUntilAsync(collector, () => _memory.Session("t", "s").Count > 0);
        Assert.Equal((SessionEnding.Quit, 2), (Assert.Single(_memory.Session("t", "s")).Ending, _memory.Session("t", "s")[0].Reports));
    }

    [Fact]
    public async Task A_store_that_is_behind_makes_the_doors_busy_and_they_recover_when_it_has_caught_up()
    {
        using SlowStore slow = new(_memory);
        await using Collector collector = Collector.Open(Options, slow, _clock);
        slow.Hold();
        await TakeAsync(collector, Record(1, 'p'));
        await AdvanceUntilAsync(collector, () => collector.Writer.Age > Options.StoreLag);
        Assert.Equal(Intake.Busy, await TakeAsync(collector, Record(2, 'r')));
        Assert.Equal(1, collector.Busy);
        slow.Release();
        await TestUntil.Async(() => collector.Writer.Age < Options.StoreLag);
        Assert.Equal(Intake.Taken, await TakeAsync(collector, Record(2, 'r')));
    }

    [Fact]
    public async Task A_store_that_refuses_closes_the_doors_with_its_reason_and_gets_everything_later()
    {
        using SlowStore slow = new(_memory) { Fault = new("The disk is full.") };
        await using Collector collector = Collector.Open(Options, slow, _clock);
        await TakeAsync(collector, Record(1, 'p'));
        await AdvanceUntilAsync(collector, () => collector.Fault is not null);
        Assert.Equal("The disk is full.", collector.Fault);
        Assert.Equal(Intake.Unavailable, await TakeAsync(collector, Record(2, 'r')));
        slow.Fault = null;
        await AdvanceUntilAsync(collector, () => collector.Fault is null);
        await TestUntil.Async(() => collector.Writer.Age < Options.StoreLag);
        Assert.Equal(Intake.Taken, await TakeAsync(collector, Record(2, 'r')));
        await AdvanceUntilAsync(collector, () => _memory.Points("t", "s", 100).Count == 2);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_passed_over_for_the_one_before()
    {
        await using Collector before = Collector.Open(Options, _memory, _clock);
        await TakeAsync(before, Record(1, 'p'));
        await SnapshotAsync(before);
        await TakeAsync(before, Record(2, 'r'));
        await SnapshotAsync(before);
        string copy = Crashed();
        string newest = Directory.GetFiles(Directory.GetDirectories(copy, "*.snapshot").Order().Last()).Order().Last();
        byte[] bytes = File.ReadAllBytes(newest);
        bytes[^1] ^= 1;
        File.WriteAllBytes(newest, bytes);
        await using Collector after = Collector.Open(new() { DataPath = copy }, _memory, _clock);
        Assert.Equal(2, (await SessionAsync(after)).Row.Reports);
    }

    [Fact]
    public async Task Without_any_snapshot_that_can_be_read_nothing_is_opened_or_changed()
    {
        await using Collector before = Collector.Open(Options, _memory, _clock);
        await TakeAsync(before, Record(1, 'p'));
        await SnapshotAsync(before);
        string copy = Crashed();
        foreach (string path in Directory.GetFiles(Directory.GetDirectories(copy, "*.snapshot").Single()))
        {
            File.WriteAllBytes(path, [1, 2, 3]);
        }
        Assert.Contains("Nothing was changed", Assert.Throws<JournalException>(() => Collector.Open(new() { DataPath = copy }, _memory, _clock)).Message, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(Directory.GetDirectories(copy, "*.snapshot").Single()), path => Assert.Equal(3, new FileInfo(path).Length));
    }

    [Fact]
    public async Task A_damaged_journal_changes_nothing_in_the_store()
    {
        await using Collector before = Collector.Open(Options, _memory, _clock);
        await TakeAsync(before, Record(1, 'p'));
        await SnapshotAsync(before);
        await TakeAsync(before, Record(2, 'r'));
        await AdvanceUntilAsync(before, () => _memory.Points("t", "s", 100).Count == 2);
        string copy = Crashed();
        string journal = Directory.GetFiles(Path.Combine(copy, "journal")).Single();
        byte[] bytes = File.ReadAllBytes(journal);
        bytes[40] ^= 1;
        File.WriteAllBytes(journal, bytes);
        Assert.Contains("damaged", Assert.Throws<JournalException>(() => Collector.Open(new() { DataPath = copy }, _memory, _clock)).Message, StringComparison.Ordinal);
        Assert.Equal(2, _memory.Points("t", "s", 100).Count);
        Assert.Equal(bytes, File.ReadAllBytes(journal));
    }

    [Fact]
    public async Task A_folder_that_another_collector_has_is_refused()
    {
        await using Collector first = Collector.Open(Options, _memory, _clock);
        Assert.Contains("another process", Assert.Throws<JournalException>(() => Collector.Open(Options, _memory, _clock)).Message, StringComparison.Ordinal);
        Assert.Equal(Intake.Taken, await TakeAsync(first, Record(1, 'p')));
    }

    [Fact]
    public async Task The_journal_does_not_grow_for_ever()
    {
        CollectorOptions small = Options with { Journal = new() { SegmentBytes = 1024 } };
        await using Collector collector = Collector.Open(small, _memory, _clock);
        for (int i = 0; i < 20; i++)
        {
            await TakeAsync(collector, [.. Enumerable.Range(i * 20, 20).Select(number => Record(number, 'p'))]);
            await SnapshotAsync(collector);
        }
        Assert.InRange(collector.JournalBytes, 0, 20_000);
        await TestUntil.Async(() => Directory.GetDirectories(_folder, "*.snapshot").Length == 2);
    }

    private static string Record(int number, char state) =>
        $"v=2,sid=\"s\",sn={number},ts={T0 + (number * 1000)},e=ps,sta={state},bl=(2000)";

    private static ValueTask<Intake> TakeAsync(Collector collector, params string[] records)
    {
        CmcdFaults faults = default;
        byte[] batch = RecordLines.OfBody(Encoding.UTF8.GetBytes(string.Join('\n', records)), CmcdReading.Strict, "t"u8, "p"u8, ref faults, out int count);
        return collector.TakeAsync(batch, count);
    }

    /// <summary>The session, once all that was taken before has reached it.</summary>
    private static async Task<LiveSession> SessionAsync(Collector collector)
    {
        int shard = SessionHash.Shard("t"u8, "s"u8, Shards.Count);
        return (await collector.Loops[shard].AskAsync(asked => asked.Live("t", "s"), Cancel))!;
    }

    /// <summary>Moves the clock until a new snapshot is there.</summary>
    private async Task SnapshotAsync(Collector collector)
    {
        string? before = Newest();
        await AdvanceUntilAsync(collector, () => Newest() != before);
    }

    private string? Newest() => Directory.GetDirectories(_folder, "*.snapshot").Max(StringComparer.Ordinal);

    /// <summary>Moves the clock by a second, and on when the collector has seen it: else sessions would time out while threads wait for their turn.</summary>
    private async Task AdvanceUntilAsync(Collector collector, Func<bool> holds)
    {
        while (!holds())
        {
            long before = collector.Position;
            _clock.Advance(TimeSpan.FromSeconds(1));
            await TestUntil.Async(() => collector.Position > before);
            await SessionAsync(collector);
        }
    }

    /// <summary>The folder as a crash now would leave it.</summary>
    private string Crashed()
    {
        string copy = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        IEnumerable<string> snapshots = Directory.GetDirectories(_folder, "*.snapshot").SelectMany(Directory.GetFiles);
        foreach (string path in Directory.GetFiles(Path.Combine(_folder, "journal"), "*.journal").Concat(snapshots))
        {
            using FileStream from = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            string target = Path.Combine(copy, Path.GetRelativePath(_folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using FileStream to = File.Create(target);
            from.CopyTo(to);
        }
        return copy;
    }
}
