using BufferHealth.Kernel;

namespace BufferHealth;

/// <summary>
/// Watches one playback: takes samples of the buffer (and of the playhead where there is one), finds stalls and freezes,
/// and scores what the viewer sees. Samples never throw: a faulty one is counted and changes nothing else. Constant time
/// and no allocation a sample, 2 KB a monitor. Not thread-safe: use a monitor from one thread at a time.
/// </summary>
public sealed partial class BufferHealthMonitor : IDisposable
{
    private readonly BufferHealthOptions options;
    private readonly TimeProvider clock;
    private readonly long clockStart;
    private FullState state;
    private ScoreState score;
    private double stallAt;
    private PlayedBitrates bitrates;
    private PlaybackState shownState;
    private bool disposed;

    /// <summary>Begins a session.</summary>
    /// <param name="options">How to measure; the defaults where null.</param>
    /// <param name="clock">The clock for samples that carry no time of their own; the system's where null. It starts at 0 here.</param>
    public BufferHealthMonitor(BufferHealthOptions? options = null, TimeProvider? clock = null)
    {
        this.options = options ?? BufferHealthOptions.Default;
        this.clock = clock ?? TimeProvider.System;
        clockStart = this.clock.GetTimestamp();
        Begin();
    }

    /// <summary>The playback state at the last sample.</summary>
    public PlaybackState State => state.Monitor.Playback.State;

    internal ref MonitorState Memory => ref state.Monitor;

    internal ref ScoreState ScoreMemory => ref score;

    /// <summary>Takes a level by the monitor's clock.</summary>
    /// <param name="level">Seconds of media ahead of the playhead, 0 to 1e9; anything else is refused and counted.</param>
    /// <returns>What became of it.</returns>
    public InputStatus UpdateBufferLevel(double level) => UpdateBufferLevel(level, Now());

    /// <summary>Takes a level at a time of the caller's clock.</summary>
    /// <param name="level">Seconds of media ahead of the playhead, 0 to 1e9; anything else is refused and counted.</param>
    /// <param name="time">Seconds, 0 to 1e9, not before the last sample's.</param>
    /// <returns>What became of it.</returns>
    public InputStatus UpdateBufferLevel(double level, double time) =>
        Take(new() { Time = time, Level = level, Known = SampleFields.Level });

    /// <summary>Takes a sample.</summary>
    /// <param name="sample">What is known of the player.</param>
    /// <returns>What became of it.</returns>
    public InputStatus Update(in Sample sample)
    {
        Observation observation = sample.ToObservation(sample.Time ?? Now());
        PictureFacts picture = sample.ToPicture();
        return picture.Known == PictureFields.None ? Take(observation) : Take(observation, picture);
    }

    /// <summary>The viewer wants playback. For hosts that know; not needed where samples carry <see cref="Sample.Paused"/>.</summary>
    public InputStatus Play() => Play(Now());

    /// <inheritdoc cref="Play()"/>
    /// <param name="time">When, in seconds of the samples' clock.</param>
    public InputStatus Play(double time) =>
        Take(new() { Time = time, Known = SampleFields.Paused | SampleFields.Ended, Event = PlayerEvent.Play });

    /// <summary>The viewer has paused. An open stall ends here.</summary>
    public InputStatus Pause() => Pause(Now());

    /// <inheritdoc cref="Pause()"/>
    /// <param name="time">When, in seconds of the samples' clock.</param>
    public InputStatus Pause(double time) =>
        Take(new() { Time = time, Known = SampleFields.Paused, Set = SampleFields.Paused });

    /// <summary>The playhead was moved. An open stall ends here; waiting until playback goes on is the seek's.</summary>
    public InputStatus Seek() => Seek(Now());

    /// <inheritdoc cref="Seek()"/>
    /// <param name="time">When, in seconds of the samples' clock.</param>
    public InputStatus Seek(double time) =>
        Take(new() { Time = time, Known = SampleFields.Ended, Event = PlayerEvent.Seek });

    /// <summary>The media was played to its end: a level that drains to 0 is no stall.</summary>
    public InputStatus End() => End(Now());

    /// <inheritdoc cref="End()"/>
    /// <param name="time">When, in seconds of the samples' clock.</param>
    public InputStatus End(double time) =>
        Take(new() { Time = time, Known = SampleFields.Ended, Set = SampleFields.Ended });

    /// <summary>The metrics as of the last sample. Changes nothing, whenever it is called.</summary>
    public Metrics Snapshot()
    {
        FullValues values = default;
        ScoreValues scoreValues = default;
        FullMonitors.Snapshot(ref state, ref values);
        SessionScores.Read(ref score, values.Metrics.PlayingTime, values.Metrics.TotalStallDuration, ref scoreValues);
        return new Metrics(values.Metrics, values.Extras, ref scoreValues);
    }

