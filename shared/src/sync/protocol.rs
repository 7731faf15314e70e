//! Versions of what phones and regencies say to each other. Each side says its own with everything that it sends, so that
//! neither takes for wrong what it is only too old, or too new, to understand.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A version: which kinds of acts and rows there are, and how each is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Protocol(pub u16);

/// A release that brought something new.
#[derive(Clone, Copy, Debug)]
pub struct Release {
    /// Its version.
    pub version: Protocol,
    /// The kinds of acts that were new.
    pub acts: &'static [&'static str],
    /// The kinds of steps of care that were new.
    pub steps: &'static [&'static str],
    /// The kinds of what is done to an entry of a register that were new.
    pub register_steps: &'static [&'static str],
    /// The kinds of rows that were new.
    pub rows: &'static [&'static str],
}

/// Every release that brought something new, oldest first. Whoever adds a kind raises [`Protocol::OWN`] and adds a release;
/// one that is out is never changed.
pub const RELEASES: [Release; 3] = [FIRST, WITH_REGISTERS, WITH_AUDITS];

const FIRST: Release = Release {
    version: Protocol::FIRST,
    acts: &[
        "registerChild",
        "editChild",
        "recordMeasurement",
        "correctMeasurement",
        "retractMeasurement",
        "recordAbsence",
        "recordRequest",
        "care",
    ],
    steps: &[
        "openCase",
        "addFindings",
        "validateCase",
        "recordCause",
        "recordObstacle",
        "planInterventions",
        "reportIntervention",
        "logPmt",
        "recordEvaluation",
        "refer",
        "answerReferral",
        "closeCase",
        "reopenCase",
    ],
    register_steps: &[],
    rows: &["child", "measurement", "absence", "request", "careEvent", "gone"],
};

const WITH_REGISTERS: Release = Release {
    version: Protocol(2),
    acts: &["register"],
    steps: &[],
    register_steps: &[
        "enrol",
        "correctEntry",
        "moveEntry",
        "recordVisit",
        "actOnFinding",
        "recordBirth",
        "closeEntry",
        "takeBack",
    ],
    rows: &["registerEvent"],
};

/// With talks, audits, and what women ask about their data. Its steps come to older apps, too, which carry every step as it
/// came, show a case without those that they cannot read, and read them once they are updated.
const WITH_AUDITS: Release = Release {
    version: Protocol(3),
    acts: &[],
    steps: &["recordTalk", "recommendInAudit", "followRecommendation"],
    register_steps: &[],
    rows: &[],
};

/// Why the two cannot exchange anything for now. Nothing is lost by it: acts wait on the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// The app is older than is still understood.
    #[error("the app is too old")]
    AppTooOld,
    /// The app is newer than the regency, which is about to be updated.
    #[error("the server is older than the app")]
    ServerTooOld,
}

impl Protocol {
    /// The first. Whoever says nothing speaks it.
    pub const FIRST: Self = Self(1);
    /// What this program speaks.
    pub const OWN: Self = Self(3);
    /// The oldest that a regency still serves: a phone may have been without signal for so many releases.
    pub const OLDEST: Self = Self::OWN.oldest_served();
    /// The header that names it, in requests and in answers.
    pub const HEADER: &str = "tumbuh-protocol";

    /// Whether a phone that speaks `phone` and a regency that speaks `server` understand each other.
    ///
    /// # Errors
    /// When one of them is too old for the other.
    pub fn meet(phone: Self, server: Self) -> Result<(), Mismatch> {
        if phone > server {
            Err(Mismatch::ServerTooOld)
        } else if phone < server.oldest_served() {
            Err(Mismatch::AppTooOld)
        } else {
            Ok(())
        }
    }

    const fn oldest_served(self) -> Self {
        let oldest = self.0.saturating_sub(RELEASES_BACK);
        if oldest < Self::FIRST.0 { Self::FIRST } else { Self(oldest) }
    }
}

/// So many releases an app may be behind.
const RELEASES_BACK: u16 = 3;

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Protocol {
    type Err = core::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_three_releases_old_is_served_and_a_newer_one_waits() {
        let meet = |phone: u16, server: u16| Protocol::meet(Protocol(phone), Protocol(server));
        assert_eq!(meet(4, 7), Ok(()));
        assert_eq!(meet(7, 7), Ok(()));
        assert_eq!(meet(3, 7), Err(Mismatch::AppTooOld));
        assert_eq!(meet(8, 7), Err(Mismatch::ServerTooOld));
        assert_eq!(meet(1, 2), Ok(()));
        assert_eq!(meet(0, 2), Err(Mismatch::AppTooOld));
    }
}
