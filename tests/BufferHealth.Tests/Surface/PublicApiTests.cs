using PublicApiGenerator;

namespace BufferHealth.Tests.Surface;

/// <summary>The whole public surface is in one approved file, so that a change of it is seen in review.</summary>
public sealed class PublicApiTests
{
    private const string Renew = "BUFFERHEALTH_APPROVE=1 dotnet run --project tests/BufferHealth.Tests -- -class \"*.PublicApiTests\"";

    [Fact]
    public void Is_the_approved_one()
    {
        string actual = typeof(BufferHealthMonitor).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd() + "\n";
        string file = Path.Combine(Sources.Root, "tests", "BufferHealth.Tests", "Surface", "PublicApi.txt");
        if (Environment.GetEnvironmentVariable("BUFFERHEALTH_APPROVE") == "1")
        {
            File.WriteAllText(file, actual);
        }
        string approved = File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.True(approved == actual, $"The public API differs from PublicApi.txt. If it should, renew it and commit: {Renew}\n{FirstDifference(approved, actual)}");
    }

    private static string FirstDifference(string approved, string actual)
    {
        string[] a = approved.Split('\n');
        string[] b = actual.Split('\n');
        int line = a.Zip(b).TakeWhile(p => p.First == p.Second).Count();
        return $"line {line + 1}: approved '{a.ElementAtOrDefault(line)}', now '{b.ElementAtOrDefault(line)}'";
    }
}
