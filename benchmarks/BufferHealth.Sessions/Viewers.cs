using System.Globalization;
using System.Text;

namespace BufferHealth.Sessions;

/// <summary>Viewers that report on the timer and at each change of state: records of event mode of about 220 bytes, in bodies of 100.</summary>
internal sealed class Viewers(int count)
{
    internal const long Begin = 1_790_000_000_000;

    /// <summary>Between two rounds: what players report at without anything to say.</summary>
    internal const long RoundMs = 30_000;

    private readonly Random _random = new(7);
    private readonly bool[] _stalled = new bool[count];
    private int _rounds;

    internal int Count => count;

    /// <summary>A record of each viewer, in one text.</summary>
    internal (byte[] Body, long ArrivalMs) Round()
    {
        StringBuilder body = new();
        for (int i = 0; i < count; i++)
        {
            bool changes = _stalled[i] || _random.Next(10) == 0;
            _stalled[i] = changes && !_stalled[i];
            long time = Begin + (_rounds * RoundMs) - _random.Next(2000);
            body.Append(CultureInfo.InvariantCulture, $"bl=({_random.Next(300) * 100}),br=({_random.Next(500, 9000)};v 128;a),cid=\"urn:example:catalogue:film-{i % 300}\",com-room=\"{i % 20}\",");
            body.Append(CultureInfo.InvariantCulture, $"e={(changes ? "ps" : "t")},mtp=({_random.Next(50, 500) * 100}),pt={_rounds * RoundMs},sf=h,");
            body.Append(CultureInfo.InvariantCulture, $"sid=\"6e2fb550-c457-11e9-bb97-{i:D12}\",sn={_rounds},sta={(_rounds == 0 ? 's' : _stalled[i] ? 'r' : 'p')},ts={time},v=2\n");
        }
        return (Encoding.ASCII.GetBytes(body.ToString()), Begin + (_rounds++ * RoundMs));
    }
}
