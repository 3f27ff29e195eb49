using CsCheck;

namespace BufferHealth.Tests.Invariants;

/// <summary>Sequences of input that a player, a broken player or an attacker may send. Times are whole microseconds in seconds.</summary>
internal static class AnyInput
{
    private static readonly double[] Nonsense =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, -1e-9, double.MinValue, double.MaxValue, 1e16];

    /// <summary>Steps in microseconds: none, jitter, the usual rates, gaps that hide something, sleep.</summary>
    private static readonly Gen<long> Step = Gen.Frequency(
        (1, Gen.Const(0L)),
        (2, Gen.Long[1, 30_000]),
        (8, Gen.Long[90_000, 110_000]),
        (3, Gen.Long[240_000, 260_000]),
        (3, Gen.Long[900_000, 1_100_000]),
        (1, Gen.Long[1_500_000, 29_999_999]),
        (1, Gen.Long[30_000_000, 90_000_000]));

    private static readonly Gen<double?> Level = Gen.Frequency(
        (1, Gen.Const((double?)null)),
        (2, Gen.Const((double?)0)),
        (3, Gen.Double[0, 0.2].Select(v => (double?)v)),
        (3, Gen.Double[0, 12].Select(v => (double?)v)));

    private static readonly Gen<double?> Rate = Gen.OneOf<double?>(null, null, null, 1, 1, 2, 0.5, 0, 1e-300, 1000);

    private static readonly Gen<bool?> Flag = Gen.OneOf<bool?>(null, false, false, false, true);

    private static readonly Gen<PlayerEvent> Event = Gen.OneOf(
        [PlayerEvent.None, PlayerEvent.None, PlayerEvent.None, PlayerEvent.None, .. Enum.GetValues<PlayerEvent>()]);

    /// <summary>Seconds by which the playhead moves: not at all, as it should, creeping, nudged, thrown about.</summary>
    private static readonly Gen<(bool Known, bool Regular, double By)> Advance = Gen.Frequency(
        (1, Gen.Const((false, false, 0.0))),
        (4, Gen.Const((true, true, 0.0))),
        (4, Gen.Const((true, false, 0.0))),
        (1, Gen.Double[0, 0.001].Select(v => (true, false, v))),
        (1, Gen.Double[-0.05, 0.3].Select(v => (true, false, v))),
        (1, Gen.Double[-50, 50].Select(v => (true, false, v))));

    private static readonly Gen<Draft> Sound = Gen.Select(
        Step, Level, Advance, Rate,
        Gen.Select(Flag, Flag, Flag, Flag, Flag),
        Event, Gen.Int[0, 5], Gen.OneOf<double?>(null, null, null, 100, 40.5, 0),
        (step, level, advance, rate, flags, said, frames, quality) => new Draft(step, level, advance, rate, flags, said, frames, quality));

    /// <summary>Samples with a playhead, sound but in no sensible order.</summary>
    internal static readonly Gen<Input[]> WithPlayhead =
        Sound.Array[1, 60].Select(drafts => Samples(drafts));

    /// <summary>Levels, and what a host tells about intent; no playhead.</summary>
    internal static readonly Gen<Input[]> LevelsAlone = Gen.Select(Step, Level, Gen.Int[0, 30], Falls).Array[1, 60].Select(Levels);

    /// <summary>A stall that is watched, at times rarely, until about its cap, and whatever comes then.</summary>
    internal static readonly Gen<Input[]> Endless = Gen.Select(
        Gen.Long[1_000_000, 29_000_000], Gen.Long[270_000_000, 330_000_000], WithPlayhead, (step, most, then) => Join(Standing(step, most), then));

    /// <summary>A monitor in use: mostly one of the two kinds of input, sometimes both in one session.</summary>
    internal static readonly Gen<Input[]> Any = Gen.OneOf(
        WithPlayhead,
        LevelsAlone,
        Endless,
        Gen.Select(LevelsAlone, WithPlayhead, (first, second) => Join(first, second)));

    /// <summary>One faulty sample, to be put in at a time.</summary>
    internal static readonly Gen<Func<double, Sample>> Faulty = Gen.OneOf(
        Gen.OneOf(Nonsense).Select(v => (Func<double, Sample>)(_ => new Sample { Time = v, Level = 1 })),
        Gen.OneOf(Nonsense).Select(v => (Func<double, Sample>)(t => new Sample { Time = t, Level = v, Paused = true })),
        Gen.OneOf(Nonsense).Select(v => (Func<double, Sample>)(t => new Sample { Time = t, Level = 1, Playhead = v })),
        Gen.OneOf(Nonsense).Select(v => (Func<double, Sample>)(t => new Sample { Time = t, Rate = v, Ended = true })),
        Gen.OneOf(Nonsense).Select(v => (Func<double, Sample>)(t => new Sample { Time = t, Frames = v })),
        Gen.OneOf(Nonsense).Select(v => (Func<double, Sample>)(t => new Sample { Time = t, Quality = v, Event = PlayerEvent.Seek })),
        Gen.Const((Func<double, Sample>)(t => new Sample { Time = t, Quality = 100.001 })),
        Gen.Double[1e-6, 100].Select(back => (Func<double, Sample>)(t => t - back >= 0 ? new Sample { Time = t - back, Level = 0 } : new Sample { Time = -1 })));

    private static Gen<bool> Falls => Gen.Bool;

    private static Input[] Samples(Draft[] drafts, long start = 0)
    {
        List<Input> inputs = [];
        long time = start;
        double playhead = 3;
        double frames = 0;
        double rate = 1;
        foreach (Draft d in drafts)
        {
            time += d.Step;
            rate = d.Rate > 0 ? d.Rate.Value : rate;
            playhead = Math.Clamp(playhead + (d.Advance.Regular ? rate * d.Step / 1e6 : d.Advance.By), 0, 1e9);
            frames += d.Frames;
            inputs.Add(new(time, new Sample
            {
                Level = d.Level,
                Playhead = d.Advance.Known ? playhead : null,
                Rate = d.Rate,
                Paused = d.Flags.Item1,
                Seeking = d.Flags.Item2,
                Ended = d.Flags.Item3 == true && d.Flags.Item2 == true ? true : d.Flags.Item3 is null ? null : false,
                Hidden = d.Flags.Item4,
                AtEnd = d.Flags.Item5,
                Frames = d.Frames == 5 ? null : frames,
                Quality = d.Quality,
                Event = d.Said,
            }));
        }
        return [.. inputs];
    }

    private static Input[] Levels((long Step, double? Level, int Act, bool Falls)[] drafts)
    {
        List<Input> inputs = [];
        long time = 0;
        double before = 0;
        foreach ((long step, double? level, int act, bool falls) in drafts)
        {
            time += step;
            Sample sample = act switch
            {
                0 => new() { Paused = false, Ended = false, Event = PlayerEvent.Play },
                1 => new() { Paused = true },
                2 => new() { Ended = false, Event = PlayerEvent.Seek },
                3 => new() { Ended = true },
                _ => new() { Level = before = falls ? Math.Max(0, before - step / 1e6) : level ?? before },
            };
            inputs.Add(new(time, sample));
        }
        return [.. inputs];
    }

    /// <summary>Plays to 3 s, where <see cref="Samples"/> begin, and stands there.</summary>
    private static Input[] Standing(long step, long most)
    {
        List<Input> inputs = [];
        for (int i = 0; i <= 30; i++)
        {
            inputs.Add(new(i * 100_000, new Sample { Level = 0.05, Playhead = i * 0.1 }));
        }
        for (long time = 3_100_000; time < most; time += inputs.Count < 40 ? 100_000 : step)
        {
            inputs.Add(new(time, new Sample { Level = 0.05, Playhead = 3 }));
        }
        return [.. inputs];
    }

    private static Input[] Join(Input[] first, Input[] second) =>
        [.. first, .. second.Select(i => i with { Microseconds = i.Microseconds + first[^1].Microseconds })];

    private sealed record Draft(
        long Step, double? Level, (bool Known, bool Regular, double By) Advance, double? Rate,
        (bool?, bool?, bool?, bool?, bool?) Flags, PlayerEvent Said, int Frames, double? Quality);
}
