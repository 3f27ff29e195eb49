using System.Runtime.CompilerServices;

namespace BufferHealth.Server.Sessions;

/// <summary>Ms spent in each <see cref="SessionState"/>.</summary>
[InlineArray(Length)]
internal struct StateTimes
{
    public const int Length = (int)SessionState.Ended + 1;

    private long _first;
}
