using System.CommandLine;
using BufferHealth.CollectorRuns;

// Whole runs of the collector as a process of its own: what tests of minutes cannot show. Each prints its figures and fails with exit code 1 where a promise is broken.
Option<int> times = new("--times") { Description = "How often the service is killed.", DefaultValueFactory = _ => 20 };
Command kills = new("kills", "kill -9 under load: nothing acknowledged is missing or doubled, and the service is ready again within 3 s.") { times };
kills.SetAction((parsed, cancel) => Kills.RunAsync(parsed.GetValue(times), cancel));

Option<int> seconds = new("--seconds") { Description = "For how long.", DefaultValueFactory = _ => 20 };
Command http = new("http", "Records a second over HTTP, in batches of 100, the sender on the same machine.") { seconds };
http.SetAction((parsed, cancel) => Throughput.RunAsync(parsed.GetValue(seconds), cancel));

Option<int> sessions = new("--sessions") { Description = "How many are live.", DefaultValueFactory = _ => 100_000 };
Command memory = new("memory", "Memory of the process with live sessions, beyond that of the idle one.") { sessions };
memory.SetAction((parsed, cancel) => Memory.RunAsync(parsed.GetValue(sessions), cancel));

Command overload = new("overload", "Twice what a slowed store takes: 429, no record lost, and taken again within 5 s.");
overload.SetAction((_, cancel) => Overload.RunAsync(cancel));

Command stall = new("stall", "From a stall's report to the dashboard's stream.");
stall.SetAction((_, cancel) => StallSeen.RunAsync(cancel));

Option<double> minutes = new("--minutes") { Description = "For how long.", DefaultValueFactory = _ => 10 };
Command fuzz = new("fuzz", "Broken and hostile requests at every door: no crash, no answer of 500, no unbounded memory.") { minutes };
fuzz.SetAction((parsed, cancel) => Fuzz.RunAsync(parsed.GetValue(minutes), cancel));

return await new RootCommand("Runs of the collector.") { kills, http, memory, overload, stall, fuzz }.Parse(args).InvokeAsync();
