using System.Buffers;
using System.Text;

namespace BufferHealth.Cmcd.Tests;

public sealed class WriterTests
{
    private readonly ArrayBufferWriter<byte> _output = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(49, 0)]
    [InlineData(50, 100)]
    [InlineData(149, 100)]
    [InlineData(150, 200)]
    [InlineData(999_999_999_999_999, 999_999_999_999_900)]
    public void Levels_deadlines_and_throughputs_are_rounded_to_100(long number, long rounded)
    {
        CmcdRecord record = new()
        {
            BufferLengthMs = new(number),
            DeadlineMs = number,
            ThroughputKbps = new(number),
            RequestedThroughputKbps = number,
            DurationMs = number,
            EncodedBitrateKbps = new(number),
        };
        Assert.Equal($"CMCD=bl={rounded},br={number},d={number},dl={rounded},mtp={rounded},rtp={rounded}", Query(record, 1));
    }

    [Fact]
    public void What_says_nothing_is_left_out()
    {
        CmcdRecord record = new() { PlaybackRate = 1, Starved = false, Startup = false, Background = false, NotRendered = false };
        Assert.Equal("", Query(record, 1));
        Assert.Equal("", Query(record, 2));
        record.DurationMs = 4;
        Assert.Equal("CMCD=d=4", Query(record, 1));
        Assert.Equal("CMCD=d=4,v=2", Query(record, 2));
    }

    [Fact]
    public void A_rate_of_1_and_a_player_in_view_are_told_when_the_event_is_about_them()
    {
        Assert.Equal("e=pr,pr=1,ts=1,v=2\n", Event(new() { Event = CmcdEvent.PlaybackRate, TimestampMs = 1, PlaybackRate = 1, Background = false }));
        Assert.Equal("bg=?0,e=b,ts=1,v=2\n", Event(new() { Event = CmcdEvent.Background, TimestampMs = 1, PlaybackRate = 1, Background = false }));
    }

    [Theory]
    [InlineData(2, "2")]
    [InlineData(0, "0")]
    [InlineData(1.08, "1.08")]
    [InlineData(1.0004, null)]
    [InlineData(-0.005, "-0.005")]
    [InlineData(0.1, "0.1")]
    public void A_rate_has_up_to_3_decimals(double rate, string? written) =>
        Assert.Equal(written is null ? "" : "CMCD=pr=" + written, Query(new() { PlaybackRate = rate }, 1));

    [Fact]
    public void Version_1_has_one_value_that_of_the_object_s_type()
    {
        CmcdRecord record = new()
        {
            ObjectType = CmcdObjectType.Video,
            BufferLengthMs = new() { [CmcdObjectType.Audio] = 100, [CmcdObjectType.Video] = 200 },
            EncodedBitrateKbps = new() { [CmcdObjectType.Audio] = 64 },
            NextObjects = CmcdTexts.Of("(\"a\";r=\"0-9\" \"b\")"u8),
            PlayheadMs = 7,
            State = CmcdState.Playing,
        };
        Assert.Equal("CMCD=bl=200,br=64,nor=\"a\",nrr=\"0-9\",ot=v", Query(record, 1));
        Assert.Equal("CMCD=bl=(100;a 200;v),br=(64;a),nor=(\"a\";r=\"0-9\" \"b\"),ot=v,pt=7,sta=p,v=2", Query(record, 2));
    }

    [Fact]
    public void Version_2_has_the_bytes_of_the_next_object_within_it() =>
        Assert.Equal("CMCD=nor=(\"a\";r=\"0-9\"),v=2", Query(new() { NextObjects = CmcdTexts.Of("\"a\""u8), NextRange = CmcdText.Of("0-9"u8) }, 2));

    [Fact]
    public void What_the_specification_forbids_beside_another_key_is_left_out()
    {
        CmcdRecord record = new()
        {
            ObjectType = CmcdObjectType.Manifest,
            DurationMs = 4,
            TopPlayableBitrateKbps = new(1),
            AggregateBitrateKbps = new(1),
            EncodedBitrateKbps = new(2),
            LowestAggregateBitrateKbps = new(1),
            TopAggregateBitrateKbps = new(1),
            Event = CmcdEvent.Timer,
            TimestampMs = 9,
            Url = CmcdText.Of("x"u8),
            ResponseCode = 200,
        };
        Assert.Equal("br=(2),e=t,lab=(1),ot=m,tab=(1),ts=9,v=2\n", Event(record));
        Assert.Equal("CMCD=br=(2),lab=(1),ot=m,tab=(1),v=2", Query(record, 2));
    }

    [Fact]
    public void Each_key_is_in_its_header()
    {
        CmcdRecord record = new()
        {
            EncodedBitrateKbps = new(1),
            BufferLengthMs = new(100),
            SessionId = CmcdText.Of("a \"b\""u8),
            Starved = true,
            PlaybackRate = 2,
            Others = CmcdMembers.Of("z-z=1,a-a"u8),
        };
        Assert.Equal(["br=(1)", "a-a,bl=(100),z-z=1", "sid=\"a \\\"b\\\"\",v=2", "bs,pr=2"], Enum.GetValues<CmcdHeader>().Select(Header));

        string Header(CmcdHeader header)
        {
            _output.ResetWrittenCount();
            CmcdRecord again = new()
            {
                EncodedBitrateKbps = new(1),
                BufferLengthMs = new(100),
                SessionId = CmcdText.Of("a \"b\""u8),
                Starved = true,
                PlaybackRate = 2,
                Others = CmcdMembers.Of("z-z=1,a-a"u8),
            };
            CmcdWriter.WriteHeader(again, 2, header, _output);
            return Encoding.ASCII.GetString(_output.WrittenSpan);
        }
    }

    [Fact]
    public void The_record_says_what_it_refuses()
    {
        Refused("DurationMs is -1 and must be 0 to 999999999999999.", () => _ = new CmcdRecord { DurationMs = -1 });
        Refused("PlaybackRate is 1001 and must be -1000 to 1000.", () => _ = new CmcdRecord { PlaybackRate = 1001 });
        Refused("PlaybackRate is NaN", () => _ = new CmcdRecord { PlaybackRate = double.NaN });
        Refused("State is 10 and must be 0 to 9.", () => _ = new CmcdRecord { State = (CmcdState)10 });
        Refused("SessionId has 129 characters and may have 128.", () => _ = new CmcdRecord { SessionId = CmcdText.Of(new byte[129].Select(_ => (byte)'x').ToArray()) });
        Refused("Byte 1 of the text is 0xC3 and must be 0x20 to 0x7E.", () => CmcdText.Of("hé"u8));
        Refused("untyped is -5", () => _ = new CmcdNumbers(-5));
        Refused("malformed at byte 4", () => CmcdTexts.Of("(\"a\""u8));
        Refused("There is a Integer", () => CmcdTexts.Of("(1)"u8));
        Refused("The key at byte 6 must have a hyphen inside.", () => CmcdMembers.Of("a-b=1,bl=1"u8));
        Refused("malformed at byte 4", () => CmcdMembers.Of("a-b="u8));
        Refused("The version is 3 and must be 1 or 2.", () => CmcdWriter.WriteQuery(default, 3, new ArrayBufferWriter<byte>()));
        Refused("must have Event and TimestampMs", () => CmcdWriter.WriteEvent(new() { Event = CmcdEvent.Timer }, new ArrayBufferWriter<byte>()));
        CmcdFaults faults = new();
        Refused("The scratch has 2 bytes and must have 3.", () => CmcdReader.TryReadQuery("CMCD=%20"u8, new byte[2], CmcdReading.Strict, ref faults, out _));
    }

    private static void Refused(string message, Action action) => Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    private string Query(in CmcdRecord record, int version)
    {
        _output.ResetWrittenCount();
        CmcdWriter.WriteQuery(record, version, _output);
        return Uri.UnescapeDataString(Encoding.ASCII.GetString(_output.WrittenSpan));
    }

    private string Event(in CmcdRecord record)
    {
        _output.ResetWrittenCount();
        CmcdWriter.WriteEvent(record, _output);
        return Encoding.ASCII.GetString(_output.WrittenSpan);
    }
}
