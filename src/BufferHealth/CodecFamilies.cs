namespace BufferHealth;

/// <summary>Reads the family of a picture's codec from a list as manifests and MIME types carry it (RFC 6381).</summary>
internal static class CodecFamilies
{
    /// <param name="codecs">Such as <c>avc1.4d401e,mp4a.40.2</c>; the first one of a picture that is known decides.</param>
    internal static CodecFamily Of(ReadOnlySpan<char> codecs)
    {
        foreach (Range part in codecs.Split(','))
        {
            CodecFamily family = OfOne(codecs[part].Trim());
            if (family != CodecFamily.Unknown)
            {
                return family;
            }
        }
        return CodecFamily.Unknown;
    }

    private static CodecFamily OfOne(ReadOnlySpan<char> codec) =>
        Begins(codec, "avc") || Begins(codec, "h264") ? CodecFamily.H264
        : Begins(codec, "hvc") || Begins(codec, "hev") || Begins(codec, "dvh") || Begins(codec, "h265") ? CodecFamily.Hevc
        : Begins(codec, "vp9") || Begins(codec, "vp09") ? CodecFamily.Vp9
        : Begins(codec, "av1") || Begins(codec, "av01") ? CodecFamily.Av1
        : CodecFamily.Unknown;

    private static bool Begins(ReadOnlySpan<char> codec, string with) => codec.StartsWith(with, StringComparison.OrdinalIgnoreCase);
}
