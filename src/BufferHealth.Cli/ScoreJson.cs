namespace BufferHealth.Cli;

/// <summary>A session's score as one JSON object; <c>models</c> holds the published ones by name where they are asked for.</summary>
internal static class ScoreJson
{
    internal static void Write(Replay replay, bool models, TextWriter output) => ReplayJson.Write(output, json =>
    {
        Metrics m = replay.Metrics;
        json.WriteStartObject();
        MetricsJson.WriteScore(json, m.SessionScore, m.Mos, m.PictureQuality, m.ScoreLoss);
        ReplayJson.WriteNumber(json, "qoeScore", m.QoeScore);
        if (models)
        {
            json.WriteStartObject("models");
            foreach (PublishedModel model in PublishedModel.All)
            {
                ReplayJson.WriteNumber(json, model.Name, model.Of(replay.Facts));
            }
            json.WriteEndObject();
        }
        json.WriteNumber("inputFaults", replay.InputFaults);
        json.WriteEndObject();
    });
}
