using System.Text;
using BufferHealth.Cmcd;

namespace BufferHealth.Server.Sessions;

/// <content>Custom keys: keys and texts by turns, as many as the options allow.</content>
internal sealed partial class Session
{
    /// <summary>Keys and their newest texts by turns.</summary>
    public ReadOnlySpan<byte[]> CustomTexts => _custom!;

    /// <summary>Takes all members that CMCD does not know, in one go: they are looked for in the record's text.</summary>
    /// <returns>What our client takes for a stall's cause; not known when not told.</returns>
    private CmcdText TakeOthers(in CmcdRecord record, short target, long order, int most, TextPool texts, SessionCounts counts)
    {
        bool tells = record.StarvationCount.Greatest is not null || record.StarvationTotalMs.Greatest is not null;
        _totals ??= tells ? new() : null;
        bool isNewest = _totals?.Begin(record, target, order) ?? true;
        CmcdText cause = default;
        foreach (CmcdMember member in record.Others)
        {
            bool isOwn = OwnTotals.IsOwn(member.Key);
            if (isOwn ? !OwnTotals.CanBe(member) : member.IsCustom && member.Text.IsKnown && !Keep(member, most, texts))
            {
                _refused++;
                counts.RefusedKeys++;
            }
            else if (isOwn && OwnTotals.IsCause(member.Key))
            {
                cause = member.Text;
            }
            else if (isOwn && isNewest)
            {
                Totals(record, target, order).Take(member);
            }
        }
        return cause;
    }

    private OwnTotals Totals(in CmcdRecord record, short target, long order)
    {
        if (_totals is null)
        {
            _totals = new();
            _totals.Begin(record, target, order);
        }
        return _totals;
    }

    private bool Keep(in CmcdMember member, int most, TextPool texts)
    {
        int kept = _custom?.Length ?? 0;
        int at = 0;
        while (at < kept && !member.Key.SequenceEqual(_custom![at]))
        {
            at += 2;
        }
        if (at < kept && member.Text.Is(_custom![at + 1]))
        {
            return true;
        }
        byte[]? text = texts.Share(member.Text);
        if (text is null || member.Key.Length > TextPool.Limit || at == most * 2)
        {
            return false;
        }
        if (at == kept)
        {
            Array.Resize(ref _custom, kept + 2);
            _custom[at] = texts.Share(member.Key);
        }
        _custom![at + 1] = text;
        return true;
    }

    private Dictionary<string, string> Custom()
    {
        Dictionary<string, string> custom = new(StringComparer.Ordinal);
        for (int i = 0; i < (_custom?.Length ?? 0); i += 2)
        {
            custom[Encoding.ASCII.GetString(_custom![i])] = Encoding.ASCII.GetString(_custom[i + 1]);
        }
        return custom;
    }
}
