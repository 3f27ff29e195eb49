using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace BufferHealth.CollectorRuns;

/// <summary>
/// Viewers report all the time while the service is killed and started again. What was acknowledged must be in the sessions afterwards, once;
/// what was not acknowledged may be in it or not, and is never sent again, so that nothing hides a doubled record.
/// </summary>
internal static class Kills
{
    private const int Senders = 8;
    private const int RecordsOfASession = 40;
    private static readonly TimeSpan _ready = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(int times, CancellationToken cancel)
    {
        using Service service = new();
        TimeSpan slowest = await service.StartAsync(cancel);
        ConcurrentBag<Told> told = [];
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] senders = [.. Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAsync(service, told, over.Token), cancel))];
        Random random = new(1);
        slowest = TimeSpan.Zero;
        for (int i = 0; i < times; i++)
        {
            await Task.Delay(random.Next(500, 8000), cancel);
            service.Kill();
            TimeSpan ready = await service.StartAsync(cancel);
            slowest = ready > slowest ? ready : slowest;
            Console.WriteLine($"kill {i + 1}: ready after {ready.TotalSeconds:F2} s, {told.Sum(session => session.Acknowledged)} records acknowledged so far");
        }
        await over.CancelAsync();
        await Task.WhenAll(senders);
        int wrong = 0;
        long reports = 0;
        foreach (Told session in told)
        {
            using HttpResponseMessage answer = await service.Client.GetAsync($"/api/v1/sessions/{session.Id}", cancel);
            if (answer.StatusCode == HttpStatusCode.NotFound && session.Acknowledged == 0)
            {
                continue;
            }
            JsonElement found = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(cancel) : JsonDocument.Parse("""{"parts":[]}""").RootElement;
            JsonElement[] parts = [.. found.GetProperty("parts").EnumerateArray()];
            int has = parts.Sum(part => part.GetProperty("reports").GetInt32());
            int doubled = parts.Sum(part => part.GetProperty("duplicates").GetInt32());
            reports += has;
            bool right = parts.Length == 1 && doubled == 0 && has >= session.Acknowledged && has <= session.Sent
                && parts[0].GetProperty("stallCount").GetInt64() >= session.StallsAcknowledged;
            if (!right)
            {
                wrong++;
                Console.WriteLine($"WRONG {session}: parts {parts.Length}, reports {has}, duplicates {doubled}");
            }
        }
        Console.WriteLine($"{told.Count} sessions, {told.Sum(s => s.Acknowledged)} records acknowledged of {told.Sum(s => s.Sent)} sent; {reports} found; {wrong} sessions wrong; ready after {slowest.TotalSeconds:F2} s at worst (aim 3).");
        return wrong == 0 && slowest <= _ready ? 0 : 1;
    }

    private static async Task SendAsync(Service service, ConcurrentBag<Told> told, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            Told session = new();
            told.Add(session);
            for (int number = 0; number < RecordsOfASession && !over.IsCancellationRequested; number++)
            {
                long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                string state = number == RecordsOfASession - 1 ? "q" : number % 2 == 0 ? "p" : "r";
                string record = $"v=2,sid=\"{session.Id}\",sn={number},ts={now},e=ps,sta={state},bsa=({number / 2}),bsda=({number * 10}),bl=(2000)";
                session.Sent++;
                try
                {
                    using HttpResponseMessage answer = await service.PostAsync(Encoding.ASCII.GetBytes(record), CancellationToken.None);
                    if (answer.StatusCode == HttpStatusCode.NoContent)
                    {
                        session.Acknowledged++;
                        session.StallsAcknowledged = number / 2;
                    }
                }
                catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
                {
                    await Task.Delay(20, CancellationToken.None);
                }
            }
        }
    }

    private sealed record Told
    {
        public string Id { get; } = Guid.NewGuid().ToString();

        public int Sent { get; set; }

        public int Acknowledged { get; set; }

        public int StallsAcknowledged { get; set; }
    }
}
