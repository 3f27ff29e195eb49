using BufferHealth.Cli.Ratings;

namespace BufferHealth.Cli.Tests;

/// <summary>Reading rating sets: what is there, and what is said of what is wrong.</summary>
public sealed class RatingSetTests : IDisposable
{
    private readonly RatingFolder ratings = new();

    public void Dispose() => ratings.Dispose();

    [Fact]
    public void A_set_as_documented()
    {
        RatingSet set = RatingSet.Read(ratings.Set);
        Assert.Equal(("made-up", RatingFolder.Count), (set.Name, set.Sessions.Count));
        RatedSession session = set.Sessions[2];
        Assert.Equal(("s2", "film", 82.0, 0.5, 40.0), (session.Id, session.Content, session.Rating, session.StartupSeconds, session.PlayedSeconds));
        Assert.Equal([new RatedChunk(20, 3000, 1920, 1080, 30, null, null), new RatedChunk(20, 3000, 1920, 1080, 30, null, null)], session.Chunks);
        Assert.Equal(new RatedStall(20, 1.4), Assert.Single(session.Stalls));       // the one at 0 is the startup
    }

    [Fact]
    public void Columns_in_another_order_quotes_and_what_is_not_needed_do_no_harm()
    {
        ratings.Write("sessions.csv", "\"content\",note,mos_0_100,session\n\"film, old\",\"a \"\"b\"\"\",50,a\n\n");
        ratings.Write("chunks.csv", "dur_s,session\n2,a\n");
        File.Delete(Path.Combine(ratings.Set, "stalls.csv"));
        RatedSession session = Assert.Single(RatingSet.Read(ratings.Set).Sessions);
        Assert.Equal("film, old", session.Content);
        Assert.Equal(new RatedChunk(2, null, null, null, null, null, null), Assert.Single(session.Chunks));
        Assert.Empty(session.Stalls);
    }

    [Theory]
    [InlineData("sessions.csv", "", "line 1: empty")]
    [InlineData("sessions.csv", "session,content\na,b\n", "line 1: no column 'mos_0_100'")]
    [InlineData("sessions.csv", "session,content,mos_0_100\n", "no session")]
    [InlineData("sessions.csv", "session,content,mos_0_100\na,b,\n", "line 2: no mos_0_100")]
    [InlineData("sessions.csv", "session,content,mos_0_100\na,b,NaN\n", "line 2: 'NaN' is no mos_0_100")]
    [InlineData("sessions.csv", "session,content,mos_0_100\na,b,5\na,c,6\n", "line 3: session 'a' is there twice")]
    [InlineData("sessions.csv", "session,content,session\na,b,5\n", "line 1: a column's name is there twice")]
    [InlineData("sessions.csv", "session,content,mos_0_100\n\"a\"b,c,5\n", "line 2: a quote where none may be")]
    [InlineData("chunks.csv", "session,dur_s\ns0,1,2\n", "line 2: 3 fields, not 2")]
    [InlineData("chunks.csv", "session,dur_s\n\nnobody,1\n", "line 3: there is no session 'nobody'")]
    [InlineData("chunks.csv", "session,dur_s\ns0,0\n", "line 2: dur_s must be above 0")]
    [InlineData("chunks.csv", "session,dur_s,kbps\ns0,1,-3\n", "line 2: '-3' is no kbps")]
    [InlineData("chunks.csv", "session,dur_s\ns0,1\n", "session 's1' has no chunk")]
    [InlineData("stalls.csv", "session,dur_s\ns0,1\n", "line 1: no column 'media_t_s'")]
    public void What_is_wrong_is_named_with_file_and_line(string file, string text, string says)
    {
        ratings.Write(file, text);
        InvalidDataException e = Assert.Throws<InvalidDataException>(() => RatingSet.Read(ratings.Set));
        Assert.Contains(file, e.Message, StringComparison.Ordinal);
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
    }
}
