using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <content>Its state in a snapshot, but for what it is made with and where it hangs.</content>
internal sealed partial class Session
{
    private const int MostCustomTexts = 16;

    internal void Write(SnapshotWriter writer)
    {
        writer.Put(earlier is not null);
        earlier?.Write(writer);
        foreach (SequenceWindow window in _windows)
        {
            window.Write(writer);
        }
        writer.Put(_recent is not null);
        _recent?.Write(writer);
        _pending.Write(writer);
        _events.Write(writer);
        writer.Put(_requests is not null);
        _requests?.Write(writer);
        writer.Put(_totals is not null);
        _totals?.Write(writer);
        _clock.Write(writer);
        _live.Write(writer);
        writer.PutShared(_content);
        writer.PutShared(_cdn);
        writer.PutShared(_player);
        writer.Put(CustomTexts.Length);
        foreach (byte[] text in CustomTexts)
        {
            writer.PutShared(text);
        }
        writer.Put(_lastArrivalMs);
        writer.Put(_firstMs);
        writer.Put(_newestMs);
        writer.Put(_newestOrder);
        writer.Put(_startupTold);
        writer.Put(_droppedFrames);
        writer.Put(_reports);
        writer.Put(_duplicates);
        writer.Put(_late);
        writer.Put(_refused);
        writer.Put(_errors);
        writer.Put(_level);
        writer.Put(_liveContent);
        writer.Put((int?)_said);
        writer.Put(LiveSinceMs);
        writer.Put(DeadlineMs);
        writer.Put(_levelToldMs);
        writer.Put(_addedPlayingMs);
        writer.Put(_addedStallMs);
        writer.Put(_addedStalls);
        writer.Put(_addedErrors);
        writer.Put(_addedReports);
        writer.Put(_startAdded);
        writer.Put(_startupAdded);
    }

    /// <summary>Reads the rest of it: what it goes on from stands before it.</summary>
    internal void Read(ref SnapshotReader reader)
    {
        GoOn();
        foreach (ref SequenceWindow window in (Span<SequenceWindow>)_windows)
        {
            window = SequenceWindow.Read(ref reader);
        }
        _recent = reader.Bool() ? RecentEvents.Read(ref reader) : null;
        _pending = PendingReports.Read(ref reader);
        _events = EventSums.Read(ref reader) is { Any: true } events ? events : _events;
        _requests = reader.Bool() ? RequestSums.Read(ref reader) : null;
        _totals = reader.Bool() ? OwnTotals.Read(ref reader) : null;
        _clock = PlayerClock.Read(ref reader);
        _live = Phase.Read(ref reader);
        _content = reader.Shared();
        _cdn = reader.Shared();
        _player = reader.Shared();
        ReadCustom(ref reader);
        _lastArrivalMs = reader.Long();
        _firstMs = reader.Long();
        _newestMs = reader.Long();
        _newestOrder = (ushort)reader.Long(0, ushort.MaxValue);
        _startupTold = (int?)reader.Known();
        _droppedFrames = (int?)reader.Known();
        _reports = reader.Int();
        _duplicates = reader.Int();
        _late = reader.Int();
        _refused = reader.Int();
        _errors = reader.Int();
        _level = reader.Int();
        _liveContent = (ushort)reader.Long(0, ushort.MaxValue);
        _said = reader.Bool() ? reader.One<SessionEnding>() : null;
        LiveSinceMs = reader.Long();
        DeadlineMs = reader.Long();
        _levelToldMs = reader.Long();
        _addedPlayingMs = reader.Long();
        _addedStallMs = reader.Long();
        _addedStalls = reader.Long();
        _addedErrors = reader.Int();
        _addedReports = reader.Int();
        _startAdded = reader.Bool();
        _startupAdded = reader.Bool();
    }

    private void ReadCustom(ref SnapshotReader reader)
    {
        int texts = reader.Count(MostCustomTexts);
        _custom = texts == 0 ? null : new byte[texts][];
        for (int i = 0; i < texts; i++)
        {
            _custom![i] = reader.Shared() ?? throw SnapshotReader.Damaged("a custom key or its text is missing");
        }
    }
}
