namespace BufferHealth.Cli.Ratings;

/// <summary>Something that claims to know what people think of a session.</summary>
internal interface IRatingModel
{
    /// <summary>What the tables call it.</summary>
    string Name { get; }

    /// <summary>Its number for a session, more is better; null where something that it needs is unknown.</summary>
    double? Score(RatedSession session);
}
