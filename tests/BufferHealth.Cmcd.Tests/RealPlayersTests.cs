using System.Text;

namespace BufferHealth.Cmcd.Tests;

/// <summary>What players and logs really send, and what the specification asks of a server: an example each.</summary>
public sealed class RealPlayersTests
{
    private CmcdFaults _faults;

    [Fact]
    public void A_query_of_version_1() => Assert.Equal(
        "bl=21300; | br=3200; | bs=?1 | cid=faec5fc2 | d=4004 | dl=18500 | mtp=48100; | nor=..%2F300kbps%2Ftrack.m4v | nrr=12323-48763 | ot=v | pr=1.08 | rtp=12000 | sf=d | sid=6e2fb550 | st=v | su=?1 | tb=6000;",
        Query("?CMCD=bl%3D21300%2Cbr%3D3200%2Cbs%2Ccid%3D%22faec5fc2%22%2Cd%3D4004%2Cdl%3D18500%2Cmtp%3D48100%2Cnor%3D%22..%252F300kbps%252Ftrack.m4v%22%2Cnrr%3D%2212323-48763%22%2Cot%3Dv%2Cpr%3D1.08%2Crtp%3D12000%2Csf%3Dd%2Csid%3D%226e2fb550%22%2Cst%3Dv%2Csu%2Ctb%3D6000", faults: 0));

    [Fact]
    public void Spaces_are_written_as_plus() =>
        Assert.Equal("bl=2800;a 3000;v | v=2", Query("?CMCD=bl%3D(3000%3Bv+2800%3Ba)%2Cv%3D2", faults: 0));

    [Fact]
    public void A_plus_that_is_encoded_stays() => Assert.Equal("cid=a+b", Query("CMCD=cid%3D%22a%2Bb%22", faults: 0));

    [Theory]
    [InlineData("?cmcd=bs")]
    [InlineData("?Cmcd=bs")]
    [InlineData("?CMCDX=bs")]
    [InlineData("?XCMCD=bs")]
    [InlineData("?a=CMCD=bs")]
    [InlineData("?CMCD")]
    [InlineData("?CMCD=")]
    [InlineData("?a#CMCD=bs")]
    [InlineData("")]
    public void No_such_parameter_is_no_fault(string query) => Assert.Null(Query(query, faults: 0));

    [Theory]
    [InlineData("CMCD=bs")]
    [InlineData("?a=1&CMCD=bs&b=2")]
    [InlineData("https://cdn.example/seg.m4s?CMCD=bs&CMCD=su")]
    [InlineData("?CMCD=bs#x")]
    public void The_parameter_is_found(string query) => Assert.Equal("bs=?1", Query(query, faults: 0));

    [Fact]
    public void A_percent_sign_that_begins_no_code_stays() => Assert.Equal("cid=5%,%4g", Query("?CMCD=cid=\"5%,%4g\"", faults: 0));

    [Fact]
    public void Scalars_where_version_2_has_lists()
    {
        Assert.Equal("bl=4000; | ec=E1 | v=2", Read("bl=4000,ec=\"E1\",v=2"));
        Assert.Equal((2, 2), (_faults[CmcdFault.ScalarForList], _faults.Total));
    }

    [Fact]
    public void Scalars_in_version_1_are_as_they_should_be() => Assert.Equal("bl=4000; | br=3200;", Read("bl=4000,br=3200", faults: 0));

    [Fact]
    public void Lists_under_version_1()
    {
        Assert.Equal("bl=2800;a 3000;v", Read("bl=(3000;v 2800;a)"));
        Assert.Equal((1, 1), (_faults[CmcdFault.ListForScalar], _faults.Total));
    }

    [Theory]
    [InlineData("bl=(3000;v 2800;a),v=2", 0)]
    [InlineData("bl=(3000;ot=v 2800;ot=a),v=2", 2)]
    [InlineData("bl=(3000;ot=\"v\" 2800;a),v=2", 1)]
    public void The_object_type_as_a_flag_and_as_a_value(string text, int asValues)
    {
        Assert.Equal("bl=2800;a 3000;v | v=2", Read(text));
        Assert.Equal(asValues > 0 ? 1 : 0, _faults[CmcdFault.TypeAsValue]);
        Assert.Equal(_faults[CmcdFault.TypeAsValue], _faults.Total);
    }

