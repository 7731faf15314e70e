//! From events to cases: the same on every phone and in the regency, whatever order the events arrived in.
//!
//! **The merge rule.** Events are only ever added. They are taken in order of the regency's revision, ties by id, and a
//! phone's unsent ones after them as they were done; a device sends its acts in order and has seen what it builds on, so
//! this order never puts an act before its cause. Where people act on one case without knowing of each other, an event that
//! is not possible *yet* waits and is taken as soon as it is; one that is not possible *any more*, or still waits at the
//! end, changes nothing and is kept with the reason. Nothing is dropped. Where a case stands follows from what it holds, not
//! from the order in which that came.

mod step;

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub(crate) use step::in_order;

use step::by_day;

use super::act::{CareAct, CareEvent, CareEventRow, Found};
use super::case::Case;
use super::settings::CureSettings;
use super::state::{CaseState, Detected, StateKind};
use crate::id::{CaseId, MutationId};
use crate::language::Language;

/// Everything about the handling of one child.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ChildCare {
    /// Its cases in the order they were opened; at most the last one is open.
    pub cases: Vec<Case>,
    /// Events that changed nothing, with the reason.
    pub kept: Vec<Kept>,
}

/// An event that changed nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// Which.
    pub event: MutationId,
    /// The case it named.
    pub case: CaseId,
    /// Why.
    pub why: Impossible,
}

/// Why an event changes nothing where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Impossible {
    /// Nobody has opened the case.
    #[error("no such case")]
    NoSuchCase,
    /// A step before it is missing.
    #[error("a step before it is missing: the case is {state:?}")]
    TooEarly {
        /// Where the case stands.
        state: StateKind,
    },
    /// The intervention is not planned, or is no course of food.
    #[error("no such intervention")]
    NoSuchIntervention,
    /// Nobody has written that letter.
    #[error("no such referral")]
    NoSuchReferral,
    /// No audit has recommended that.
    #[error("no such recommendation")]
    NoSuchRecommendation,
    /// The visits do not prove recovery.
    #[error("the visits do not prove recovery")]
    NotProven,
    /// The act that it takes back has not closed the case.
    #[error("the case is not closed by that act")]
    NotClosed,
    /// The case was closed before.
    #[error("the case is closed")]
    AfterClosing,
    /// Another case of the child was opened since.
    #[error("another case of the child is open")]
    OtherOpen,
    /// The same was done before.
    #[error("done before")]
    DoneBefore,
}

/// The cases that follow from all events of one child: the regency's `rows` in any order, and the `unsent` ones of this
/// phone in the order they were done.
#[must_use]
pub fn cases<'a>(
    rows: impl IntoIterator<Item = &'a CareEventRow>,
    unsent: impl IntoIterator<Item = &'a CareEvent>,
    cure: &CureSettings,
) -> ChildCare {
    let sent = in_order(rows, |row| (row.revision, row.event.id));
    let mut known = BTreeSet::new();
    let events = sent.into_iter().map(|row| &row.event).chain(unsent);
    let mut care = ChildCare::default();
    let mut waiting = Vec::new();
    for event in events.filter(|event| known.insert(event.id)) {
        match care.take(event, cure) {
            Ok(()) => care.retry(&mut waiting, cure),
            Err(why) if why.may_pass() => waiting.push((event, why)),
            Err(why) => care.keep(event, why),
        }
    }
    for (event, why) in waiting {
        care.keep(event, why);
    }
    care.kept = in_order(care.kept, |kept| kept.event);
    care
}

impl ChildCare {
    /// The open case, if there is one.
    #[must_use]
    pub fn open(&self) -> Option<&Case> {
        self.cases.iter().find(|case| case.state.is_open())
    }

