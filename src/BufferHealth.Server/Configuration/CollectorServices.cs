using BufferHealth.Cmcd;
using BufferHealth.Server.Collection;
using BufferHealth.Server.Doors;
using BufferHealth.Server.Live;
using BufferHealth.Server.Queries;
using BufferHealth.Server.Stores;

namespace BufferHealth.Server.Configuration;

/// <summary>Puts the collector together.</summary>
internal static class CollectorServices
{
    /// <summary>Adds the collector.</summary>
    /// <exception cref="InvalidOperationException">The configuration is not one, or opens the service to others without keys; the message says what to change.</exception>
    public static void AddCollector(this WebApplicationBuilder builder)
    {
        IConfigurationSection configured = builder.Configuration.GetSection(CollectorSection.Name);
        if (SettingNames.FirstUnknown(configured, typeof(CollectorSection)) is { } unknown)
        {
            throw new InvalidOperationException($"{unknown} is no setting; docs/operators.md lists those there are.");
        }
        CollectorSection section = (configured.Get<CollectorSection>() ?? new()).Checked();
        if ((section.Keys.Count == 0 || section.ReadTokens.Count == 0) && Addresses.FirstOutside(builder.Configuration) is { } outside)
        {
            throw new InvalidOperationException($"{outside} can be reached by others, so that {CollectorSection.Name}:Keys and {CollectorSection.Name}:ReadTokens must be set. Without them, listen on loopback alone.");
        }
        string data = Folder(section);
        IServiceCollection services = builder.Services;
        services.AddSingleton(section);
        services.AddSingleton(new CollectorOptions
        {
            DataPath = data,
            Reading = section.Strict ? CmcdReading.Strict : CmcdReading.Salvage,
            Retention = TimeSpan.FromDays(section.RetentionDays),
            Sessions = new() { Capacity = section.MaxSessions / Shards.Count },
        });
        // An instance, which the container does not close: the collector does, after the last batch.
        services.AddSingleton(OpenStore(data));
        services.AddSingleton<CollectorHost>();
        services.AddHostedService(provider => provider.GetRequiredService<CollectorHost>());
        services.AddSingleton<ILiveView, LiveView>();
        services.AddSingleton<ICollectorHealth, CollectorState>();
        services.AddSingleton<DoorCounts>();
        services.AddSingleton<RecordDoor>();
        services.AddSingleton(_ => new WriteKeys(section));
        services.AddSingleton(_ => new LocalToken(data));
        services.AddSingleton(provider => section.ReadTokens.Count > 0
            ? new ReadAccess(section.ReadTokens.Select(token => KeyValuePair.Create(token.Token, token.Tenant)), guardsMetrics: true)
            : new ReadAccess([KeyValuePair.Create(provider.GetRequiredService<LocalToken>().Text, WriteKeys.Local)]));
        services.AddRequestDecompression();
        services.AddCors(options => options.AddPolicy(DoorEndpoints.Cors, policy => policy.AllowReports(section.AllowedOrigins)));
    }

    private static string Folder(CollectorSection section)
    {
        if (section.DataPath.Length > 0)
        {
            return Path.GetFullPath(section.DataPath);
        }
        string user = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return user.Length > 0
            ? Path.Combine(user, "buffer-health", "collector")
            : throw new InvalidOperationException($"This user has no folder for data: set {CollectorSection.Name}:DataPath.");
    }

    private static ISessionStore OpenStore(string data)
    {
        try
        {
            Directory.CreateDirectory(data);
            return DuckDbStore.Open(Path.Combine(data, "sessions.duckdb"), new());
        }
        catch (StoreUnavailableException error)
        {
            return new UnavailableStore(error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new UnavailableStore($"The collector's folder {data} cannot be made: {error.Message}");
        }
    }
}