    [Fact]
    public void A_batch_that_failed_comes_again_after_a_later_one()
    {
        CmcdBody body = CmcdReader.ReadBody("e=t,sn=0,ts=1,v=2\ne=t,sn=1,ts=2,v=2\r\n\n e=t,sn=2,ts=3,v=2\t\ne=t,sn=1,ts=2,v=2\ne=t,sn=3,ts=4,v=2\n"u8, CmcdReading.Strict);
        List<long?> numbers = [];
        while (body.Next(ref _faults, out CmcdRecord record))
        {
            numbers.Add(record.SequenceNumber);
        }
        Assert.Equal([0, 1, 2, 1, 3], numbers);
        Assert.Equal((5, 0), (body.Lines, _faults.Total));
    }

    [Fact]
    public void One_line_that_is_malformed_costs_no_other_one()
    {
        CmcdBody body = CmcdReader.ReadBody("e=t,ts=1,v=2\ne=t,,ts=2\ne=t,ts=3,v=2"u8, CmcdReading.Strict);
        Assert.True(body.Next(ref _faults, out CmcdRecord record));
        Assert.Equal(1, record.TimestampMs);
        Assert.True(body.Next(ref _faults, out record));
        Assert.Equal(3, record.TimestampMs);
        Assert.False(body.Next(ref _faults, out _));
        Assert.Equal((3, 1), (body.Lines, _faults[CmcdFault.Syntax]));
    }

    [Fact]
    public void Encoded_twice()
    {
        const string Query2 = "?CMCD=bl%253D3000%252Ccid%253D%2522a%252520b%2522%252Csu";
        Assert.Null(Query(Query2, faults: 1));
        Assert.Equal("bl=3000; | cid=a%20b | su=?1", Query(Query2, 2, CmcdReading.Salvage));
        Assert.Equal((2, 2), (_faults[CmcdFault.DoubleEncoded], _faults.Total));
    }

    [Fact]
    public void What_is_encoded_within_a_string_is_not_decoded_again() =>
        Assert.Equal("nor=a%3Db", Query("?CMCD=nor%3D%22a%253Db%22", 0, CmcdReading.Salvage));

    [Fact]
    public void Tokens_in_quotes()
    {
        Assert.Equal("ot=v | sf=h | st=ll | sta=r", Read("ot=\"v\",sf=\"h\",st=\"ll\",sta=\"r\""));
        Assert.Equal((4, 4), (_faults[CmcdFault.QuotedToken], _faults.Total));
    }

    [Fact]
    public void An_error_code_that_is_a_number()
    {
        Assert.Equal("ec=404 | v=2", Read("ec=404,v=2"));
        Assert.Equal("ec=404\u001fx | v=2", Read("ec=(404 \"x\"),v=2"));
        Assert.Equal((2, 1, 3), (_faults[CmcdFault.NumberForErrorCode], _faults[CmcdFault.ScalarForList], _faults.Total));
    }

    [Fact]
    public void Dropped_frames_by_their_old_name()
    {
        Assert.Equal("dfa=12", Read("df=12"));
        Assert.Equal((1, 1), (_faults[CmcdFault.RenamedKey], _faults.Total));
    }

    [Theory]
    [InlineData("df=12,dfa=13")]
    [InlineData("dfa=13,df=12")]
    public void Dropped_frames_by_both_names(string text)
    {
        Assert.Equal("dfa=13", Read(text));
        Assert.Equal((1, 1, 2), (_faults[CmcdFault.RenamedKey], _faults[CmcdFault.DuplicateKey], _faults.Total));
    }

    [Fact]
    public void Without_a_time_stamp_there_is_none() => Assert.Null(Record("bl=3000,sid=\"a\"").TimestampMs);

    [Fact]
    public void Without_a_session_there_is_none()
    {
        CmcdRecord record = Record("bl=3000");
        Assert.False(record.SessionId.IsKnown);
        Assert.Equal(1, record.Version);
    }

    [Theory]
    [InlineData("bl=3000,v=3")]
    [InlineData("v=3,bl=3000")]
    [InlineData("bl=3000,v=999999999999999")]
    public void A_version_above_2_is_ignored_whole(string text)
    {
        Assert.Null(Read(text));
        Assert.Equal((1, 1), (_faults[CmcdFault.UnsupportedVersion], _faults.Total));
    }

    [Theory]
    [InlineData("v=0", CmcdFault.OutOfRange)]
    [InlineData("v=-1", CmcdFault.OutOfRange)]
    [InlineData("v=\"2\"", CmcdFault.WrongType)]
    public void A_version_that_is_none_is_version_1(string text, CmcdFault fault)
    {
        Assert.Equal("bs=?1", Read("bs," + text));
        Assert.Equal((1, 1), (_faults[fault], _faults.Total));
    }

