using BufferHealth.Server.Links;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace BufferHealth.Server.Tests;

public class ShapedLinkTests
{
    private const int Plenty = 1 << 20;
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Over_any_interval_no_more_passes_than_rate_and_burst_allow()
    {
        var step = Gen.Select(Gen.Int[1, 150], Gen.Int[0, 5000], Gen.Int[1, 40_000], Gen.Int[0, 5]);
        Gen.Select(step.Array[5, 60], Gen.Int[1, 4]).Sample((steps, transfers) =>
        {
            var clock = new FakeTimeProvider();
            using var link = new ShapedLink(LinkProfile.Constant(500), clock);
            var kbps = 500.0;
            var log = new List<(double Allowed, double BurstBytes, int Bytes)>();
            var pending = Enumerable.Range(0, transfers).Select(_ => link.TakeAsync(Plenty)).ToArray();
            foreach (var (milliseconds, newKbps, wanted, change) in steps)
            {
                clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
                var bytes = 0;
                for (var i = 0; i < transfers; i++)
                {
                    if (pending[i].IsCompleted)
                    {
                        bytes += Finished(pending[i]);
                        pending[i] = link.TakeAsync(wanted);
                    }
                }

                log.Add((kbps * 125 * milliseconds / 1000, Math.Max(kbps * 125 * 0.05, 1.5), bytes));
                if (change == 0)
                {
                    kbps = newKbps;
                    link.Shape(LinkProfile.Constant(kbps));
                }
            }

            for (var from = 0; from < log.Count; from++)
            {
                double allowed = 0, burst = from > 0 ? log[from - 1].BurstBytes : 0;
                var passed = 0L;
                for (var to = from; to < log.Count; to++)
                {
                    allowed += log[to].Allowed;
                    burst = Math.Max(burst, log[to].BurstBytes);
                    passed += log[to].Bytes;
                    Assert.True(passed <= allowed + burst + 1e-6, $"{passed} bytes passed, {allowed} + {burst} allowed");
                }
            }
        });
    }

    [Theory]
    [InlineData(10)]
    [InlineData(333)]
    [InlineData(3000)]
    [InlineData(100_000)]
    public void A_transfer_that_always_wants_more_gets_the_rate(double kbps)
    {
        using var link = new ShapedLink(LinkProfile.Constant(kbps), _clock);
        var bytes = Pump(link, TimeSpan.FromSeconds(10), 1)[0];
        Assert.InRange(bytes, 0.99 * kbps * 1250, kbps * 1250);
        Assert.Equal(bytes, link.Status.BytesSent);
    }

    [Fact]
    public void Transfers_at_the_same_time_share_the_rate_equally()
    {
        using var link = new ShapedLink(LinkProfile.Constant(800), _clock);
        var bytes = Pump(link, TimeSpan.FromSeconds(5), 3);
        Assert.InRange(bytes.Sum(), 0.99 * 500_000, 500_000);
        Assert.All(bytes, part => Assert.InRange(part, 0.33 * bytes.Sum(), 0.34 * bytes.Sum()));
    }

    [Fact]
    public void Each_slice_is_shared_equally()
    {
        using var link = new ShapedLink(LinkProfile.Constant(800), _clock); // 2000 bytes a slice
        var transfers = Enumerable.Range(0, 4).Select(_ => link.TakeAsync(Plenty, Cancel)).ToArray();
        _clock.Advance(ShapedLink.Slice);
        Assert.All(transfers, transfer => Assert.Equal(500, Finished(transfer)));
    }

    [Fact]
    public void Too_little_for_all_goes_to_those_who_came_first()
    {
        using var link = new ShapedLink(LinkProfile.Constant(1), _clock); // 2.5 bytes a slice
        var transfers = Enumerable.Range(0, 4).Select(_ => link.TakeAsync(Plenty, Cancel)).ToArray();
        _clock.Advance(ShapedLink.Slice);
        Assert.Equal([true, true, false, false], transfers.Select(transfer => transfer.IsCompleted));
        _clock.Advance(ShapedLink.Slice);
        Assert.Equal(5, transfers.Sum(Finished));
    }

    [Fact]
    public void A_change_within_a_slice_counts_from_its_instant()
    {
        using var link = new ShapedLink(LinkProfile.Constant(100), _clock);
        var transfer = link.TakeAsync(Plenty, Cancel);
        _clock.Advance(ShapedLink.Slice / 2); // 125 bytes
        link.Shape(LinkProfile.Constant(3000));
        _clock.Advance(ShapedLink.Slice / 2); // 3750 bytes
        Assert.Equal(3875, Finished(transfer));
    }

