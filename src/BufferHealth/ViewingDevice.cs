namespace BufferHealth;

/// <summary>What the session is watched on, as far as the scores tell devices apart.</summary>
public enum ViewingDevice
{
    /// <summary>A television, a monitor, a tablet; also where nothing is known.</summary>
    Screen,

    /// <summary>A phone, whose small picture forgives a low bitrate.</summary>
    Phone,
}
