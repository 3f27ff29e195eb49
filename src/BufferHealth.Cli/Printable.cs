using System.Globalization;
using System.Text;
using System.Xml;

namespace BufferHealth.Cli;

/// <summary>Text from outside (a file's name, an exception's message) as it may be shown.</summary>
internal static class Printable
{
    /// <summary>
    /// The text on one line, without control characters (a file's name may hold a terminal's commands) and without what
    /// XML cannot hold; each is replaced by U+FFFD. Markup is not escaped here.
    /// </summary>
    internal static string Of(string text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())        // half a surrogate pair comes as U+FFFD
        {
            clean.Append(IsShown(rune) ? rune.ToString() : "\uFFFD");
        }
        return clean.ToString();
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        // Those that turn the direction of writing can make one name look like another; the joiners belong to words.
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value),
    };
}
