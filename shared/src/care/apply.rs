//! What an act on a case writes: one event, always; and the answer.

use serde::{Deserialize, Serialize};

use super::act::{CareEvent, CareEventRow};
use super::check::CareRejection;
use super::fold::{Impossible, cases};
use super::settings::CureSettings;
use crate::id::Revision;

/// What to write, and the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareOutcome {
    /// The row to put.
    pub row: CareEventRow,
    /// The answer.
    pub verdict: CareVerdict,
}

/// The regency's answer to an act on a case that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "verdict", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CareVerdict {
    /// Done as asked.
    Applied {
        /// The revision it wrote.
        revision: Revision,
    },
    /// Held, but it changes nothing as the case stands: someone else came first, or what it builds on is still to come.
    Kept {
        /// The revision it wrote.
        revision: Revision,
        /// Why.
        why: Impossible,
    },
}

/// Applies `event` after all events of the child `before`; its row takes the revision after `last`.
///
/// # Errors
/// When the event is there already, or names another child than those before it.
pub fn apply(
    event: CareEvent,
    before: &[CareEventRow],
    last: Revision,
    cure: &CureSettings,
) -> Result<CareOutcome, CareRejection> {
    if before.iter().any(|row| row.event.id == event.id) {
        return Err(CareRejection::EventExists);
    }
    if before.iter().any(|row| row.event.child != event.child) {
        return Err(CareRejection::UnknownChild);
    }
    let revision = last.next();
    let row = CareEventRow { revision, event };
    let care = cases(before.iter().chain([&row]), [], cure);
    let kept = care.kept.iter().find(|kept| kept.event == row.event.id);
    let verdict = match kept {
        Some(kept) => CareVerdict::Kept { revision, why: kept.why },
        None => CareVerdict::Applied { revision },
    };
    Ok(CareOutcome { row, verdict })
}
