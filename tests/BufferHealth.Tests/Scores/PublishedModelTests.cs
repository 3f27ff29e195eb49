namespace BufferHealth.Tests.Scores;

/// <summary>Every model on the session that docs/score-models.md works by hand.</summary>
public sealed class PublishedModelTests
{
    /// <summary>Startup 2 s; 24 s at 1000 and 16 s at 3000 kbit/s, 20 s at 1500; stalls of 3 and 1 s.</summary>
    private static SessionScore Session
    {
        get
        {
            SessionScore score = new();
            score.Startup(2);
            score.Play(new(24) { BitrateKbps = 1000 });
            score.Stall(3);
            score.Play(new(16) { BitrateKbps = 3000 });
            score.Stall(1);
            score.Play(new(20) { BitrateKbps = 1500 });
            return score;
        }
    }

    public static TheoryData<string, double> Worked => new()
    {
        { "iqx", 2.8136 },
        { "mok", 2.5056 },
        { "mpc", 4000 },
        { "pensieve-lin", 4.8 },
        { "pensieve-log", 12.0496 },
        { "mux-smoothness", 62.6301 },
    };

    [Theory]
    [MemberData(nameof(Worked))]
    public void Gives_the_worked_value(string name, double value)
    {
        Assert.Equal(value, PublishedModel.Find(name)!.Of(Session.Facts)!.Value, 5e-5);
        string row = Surface.Sources.Text("docs/score-models.md").Split('\n').Single(l => l.StartsWith($"| `{name}` |", StringComparison.Ordinal));
        Assert.Contains($"**{FormattableString.Invariant($"{value}")}**", row, StringComparison.Ordinal);
    }

    [Fact]
    public void Classic_gives_the_worked_value() =>
        Assert.Equal(62, PublishedModel.Classic.Of(Session.Facts with { DecayedLevelSeconds = 0.7 })!.Value, 1e-9);

    [Fact]
    public void All_are_found_by_name_and_each_is_in_the_docs()
    {
        string docs = Surface.Sources.Text("docs/score-models.md");
        foreach (PublishedModel model in PublishedModel.All)
        {
            Assert.Same(model, PublishedModel.Find(model.Name.ToUpperInvariant()));
            Assert.Contains($"| `{model}` |", docs, StringComparison.Ordinal);
        }
        Assert.Equal(7, PublishedModel.All.Count);
        Assert.Null(PublishedModel.Find("p1203"));
    }

    [Fact]
    public void What_they_need_and_do_not_know_makes_them_unknown()
    {
        SessionFacts nothing = new SessionScore().Facts;
        Assert.Equal(["iqx"], PublishedModel.All.Where(m => m.Of(nothing) is not null).Select(m => m.Name));
        SessionScore noBitrate = new();
        noBitrate.Play(new(10));
        Assert.Equal(["iqx", "mok", "mux-smoothness"], PublishedModel.All.Where(m => m.Of(noBitrate.Facts) is not null).Select(m => m.Name));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(60, 400)]
    public void Bounded_models_keep_to_their_range(int stalls, double seconds)
    {
        SessionScore score = new();
        score.Startup(100);
        score.Play(new(60) { BitrateKbps = 300 });
        for (int i = 0; i < stalls; i++)
        {
            score.Stall(seconds);
        }
        foreach (PublishedModel model in PublishedModel.All.Where(m => m.Least is not null && m != PublishedModel.Classic))
        {
            Assert.InRange(model.Of(score.Facts)!.Value, model.Least!.Value - 1e-9, model.Most!.Value + 1e-9);
        }
    }

    [Theory]
    [InlineData(0, 4.23)]
    [InlineData(1, 4.1628)]
    [InlineData(1.001, 4.0956)]
    [InlineData(5, 4.0956)]
    [InlineData(5.001, 4.0284)]
    public void Mok_s_levels_change_at_their_limits(double startup, double value) =>
        Assert.Equal(value, PublishedModel.Mok.Of(new SessionFacts { PlayedSeconds = 60, StartupSeconds = startup })!.Value, 1e-9);

    [Theory]
    [InlineData(1, 5, 50, 4.23 - 0.742 - 0.106)]
    [InlineData(1, 5.001, 49, 4.23 - 0.742 * 2 - 0.106 * 2)]
    [InlineData(3, 30, 20, 4.23 - 0.742 * 2 - 0.106 * 2)]
    [InlineData(3, 30.003, 19.9, 4.23 - 0.742 * 3 - 0.106 * 3)]
    public void So_do_those_of_its_stalls(int stalls, double seconds, double played, double value) =>
        Assert.Equal(value, PublishedModel.Mok.Of(new SessionFacts { PlayedSeconds = played, StallCount = stalls, StallSeconds = seconds })!.Value, 1e-9);
}
