namespace BufferHealth;

/// <summary>
/// The share of watching that was stalled, 0 to 1, under each definition by name, because nobody agrees on what to divide
/// by. Null before any watching.
/// </summary>
/// <param name="Cta">stalled / (startup + playing + stalled + frozen + seeking): CTA-2066.</param>
/// <param name="Mux">(stalled + frozen) / the same.</param>
/// <param name="Media3">stalled / (playing + startup + stalled + seeking): Media3's PlaybackStats.</param>
public readonly record struct RebufferRatios(double? Cta, double? Mux, double? Media3);
