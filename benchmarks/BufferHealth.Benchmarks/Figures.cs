using System.Runtime.CompilerServices;
using BufferHealth.Kernel;

namespace BufferHealth.Benchmarks;

/// <summary>What is reported, beside what, and how much it may be.</summary>
internal static class Figures
{
    private const string Net = ".NET";
    private const string Page = "node";

    internal static IEnumerable<Figure> Of(EngineRun run)
    {
        Measurement histogram = run.Times[EngineRun.Histogram];
        yield return Figure.Time(Net, EngineRun.Histogram, histogram);
        yield return Against(EngineRun.LevelAtTime, EngineRun.Histogram, 5);
        yield return Against(EngineRun.Sample, EngineRun.Histogram, 5);
        yield return Figure.Bytes(Net, "allocated by an update", run.AllocatedPerUpdate, 0);
        yield return Figure.Time(Net, EngineRun.Clock, run.Times[EngineRun.Clock]);
        yield return Against(EngineRun.LevelByClock, EngineRun.Clock);
        yield return Figure.Time(Net, EngineRun.Snapshot, run.Times[EngineRun.Snapshot]);
        yield return Figure.Within(Net, EngineRun.Json, run.Times[EngineRun.Json], 2_000);
        yield return Figure.Bytes(Net, "state of a playback", Unsafe.SizeOf<Playback>(), 512);
        yield return Figure.Bytes(Net, "state of a monitor", Unsafe.SizeOf<MonitorState>(), 2048);

        Figure Against(string what, string other, double? most = null) =>
            Figure.Against(Net, what, run.Times[what], other, run.Times[other], most);
    }

    internal static IEnumerable<Figure> Of(PageRun run)
    {
        const string Level = "updateBufferLevel(level, now)";
        const string Idiomatic = "idiomatic JavaScript";
        const string Clock = "performance.now()";
        IReadOnlyDictionary<string, Measurement> t = run.Times;
        Measurement clock = t["clock"];
        Measurement idiomatic = t["idiomaticAtTime"];
        yield return Figure.Time(Page, "empty exported function", t["empty"]);
        yield return Figure.Time(Page, Idiomatic + " of it, 10 Hz", idiomatic);
        yield return Figure.Against(Page, Level + ", 10 Hz", t["levelAtTime"], Idiomatic, idiomatic, 1.3);
        yield return Figure.Against(Page, "the same of buffer-health/csp", t["levelAtTimeCsp"], Idiomatic, idiomatic);
        yield return Figure.Time(Page, Clock, clock);
        yield return Figure.Against(Page, "updateBufferLevel(level)", t["levelByClock"], Clock, clock, 1.2);
        yield return Figure.Against(Page, Idiomatic + " of it", t["idiomaticByClock"], Clock, clock);
        yield return Figure.Against(Page, $"{Clock} and {Level}, 10 Hz", clock.Plus(t["levelAtTime"]), Clock, clock);
        yield return Figure.Time(Page, "update({...}, now), 10 Hz", t["sample"]);
        yield return Figure.Time(Page, "snapshot()", t["snapshot"]);
        yield return Figure.Within(Page, "getMetrics()", t["getMetrics"], 20_000);
        yield return Figure.Time(Page, "import from disk", t["import"]);
        yield return Figure.Within(Page, "init() and the first monitor", t["init"], 5_000_000);
        yield return Figure.Bytes(Page, "WebAssembly module", run.ModuleBytes);
        yield return Figure.Bytes(Page, "main entry", run.EntryBytes);
        yield return Figure.Bytes(Page, "main entry, gzip", run.EntryGzipBytes, 8_192);
    }
}
