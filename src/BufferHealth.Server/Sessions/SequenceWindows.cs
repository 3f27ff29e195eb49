using System.Runtime.CompilerServices;

namespace BufferHealth.Server.Sessions;

/// <summary>Sequence numbers of a session: for three targets and modes; a fourth has none and is told apart by events and times.</summary>
[InlineArray(3)]
internal struct SequenceWindows
{
    private SequenceWindow _first;
}