    [Theory]
    [InlineData("d=\"4000\"", CmcdFault.WrongType)]
    [InlineData("d=(4000)", CmcdFault.WrongType)]
    [InlineData("bs=1", CmcdFault.WrongType)]
    [InlineData("sid=abc", CmcdFault.WrongType)]
    [InlineData("ot=1", CmcdFault.WrongType)]
    [InlineData("pr=fast", CmcdFault.WrongType)]
    [InlineData("bl=x", CmcdFault.WrongType)]
    [InlineData("sta=z", CmcdFault.UnknownToken)]
    [InlineData("d=-1", CmcdFault.OutOfRange)]
    [InlineData("pr=1000.001", CmcdFault.OutOfRange)]
    [InlineData("bl=-100", CmcdFault.OutOfRange)]
    public void A_value_that_fails_its_type_is_ignored(string member, CmcdFault fault)
    {
        Assert.Equal("su=?1", Read(member + ",su"));
        Assert.Equal((1, 1), (_faults[fault], _faults.Total));
    }

    [Fact]
    public void An_item_that_fails_its_type_costs_no_other_one() => Assert.Equal("bl=3000;v | v=2", Read("bl=(x;a 3000;v),v=2", faults: 1));

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void A_session_has_up_to_128_characters(int length, bool kept)
    {
        Assert.Equal(kept, Record($"sid=\"{new string('x', length)}\"").SessionId.IsKnown);
        Assert.Equal(kept ? 0 : 1, _faults[CmcdFault.TooLong]);
    }

    [Fact]
    public void Unknown_keys_are_ignored_and_can_be_gone_through()
    {
        CmcdRecord record = Record("com.example-room=7,foo=(1 2),bl=3000,a-=1");
        List<string> others = [];
        foreach (CmcdMember other in record.Others)
        {
            others.Add($"{Encoding.ASCII.GetString(other.Key)} {other.Type} {other.Number} {other.IsCustom}");
        }
        Assert.Equal(["com.example-room Integer 7 True", "foo None 0 False", "a- Integer 1 False"], others);
        Assert.Equal((2, 2), (_faults[CmcdFault.UnknownKey], _faults.Total));
    }

    [Fact]
    public void The_last_of_two_counts_also_when_it_fails_its_type()
    {
        Assert.Equal("d=2", Read("d=1,d=2", faults: 1));
        Assert.Equal("su=?1", Read("d=1,cid=\"a\",bl=(1),ec=(\"x\"),d=x,cid=1,bl=x,ec=x,su"));
        Assert.Equal(5, _faults[CmcdFault.DuplicateKey]);
    }

    [Fact]
    public void Any_order() => Assert.Equal(Read("bl=(1;v),v=2,d=4,su"), Read("su,v=2,d=4,bl=(1;v)"));

    [Fact]
    public void One_mistake_of_syntax_voids_the_record_or_costs_the_member()
    {
        Assert.Null(Read("bl=3000,d=40 00,su"));
        Assert.Equal("bl=3000; | su=?1", Read("bl=3000,d=40 00,su", 2, CmcdReading.Salvage));
        Assert.Equal((2, 2), (_faults[CmcdFault.Syntax], _faults.Total));
    }

