using BufferHealth.Cmcd.Keys;
using BufferHealth.Cmcd.StructuredFields;

namespace BufferHealth.Cmcd;

/// <summary>Reads the members of one record, from one text or from several.</summary>
internal struct RecordReading(CmcdReading reading)
{
    private ulong _seen;
    private int _scalarsForLists;
    private int _listsForScalars;
    private bool _any;
    private bool _droppedFramesByName;

    /// <summary>Reads the members of a text into the record.</summary>
    /// <returns>False when the record is void.</returns>
    internal bool Read(ReadOnlySpan<byte> text, scoped ref CmcdFaults faults, ref CmcdRecord record)
    {
        StructuredFieldReader reader = new(text);
        bool others = false;
        while (true)
        {
            if (reader.Read() && ReadMember(ref reader, ref faults, ref record, ref others))
            {
                continue;
            }
            if (!reader.Faulted)
            {
                break;
            }
            if (reading == CmcdReading.Strict)
            {
                faults.Add(CmcdFault.Syntax);
                return false;
            }
            bool more = reader.SkipMember();
            faults.Add(!more && reading == CmcdReading.CutShort ? CmcdFault.CutMember : CmcdFault.Syntax);
            if (!more)
            {
                break;
            }
        }
        if (others)
        {
            record.Others = record.Others.With(reading == CmcdReading.CutShort ? WithoutLast(text, reader) : text);
        }
        return true;
    }

    /// <summary>Behind the last text: what only the whole record tells.</summary>
    /// <returns>Whether there is a record.</returns>
    internal readonly bool Finish(scoped ref CmcdFaults faults, ref CmcdRecord record)
    {
        if (record.Integer(CmcdKey.V) > 2)
        {
            faults.Add(CmcdFault.UnsupportedVersion);
            record = default;
            return false;
        }
        Count(ref faults, CmcdFault.ScalarForList, record.Version == 2 ? _scalarsForLists : 0);
        Count(ref faults, CmcdFault.ListForScalar, record.Version == 1 ? _listsForScalars : 0);
        return _any;
    }

    private static ReadOnlySpan<byte> WithoutLast(ReadOnlySpan<byte> text, scoped in StructuredFieldReader reader) =>
        reader.LastIsWhole ? text : text[..reader.MemberStart];

    private static void Count(scoped ref CmcdFaults faults, CmcdFault fault, int times)
    {
        for (int i = 0; i < times; i++)
        {
            faults.Add(fault);
        }
    }

    /// <summary>Reads a member whose first token the reader is at.</summary>
    /// <returns>False when it is malformed; the record is as it was then.</returns>
    private bool ReadMember(ref StructuredFieldReader reader, scoped ref CmcdFaults faults, ref CmcdRecord record, scoped ref bool others)
    {
        ReadOnlySpan<byte> name = reader.Key;
        bool renamed = false;
        if (!KeyTable.TryFind(name, out CmcdKey key))
        {
            renamed = CmcdRecord.IsRenamed(name);
            key = CmcdKey.Dfa;
            if (!renamed)
            {
                return ReadOther(ref reader, name, ref faults, ref others);
            }
        }
        Member member = new(key, reader);
        while (!reader.EndsMember)
        {
            if (!reader.Read())
            {
                return false;
            }
            member.Take(reader);
        }
        if (IsCut(reader, ref faults))
        {
            return true;
        }
        if (renamed)
        {
            faults.Add(CmcdFault.RenamedKey);
            if (_droppedFramesByName)
            {
                // The key's own name counts, wherever it stands.
                faults.Add(CmcdFault.DuplicateKey);
                return true;
            }
        }
        _droppedFramesByName |= key == CmcdKey.Dfa && !renamed;
        ulong bit = 1UL << (int)key;
        if ((_seen & bit) != 0)
        {
            faults.Add(CmcdFault.DuplicateKey);
            record.Forget(key);
        }
        _seen |= bit;
        _any = true;
        member.Keep(reader, ref faults, ref record);
        _scalarsForLists += member.IsScalarForList ? 1 : 0;
        _listsForScalars += member.IsList && member.IsNumberList ? 1 : 0;
        return true;
    }

    private bool ReadOther(scoped ref StructuredFieldReader reader, ReadOnlySpan<byte> name, scoped ref CmcdFaults faults, ref bool others)
    {
        while (!reader.EndsMember)
        {
            if (!reader.Read())
            {
                return false;
            }
        }
        if (!IsCut(reader, ref faults))
        {
            others = true;
            _any = true;
            if (!CmcdMember.IsCustomKey(name))
            {
                faults.Add(CmcdFault.UnknownKey);
            }
        }
        return true;
    }

    private readonly bool IsCut(scoped in StructuredFieldReader reader, scoped ref CmcdFaults faults)
    {
        if (reading != CmcdReading.CutShort || reader.EndsWithComma)
        {
            return false;
        }
        faults.Add(CmcdFault.CutMember);
        return true;
    }
}
