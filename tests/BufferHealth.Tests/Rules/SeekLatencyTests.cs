namespace BufferHealth.Tests.Rules;

/// <summary>How long a seek took: from its first scrub, and from its last.</summary>
public sealed class SeekLatencyTests
{
    [Theory]
    [InlineData(PlayerEvent.Seek)]
    [InlineData(PlayerEvent.None)]
    public void Counts_from_the_last_scrub_however_long_the_player_says_seeking(PlayerEvent said)
    {
        (Script s, List<SeekEnd> ended) = Watched();
        s.Wait(50).With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(said).Stand(500)
            .Wait(50).With(x => x.Playhead = 90).Say(said).Stand(1500).With(x => x.Seeking = false).Say().Stand(200)
            .Play(500);
        AssertEnd(2.05, 2.6, 4.3, ended.Single());
    }

    [Fact]
    public void A_flag_that_goes_and_comes_is_another_scrub()
    {
        (Script s, List<SeekEnd> ended) = Watched();
        s.With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(PlayerEvent.None).Stand(500)
            .With(x => x.Seeking = false).Stand(500).With(x => x.Seeking = true).Stand(1000)
            .With(x => x.Seeking = false).Play(500);
        AssertEnd(2, 3.1, 4, ended.Single());
    }

    [Fact]
    public void What_seemed_to_be_its_end_and_was_scrubbed_away_is_none()
    {
        (Script s, List<SeekEnd> ended) = Watched();
        s.With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(PlayerEvent.Seek).Stand(500).With(x => x.Seeking = false).Play(100)
            .With(x => x.Playhead = 80).Say(PlayerEvent.Seek).Play(500);
        AssertEnd(2, 2.6, 2.6, ended.Single());
    }

    [Fact]
    public void A_pause_or_the_end_of_the_session_ends_it()
    {
        (Script s, List<SeekEnd> ended) = Watched();
        s.With(x => (x.Seeking, x.Playhead) = (true, 50)).Say(PlayerEvent.Seek).Stand(500)
            .With(x => (x.Seeking, x.Paused) = (false, true)).Say();
        AssertEnd(2, 2, 2.5, ended.Single());
        s.With(x => (x.Seeking, x.Playhead) = (true, 90)).Say(PlayerEvent.Seek).Stand(300).Close();
        AssertEnd(2.5, 2.5, 2.8, ended[1]);
    }

    private static (Script Script, List<SeekEnd> Ended) Watched()
    {
        Script s = Script.Playing();
        List<SeekEnd> ended = [];
        s.Monitor.SeekEnded += ended.Add;
        return (s, ended);
    }

    private static void AssertEnd(double first, double last, double end, SeekEnd actual)
    {
        Assert.Equal(end, actual.Time, 1e-6);
        Assert.Equal(end - first, actual.Duration, 1e-6);
        Assert.Equal(end - last, actual.Latency, 1e-6);
    }
}
