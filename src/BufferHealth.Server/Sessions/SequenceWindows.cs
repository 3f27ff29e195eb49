using System.Runtime.CompilerServices;

namespace BufferHealth.Server.Sessions;

/// <summary>Sequence numbers of a session: of two targets or modes; those of a third are told apart by events and times.</summary>
[InlineArray(2)]
internal struct SequenceWindows
{
    private SequenceWindow _first;
}
