namespace BufferHealth;

/// <summary>What one stall took off a session score.</summary>
/// <param name="MediaTime">Seconds that had played before it.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="Points">Points of the score.</param>
public readonly record struct StallLoss(double MediaTime, double Duration, double Points);