    /// The case of that name.
    #[must_use]
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases.iter().find(|case| case.is_named(id))
    }

    fn keep(&mut self, event: &CareEvent, why: Impossible) {
        self.kept.push(Kept { event: event.id, case: event.act.case(), why });
    }

    /// Takes what waited and has become possible, from the first on, until nothing more is.
    fn retry(&mut self, waiting: &mut Vec<(&CareEvent, Impossible)>, cure: &CureSettings) {
        let mut index = 0;
        while let Some((event, why)) = waiting.get_mut(index) {
            match self.take(event, cure) {
                Ok(()) => {
                    waiting.remove(index);
                    index = 0;
                }
                Err(now) if now.may_pass() => {
                    *why = now;
                    index += 1;
                }
                Err(now) => {
                    let (event, _) = waiting.remove(index);
                    self.keep(event, now);
                }
            }
        }
    }

    fn take(&mut self, event: &CareEvent, cure: &CureSettings) -> Result<(), Impossible> {
        let id = event.act.case();
        let known = self.cases.iter().position(|case| case.is_named(id));
        if let CareAct::OpenCase { found, .. } = &event.act {
            if known.is_some() {
                return Err(Impossible::DoneBefore);
            }
            match self.cases.iter_mut().find(|case| case.state.is_open()) {
                Some(case) => {
                    by_day(&mut case.joined, id, |id| *id);
                    by_day(&mut case.found, found.clone(), |found| found.on);
                    case.state = case.standing();
                }
                None => self.cases.push(begin(id, event, found)),
            }
            return Ok(());
        }
        let reopens = matches!(event.act, CareAct::ReopenCase { .. });
        let other = |(index, case): (usize, &Case)| Some(index) != known && case.state.is_open();
        if reopens && known.is_some() && self.cases.iter().enumerate().any(other) {
            return Err(Impossible::OtherOpen);
        }
        let case = known.and_then(|index| self.cases.get_mut(index)).ok_or(Impossible::NoSuchCase)?;
        case.take(event, cure)?;
        case.state = case.standing();
        Ok(())
    }
}

impl Impossible {
    /// Whether another event can still make it possible.
    fn may_pass(self) -> bool {
        !matches!(self, Self::AfterClosing | Self::OtherOpen | Self::DoneBefore)
    }

    /// Why the entry changed nothing, for its author.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::NoSuchCase => ("Kasusnya belum dibuka.", "The case is not open yet."),
            Self::TooEarly { .. } => {
                ("Langkah sebelumnya belum dicatat.", "A step before this one is not recorded yet.")
            }
            Self::NoSuchIntervention => ("Kegiatan ini belum direncanakan.", "This is not planned yet."),
            Self::NoSuchReferral => ("Surat rujukannya belum ada.", "There is no such referral yet."),
            Self::NoSuchRecommendation => {
                ("Rekomendasi auditnya belum ada.", "There is no such recommendation yet.")
            }
            Self::NotProven => (
                "Belum terbukti sembuh: perlu kunjungan berturut-turut yang memenuhi syarat.",
                "Not proven yet: visits in a row must meet the criteria.",
            ),
            Self::NotClosed => {
                ("Kasusnya tidak ditutup oleh catatan itu.", "The case was not closed by that entry.")
            }
            Self::AfterClosing => (
                "Kasusnya sudah ditutup orang lain. Buka kembali bila perlu.",
                "Someone has closed the case. Reopen it if needed.",
            ),
            Self::OtherOpen => (
                "Anak ini sudah punya kasus lain yang terbuka. Lanjutkan di sana.",
                "The child has another open case. Go on there.",
            ),
            Self::DoneBefore => ("Ini sudah dicatat.", "This was recorded before."),
        };
        language.pick(indonesian, english)
    }
}

fn begin(id: CaseId, event: &CareEvent, found: &Found) -> Case {
    Case {
        id,
        joined: Vec::new(),
        child: event.child,
        state: CaseState::Open(Detected::begin(found.on).into()),
        found: alloc::vec![found.clone()],
        validations: Vec::new(),
        causes: Vec::new(),
        obstacles: Vec::new(),
        talks: Vec::new(),
        interventions: Vec::new(),
        food_logs: Vec::new(),
        evaluations: Vec::new(),
        referrals: Vec::new(),
        recommendations: Vec::new(),
        closings: Vec::new(),
    }
}
