using System.Text;
using BufferHealth.Cmcd;

namespace BufferHealth.Server.Sessions;

/// <content>Custom keys: keys and texts by turns, as many as the options allow.</content>
internal sealed partial class Session
{
    /// <summary>Keys and their newest texts by turns.</summary>
    public ReadOnlySpan<byte[]> CustomTexts => _custom!;

    private void TakeCustom(in CmcdRecord record, int most, TextPool texts, SessionCounts counts)
    {
        foreach (CmcdMember member in record.Others)
        {
            bool isOwn = OwnTotals.IsOwn(member.Key);
            if (isOwn ? OwnTotals.CanBe(member) : !member.IsCustom || !member.Text.IsKnown)
            {
                continue;
            }
            byte[]? text = isOwn ? null : texts.Share(member.Text);
            if (text is null || member.Key.Length > TextPool.Limit || !Keep(member.Key, text, most, texts))
            {
                _refused++;
                counts.RefusedKeys++;
            }
        }
    }

    private bool Keep(ReadOnlySpan<byte> key, byte[] text, int most, TextPool texts)
    {
        int kept = _custom?.Length ?? 0;
        for (int i = 0; i < kept; i += 2)
        {
            if (key.SequenceEqual(_custom![i]))
            {
                _custom[i + 1] = text;
                return true;
            }
        }
        if (kept == most * 2)
        {
            return false;
        }
        Array.Resize(ref _custom, kept + 2);
        (_custom[kept], _custom[kept + 1]) = (texts.Share(key), text);
        return true;
    }

    private Dictionary<string, string> Custom()
    {
        Dictionary<string, string> custom = new(StringComparer.Ordinal);
        for (int i = 0; i < (_custom?.Length ?? 0); i += 2)
        {
            custom[Encoding.ASCII.GetString(_custom![i]!)] = Encoding.ASCII.GetString(_custom[i + 1]!);
        }
        return custom;
    }
}
