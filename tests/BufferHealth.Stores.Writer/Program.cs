// Writes numbered batches. Each line of the standard output says what became of one, after it is certain; a line of the standard input lets it go on.
using System.Globalization;
using BufferHealth.Server.Stores;
using BufferHealth.Stores.Writer;

string path = args[0];
int batches = int.Parse(args[1], CultureInfo.InvariantCulture);
bool fill = args is [_, _, "fill"];
int checkpointMiB = args is [_, _, "log"] ? 64 : 1;
try
{
    using DuckDbStore store = DuckDbStore.Open(path, new StoreOptions { CheckpointMiB = checkpointMiB });
    Console.WriteLine("open");
    for (int i = 0; i < batches; i++)
    {
        try
        {
            store.Write(NumberedBatch.Of(i));
            Console.WriteLine($"kept {i}");
        }
        catch (StoreUnavailableException e) when (fill)
        {
            Console.WriteLine($"refused {i}: {e.Message}");
            if (Console.ReadLine() is null)
            {
                return 1;
            }
            i--;
        }
    }
    if (!fill)
    {
        Console.ReadLine();
    }
    Console.WriteLine("done");
    return 0;
}
catch (StoreUnavailableException e)
{
    Console.WriteLine($"unavailable: {e.Message}");
    return 3;
}
