using System.Reflection;
using BufferHealth.Server.Sessions;
using BufferHealth.Server.Telemetry;

namespace BufferHealth.Server.Tests.Telemetry;

public sealed class SessionInstrumentTests
{
    [Fact]
    public void Everything_that_a_shard_counts_is_told_once()
    {
        PropertyInfo[] counted = typeof(SessionCounts).GetProperties();
        SessionCounts counts = new();
        foreach ((int place, PropertyInfo property) in counted.Index())
        {
            property.SetValue(counts, 1L << place);
        }
        IEnumerable<long> told = SessionInstrument.All.SelectMany(instrument => instrument.Counts).Select(count => count.Read(counts));
        Assert.Equal(counted.Select((_, place) => 1L << place), told.Order());
    }

    [Fact]
    public void No_name_stands_twice()
    {
        Assert.Distinct(SessionInstrument.All.Select(instrument => instrument.Name));
        Assert.All(SessionInstrument.All, instrument => Assert.Distinct(instrument.Counts.Select(count => count.Name)));
    }
}
