using System.Text;
using BufferHealth.Server.Live;
using BufferHealth.Server.Rollups;

namespace BufferHealth.Server.Sessions;

/// <summary>What one shard knows of one tenant. There are as many as the configuration names.</summary>
/// <param name="name">Its name, UTF-8.</param>
internal sealed class Tenant(byte[] name)
{
    private readonly int[] _byState = new int[(int)SessionState.Ended + 1];

    /// <summary>Its name, UTF-8.</summary>
    public byte[] Name => name;

    /// <summary>Its name.</summary>
    public string Text { get; } = Encoding.UTF8.GetString(name);

    /// <summary>What the minute that is not over adds up to.</summary>
    public TenantMinute Minute { get; } = new();

    /// <summary>What its sessions do now. One that ended, failed or was left is no viewer.</summary>
    public LiveCounts Live => new()
    {
        Viewers = _byState.Take((int)SessionState.Ended).Sum(),
        Playing = _byState[(int)SessionState.Playing],
        Stalled = _byState[(int)SessionState.Stalled],
        Starting = _byState[(int)SessionState.Starting],
        Paused = _byState[(int)SessionState.Paused],
        Seeking = _byState[(int)SessionState.Seeking],
    };

    /// <summary>A session of this state has come.</summary>
    public void Enter(SessionState state) => _byState[(int)state]++;

    /// <summary>A session of this state has another one, or was closed.</summary>
    public void Leave(SessionState state) => _byState[(int)state]--;
}
