namespace BufferHealth.Server.Links;

/// <summary>One step of a profile: a rate and how long it lasts.</summary>
/// <param name="Seconds">How long the step lasts, in seconds; positive.</param>
/// <param name="Kbps">The rate in kilobits (1000 bits) a second; 0 is a link that is off.</param>
internal readonly record struct LinkStep(double Seconds, double Kbps);