    [Theory]
    [InlineData("a=\"x,bs,y\",d=4,!", "d=4")]
    [InlineData("bl=(1,bs,2),d=4", "d=4")]
    [InlineData("cid=\"a,bs", null)]
    [InlineData("bl=(1,bs", null)]
    [InlineData("d=4,", "d=4")]
    [InlineData(",,d=4", "d=4")]
    public void Salvage_makes_nothing_of_what_stands_in_a_string_or_a_list(string text, string? told) =>
        Assert.Equal(told, Read(text, reading: CmcdReading.Salvage)?.Replace("a=\"x,bs,y\" | ", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("su,bl=300", "su=?1")]
    [InlineData("su,bs", "su=?1")]
    [InlineData("su,cid=\"ab", "su=?1")]
    [InlineData("su,bl=(3000;v 28", "su=?1")]
    [InlineData("su,com.example-x=1", "su=?1")]
    [InlineData("su,", "su=?1")]
    [InlineData("su", null)]
    public void Of_a_log_line_that_was_cut_the_last_member_is_not_believed(string text, string? told)
    {
        Assert.Equal(told, Read(text, reading: CmcdReading.CutShort));
        Assert.Equal((1, 1), (_faults[CmcdFault.CutMember], _faults.Total));
    }

    [Fact]
    public void A_stall_that_ended_is_added_to_another_of_its_type()
    {
        CmcdNumbers stalls = Record("bsd=(300;v 1200;v 90),v=2").StarvationMs;
        Assert.Equal((1500, 90, 3), (stalls[CmcdObjectType.Video], stalls.Untyped, stalls.Count));
    }

    [Fact]
    public void The_least_level_is_the_one_that_counts() => Assert.Equal(2800, Record("bl=(3000;v 2800;a),v=2").BufferLengthMs.Least);

    [Fact]
    public void A_decimal_where_an_integer_is_due_is_rounded()
    {
        Assert.Equal("ltc=-3 | pt=4001", Read("pt=4000.5,ltc=-2.5"));
        Assert.Equal((2, 2), (_faults[CmcdFault.DecimalForInteger], _faults.Total));
    }

    [Theory]
    [InlineData("e=ps,ts=1,v=2", 1)]
    [InlineData("e=ps,sta=p,ts=1,v=2", 0)]
    [InlineData("e=e,ts=1,v=2", 1)]
    [InlineData("e=e,ec=(\"x\"),ts=1,v=2", 0)]
    [InlineData("e=rr,ts=1,v=2", 1)]
    [InlineData("e=rr,ts=1,url=\"x\",v=2", 0)]
    [InlineData("e=ce,ts=1,v=2", 1)]
    [InlineData("ce=1,cen=\"x\",e=ce,ts=1,v=2", 1)]
    [InlineData("cen=\"x\",e=ce,ts=1,v=2", 0)]
    [InlineData("e=t,v=2", 1)]
    [InlineData("ts=1,v=2", 1)]
    public void An_event_without_what_it_must_say_is_counted_and_counts(string line, int faults)
    {
        CmcdBody body = CmcdReader.ReadBody(line.Bytes(), CmcdReading.Strict);
        Assert.True(body.Next(ref _faults, out CmcdRecord record));
        Assert.Equal(2, record.Version);
        Assert.Equal(faults, _faults.Total);
    }

    [Fact]
    public void Headers_win_over_the_query()
    {
        Assert.True(CmcdReader.TryReadRequest(new() { Request = "bl=3000"u8, Session = "sid=\"a\""u8 }, "?CMCD=bs"u8, [], CmcdReading.Strict, ref _faults, out CmcdRecord record));
        Assert.Equal("bl=3000; | sid=a", Dump.Text(record));
        Assert.True(CmcdReader.TryReadRequest(default, "?CMCD=bs"u8, [], CmcdReading.Strict, ref _faults, out record));
        Assert.Equal("bs=?1", Dump.Text(record));
    }

    [Fact]
    public void Headers_are_not_url_encoded() =>
        Assert.Equal("cid=a%20b", CmcdReader.TryReadHeaders(new() { Session = "cid=\"a%20b\""u8 }, CmcdReading.Strict, ref _faults, out CmcdRecord record) ? Dump.Text(record) : null);

    [Fact]
    public void A_key_in_two_headers_is_a_duplicate()
    {
        Assert.True(CmcdReader.TryReadHeaders(new() { Object = "br=1,x-y=1"u8, Status = "br=2,x-z"u8 }, CmcdReading.Strict, ref _faults, out CmcdRecord record));
        Assert.Equal("br=2; | x-y=1 | x-z=?1", Dump.Text(record));
        Assert.Equal((1, 1), (_faults[CmcdFault.DuplicateKey], _faults.Total));
    }

    [Fact]
    public void One_malformed_header_voids_all_four_in_a_strict_reading()
    {
        CmcdHeaders headers = new() { Object = "br=1"u8, Request = "bl=!"u8, Session = "sid=\"a\""u8 };
        Assert.False(CmcdReader.TryReadHeaders(headers, CmcdReading.Strict, ref _faults, out CmcdRecord record));
        Assert.Equal("", Dump.Text(record));
        Assert.True(CmcdReader.TryReadHeaders(headers, CmcdReading.Salvage, ref _faults, out record));
        Assert.Equal("br=1; | sid=a", Dump.Text(record));
    }

    private string? Read(string text, int? faults = null, CmcdReading reading = CmcdReading.Strict)
    {
        bool found = CmcdReader.TryRead(text.Bytes(), reading, ref _faults, out CmcdRecord record);
        Assert.Equal(faults ?? _faults.Total, _faults.Total);
        return found ? Dump.Text(record) : null;
    }

    private string? Query(string query, int faults, CmcdReading reading = CmcdReading.Strict)
    {
        bool found = CmcdReader.TryReadQuery(query.Bytes(), new byte[query.Length], reading, ref _faults, out CmcdRecord record);
        Assert.Equal(faults, _faults.Total);
        return found ? Dump.Text(record) : null;
    }

    private CmcdRecord Record(string text)
    {
        Assert.True(CmcdReader.TryRead(text.Bytes(), CmcdReading.Strict, ref _faults, out CmcdRecord record));
        return record;
    }
}
