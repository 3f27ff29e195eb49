using System.CommandLine;
using BufferHealth.ForecastEvaluation;

Option<DirectoryInfo> networks = new("--networks") { Description = "Folder of recorded links: *.csv.gz with the columns trace, t_s, mbps.", Required = true };
Option<FileInfo?> liveNflx2 = new("--live-nflx2") { Description = "chunks.csv of LIVE-NFLX-II, as a check on playbacks that are not simulated." };
Option<FileInfo?> output = new("--output") { Description = "Where the report goes; the standard output by default." };
RootCommand root = new("Measures the kernel's forecast of stalls over recorded links and writes the report.") { networks, liveNflx2, output };
root.SetAction(parsed =>
{
    try
    {
        FileInfo[] files = parsed.GetValue(networks)!.GetFiles("*.csv.gz");
        if (files.Length == 0)
        {
            throw new FileNotFoundException($"no *.csv.gz in '{parsed.GetValue(networks)}'");
        }
        Run run = Run.Over([.. files.OrderBy(f => f.Name, StringComparer.Ordinal).SelectMany(f => Link.Read(f.FullName))]);
        Findings? outside = parsed.GetValue(liveNflx2) is { } chunks ? Run.Judge(LiveNflx2.Read(chunks.FullName)) : null;
        string report = new Report(run, outside).Write();
        if (parsed.GetValue(output) is { } file)
        {
            File.WriteAllText(file.FullName, report);
        }
        else
        {
            Console.Out.Write(report);
        }
        return 0;
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
    {
        Console.Error.WriteLine($"forecast: {e.Message}");
        return 1;
    }
});

ParseResult result = root.Parse(args);
if (result.Errors.Count > 0)
{
    Console.Error.WriteLine($"forecast: {result.Errors[0].Message}");
    return 2;
}
return result.Invoke();
