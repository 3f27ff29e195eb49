namespace BufferHealth.ForecastEvaluation;

/// <summary>A file of recorded links, and where its links come from: sets of one origin are no proof for one another.</summary>
internal sealed record LinkSet(string File, string Origin, bool Fitted, string Credit)
{
    internal static readonly LinkSet[] Known =
    [
        new("hsdpa_norway_3g", "Norway, 3G", true, "Riiser et al., *Commute path bandwidth traces from 3G networks*, MMSys 2013"),
        new("sabre_3g", "Norway, 3G", false, "the same campaign, as released with Sabre (Spiteri et al., BSD-2)"),
        new("fcc_hsdpa_pensieve_test", "Norway, 3G", false, "the test links released with Pensieve (Mao et al., MIT)"),
        new("sigcomm21_4g", "USA, 4G", true, "Narayanan et al., *A variegated look at 5G in the wild*, SIGCOMM 2021 (MIT)"),
        new("sigcomm21_mmwave5g", "USA, mmWave 5G", false, "the same article"),
        new("sabre_4g", "Belgium, 4G", false, "van der Hooft et al., IEEE Communications Letters 2016, as released with Sabre (BSD-2)"),
        new("cadvise_belgium_4g", "Belgium, 4G", false, "van der Hooft et al., as released with CAdViSE (modified BSD)"),
    ];

    /// <summary>What is known of a file's links; a file nobody knows is an origin of its own, and not fitted on.</summary>
    internal static LinkSet Of(string file) => Array.Find(Known, s => s.File == file) ?? new(file, file, false, "not known to this program");
}
