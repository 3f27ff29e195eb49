namespace BufferHealth.Cmcd;

#pragma warning disable CA1720 // the specification's own names

/// <summary>The four request headers. A key belongs to one of them; custom keys go into CMCD-Request.</summary>
public enum CmcdHeader
{
    /// <summary><c>CMCD-Object</c>: varies with the object.</summary>
    Object,

    /// <summary><c>CMCD-Request</c>: varies with each request.</summary>
    Request,

    /// <summary><c>CMCD-Session</c>: stays for the session.</summary>
    Session,

    /// <summary><c>CMCD-Status</c>: varies, but not with each request.</summary>
    Status,
}
