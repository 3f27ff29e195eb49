namespace BufferHealth.Cli.Ratings;

/// <summary>
/// A rating set in the form that docs/scores.md documents: sessions.csv and chunks.csv, and stalls.csv where there are any.
/// Columns are found by name; those that are not needed are ignored.
/// </summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Folder">Where it was read from.</param>
/// <param name="Sessions">At least one.</param>
internal sealed record RatingSet(string Name, string Folder, IReadOnlyList<RatedSession> Sessions)
{
    private const string SessionsFile = "sessions.csv";

    internal bool HasVmaf => Sessions.All(s => s.HasVmaf);

    internal bool HasBitrate => Sessions.All(s => s.Chunks.All(c => c.BitrateKbps is not null));

    /// <summary>The same sessions, had nobody measured VMAF.</summary>
    internal RatingSet WithoutVmaf() => this with { Sessions = [.. Sessions.Select(s => s.WithoutVmaf())] };

    /// <summary>The sets of a folder: itself, or those directly below it, in ordinal order.</summary>
    /// <exception cref="IOException">There is none, or the folder cannot be read.</exception>
    internal static List<string> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"there is no folder '{folder}'");
        }
        if (File.Exists(Path.Combine(folder, SessionsFile)))
        {
            return [folder];
        }
        List<string> sets = [.. Directory.GetDirectories(folder).Where(d => File.Exists(Path.Combine(d, SessionsFile))).Order(StringComparer.Ordinal)];
        return sets.Count > 0 ? sets : throw new FileNotFoundException($"no {SessionsFile} in '{folder}' or directly below it");
    }

    /// <summary>Reads a set.</summary>
    /// <exception cref="InvalidDataException">A file is bad; the message names it and the line.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    internal static RatingSet Read(string folder)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        List<RatedSession> sessions = [];
        string sessionsPath = Path.Combine(folder, SessionsFile);
        foreach (RatingFile.Row row in RatingFile.Read(sessionsPath, "session", "mos_0_100", "content"))
        {
            RatedSession session = new(row.Text("session"), row.Text("content"), row.Required("mos_0_100", double.MinValue))
            {
                IsPhone = row.Text("device") is "mobile" or "phone",
                DisplayHeight = row.Number("display_h"),
                Codec = row.Text("codec"),
                StartupSeconds = row.Number("init_stall_s") ?? 0,
            };
            if (!places.TryAdd(session.Id, sessions.Count))
            {
                throw row.Bad($"session '{session.Id}' is there twice");
            }
            sessions.Add(session);
        }
        if (sessions.Count == 0)
        {
            throw new InvalidDataException($"{sessionsPath}: no session");
        }
        List<RatedChunk>[] chunks = Rows(Path.Combine(folder, "chunks.csv"), ["session", "dur_s"], places, row => row.Required("dur_s") is > 0 and var seconds
            ? new RatedChunk(
                seconds, Positive(row.Number("kbps")), Positive(row.Number("width")), Positive(row.Number("height")), Positive(row.Number("fps")),
                row.Number("vmaf") is { } vmaf ? Math.Min(vmaf, 100) : null, row.Number("buffer_after_s"))
            : throw row.Bad("dur_s must be above 0"));
        string stallsPath = Path.Combine(folder, "stalls.csv");
        List<RatedStall>[]? stalls = File.Exists(stallsPath)
            ? Rows(stallsPath, ["session", "media_t_s", "dur_s"], places, row => new RatedStall(row.Required("media_t_s"), row.Required("dur_s")))
            : null;
        for (int i = 0; i < sessions.Count; i++)
        {
            sessions[i] = chunks[i].Count > 0
                ? sessions[i] with { Chunks = chunks[i], Stalls = [.. (stalls?[i] ?? []).Where(s => s is { At: > 0, Seconds: > 0 }).OrderBy(s => s.At)] }
                : throw new InvalidDataException($"{Path.Combine(folder, "chunks.csv")}: session '{sessions[i].Id}' has no chunk");
        }
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), folder, sessions);
    }

    private static List<T>[] Rows<T>(string path, string[] columns, Dictionary<string, int> places, Func<RatingFile.Row, T> parse)
    {
        List<T>[] lists = [.. places.Select(_ => new List<T>())];
        foreach (RatingFile.Row row in RatingFile.Read(path, columns))
        {
            string session = row.Text("session");
            lists[places.TryGetValue(session, out int place) ? place : throw row.Bad($"there is no session '{session}'")].Add(parse(row));
        }
        return lists;
    }

    private static double? Positive(double? value) => value > 0 ? value : null;
}
