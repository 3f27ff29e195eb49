namespace BufferHealth.Tests.Scores;

/// <summary>The same table as in the page's score.test.js.</summary>
public sealed class CodecTests
{
    [Theory]
    [InlineData("avc1.4d401e,mp4a.40.2", CodecFamily.H264)]
    [InlineData("mp4a.40.2, avc3.640028", CodecFamily.H264)]
    [InlineData("hvc1.1.6.L93.B0", CodecFamily.Hevc)]
    [InlineData("hev1.1.6.L93.B0", CodecFamily.Hevc)]
    [InlineData("dvh1.05.06", CodecFamily.Hevc)]
    [InlineData("dvhe.05.06", CodecFamily.Hevc)]
    [InlineData("vp09.00.10.08,opus", CodecFamily.Vp9)]
    [InlineData("vp9", CodecFamily.Vp9)]
    [InlineData("av01.0.05M.08", CodecFamily.Av1)]
    [InlineData("AV01.0.05M.08", CodecFamily.Av1)]
    [InlineData("mp4a.40.2", CodecFamily.Unknown)]
    [InlineData("vp8", CodecFamily.Unknown)]
    [InlineData("av", CodecFamily.Unknown)]
    [InlineData("", CodecFamily.Unknown)]
    [InlineData(",", CodecFamily.Unknown)]
    public void A_family_is_read_from_the_list(string codecs, CodecFamily family) => Assert.Equal(family, CodecFamilies.Of(codecs));
}
