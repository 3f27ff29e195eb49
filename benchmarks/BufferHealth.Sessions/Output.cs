using BufferHealth.Server.Rollups;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Sessions;

/// <summary>Counts what is told.</summary>
internal sealed class Output : ISessionOutput
{
    internal long Points { get; private set; }

    internal long Minutes { get; private set; }

    public void Told(SessionPoint point) => Points++;

    public void Minute(RollupRow row) => Minutes++;

    public void Closed(SessionRow row) => throw new InvalidOperationException("No session ends here.");
}
