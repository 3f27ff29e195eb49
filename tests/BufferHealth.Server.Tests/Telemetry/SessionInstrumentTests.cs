using System.Reflection;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Telemetry;
using BufferHealth.Server.Tests.Sessions;

namespace BufferHealth.Server.Tests.Telemetry;

public sealed class SessionInstrumentTests
{
    [Fact]
    public void Everything_that_a_shard_counts_is_told_once()
    {
        PropertyInfo[] counted = [.. typeof(SessionCounts).GetProperties().Where(property => property.CanWrite)];
        SessionCounts counts = new();
        foreach ((int place, PropertyInfo property) in counted.Index())
        {
            property.SetValue(counts, 1L << place);
        }
        IEnumerable<long> told = SessionInstrument.All.SelectMany(instrument => instrument.Counts).Select(count => count.Read(counts));
        Assert.Equal(counted.Select((_, place) => 1L << place), told.Order());
    }

    [Fact]
    public void Each_record_has_one_fate_and_all_of_them_add_up()
    {
        ShardUnderTest shard = new();
        Assert.Equal(ReportFate.Taken, shard.State(0, 's', ",sn=200"));
        Assert.Equal(ReportFate.Taken, shard.Event(20_000, "e=t,sta=p,sn=201"));
        Assert.Equal(ReportFate.Taken, shard.Event(40_000, "e=t,sta=p,sn=202"));
        Assert.Equal(ReportFate.Duplicate, shard.Event(40_000, "e=t,sta=p,sn=202"));
        Assert.Equal(ReportFate.Late, shard.Event(10_000, "e=t,sn=199", arrival: 41_000));
        Assert.Equal(ReportFate.Late, shard.Event(10_000, "e=t,sn=1", arrival: 41_000));
        Assert.Equal(ReportFate.NoSession, shard.Event(41_000, "e=t", sid: ""));
        shard.Shard.Advance(ShardUnderTest.T0 + 200_000);
        Assert.Equal(ReportFate.AfterClose, shard.Event(40_000, "e=t,sta=p,sn=202", arrival: 200_000));
        SessionInstrument fates = SessionInstrument.All.Single(instrument => instrument.Tag == "fate");
        Assert.Equal(8, fates.Counts.Sum(count => count.Read(shard.Counts)));
        Assert.Equal((8L, 3L), (shard.Counts.Records, shard.Counts.Taken));
    }

    [Fact]
    public void No_name_stands_twice()
    {
        Assert.Distinct(SessionInstrument.All.Select(instrument => instrument.Name));
        Assert.All(SessionInstrument.All, instrument => Assert.Distinct(instrument.Counts.Select(count => count.Name)));
    }
}
