using System.Text;
using BufferHealth.Cli.Simulation;

namespace BufferHealth.Cli.Tests.Simulation;

/// <summary>What a collector cannot take now comes again; what it does not want does not.</summary>
public sealed class DoorTests
{
    private readonly List<TimeSpan> _waits = [];

    [Fact]
    public async Task Too_many_is_sent_again_after_the_time_that_it_asked_for()
    {
        (SendOutcome outcome, SendCounts counts, StubCollector stub) = await PostAsync(429, 429, 204);
        await using StubCollector _ = stub;
        Assert.Equal(SendOutcome.Accepted, outcome);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], _waits);
        Assert.Equal((3, 2, 2, 0), (counts.Requests, counts.Resent, counts.Accepted, counts.Refused));
        Assert.Equal([(204, 1L), (429, 2L)], counts.Answers.Select(a => (a.Key, a.Value)));
        Assert.Equal(3, stub.Received.Count(r => r == ("/cmcd/local/hls.js", "application/cmcd", "a\nb\n")));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task A_fault_is_tried_again_after_a_second(int status)
    {
        (SendOutcome outcome, SendCounts counts, StubCollector stub) = await PostAsync(status, 204);
        await using StubCollector _ = stub;
        Assert.Equal((SendOutcome.Accepted, 2, 2), (outcome, counts.Requests, counts.Accepted));
        Assert.Equal([TimeSpan.FromSeconds(1)], _waits);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(413)]
    public async Task A_refusal_is_final(int status)
    {
        (SendOutcome outcome, SendCounts counts, StubCollector stub) = await PostAsync(status, 204);
        await using StubCollector _ = stub;
        Assert.Equal((SendOutcome.Refused, 1, 0, 2), (outcome, counts.Requests, counts.Accepted, counts.Refused));
        Assert.Empty(_waits);
    }

    [Fact]
    public async Task A_broken_answer_leaves_it_unknown_and_one_that_never_connected_refused()
    {
        await using StubCollector stub = await StubCollector.StartAsync((_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        SendCounts counts = new();
        using Door broken = new(new(stub.Address, "cmcd/local"), 1, counts, Wait);
        Assert.Equal(SendOutcome.Unknown, await broken.PostAsync(broken.Address("p"), "a\n"u8.ToArray(), 1, true, TestContext.Current.CancellationToken));
        Assert.Equal((Door.MostTries, Door.MostTries, 1L), (counts.Requests, counts.Unanswered, counts.Unknown));

        // Nobody listens on port 1 of the loopback.
        using Door none = new(new("http://127.0.0.1:1/cmcd/local"), 1, counts, Wait);
        Assert.Equal(SendOutcome.Refused, await none.PostAsync(none.Address("p"), "a\n"u8.ToArray(), 1, true, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_request_is_a_query_and_a_stopped_address_gets_nothing_more()
    {
        await using StubCollector stub = await StubCollector.StartAsync(204, 410);
        SendCounts counts = new();
        using Door door = new(new(stub.Address, "cmcd/local/"), 1, counts, Wait);
        Assert.Equal(SendOutcome.Accepted, await door.GetAsync("shaka", "CMCD=bl%3D100", TestContext.Current.CancellationToken));
        Assert.Equal(("/cmcd/local/shaka?CMCD=bl%3D100", null, ""), stub.Received.Single());
        Assert.Equal(SendOutcome.Refused, await door.GetAsync("shaka", "CMCD=bl%3D200", TestContext.Current.CancellationToken));
        Assert.True(door.IsClosed);
        await door.GetAsync("shaka", "CMCD=bl%3D300", TestContext.Current.CancellationToken);
        Assert.Equal(2, stub.Received.Count);
    }

    private async Task<(SendOutcome, SendCounts, StubCollector)> PostAsync(params int[] statuses)
    {
        StubCollector stub = await StubCollector.StartAsync(statuses);
        SendCounts counts = new();
        using Door door = new(new(stub.Address, "cmcd/local"), 1, counts, Wait);
        SendOutcome outcome = await door.PostAsync(door.Address("hls.js"), Encoding.ASCII.GetBytes("a\nb\n"), 2, asText: false, TestContext.Current.CancellationToken);
        return (outcome, counts, stub);
    }

    private Task Wait(TimeSpan pause, CancellationToken cancel)
    {
        _waits.Add(pause);
        return Task.CompletedTask;
    }
}
