using System.Globalization;
using System.Text;

namespace BufferHealth.Cli.Tests;

/// <summary>A made-up rating set in a folder of its own, gone with it.</summary>
internal sealed class RatingFolder : IDisposable
{
    internal const int Count = 20;

    internal RatingFolder(string set = "made-up")
    {
        Set = Directory.CreateDirectory(System.IO.Path.Combine(Path, set)).FullName;
        // Ever more stalled, and rated in just that order; bitrates are such that no picture differs.
        StringBuilder sessions = new("session,mos_0_100,content,device,display_h,codec,init_stall_s\n");
        StringBuilder chunks = new("session,dur_s,kbps,width,height,fps,vmaf\n");
        StringBuilder stalls = new("session,media_t_s,dur_s\n");
        for (int i = 0; i < Count; i++)
        {
            sessions.Append(CultureInfo.InvariantCulture, $"s{i},{90 - 3 * i - i % 3},film,pc,1080,H264,0.5\n");
            chunks.Append(CultureInfo.InvariantCulture, $"s{i},20,3000,1920,1080,30,\ns{i},20,3000,1920,1080,30,\n");
            stalls.Append(CultureInfo.InvariantCulture, $"s{i},0,0.5\n");
            stalls.Append(i > 0 ? string.Create(CultureInfo.InvariantCulture, $"s{i},20,{i * 0.7}\n") : "");
        }
        Write("sessions.csv", sessions.ToString());
        Write("chunks.csv", chunks.ToString());
        Write("stalls.csv", stalls.ToString());
    }

    internal string Path { get; } = Directory.CreateTempSubdirectory("buffer-health-ratings").FullName;

    internal string Set { get; }

    internal void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Set, file), text);

    internal string[] Lines(string file) => File.ReadAllLines(System.IO.Path.Combine(Set, file));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
