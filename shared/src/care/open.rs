//! From what a visit found to the act that follows: open a case, join it, or reopen one that was closed as recovered.

use super::act::{CareAct, Found};
use super::case::Case;
use super::fold::ChildCare;
use super::settings::Deadlines;
use super::state::{Ending, Leaving};
use crate::age::CivilDate;
use crate::finding::{Finding, Step};
use crate::id::CaseId;
use crate::text::Remark;

/// The act that follows from `found` for a child with this care; `None` when nothing in it opens a case, or the open case
/// holds all of it already: but what a hospital must treat is said each day that it is seen, and what a visit no longer saw is said
/// when it is back. `case` names the case if a new one is opened, and `reason` is kept if an old one is reopened.
///
/// A child found again soon after recovery ([`Deadlines::reopen_days`]) relapsed, and its case goes on with its history; later,
/// or after any other ending, it is a new case. What was judged to be no case is not opened again for as long by the same
/// findings.
#[must_use]
pub fn follow(
    care: &ChildCare,
    mut found: Found,
    case: CaseId,
    reason: Remark,
    deadlines: &Deadlines,
) -> Option<CareAct> {
    found.findings.retain(|finding| finding.opens_case());
    if found.findings.is_empty() {
        return None;
    }
    if let Some(open) = care.open() {
        found.findings.retain(|finding| is_news(open, *finding, found.on));
        return (!found.findings.is_empty()).then_some(CareAct::AddFindings { case: open.id, found });
    }
    let closed = care
        .cases
        .iter()
        .filter_map(|case| {
            let closing = case.closings.iter().find(|closing| closing.reopened.is_none())?;
            Some((case, closing))
        })
        .max_by_key(|(_, closing)| closing.closed.since());
    match closed {
        Some((case, closing))
            if *closing.closed.ending() == Ending::Recovered
                && found.on <= closing.closed.since().plus_days(i32::from(deadlines.reopen_days)) =>
        {
            Some(CareAct::ReopenCase { case: case.id, closing: closing.closed_in, found, reason })
        }
        Some((judged, closing))
            if matches!(closing.closed.ending(), Ending::Left { why: Leaving::NotACase { .. } })
                && found.on <= closing.closed.since().plus_days(i32::from(deadlines.reopen_days))
                && found.findings.iter().all(|finding| judged.findings().contains(finding)) =>
        {
            None
        }
        _ => Some(CareAct::OpenCase { case, found }),
    }
}

/// Whether the open case does not hold that already.
fn is_news(open: &Case, finding: Finding, on: CivilDate) -> bool {
    let known = open.recent().filter(|found| found.findings.contains(&finding)).map(|found| found.on).max();
    let Some(known) = known.filter(|known| *known < on) else { return known.is_none() };
    let mut visits = open.evaluations.iter().filter(|visit| visit.on > known && visit.on <= on);
    finding.step() == Step::HospitalToday || visits.any(|visit| !visit.findings.contains(&finding))
}