    /// <summary>This session as the published models see it: see <see cref="PublishedModel.Of"/>.</summary>
    public SessionFacts SessionFacts()
    {
        Metrics m = Snapshot();
        return new SessionFacts
        {
            PlayedSeconds = m.PlayingTime,
            StartupSeconds = m.StartupTime,
            StallCount = m.StallCount,
            StallSeconds = m.TotalStallDuration,
            WatchedSeconds = m.StartingTime + m.PlayingTime + m.TotalStallDuration + m.FreezeDuration + m.SeekTime,
            DecayedLevelSeconds = m.DecayedBufferLevel,
        }.With(bitrates, Played());
    }

    /// <summary>What of this session adds up with others: see <see cref="SessionTotals.Merge"/>.</summary>
    public SessionTotals Totals() => SessionTotals.Of(ref state);

    /// <summary>The metrics as of the last sample, as a JSON object.</summary>
    public string GetMetrics() => Snapshot().ToJson();

    /// <summary>Ends the session at its last sample (an open stall ends, and says so) and begins another with the same options.</summary>
    public void Reset()
    {
        Close();
        Begin();
    }

    /// <summary>Ends the session at its last sample: an open stall ends, and says so. The metrics can still be read.</summary>
    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            Close();
        }
    }

    private double Now() => (clock.GetTimestamp() - clockStart) / (double)clock.TimestampFrequency;

    private void Begin()
    {
        state = default;
        shownState = PlaybackState.Idle;
        options.Start(ref state);
        SessionScores.Start(ref score, (int)options.Device);
        bitrates = default;
    }

    private void Close()
    {
        Signals signals = (Signals)FullMonitors.Close(ref state);
        Follow(signals);
        if (signals != Signals.None)
        {
            Raise(signals);
        }
    }

    private InputStatus Take(in Observation observation) => Take(observation, default, isOther: false);

    /// <summary>Takes a sample that tells of the picture, whose quality drives the live score unless the host has its own.</summary>
    private InputStatus Take(Observation observation, PictureFacts told)
    {
        InputStatus status = disposed ? InputStatus.Disposed : PictureRule.Check(told);
        if (status != InputStatus.Accepted)
        {
            state.Monitor.Playback.InputFaults += disposed ? 0 : 1;
            return status;
        }
        if (!options.Ladder.IsEmpty)
        {
            Ladder.Complete(options.Ladder, ref told);
            if ((told.Known & PictureFields.Bitrate) != 0)
            {
                observation.BitrateKbps = told.BitrateKbps;
                observation.Known |= SampleFields.Bitrate;
            }
        }
        PictureFacts held = score.Picture;
        bool isOther = PictureRule.Take(ref held, told);
        if (isOther && (observation.Known & SampleFields.Quality) == 0)
        {
            ScoreState next = score;
            SessionScores.Picture(ref next, told, 0);
            observation.Quality = next.Quality < 0 ? 100 : next.Quality;
            observation.Known |= SampleFields.Quality;
        }
        return Take(observation, told, isOther);
    }

    private InputStatus Take(in Observation observation, in PictureFacts told, bool isOther)
    {
        if (disposed)
        {
            return InputStatus.Disposed;
        }
        Signals signals = (Signals)FullMonitors.Update(ref state, observation);
        InputStatus status = (InputStatus)(signals & Signals.StatusMask);
        if (status == InputStatus.Accepted)
        {
            Follow(signals);
            if ((observation.Known & SampleFields.Bitrate) != 0 && observation.BitrateKbps != bitrates.BitrateKbps)
            {
                bitrates.Switch(observation.BitrateKbps, Played());
            }
            if (isOther)
            {
                SessionScores.Picture(ref score, told, Played());
            }
        }
        if (signals > Signals.StatusMask)
        {
            Raise(signals);
        }
        return status;
    }

    /// <summary>Hands on to the session score what an update brought about.</summary>
    private void Follow(Signals signals)
    {
        ref Playback p = ref state.Monitor.Playback;
        if ((signals & Signals.Started) != 0 && (p.Facts & Facts.StartWatched) != 0)
        {
            SessionScores.Startup(ref score, Numeric.Seconds(p.StartupTime));
        }
        if ((signals & Signals.StallStarted) != 0)
        {
            stallAt = Played();
        }
        if ((signals & Signals.StallEnded) != 0)
        {
            SessionScores.Stall(ref score, stallAt, Numeric.Seconds(p.Stall.End - p.Stall.Start));
        }
    }

    /// <summary>Seconds of playing, as a snapshot has them.</summary>
    private double Played() => Numeric.Seconds(Timeline.Played(ref state.Monitor.Playback));
}
