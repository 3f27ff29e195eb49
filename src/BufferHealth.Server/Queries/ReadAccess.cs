using System.Security.Cryptography;
using System.Text;

namespace BufferHealth.Server.Queries;

/// <summary>
/// Who may read what: each token opens one tenant. Keeps no token, only what they are recognised by, so that none can reach a log or a dump
/// through it. Immutable; any thread.
/// </summary>
internal sealed class ReadAccess
{
    private readonly (byte[] Digest, string Tenant)[] _doors;

    /// <summary>Access by these tokens.</summary>
    /// <param name="tenants">Each token and the tenant that it opens. None: nobody reads.</param>
    /// <param name="guardsMetrics">Whether <c>/metrics</c> needs a token too; any of them will do.</param>
    /// <exception cref="ArgumentException">A token is shorter than 16 characters. The message does not tell it.</exception>
    public ReadAccess(IEnumerable<KeyValuePair<string, string>> tenants, bool guardsMetrics = false)
    {
        GuardsMetrics = guardsMetrics;
        _doors = [.. tenants.Select(pair => (Digest(Checked(pair.Key, pair.Value)), pair.Value))];
    }

    /// <summary>Whether <c>/metrics</c> needs a token too.</summary>
    public bool GuardsMetrics { get; }

    /// <summary>The shortest token, in characters.</summary>
    public const int ShortestToken = 16;

    /// <summary>The tenant that a token opens; null for none. Takes as long for every token.</summary>
    public string? TenantOf(string token)
    {
        byte[] offered = Digest(token);
        string? tenant = null;
        foreach ((byte[] digest, string opened) in _doors)
        {
            tenant = CryptographicOperations.FixedTimeEquals(digest, offered) ? opened : tenant;
        }
        return tenant;
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string Checked(string token, string tenant) => token.Length >= ShortestToken
        ? token
        : throw new ArgumentException($"The read token of tenant {tenant} has {token.Length} characters; it must have {ShortestToken} or more.");
}
