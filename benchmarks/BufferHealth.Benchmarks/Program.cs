using BufferHealth.Benchmarks;
var e = EngineRun.Measure(30);
foreach (var (k, v) in e.Times) Console.WriteLine($"{k,-35} {v.Best,8:F1} {v.Median,8:F1} {v.Against(e.Times[EngineRun.Histogram]):F2}");
Console.WriteLine(e.AllocatedPerUpdate);
