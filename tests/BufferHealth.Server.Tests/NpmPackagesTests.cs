using BufferHealth.Server.Page;

namespace BufferHealth.Server.Tests;

public sealed class NpmPackagesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("buffer-health").FullName;

    private string Lock => Path.Combine(_folder, "package-lock.json");

    private string Installed => Path.Combine(_folder, "node_modules", ".package-lock.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_without_a_lock_file_wants_nothing()
    {
        Assert.False(NpmPackages.IsStale(_folder));
        Assert.Null(await NpmPackages.FetchAsync(_folder));
    }

    [Fact]
    public void Packages_that_are_missing_are_wanted()
    {
        File.WriteAllText(Lock, "{}");
        Assert.True(NpmPackages.IsStale(_folder));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void Packages_older_than_the_lock_file_are_wanted_again(int secondsLater, bool stale)
    {
        var now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.WriteAllText(Lock, "{}");
        File.SetLastWriteTimeUtc(Lock, now);
        Directory.CreateDirectory(Path.GetDirectoryName(Installed)!);
        File.WriteAllText(Installed, "{}");
        File.SetLastWriteTimeUtc(Installed, now.AddSeconds(secondsLater));
        Assert.Equal(stale, NpmPackages.IsStale(_folder));
    }

    [Fact]
    public async Task A_fetch_that_fails_gives_one_line()
    {
        // npm cannot read this, and so fails before it asks any network.
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), "not JSON", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Lock, "{}", TestContext.Current.CancellationToken);
        var reason = await NpmPackages.FetchAsync(_folder);
        Assert.NotNull(reason);
        Assert.StartsWith("npm could not fetch the page's packages: npm error JSON.parse ", reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reason);
    }
}
