namespace BufferHealth.Cli;

/// <summary>What the process exits with.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was read and printed.</summary>
    internal const int Success = 0;

    /// <summary>The input could not be used; one line on the error stream says why.</summary>
    internal const int BadInput = 1;

    /// <summary>The command line is wrong; one line on the error stream says where.</summary>
    internal const int Usage = 2;
}
