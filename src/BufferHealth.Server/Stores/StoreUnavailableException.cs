namespace BufferHealth.Server.Stores;

/// <summary>The store cannot take or give anything now: its disk is full, its file is damaged or belongs to another process. The message says which, and what to do.</summary>
internal sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
