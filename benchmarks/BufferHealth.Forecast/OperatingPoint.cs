namespace BufferHealth.ForecastEvaluation;

/// <summary>What an alarm at one threshold is worth.</summary>
/// <param name="Score">The threshold, as <see cref="Score"/> counts.</param>
/// <param name="FalseAlarmsInTenMinutes">In ten minutes of playing.</param>
/// <param name="MedianLead">Seconds from the alarm to the stall, 0 for a stall without one.</param>
/// <param name="TenthLead">The lead that nine stalls in ten reach.</param>
/// <param name="Warned">Share of the stalls warned of at least 0.5 s ahead.</param>
/// <param name="WarnedTwoSeconds">Share of the stalls warned of at least 2 s ahead.</param>
internal sealed record OperatingPoint(
    int Score, double FalseAlarmsInTenMinutes, double MedianLead, double TenthLead, double Warned, double WarnedTwoSeconds);