    [Fact]
    public void A_transfer_that_wants_little_leaves_its_rest_to_the_others()
    {
        using var link = new ShapedLink(LinkProfile.Constant(800), _clock); // 2000 bytes a slice
        var little = link.TakeAsync(100, Cancel);
        var much = link.TakeAsync(Plenty, Cancel);
        _clock.Advance(ShapedLink.Slice);
        Assert.Equal(100, Finished(little));
        Assert.Equal(1900, Finished(much));
    }

    [Fact]
    public void Turning_the_link_down_takes_effect_within_a_slice()
    {
        using var link = new ShapedLink(LinkProfile.Constant(3000), _clock);
        Pump(link, TimeSpan.FromSeconds(1), 1);
        link.Shape(LinkProfile.Constant(100));
        var bytes = Pump(link, TimeSpan.FromMilliseconds(100), 1)[0];
        Assert.InRange(bytes, 1, 100 * 125 * (0.1 + 0.05));
    }

    [Fact]
    public void Turning_the_link_up_takes_effect_within_a_slice()
    {
        using var link = new ShapedLink(LinkProfile.Constant(10), _clock);
        Pump(link, TimeSpan.FromSeconds(1), 1);
        link.Shape(LinkProfile.Constant(3000));
        Assert.InRange(Pump(link, TimeSpan.FromMilliseconds(100), 1)[0], 0.75 * 37_500, 37_500);
    }

    [Fact]
    public void A_link_that_is_off_holds_and_goes_on_when_it_is_on_again()
    {
        using var link = new ShapedLink(LinkProfile.Constant(800), _clock);
        Pump(link, TimeSpan.FromSeconds(1), 1);
        link.Shape(LinkProfile.Constant(0));
        var held = link.TakeAsync(Plenty, Cancel);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(held.IsCompleted);
        link.Shape(LinkProfile.Constant(800));
        _clock.Advance(ShapedLink.Slice);
        Assert.Equal(2000, Finished(held));
    }

    [Fact]
    public void An_idle_link_saves_up_no_more_than_the_burst()
    {
        using var link = new ShapedLink(LinkProfile.Constant(800), _clock);
        Pump(link, TimeSpan.FromSeconds(1), 1);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var bytes = Pump(link, TimeSpan.FromMilliseconds(100), 1)[0];
        Assert.InRange(bytes, 8_000, 800 * 125 * (0.1 + 0.05));
    }

    [Fact]
    public void Who_gives_up_is_told_so_and_takes_nothing_from_the_others()
    {
        using var link = new ShapedLink(LinkProfile.Constant(800), _clock);
        using var gone = new CancellationTokenSource();
        var left = link.TakeAsync(Plenty, gone.Token);
        var stayed = link.TakeAsync(Plenty, Cancel);
        gone.Cancel();
        _clock.Advance(ShapedLink.Slice);
        Assert.True(left.IsCanceled);
        Assert.Equal(2000, Finished(stayed));
        Assert.Equal(2000, link.Status.BytesSent);
    }

    [Fact]
    public void A_profile_changes_the_rate_under_way()
    {
        using var link = new ShapedLink(LinkProfile.Outage, _clock);
        Assert.InRange(Pump(link, TimeSpan.FromSeconds(20), 1)[0], 0.99 * 2_000_000, 2_000_000);
        Assert.InRange(Pump(link, TimeSpan.FromSeconds(12), 1)[0], 0, 5_000);
        Assert.InRange(Pump(link, TimeSpan.FromSeconds(20), 1)[0], 0.99 * 2_000_000, 2_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Leave_for_less_than_a_byte_is_refused(int wanted)
    {
        using var link = new ShapedLink(LinkProfile.Steady, _clock);
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = link.TakeAsync(wanted, Cancel); });
    }

    /// <summary>Keeps transfers going for a while, each asking again as soon as it has had leave. Returns bytes of each.</summary>
    private long[] Pump(ShapedLink link, TimeSpan duration, int transfers)
    {
        using var done = new CancellationTokenSource();
        var bytes = new long[transfers];
        var pending = bytes.Select(_ => link.TakeAsync(Plenty, done.Token)).ToArray();
        for (var elapsed = TimeSpan.Zero; elapsed < duration; elapsed += ShapedLink.Slice)
        {
            _clock.Advance(ShapedLink.Slice);
            for (var i = 0; i < transfers; i++)
            {
                if (pending[i].IsCompleted)
                {
                    bytes[i] += Finished(pending[i]);
                    pending[i] = link.TakeAsync(Plenty, done.Token);
                }
            }
        }

        done.Cancel();
        return bytes;
    }

    private static int Finished(Task<int> leave)
    {
        Assert.True(leave.IsCompletedSuccessfully);
        return leave.GetAwaiter().GetResult();
    }
}
