using System.Reflection;
using System.Text.Json;

namespace BufferHealth.Tests.Surface;

public sealed class MetricsJsonTests
{
    [Fact]
    public void Holds_every_metric_in_camel_case_with_null_for_unknown()
    {
        BufferHealthMonitor monitor = new();
        using JsonDocument empty = JsonDocument.Parse(monitor.GetMetrics());
        IEnumerable<string> expected = typeof(Metrics).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        Assert.Equal(expected.Order(), empty.RootElement.EnumerateObject().Select(p => p.Name).Order());
        foreach (string name in new[] { "confidence", "startupTime", "bufferLevel", "avgBufferLevel", "decayedBufferLevel", "minBufferLevel" })
        {
            Assert.Equal(JsonValueKind.Null, empty.RootElement.GetProperty(name).ValueKind);
        }
    }

    [Fact]
    public void Holds_the_values_of_the_snapshot()
    {
        BufferHealthMonitor monitor = new();
        for (int i = 0; i <= 20; i++)
        {
            monitor.UpdateBufferLevel(Math.Max(0, 1 - 0.1 * i), i * 0.1);
        }
        Metrics m = monitor.Snapshot();
        using JsonDocument document = JsonDocument.Parse(monitor.GetMetrics());
        JsonElement o = document.RootElement;
        Assert.Equal("level", o.GetProperty("confidence").GetString());
        Assert.Equal("stalled", o.GetProperty("state").GetString());
        Assert.Equal(m.StallCount, o.GetProperty("stallCount").GetInt32());
        Assert.Equal(m.TotalStallDuration, o.GetProperty("totalStallDuration").GetDouble());
        Assert.Equal(m.AvgBufferLevel, o.GetProperty("avgBufferLevel").GetDouble());
        Assert.Equal(m.QoeScore, o.GetProperty("qoeScore").GetDouble());
    }
}
