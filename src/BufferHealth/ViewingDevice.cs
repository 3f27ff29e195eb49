namespace BufferHealth;

/// <summary>What the session is watched on, as far as the scores tell devices apart.</summary>
public enum ViewingDevice
{
    /// <summary>A television, a monitor, a tablet; also where nothing is known.</summary>
    Screen,

    /// <summary>A phone, on whose small picture the differences are smaller.</summary>
    Phone,

    /// <summary>A display of 2160 lines or more.</summary>
    Uhd,
}
