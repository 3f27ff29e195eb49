namespace BufferHealth.Server.Journals;

/// <summary>The journal cannot be opened or written: damaged, no room, no right. The message says which, and what to do.</summary>
internal sealed class JournalException : Exception
{
    public JournalException()
    {
    }

    public JournalException(string message)
        : base(message)
    {
    }

    public JournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
