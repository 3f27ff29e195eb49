using PublicApiGenerator;

namespace BufferHealth.Cmcd.Tests.Surface;

/// <summary>The whole public surface is in one approved file, so that a change of it is seen in review.</summary>
public sealed class PublicApiTests
{
    private const string Renew = "BUFFERHEALTH_APPROVE=1 dotnet run --project tests/BufferHealth.Cmcd.Tests -- -class \"*.PublicApiTests\"";

    [Fact]
    public void Is_the_approved_one()
    {
        string actual = typeof(CmcdReader).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd() + "\n";
        string file = Path.Combine(Sources.Project, "Surface", "PublicApi.txt");
        if (Environment.GetEnvironmentVariable("BUFFERHEALTH_APPROVE") == "1")
        {
            File.WriteAllText(file, actual);
        }
        string approved = File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.True(approved == actual, $"The public API differs from PublicApi.txt. If it should, renew it and commit: {Renew}");
    }

    [Fact]
    public void It_needs_the_base_class_library_alone() =>
        Assert.All(typeof(CmcdReader).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));
}
