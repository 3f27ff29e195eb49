namespace BufferHealth.Server.Queries;

/// <summary>The parameters that an endpoint takes, as part of its metadata.</summary>
/// <param name="All">Each of them.</param>
internal sealed record QueryParameters(IReadOnlyList<QueryParameter> All);
