using System.Buffers;
using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd.Tests;

/// <summary>Random records that can be written without loss: rounded, and with nothing that version and mode do not have.</summary>
internal static class AnyRecord
{
    private static readonly CmcdObjectType[] Typed =
        [CmcdObjectType.Audio, CmcdObjectType.Video, CmcdObjectType.AudioVideo, CmcdObjectType.Caption, CmcdObjectType.TimedText, CmcdObjectType.Other];

    /// <param name="random">What decides.</param>
    /// <param name="use">Version 1, version 2, or version 2 in event mode.</param>
    /// <param name="customs">Whether there may be custom keys.</param>
    internal static CmcdRecord Make(Random random, KeyUse use, bool customs = true)
    {
        CmcdRecord record = new();
        bool version1 = use == KeyUse.Version1;
        int density = random.Next(1, 11);
        if ((use & KeyUse.Event) != 0)
        {
            record.Keep(CmcdKey.E, random.Next(TokenTable.Count(CmcdKey.E)));
            record.Keep(CmcdKey.Ts, random.NextInt64(2_000_000_000_000));
        }
        for (CmcdKey key = 0; key < CmcdKey.V; key++)
        {
            bool needed = (use & KeyUse.Event) != 0 && IsNeeded(key, record.Event);
            if ((KeyTable.Facts(key).Use & use) == 0 || key is CmcdKey.E or CmcdKey.Ts || !needed && (random.Next(10) >= density || IsForbidden(key, record, version1)))
            {
                continue;
            }
            Fill(ref record, key, random, version1);
        }
        if (customs && random.Next(3) == 0)
        {
            record.Others = CmcdMembers.Of("com.example-room=7,a-b=\"x, \\\"y\\\"\",sz-z,zz-1=(1 2;v);q=tok"u8);
        }
        return record;
    }

    internal static byte[] Write(in CmcdRecord record, KeyUse use)
    {
        ArrayBufferWriter<byte> output = new();
        Sink sink = new(output, encodes: false);
        new RecordWriting(use, header: null).Write(record, ref sink);
        sink.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static bool IsNeeded(CmcdKey key, CmcdEvent? e) => (key, e) is
        (CmcdKey.Sta, CmcdEvent.PlayState) or (CmcdKey.Ec, CmcdEvent.Error) or (CmcdKey.Url, CmcdEvent.ResponseReceived) or (CmcdKey.Cen, CmcdEvent.Custom);

    private static bool IsForbidden(CmcdKey key, in CmcdRecord record, bool version1) => !version1 && key switch
    {
        CmcdKey.Ab or CmcdKey.Lab or CmcdKey.Tab or CmcdKey.Tpb or CmcdKey.D => true,
        CmcdKey.Cen => true,
        CmcdKey.Cmsdd or CmcdKey.Cmsds or CmcdKey.Rc or CmcdKey.Smrt or CmcdKey.Ttfb or CmcdKey.Ttfbb or CmcdKey.Ttlb or CmcdKey.Url => record.Event != CmcdEvent.ResponseReceived,
        _ => false,
    };

    private static void Fill(ref CmcdRecord record, CmcdKey key, Random random, bool version1)
    {
        switch (KeyTable.Facts(key).Kind)
        {
            case CmcdKind.NumberList:
                CmcdNumbers numbers = default;
                do
                {
                    if (version1 || random.Next(3) == 0)
                    {
                        numbers.Untyped = Number(random) / 100 * 100;
                    }
                    else
                    {
                        numbers[Typed[random.Next(Typed.Length)]] = Number(random) / 100 * 100;
                    }
                }
                while (!version1 && random.Next(2) == 0);
                record.Keep(key, numbers);
                break;
            case CmcdKind.String:
                record.Keep(key, CmcdText.Of(Text(random, 60)));
                break;
            case CmcdKind.StringList:
                record.Keep(key, CmcdTexts.Of(version1 ? "\"next.m4s\""u8 : "(\"a\\\\b\" \"c\";r=\"0-9\" \"\")"u8));
                break;
            case CmcdKind.Boolean:
                record.Keep(key, 1);
                break;
            case CmcdKind.Token:
                record.Keep(key, random.Next(TokenTable.Count(key)));
                break;
            case CmcdKind.Decimal:
                record.Keep(key, random.Next(2) == 0 ? random.Next(-1_000_000, 1000) : random.Next(1001, 1_000_001));
                break;
            default:
                record.Keep(key, (KeyTable.Facts(key).Minimum < 0 && random.Next(3) == 0 ? -1 : 1) * (Number(random) / 100 * 100));
                break;
        }
    }

    private static long Number(Random random) => random.Next(4) switch
    {
        0 => random.Next(1000),
        1 => random.NextInt64(1_000_000_000_000_000),
        _ => random.Next(1_000_000),
    };

    private static byte[] Text(Random random, int most)
    {
        byte[] text = new byte[random.Next(1, most)];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = random.Next(4) == 0 ? (byte)random.Next(' ', '~' + 1) : (byte)random.Next('a', 'z' + 1);
        }
        return text;
    }
}
