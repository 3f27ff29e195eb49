namespace BufferHealth.Server.Queries;

/// <summary>A query has a parameter that it may not have. The message names it, its value and its range.</summary>
internal sealed class BadQueryException : Exception
{
    public BadQueryException()
    {
    }

    public BadQueryException(string message)
        : base(message)
    {
    }

    public BadQueryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
