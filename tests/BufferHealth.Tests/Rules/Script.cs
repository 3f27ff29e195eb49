namespace BufferHealth.Tests.Rules;

/// <summary>A player played by hand, sampled every 100 ms unless said otherwise. Times in milliseconds.</summary>
internal sealed class Script
{
    private readonly Recorder recorder = new();
    private long milliseconds;
    private double frames;

    internal BufferHealthMonitor Monitor => recorder.Monitor;

    internal IReadOnlyList<Stall> Stalls => recorder.Stalls;

    internal Span[] StallSpans => recorder.StallSpans;

    internal Span[] FreezeSpans => recorder.FreezeSpans;

    internal Metrics Metrics => recorder.Monitor.Snapshot();

    internal PlaybackState State => recorder.Monitor.State;

    internal double Time => milliseconds / 1000.0;

    internal long Step { get; set; } = 100;

    internal double Playhead { get; set; }

    internal double? Level { get; set; } = 5;

    internal double Rate { get; set; } = 1;

    internal bool Paused { get; set; }

    internal double? BitrateKbps { get; set; }

    internal double? DroppedFrames { get; set; }

    internal bool Seeking { get; set; }

    internal bool Ended { get; set; }

    internal bool AtEnd { get; set; }

    /// <summary>Whether frames go on being decoded while the playhead moves; null leaves them unknown.</summary>
    internal bool? Picture { get; set; }

    /// <summary>Startup of 0.3 s, then playing for the rest of a time.</summary>
    internal static Script Playing(long milliseconds = 2000, double level = 5)
    {
        Script script = new() { Level = 0 };
        script.Stand(300);
        script.Level = level;
        return script.Play(milliseconds - 300);
    }

    /// <summary>A sample now.</summary>
    internal Script Say(PlayerEvent said = PlayerEvent.Other)
    {
        Assert.Equal(InputStatus.Accepted, Monitor.Update(new Sample
        {
            Time = Time,
            Level = Level,
            Playhead = Playhead,
            Rate = Rate,
            Paused = Paused,
            BitrateKbps = BitrateKbps,
            DroppedFrames = DroppedFrames,
            Seeking = Seeking,
            Ended = Ended,
            AtEnd = AtEnd,
            Frames = Picture is null ? null : frames,
            Event = said,
        }));
        return this;
    }

    internal Script Wait(long milliseconds)
    {
        this.milliseconds += milliseconds;
        return this;
    }

    /// <summary>Playback advances; the level is held, as if data came in as fast.</summary>
    internal Script Play(long milliseconds) => Run(milliseconds, advances: true);

    /// <summary>The playhead stands.</summary>
    internal Script Stand(long milliseconds) => Run(milliseconds, advances: false);

    internal Script With(Action<Script> change)
    {
        change(this);
        return this;
    }

    /// <summary>Closes the session, so that what is open ends.</summary>
    internal Script Close()
    {
        Monitor.Dispose();
        return this;
    }

    private Script Run(long duration, bool advances)
    {
        for (long done = 0; done < duration;)
        {
            long by = Math.Min(Step, duration - done);
            done += by;
            milliseconds += by;
            Playhead += advances ? Rate * by / 1000.0 : 0;
            frames += advances && Picture == true ? 3 : 0;
            Say(PlayerEvent.None);
        }
        return this;
    }
}
