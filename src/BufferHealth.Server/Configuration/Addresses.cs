using System.Net;

namespace BufferHealth.Server.Configuration;

/// <summary>Whether the service can be reached from another machine.</summary>
internal static class Addresses
{
    /// <summary>The first configured address that is not of this machine alone; null when none is.</summary>
    public static string? FirstOutside(IConfiguration configuration)
    {
        IEnumerable<string> urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IEnumerable<string> endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
        foreach (string url in urls.Concat(endpoints))
        {
            if (!IsLoopback(url))
            {
                return url;
            }
        }
        // Ports without addresses are those of all addresses.
        string?[] ports = [configuration[WebHostDefaults.HttpPortsKey], configuration[WebHostDefaults.HttpsPortsKey]];
        return ports.FirstOrDefault(port => !string.IsNullOrEmpty(port)) is { } any ? $"port {any} of all addresses" : null;
    }

    private static bool IsLoopback(string url)
    {
        BindingAddress address = BindingAddress.Parse(url);
        return address.IsUnixPipe || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));
    }
}
