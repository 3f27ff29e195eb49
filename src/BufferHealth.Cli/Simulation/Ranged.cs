using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace BufferHealth.Cli.Simulation;

/// <summary>Options whose number has a range.</summary>
internal static class Ranged
{
    /// <summary>A number that the option must have when it is given; the message names it and the range.</summary>
    internal static Option<T> Option<T>(string name, string help, string unit, T least, T most, T otherwise)
        where T : struct, INumber<T> => Describe(
            new Option<T>(name) { DefaultValueFactory = _ => otherwise }, name, Text($"{help}, {least} to {most}"), unit, least, most);

    /// <summary>The same without a default.</summary>
    internal static Option<T?> Optional<T>(string name, string help, string unit, T least, T most)
        where T : struct, INumber<T> => Describe(new Option<T?>(name), name, Text($"{help}, {least} to {most}"), unit, least, most);

    private static Option<TValue> Describe<TValue, T>(Option<TValue> option, string name, string help, string unit, T least, T most)
        where T : struct, INumber<T>
    {
        option.Description = help + ".";
        option.HelpName = unit;
        option.CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (T.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out T value) && value >= least && value <= most)
            {
                return (TValue)(object)value;
            }
            result.AddError(Text($"{name} is '{text}' and must be {least} to {most}"));
            return default;
        };
        return option;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
