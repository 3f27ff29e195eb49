namespace BufferHealth.EndToEnd;

/// <summary>The packed NuGet package, used from an empty project as a user would.</summary>
public sealed class NuGetPackageTests
{
    private const string Consumer = """
        using BufferHealth;

        using BufferHealthMonitor monitor = new();
        int ended = 0;
        monitor.StallEnded += stall => ended++;
        for (int i = 0; i < 20; i++)
        {
            monitor.UpdateBufferLevel(2.0 - 0.1 * i, i * 0.1);
        }
        monitor.UpdateBufferLevel(0.05, 2.0);
        monitor.UpdateBufferLevel(0.05, 2.1);
        monitor.UpdateBufferLevel(2.0, 3.1);
        monitor.UpdateBufferLevel(1.9, 3.2);
        Metrics metrics = monitor.Snapshot();
        Console.WriteLine($"stalls {metrics.StallCount} ended {ended} json {monitor.GetMetrics()}");
        """;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <RestorePackagesPath>packages</RestorePackagesPath>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="BufferHealth" Version="*" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task The_packed_library_works_in_an_empty_project()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        string folder = Directory.CreateTempSubdirectory("buffer-health-nuget").FullName;
        try
        {
            string feed = Path.Combine(folder, "feed");
            await Command.Run("dotnet", $"pack src/BufferHealth -c {Repository.Configuration} --no-build -o \"{feed}\"", Repository.Root, cancel);
            await File.WriteAllTextAsync(Path.Combine(folder, "consumer.csproj"), Project, cancel);
            await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Consumer, cancel);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "nuget.config"),
                $"""<configuration><packageSources><clear /><add key="packed" value="{feed}" /></packageSources></configuration>""",
                cancel);
            string printed = await Command.Run("dotnet", "run", folder, cancel);
            Assert.Contains("stalls 1 ended 1", printed, StringComparison.Ordinal);
            Assert.Contains("\"confidence\":\"level\"", printed, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
