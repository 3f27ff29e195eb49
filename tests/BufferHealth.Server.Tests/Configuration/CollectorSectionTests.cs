using BufferHealth.Server.Configuration;
using Microsoft.Extensions.Configuration;

namespace BufferHealth.Server.Tests.Configuration;

public sealed class CollectorSectionTests
{
    [Theory]
    [InlineData("RetentionDays", "0", "1 to 3650")]
    [InlineData("RetentionDays", "3651", "1 to 3650")]
    [InlineData("MaxBodyBytes", "1023", "1024 to 4194304")]
    [InlineData("MaxSessions", "7", "8 to 8000000")]
    [InlineData("Keys:0:Key", "short", "8 to 64 letters")]
    [InlineData("Keys:0:Tenant", "a b", "1 to 64 letters")]
    [InlineData("Keys:0:RecordsPerSecond", "0", "1 to 10000000")]
    [InlineData("ReadTokens:0:Token", "too-short", "16 to 256 characters")]
    [InlineData("AllowedOrigins:0", "app.example", "such as https://app.example")]
    [InlineData("AllowedOrigins:0", "https://app.example/", "such as https://app.example")]
    [InlineData("AllowedOrigins:0", "https://app.example/player", "such as https://app.example")]
    [InlineData("AllowedOrigins:0", "", "such as https://app.example")]
    [InlineData("AllowedOrigins:0", "https://me@app.example", "such as https://app.example")]
    public void A_value_outside_its_range_is_refused_with_both(string name, string value, string range)
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Read((name, value)));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(range, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_token_is_never_told()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Read(("ReadTokens:0:Token", "geheim")));
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RetentionDays", "1")]
    [InlineData("RetentionDays", "3650")]
    [InlineData("Keys:0:Key", "12345678")]
    [InlineData("ReadTokens:0:Token", "0123456789abcdef")]
    [InlineData("AllowedOrigins:0", "https://app.example")]
    [InlineData("AllowedOrigins:0", "http://localhost:3000")]
    [InlineData("AllowedOrigins:0", "https://app.example:8443")]
    public void A_value_at_its_limit_is_taken(string name, string value) => Assert.NotNull(Read((name, value)));

    [Theory]
    [InlineData("RetentionDays", null)]
    [InlineData("retentiondays", null)]
    [InlineData("Keys:0:Stopped", null)]
    [InlineData("AllowedOrigins:0", null)]
    [InlineData("RetentionDay", "RetentionDay")]
    [InlineData("Keys:0:Tenat", "Keys:0:Tenat")]
    [InlineData("ReadTokens:0:Key", "ReadTokens:0:Key")]
    [InlineData("HasDemo", "HasDemo")]
    public void A_name_that_is_no_setting_is_found(string name, string? found)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, "1")]).Build();
        Assert.Equal(found, SettingNames.FirstUnknown(configuration, typeof(CollectorSection)));
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:5080", false)]
    [InlineData("urls", "http://localhost:0;http://[::1]:1", false)]
    [InlineData("urls", "http://0.0.0.0:80", true)]
    [InlineData("urls", "http://127.0.0.1:1;http://*:2", true)]
    [InlineData("urls", "http://192.168.1.2:80", true)]
    [InlineData("http_ports", "8080", true)]
    [InlineData("Kestrel:Endpoints:a:Url", "https://[::]:443", true)]
    public void An_address_that_others_can_reach_is_known(string name, string value, bool outside)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        Assert.Equal(outside, Addresses.FirstOutside(configuration) is not null);
    }

    /// <summary>A configuration that is right but for what is set.</summary>
    private static CollectorSection Read((string Name, string Value) set)
    {
        Dictionary<string, string?> values = new()
        {
            ["Keys:0:Key"] = "a-long-key",
            ["Keys:0:Tenant"] = "acme",
            ["ReadTokens:0:Token"] = "0123456789abcdefg",
            ["ReadTokens:0:Tenant"] = "acme",
            [set.Name] = set.Value,
        };
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build().Get<CollectorSection>()!.Checked();
    }
}
