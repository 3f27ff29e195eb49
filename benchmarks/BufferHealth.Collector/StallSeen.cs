using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace BufferHealth.CollectorRuns;

/// <summary>What the dashboard is sent once a second says of a stall, from the report's sending on.</summary>
internal static class StallSeen
{
    private const int Rounds = 20;

    public static async Task<int> RunAsync(CancellationToken cancel)
    {
        using Service service = new();
        await service.StartAsync(cancel);
        using Stream stream = await service.Client.GetStreamAsync("/api/v1/now/stream", cancel);
        using StreamReader lines = new(stream);
        List<double> seen = [];
        for (int round = 0; round < Rounds; round++)
        {
            await TellAsync(service, round, 0, 'p', cancel);
            await Task.Delay(137 * (round % 7), cancel);
            long sent = Stopwatch.GetTimestamp();
            await TellAsync(service, round, 1, 'r', cancel);
            while (await lines.ReadLineAsync(cancel) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal) && line.Length > 8
                    && JsonDocument.Parse(line[5..]).RootElement is { ValueKind: JsonValueKind.Object } now
                    && now.GetProperty("stalledSessions").EnumerateArray().Any(session => session.GetProperty("sessionId").GetString() == $"s{round}"))
                {
                    seen.Add(Stopwatch.GetElapsedTime(sent).TotalSeconds);
                    break;
                }
            }
            await TellAsync(service, round, 2, 'q', cancel);
        }
        seen.Sort();
        Console.WriteLine($"A stall is in the dashboard's stream after {seen[seen.Count / 2]:F2} s at the median, {seen[^1]:F2} s at worst of {seen.Count} (aim 2).");
        return seen.Count == Rounds && seen[^1] <= 2 ? 0 : 1;
    }

    private static async Task TellAsync(Service service, int session, int number, char state, CancellationToken cancel)
    {
        string record = $"v=2,sid=\"s{session}\",sn={number},ts={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()},e=ps,sta={state}";
        using HttpResponseMessage answer = await service.PostAsync(Encoding.ASCII.GetBytes(record), cancel);
        answer.EnsureSuccessStatusCode();
    }
}
