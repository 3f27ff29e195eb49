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

    private static CodecFamily OfOne(ReadOnlySpan<char> codec)
    {
        Span<char> four = stackalloc char[4];
        codec = codec[..Math.Min(4, codec.Length)];
        return four[..codec.ToLowerInvariant(four)] switch
        {
            "avc1" or "avc3" or "h264" or "avc" => CodecFamily.H264,
            "hvc1" or "hev1" or "dvh1" or "dvhe" or "hevc" or "h265" => CodecFamily.Hevc,
            "vp09" or "vp9" or "vp9." => CodecFamily.Vp9,
            "av01" or "av1" => CodecFamily.Av1,
            _ => CodecFamily.Unknown,
        };
    }
}
