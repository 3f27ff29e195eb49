using System.Text;

namespace BufferHealth.CollectorRuns;

/// <summary>Memory of the whole process, after it was idle and after sessions have told three records each. What the collector of garbage has not taken yet counts too.</summary>
internal static class Memory
{
    private const int Batch = 500;

    public static async Task<int> RunAsync(int sessions, CancellationToken cancel)
    {
        using Service service = new();
        await service.StartAsync(cancel);
        await Task.Delay(TimeSpan.FromSeconds(3), cancel);
        long idle = service.ResidentBytes;
        for (int number = 0; number < 3; number++)
        {
            for (int from = 0; from < sessions; from += Batch)
            {
                StringBuilder body = new();
                long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                for (int i = from; i < Math.Min(from + Batch, sessions); i++)
                {
                    body.Append($"v=2,sid=\"6f1d2c3b-4a59-4687-9e1f-{i:D12}\",sn={number},ts={now + number},e=t,sta=p,bl=(2000),br=(2800),cid=\"film-{i % 50}\",bsa=(0),bsda=(0)\n");
                }
                using HttpResponseMessage answer = await service.PostAsync(Encoding.ASCII.GetBytes(body.ToString()), cancel);
                if (!answer.IsSuccessStatusCode)
                {
                    from -= Batch;
                    await Task.Delay(200, cancel);
                }
            }
        }
        double live = await service.MetricAsync("bufferhealth_collector_sessions_open", cancel);
        long peak = 0;
        for (int second = 0; second < 30; second++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            peak = Math.Max(peak, service.ResidentBytes);
        }
        Console.WriteLine($"{live:F0} live sessions: {service.ResidentBytes >> 20} MB resident after 30 s, {peak >> 20} MB at most; idle {idle >> 20} MB; beyond it {(service.ResidentBytes - idle) >> 20} MB (aim 100), {(peak - idle) >> 20} MB at most.");
        Console.WriteLine($"Managed, at the last collection: {await service.MetricAsync("dotnet_gc_last_collection_heap_size_bytes", cancel) / (1 << 20):F0} MB in use, {await service.MetricAsync("dotnet_gc_last_collection_memory_committed_size_bytes", cancel) / (1 << 20):F0} MB committed; the rest is the runtime, DuckDB and buffers.");
        return (int)live == sessions ? 0 : 1;
    }
}
