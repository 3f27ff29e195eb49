using BufferHealth.Server.Journals;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace BufferHealth.Server.Tests.Journals;

public sealed class JournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("journal-").FullName;
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeMilliseconds(1_000_000));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_appended_is_read_again_in_order_over_segments_from_any_position()
    {
        Gen.Byte.Array[0, 300].Array[1, 40].Sample(payloads =>
        {
            string folder = NewFolder();
            List<JournalEntry> written = Write(folder, payloads);
            Assert.Equal(payloads, written.Select(entry => entry.Payload.ToArray()));
            foreach (long? after in written.Select(entry => (long?)entry.Position).Prepend(null))
            {
                AssertSame(written.Where(entry => entry.Position > (after ?? 0)), Read(folder, after));
            }
        }, iter: 20);
    }

    [Fact]
    public async Task An_entry_has_the_time_at_which_it_was_written_and_never_an_earlier_one()
    {
        List<JournalEntry> written = [];
        await using (Journal journal = Journal.Open(_folder, null, new(), _clock, _ => { }))
        {
            journal.Begin(written.Add);
            await journal.AppendAsync(new byte[] { 1 });
            _clock.Advance(TimeSpan.FromSeconds(1));
            await journal.AppendAsync(new byte[] { 2 });
        }
        FakeTimeProvider earlier = new(DateTimeOffset.FromUnixTimeMilliseconds(500));
        await using (Journal journal = Journal.Open(_folder, null, new(), earlier, _ => { }))
        {
            journal.Begin(written.Add);
            await journal.AppendAsync(new byte[] { 3 });
        }
        Assert.Equal([1_000_000, 1_001_000, 1_001_000], written.Select(entry => entry.ArrivalMs));
    }

    [Fact]
    public void A_journal_cut_anywhere_keeps_every_whole_entry_and_goes_on_behind_it()
    {
        List<JournalEntry> written = Write(_folder, [[1, 2, 3], [], [4, 5]], segmentBytes: 1 << 20);
        byte[] whole = File.ReadAllBytes(Only(_folder));
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(Only(_folder), whole[..length]);
            List<JournalEntry> kept = [.. written.Where(entry => entry.Position <= length)];
            List<JournalEntry> more = Write(_folder, [[9]], segmentBytes: 1 << 20);
            AssertSame(kept.Concat(more), Read(_folder, null));
        }
    }

    [Fact]
    public void Damage_to_what_was_acknowledged_is_refused_and_nothing_is_changed()
    {
        List<JournalEntry> written = Write(_folder, [[1, 2, 3], [4, 5, 6], [7]], segmentBytes: 1 << 20);
        byte[] whole = File.ReadAllBytes(Only(_folder));
        for (int at = 0; at < written[1].Position; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x40;
            File.WriteAllBytes(Only(_folder), damaged);
            JournalException error = Assert.Throws<JournalException>(() => Read(_folder, null));
            Assert.Contains("damaged at byte", error.Message, StringComparison.Ordinal);
            Assert.Equal(damaged, File.ReadAllBytes(Only(_folder)));
        }
    }

    [Fact]
    public void A_group_that_a_power_loss_tore_in_the_middle_was_never_acknowledged_and_is_dropped()
    {
        byte[] first = Frame([1], group: 0);
        byte[] second = Frame([2], group: first.Length);
        byte[] third = Frame([3], group: first.Length);
        Array.Clear(second);
        File.WriteAllBytes(Path.Combine(_folder, $"{0:D19}.journal"), [.. first, .. second, .. third]);
        Assert.Equal([1], Assert.Single(Read(_folder, null)).Payload.ToArray());
    }

    [Fact]
    public void A_missing_segment_is_refused()
    {
        List<JournalEntry> written = Write(_folder, [.. Enumerable.Range(0, 30).Select(_ => new byte[200])]);
        string[] segments = [.. Directory.GetFiles(_folder, "*.journal").Order()];
        Assert.True(segments.Length > 3);
        File.Delete(segments[1]);
        Assert.Throws<JournalException>(() => Read(_folder, null));
        Assert.Throws<JournalException>(() => Read(_folder, 0));
        Assert.Throws<JournalException>(() => Read(_folder, written[^1].Position + 1));
    }

    [Fact]
    public async Task Whole_segments_before_a_position_can_go()
    {
        List<JournalEntry> written = Write(_folder, [.. Enumerable.Range(0, 30).Select(i => new byte[200])]);
        long middle = written[15].Position;
        await using (Journal journal = Journal.Open(_folder, middle, Small, _clock, _ => { }))
        {
            journal.DeleteBefore(middle);
            Assert.InRange(journal.Start, middle - 2048, middle);
        }
        AssertSame(written.Skip(16), Read(_folder, middle));
    }

    [Fact]
    public async Task More_than_may_wait_is_refused_and_nothing_else_is_lost()
    {
        await using Journal journal = Journal.Open(_folder, null, new() { WaitingBytes = 100 }, _clock, _ => { });
        ValueTask<long?> first = journal.AppendAsync(new byte[60]);
        Assert.Null(await journal.AppendAsync(new byte[60]));
        List<JournalEntry> written = [];
        journal.Begin(written.Add);
        Assert.Equal(84, await first);
        Assert.NotNull(await journal.AppendAsync(new byte[60]));
        Assert.Equal(2, written.Count);
    }

    private static JournalOptions Small { get; } = new() { SegmentBytes = 1024 };

    private static byte[] Frame(byte[] payload, long group)
    {
        byte[] frame = new byte[JournalFrame.HeaderLength + payload.Length];
        JournalFrame.Write(frame, 1, group, payload);
        return frame;
    }

    private static void AssertSame(IEnumerable<JournalEntry> expected, IEnumerable<JournalEntry> actual) =>
        Assert.Equal(
            expected.Select(entry => (entry.Position, entry.ArrivalMs, Convert.ToHexString(entry.Payload.Span))),
            actual.Select(entry => (entry.Position, entry.ArrivalMs, Convert.ToHexString(entry.Payload.Span))));

    private static string Only(string folder) => Assert.Single(Directory.GetFiles(folder, "*.journal"));

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;

    private List<JournalEntry> Write(string folder, byte[][] payloads, long segmentBytes = 1024)
    {
        List<JournalEntry> written = [];
        Journal journal = Journal.Open(folder, null, new() { SegmentBytes = segmentBytes, GroupBytes = 1 }, _clock, _ => { });
        ValueTask<long?>[] appended = [.. payloads.Select(payload => journal.AppendAsync(payload))];
        journal.Begin(written.Add);
        journal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Assert.Equal(written.Select(entry => (long?)entry.Position), appended.Select(append => append.AsTask().GetAwaiter().GetResult()));
        return written;
    }

    private List<JournalEntry> Read(string folder, long? after)
    {
        List<JournalEntry> read = [];
        Journal.Open(folder, after, Small, _clock, read.Add).DisposeAsync().AsTask().GetAwaiter().GetResult();
        return read;
    }
}
