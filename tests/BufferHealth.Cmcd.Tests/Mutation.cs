using BufferHealth.Cmcd.Keys;

namespace BufferHealth.Cmcd.Tests;

/// <summary>Input as it should be, and as it should not be; the same for the same seed.</summary>
internal static class Mutation
{
    private static readonly byte[] Structure = ",;=()\"\\ :?@-.*%+\t0123456789azv"u8.ToArray();

    private static readonly string[] Pieces =
    [
        "bl=4000", "bl=(3000;v 2800;a)", "br=(5000;ot=v)", "ot=\"v\"", "sta=\"p\"", "ec=404", "ec=(007 \"x\")", "ec=(\"x\" 7 tok)", "df=12", "v=1", "v=3", "v=\"2\"", "bs=?0", "bs=1",
        "pr=1.25", "pr=2", "pr=99999", "d=4000.5", "ltc=-12", "sn=-1", "tb=-5", "mtp=(25400;v;a)", "sid=abc", "cid=\"\u00e9\"", "nor=\"a\";r=\"0-1\"", "nor=(\"a\";r=\"0-1\")",
        "com.example-x=:aGk=:", "com.example-y=:aG=:", "com.example-z=:aGk:", "xyz=1", "sta=z", "bsd=(300;v 200;v 1.5)", "st=ll;q=1", "bl=()", "rc=@12", "ts=1700000000000", "e=ps", "su;a=1", "d=(4000)", $"cid=\"{new string('x', 129)}\"",
    ];

    internal static byte[] Of(int seed, int changes)
    {
        Random random = new(seed);
        KeyUse use = random.Next(3) switch { 0 => KeyUse.Version1, 1 => KeyUse.Version2, _ => KeyUse.Version2 | KeyUse.Event };
        List<byte> bytes = [.. AnyRecord.Write(AnyRecord.Make(random, use), use)];
        for (int i = 0; i < changes; i++)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(8))
            {
                case 0 when at < bytes.Count:
                    bytes.RemoveAt(at);
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = Structure[random.Next(Structure.Length)];
                    break;
                case 2:
                    bytes.Insert(at, Structure[random.Next(Structure.Length)]);
                    break;
                case 3 when random.Next(3) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4 when random.Next(4) == 0:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.InsertRange(0, [.. Pieces[random.Next(Pieces.Length)].Bytes(), (byte)',']);
                    break;
            }
        }
        if (bytes.Count > 0 && bytes[^1] == ',' && random.Next(2) == 0)
        {
            bytes.RemoveAt(bytes.Count - 1);
        }
        return [.. bytes];
    }
}
