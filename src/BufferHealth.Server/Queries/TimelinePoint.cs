using System.Text.Json.Serialization;
using BufferHealth.Server.Sessions;

namespace BufferHealth.Server.Queries;

/// <summary>A point of a session's timeline.</summary>
/// <param name="AtMs">When, in ms since 1970.</param>
/// <param name="Part">Which part of the session.</param>
/// <param name="State">The state from then on; unknown where the record came after newer ones, so that it does not say.</param>
/// <param name="LevelMs">The level of the buffer; null when not told.</param>
/// <param name="BitrateKbps">The bitrate selected; null when not told.</param>
/// <param name="Note">Error codes, or a stall's cause; null when nothing. Hostile text.</param>
internal sealed record TimelinePoint(
    long AtMs, int Part, [property: JsonConverter(typeof(CamelCaseEnumConverter<SessionState>))] SessionState State, long? LevelMs, long? BitrateKbps, string? Note);
