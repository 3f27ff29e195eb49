namespace BufferHealth.Cli;

/// <summary>What the process exits with.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was read, printed and written.</summary>
    internal const int Success = 0;

    /// <summary>Input could not be used or output not written; one line on the error stream says why.</summary>
    internal const int BadInput = 1;

    /// <summary>The command line is wrong; one line on the error stream says where.</summary>
    internal const int Usage = 2;
}
