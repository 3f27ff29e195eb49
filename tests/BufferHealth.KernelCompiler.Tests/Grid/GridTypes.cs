using System.Runtime.CompilerServices;

namespace BufferHealth.KernelCompiler.Tests.Grid;

internal struct Pair
{
    public int A;
    public int B;
}

internal struct Mixed
{
    public double Real;
    public long Wide;
    public Pair Pair;
    public int Whole;
    public float Single;
    public uint Unsigned;
    public int Half;
    public short Middle;
    public ushort UnsignedMiddle;
    public byte Small;
    public sbyte SignedSmall;
    public bool Flag;
    public Tone Tone;
}

internal struct Singles
{
    public float X;
    public float Y;
    public Triple Z;
}

[InlineArray(Length)]
internal struct Triple
{
    public const int Length = 3;
    private float first;
}

[InlineArray(5)]
internal struct Five
{
    private int first;
}

[InlineArray(3)]
internal struct ThreePairs
{
    private Pair first;
}

/// <summary>Large enough to be copied and cleared by memory.copy and memory.fill.</summary>
[InlineArray(12)]
internal struct Twelve
{
    private double first;
}

internal struct Nested
{
    public Five Numbers;
    public ThreePairs Pairs;
    public int Extra;
}

internal struct Large
{
    public Twelve Values;
    public long Count;
}

[Flags]
internal enum Tone : byte
{
    None = 0,
    Low = 1,
    Mid = 2,
    High = 4,
    All = 7,
    Top = 255,
}

internal enum Step
{
    First,
    Second,
    Third = 10,
    Last = -1,
}

internal enum Far : long
{
    Near = 1,
    Away = 1L << 40,
}
