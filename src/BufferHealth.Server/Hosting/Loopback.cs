using System.Net;
using System.Net.Sockets;

using BufferHealth.Server.Collection;
using BufferHealth.Server.Configuration;

namespace BufferHealth.Server.Hosting;

/// <summary>Where the server listens when nobody says: on this machine alone, at port 5080 or, where that is taken, at any free one.</summary>
internal static class Loopback
{
    /// <summary>The usual port.</summary>
    public const int UsualPort = 5080;

    /// <summary>Sets the address, unless <c>--urls</c> or <c>ASPNETCORE_URLS</c> or the like has.</summary>
    public static void ListenOnLoopback(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is not null
            || builder.Configuration[WebHostDefaults.HttpPortsKey] is not null)
        {
            return;
        }

        var port = PortOrAny(UsualPort);
        if (port == 0)
        {
            Console.WriteLine($"Port {UsualPort} is taken; taking a free one instead.");
        }

        builder.WebHost.UseUrls($"http://{IPAddress.Loopback}:{port}");
    }

    /// <summary>Prints the address on a line of its own as soon as the server listens.</summary>
    public static void PrintAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var url in app.Urls)
        {
            Console.WriteLine($"BufferHealth is watching at {url}");
        }

        // The first address is that of the dashboard, with the token behind the hash, which no browser sends anywhere.
        if (app.Urls.FirstOrDefault() is { } first && app.Services.GetRequiredService<CollectorSection>().ReadTokens.Count == 0 && app.Services.GetRequiredService<CollectorHost>().Collector is not null)
        {
            Console.WriteLine($"The dashboard is at {first}/dashboard/#token={app.Services.GetRequiredService<LocalToken>().Text}");
        }
    });

    /// <summary>The port, or 0 (any free one) where another program has it.</summary>
    public static int PortOrAny(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            probe.Start();
            return port;
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
