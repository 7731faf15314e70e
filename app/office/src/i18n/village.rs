//! What the screen about a village says.

use tumbuh::care::RecommendationSettings;
use tumbuh::language::Language;

use super::{called, language};

tumbuh_app::both_texts! {
    /// A message of this screen.
    pub enum VillageWord {
        Village: "[Desa]", "[Village]";
        NoVillage: "Tidak ada [desa] yang seluruhnya di wilayah Anda.", "No [village] lies wholly in your area.";
        NoFamilies: "Tidak ada kasus terbuka di sini.", "There are no open cases here.";
        NoSuggestions: "Belum ada usulan.", "There are no suggestions yet.";
        AtRisk: "Keluarga berisiko", "Families at risk";
        NoneAtRisk: "Belum ada keluarga yang diketahui berisiko.", "No family is known to be at risk.";
        Others: "Keluarga lain", "Other families";
        BecauseOf: "Berisiko karena", "At risk because of";
        HeldBack: "Yang juga menghambat", "What else holds the child back";
        NotLooked: "Penyebabnya belum dicari.", "Nobody looked for the cause yet.";
        NothingFound: "Tidak ditemukan yang menghambat.", "Nothing was found to hold the child back.";
        NoObstacles: "Belum ada yang dicatat.", "None is noted yet.";
        NoPromises: "Belum ada yang dijanjikan.", "Nothing is promised yet.";
        FromAudit: "rekomendasi audit", "recommended by an audit";
    }
}

/// The message in the language in use.
#[must_use]
pub fn v(word: VillageWord) -> &'static str {
    called(word.words(language()))
}

/// When something is suggested, and who decides.
#[must_use]
pub fn rule(settings: &RecommendationSettings) -> String {
    let RecommendationSettings { from_children, from_percent } = settings;
    match language() {
        Language::Indonesian => format!(
            "Diusulkan bila sedikitnya {from_children} anak mengalami hal yang sama, dan mereka sedikitnya {from_percent}% dari anak yang penyebabnya sudah dicari. Ini hanya usulan: yang memutuskan orang, saat menyusun rencana tiap anak."
        ),
        Language::English => format!(
            "Suggested when at least {from_children} children share something, and they are at least {from_percent}% of the children whose cause was looked for. It is only a suggestion: a person decides, when each child's plan is made."
        ),
    }
}

/// For how many children something is planned already and not finished.
#[must_use]
pub fn planned_for(children: usize) -> String {
    match (language(), children) {
        (Language::Indonesian, 0) => "Belum dijanjikan untuk satu anak pun.".into(),
        (Language::English, 0) => "Promised for none of the children yet.".into(),
        (Language::Indonesian, _) => format!("Sudah dijanjikan untuk {children} anak."),
        (Language::English, 1) => "Promised for 1 child already.".into(),
        (Language::English, _) => format!("Promised for {children} children already."),
    }
}
