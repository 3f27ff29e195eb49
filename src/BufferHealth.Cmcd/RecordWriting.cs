using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd;

/// <summary>Writes the members of one record for one version and mode, all of them or those of one header.</summary>
internal readonly ref struct RecordWriting(KeyUse use, CmcdHeader? header)
{
    private bool InVersion1 => (use & KeyUse.Version1) != 0;

    private bool IsEvent => (use & KeyUse.Event) != 0;

    /// <summary>Whether the record tells more than its version.</summary>
    internal bool IsNeeded(scoped in CmcdRecord record)
    {
        for (CmcdKey key = 0; key < CmcdKey.V; key++)
        {
            if (IsTold(key, record))
            {
                return true;
            }
        }
        return !record.Others.IsEmpty && TryNextCustom(record, default, out _);
    }

    internal void Write(scoped in CmcdRecord record, ref Sink sink)
    {
        bool first = true;
        // Found once and not for each key: finding one reads all of them.
        CmcdMember custom = default;
        bool customs = !record.Others.IsEmpty && header is null or CmcdHeader.Request && TryNextCustom(record, default, out custom);
        for (CmcdKey key = 0; key <= CmcdKey.V; key++)
        {
            while (customs && custom.Key.SequenceCompareTo(KeyTable.Name(key)) < 0)
            {
                customs = WriteCustom(record, ref custom, ref first, ref sink);
            }
            if (header is { } one && KeyTable.Facts(key).Header != one || !IsTold(key, record))
            {
                continue;
            }
            Separate(ref first, ref sink);
            sink.Write(KeyTable.Name(key));
            WriteValue(key, record, ref sink);
        }
        while (customs)
        {
            customs = WriteCustom(record, ref custom, ref first, ref sink);
        }
    }

    private static void Separate(ref bool first, ref Sink sink)
    {
        if (!first)
        {
            sink.Write((byte)',');
        }
        first = false;
    }

    /// <summary>Writes a custom member and finds the next one; false when there is none.</summary>
    private static bool WriteCustom(scoped in CmcdRecord record, ref CmcdMember custom, ref bool first, ref Sink sink)
    {
        Separate(ref first, ref sink);
        sink.Write(custom.Wire);
        return TryNextCustom(record, custom.Key, out custom);
    }

    /// <summary>The custom member with the least key after this one; of those with the same key the last.</summary>
    private static bool TryNextCustom(scoped in CmcdRecord record, ReadOnlySpan<byte> after, out CmcdMember next)
    {
        next = default;
        foreach (CmcdMember member in record.Others)
        {
            if (member.IsCustom && member.Key.SequenceCompareTo(after) > 0 && (next.Key.IsEmpty || member.Key.SequenceCompareTo(next.Key) <= 0))
            {
                next = member;
            }
        }
        return !next.Key.IsEmpty;
    }

    private static long Rounded(CmcdKey key, long number) => key is CmcdKey.Bl or CmcdKey.Dl or CmcdKey.Mtp or CmcdKey.Rtp or CmcdKey.Tbl
        // Down where rounding up would leave the 15 digits.
        ? Math.Min((number + 50) / 100, KeyFacts.Most / 100) * 100
        : number;

    private bool IsTold(CmcdKey key, scoped in CmcdRecord record)
    {
        ref readonly KeyFacts facts = ref KeyTable.Facts(key);
        if (key == CmcdKey.V)
        {
            return !InVersion1;
        }
        if (key == CmcdKey.Nrr && InVersion1)
        {
            return !Range(record).Wire.IsEmpty;
        }
        if ((facts.Use & use) == 0 || IsForbidden(key, record))
        {
            return false;
        }
        return facts.Kind switch
        {
            CmcdKind.NumberList => !record.Numbers(key).IsEmpty,
            CmcdKind.String => !record.Text(key).Wire.IsEmpty,
            CmcdKind.StringList => HasTexts(record.Texts(key)),
            CmcdKind.Boolean => record.Integer(key) is { } flag && (flag == 1 || key == CmcdKey.Bg && IsEvent && record.Event == CmcdEvent.Background),
            CmcdKind.Decimal => record.Integer(key) is { } rate && (rate != 1000 || IsEvent && record.Event == CmcdEvent.PlaybackRate),
            _ => record.Integer(key) is not null,
        };
    }

    /// <summary>What must not be sent beside what else the record tells (CTA-5004-B, the keys' own sections).</summary>
    private bool IsForbidden(CmcdKey key, scoped in CmcdRecord record) => !InVersion1 && key switch
    {
        CmcdKey.Ab => !record.EncodedBitrateKbps.IsEmpty,
        CmcdKey.Lab => !record.LowestBitrateKbps.IsEmpty,
        CmcdKey.Tab => !record.TopBitrateKbps.IsEmpty,
        CmcdKey.D => record.ObjectType is CmcdObjectType.Manifest or CmcdObjectType.Init or CmcdObjectType.Key,
        CmcdKey.Tpb => record.ObjectType is not (null or CmcdObjectType.Audio or CmcdObjectType.Video or CmcdObjectType.AudioVideo or CmcdObjectType.Caption),
        CmcdKey.Cen => record.Event != CmcdEvent.Custom,
        CmcdKey.Cmsdd or CmcdKey.Cmsds or CmcdKey.Rc or CmcdKey.Smrt or CmcdKey.Ttfb or CmcdKey.Ttfbb or CmcdKey.Ttlb or CmcdKey.Url =>
            record.Event != CmcdEvent.ResponseReceived,
        _ => false,
    };

    private static bool HasTexts(CmcdTexts texts) => texts.GetEnumerator().MoveNext();

    /// <summary>Version 1 tells the next object's bytes beside it, version 2 within it.</summary>
    private static CmcdText Range(scoped in CmcdRecord record)
    {
        if (record.NextRange.IsKnown)
        {
            return record.NextRange;
        }
        CmcdTexts.Enumerator texts = record.NextObjects.GetEnumerator();
        return texts.MoveNext() ? texts.Range : default;
    }

    private void WriteValue(CmcdKey key, scoped in CmcdRecord record, ref Sink sink)
    {
        ref readonly KeyFacts facts = ref KeyTable.Facts(key);
        if (facts.Kind == CmcdKind.Boolean && record.Integer(key) == 1)
        {
            return;
        }
        sink.Write((byte)'=');
        switch (facts.Kind)
        {
            case CmcdKind.Boolean:
                sink.Write("?0"u8);
                break;
            case CmcdKind.NumberList:
                WriteNumbers(key, record, ref sink);
                break;
            case CmcdKind.StringList:
                WriteTexts(key, record, ref sink);
                break;
            case CmcdKind.String:
                sink.Write(key == CmcdKey.Nrr ? Range(record) : record.Text(key));
                break;
            case CmcdKind.Token:
                sink.Write(TokenTable.Name(key, record.Integer(key)!.Value));
                break;
            case CmcdKind.Decimal:
                sink.WriteThousandths(record.Integer(key)!.Value);
                break;
            default:
                sink.Write(key == CmcdKey.V ? 2 : Rounded(key, record.Integer(key)!.Value));
                break;
        }
    }

    private void WriteNumbers(CmcdKey key, scoped in CmcdRecord record, ref Sink sink)
    {
        CmcdNumbers numbers = record.Numbers(key);
        if (InVersion1)
        {
            sink.Write(Rounded(key, (record.ObjectType is { } type ? numbers[type] : null) ?? numbers.First));
            return;
        }
        sink.Write((byte)'(');
        bool first = true;
        for (int slot = 0; slot < CmcdNumbers.SlotCount; slot++)
        {
            if (numbers.Slot(slot) is not { } number)
            {
                continue;
            }
            if (!first)
            {
                sink.Write((byte)' ');
            }
            first = false;
            sink.Write(Rounded(key, number));
            if (CmcdNumbers.TypeOf(slot) is { } type2)
            {
                sink.Write((byte)';');
                sink.Write(TokenTable.Name(CmcdKey.Ot, (long)type2));
            }
        }
        sink.Write((byte)')');
    }

    private void WriteTexts(CmcdKey key, scoped in CmcdRecord record, ref Sink sink)
    {
        CmcdTexts.Enumerator texts = record.Texts(key).GetEnumerator();
        if (InVersion1)
        {
            texts.MoveNext();
            sink.Write(texts.Current);
            return;
        }
        CmcdText range = key == CmcdKey.Nor ? record.NextRange : default;
        for (byte before = (byte)'('; texts.MoveNext(); before = (byte)' ')
        {
            sink.Write(before);
            sink.Write(texts.Current);
            range = texts.Range.IsKnown ? texts.Range : range;
            if (range.IsKnown)
            {
                sink.Write(";r="u8);
                sink.Write(range);
            }
            range = default;
        }
        sink.Write((byte)')');
    }
}
