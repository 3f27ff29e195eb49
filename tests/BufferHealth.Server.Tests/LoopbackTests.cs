using System.Net;
using System.Net.Sockets;
using BufferHealth.Server.Hosting;

namespace BufferHealth.Server.Tests;

public class LoopbackTests
{
    [Fact]
    public void A_port_that_is_taken_gives_way_to_any_free_one()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Assert.Equal(0, Loopback.PortOrAny(port));
        other.Stop();
        Assert.Equal(port, Loopback.PortOrAny(port));
    }
}
