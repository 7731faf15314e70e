//! Handling: from a finding to a child that has recovered, across posyandu, puskesmas, village and offices.

mod detect;
mod settings;

pub use detect::{at_birth, detect, missed_sessions};
pub use settings::{
    CareSettings, CureSettings, CureSigns, Deadlines, EscalationSettings, FoodSettings,
    RecommendationSettings, Rules, TrendSettings,
};

/// A slug of this folder's own literals, each of which a test reads.
#[expect(clippy::panic, reason = "called with literals of this folder only, each of which a test reads")]
fn slug(text: &'static str) -> crate::text::Slug {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}
