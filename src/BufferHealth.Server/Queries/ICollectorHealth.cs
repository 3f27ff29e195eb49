namespace BufferHealth.Server.Queries;

/// <summary>How the collector itself does. Any thread, and never waits: the dashboard asks once a second.</summary>
internal interface ICollectorHealth
{
    /// <summary>How it does now.</summary>
    CollectorHealth Now();
}
