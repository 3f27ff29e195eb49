using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Stores;
using BufferHealth.Stores.Writer;

namespace BufferHealth.Server.Tests.Stores;

public sealed class SessionSearchTests : IDisposable
{
    private static readonly SessionQuery All = new() { Tenant = "acme", FromMs = 0, ToMs = long.MaxValue };

    private readonly StoreFolder _folder = new();
    private readonly DuckDbStore _store;

    public SessionSearchTests() => _store = _folder.Open();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("a%b", "1")]
    [InlineData("A_", "2")]
    [InlineData("\\", "3")]
    [InlineData("'", "4")]
    [InlineData("a", "1 2 5 6")]
    [InlineData("\u00dcber", "5")]
    [InlineData("\u00fcBER", "5")]
    [InlineData("SID-3", "3")]
    [InlineData("a\0z", "6")]
    [InlineData("a\0q", "")]
    [InlineData("nothing", "")]
    public void A_search_is_literal_and_knows_no_case(string search, string found)
    {
        Write(("1", "xa%by"), ("2", "a_c"), ("3", "c:\\d"), ("4", "o'clock"), ("5", "\u00dcber Mar"), ("6", "A\0Z"), ("7", null));
        Assert.Equal(found, string.Join(' ', _store.Sessions(All with { Search = search }).Select(row => row.SessionId[4..]).Order()));
    }

    [Fact]
    public void A_dimension_keeps_those_with_its_value_and_an_empty_one_those_that_do_not_tell_it()
    {
        SessionRow row = NumberedBatch.Session(0);
        _store.Write(new(
            [
                row with { SessionId = "1", ContentId = "c", CdnId = null, Player = "hls.js", Custom = new Dictionary<string, string> { ["x-a"] = "'" } },
                row with { SessionId = "2", ContentId = "C", CdnId = "d", Player = null, Custom = new Dictionary<string, string> { ["x-a'"] = "'" } },
                row with { SessionId = "3", ContentId = null, CdnId = "d", Player = null, Custom = new Dictionary<string, string> { ["x-a"] = "b", ["x-b"] = "" } },
            ], [], []));
        Assert.Equal("1", Only(Dimensions.Content, "c"));
        Assert.Equal("3", Only(Dimensions.Content, ""));
        Assert.Equal("2 3", Only(Dimensions.Cdn, "d"));
        Assert.Equal("1", Only(Dimensions.Player, "hls.js"));
        Assert.Equal("2 3", Only(Dimensions.Player, ""));
        Assert.Equal("1", Only("x-a", "'"));
        Assert.Equal("2", Only("x-a'", "'"));
        Assert.Equal("2", Only("x-a", ""));
        Assert.Equal("1 2 3", Only("x-none", ""));
        Assert.Equal("1 2 3", Only(Dimensions.All, ""));
        Assert.Equal("", Only(Dimensions.All, "c"));

        string Only(string dimension, string value) => string.Join(' ', _store.Sessions(All with { Only = (dimension, value) }).Select(r => r.SessionId).Order());
    }

    [Fact]
    public void Each_order_has_the_unknown_last_and_pages_follow_each_other()
    {
        SessionRow row = NumberedBatch.Session(0);
        _store.Write(new(
            [
                row with { SessionId = "1", EndMs = 10, StallMs = 5, StartupMs = null, Score = 50 },
                row with { SessionId = "2", EndMs = 30, StallMs = null, StartupMs = 7, Score = 20.5 },
                row with { SessionId = "3", EndMs = 20, StallMs = 900, StartupMs = 8, Score = null },
                row with { SessionId = "3", Part = 1, EndMs = 20, StallMs = null, StartupMs = null, Score = null },
            ], [], []));
        Assert.Equal("2/0 3/1 3/0 1/0", By(SessionOrder.Newest));
        Assert.Equal("3/0 1/0 2/0 3/1", By(SessionOrder.StallTime));
        Assert.Equal("3/0 2/0 3/1 1/0", By(SessionOrder.Startup));
        Assert.Equal("2/0 1/0 3/1 3/0", By(SessionOrder.Score));
        Assert.Equal(["3", "3"], _store.Sessions(All with { Offset = 1, Limit = 2 }).Select(r => r.SessionId));

        string By(SessionOrder order) => string.Join(' ', _store.Sessions(All with { Order = order }).Select(r => $"{r.SessionId}/{r.Part}"));
    }

    [Fact]
    public void Sessions_of_a_range_are_those_that_overlap_it_and_the_tenants_own()
    {
        SessionRow row = NumberedBatch.Session(0);
        _store.Write(new([row with { SessionId = "1", StartMs = 10, EndMs = 20 }, row with { Tenant = "other", SessionId = "2", StartMs = 10, EndMs = 20 }], [], []));
        Assert.Single(_store.Sessions(All with { FromMs = 20, ToMs = 30 }));
        Assert.Empty(_store.Sessions(All with { FromMs = 21, ToMs = 30 }));
        Assert.Single(_store.Sessions(All with { FromMs = 0, ToMs = 11 }));
        Assert.Empty(_store.Sessions(All with { FromMs = 0, ToMs = 10 }));
        Assert.Empty(_store.Session("acme", "2"));
    }

    [Theory]
    [InlineData(-1, 1, "offset must be 0 or more")]
    [InlineData(0, 0, "limit must be 1 to 10,000")]
    [InlineData(0, 10_001, "limit must be 1 to 10,000")]
    public void A_page_out_of_its_range_is_refused_by_name(int offset, int limit, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => _store.Sessions(All with { Offset = offset, Limit = limit })).Message, StringComparison.Ordinal);

    private void Write(params (string Id, string? Content)[] rows) =>
        _store.Write(new([.. rows.Select(r => NumberedBatch.Session(0) with { SessionId = $"sid-{r.Id}", ContentId = r.Content })], [], []));
}
