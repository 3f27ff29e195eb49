namespace BufferHealth.Server.Links;

/// <summary>A file of the sample stream.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="LengthBytes">Its length in bytes.</param>
internal sealed record MediaFile(string FullPath, string ContentType, long LengthBytes);
