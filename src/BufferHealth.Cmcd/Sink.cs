using System.Buffers;
using System.Buffers.Text;
using BufferHealth.Cmcd.StructuredFields;

namespace BufferHealth.Cmcd;

/// <summary>Bytes on their way into an output, URL-encoded or as they are.</summary>
internal ref struct Sink(IBufferWriter<byte> output, bool encodes)
{
    private Span<byte> _room;
    private int _used;

    /// <summary>Whether what is not unreserved in a URL is written as its code.</summary>
    internal bool Encodes { get; set; } = encodes;

    internal void Write(scoped ReadOnlySpan<byte> bytes)
    {
        if (!Encodes && bytes.Length <= _room.Length - _used)
        {
            bytes.CopyTo(_room[_used..]);
            _used += bytes.Length;
            return;
        }
        foreach (byte b in bytes)
        {
            Write(b);
        }
    }

    internal void Write(byte b)
    {
        if (_room.Length - _used < 3)
        {
            Flush();
            _room = output.GetSpan(256);
        }
        if (!Encodes || Ascii.IsUnreserved(b))
        {
            _room[_used++] = b;
            return;
        }
        _room[_used++] = (byte)'%';
        _room[_used++] = "0123456789ABCDEF"u8[b >> 4];
        _room[_used++] = "0123456789ABCDEF"u8[b & 15];
    }

    internal void Write(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(number, digits, out int length);
        Write(digits[..length]);
    }

    /// <summary>A number of thousandths: an integer when it is one, else with the decimals that it needs.</summary>
    internal void WriteThousandths(long number)
    {
        if (number < 0)
        {
            Write((byte)'-');
            number = -number;
        }
        Write(number / 1000);
        int rest = (int)(number % 1000);
        if (rest != 0)
        {
            Write((byte)'.');
        }
        for (int scale = 100; rest != 0; rest %= scale, scale /= 10)
        {
            Write((byte)('0' + rest / scale));
        }
    }

    internal void Write(scoped CmcdText text)
    {
        Write((byte)'"');
        if (text.IsEscaped || text.Wire.IndexOfAny((byte)'"', (byte)'\\') < 0)
        {
            Write(text.Wire);
        }
        else
        {
            foreach (byte b in text.Wire)
            {
                if (b is (byte)'"' or (byte)'\\')
                {
                    Write((byte)'\\');
                }
                Write(b);
            }
        }
        Write((byte)'"');
    }

    internal void Flush()
    {
        output.Advance(_used);
        _used = 0;
        _room = default;
    }
}
