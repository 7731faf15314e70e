//! From what a visit found to the act that follows: open a case, join it, or reopen one that was closed as recovered.

use super::act::{CareAct, Found};
use super::fold::ChildCare;
use super::settings::Deadlines;
use super::state::{Ending, Leaving};
use crate::id::CaseId;
use crate::text::Remark;

/// The act that follows from `found` for a child with this care; `None` when nothing in it opens a case, or the open case
/// holds all of it already. `case` names the case if a new one is opened, and `reason` is kept if an old one is reopened.
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
        let known = open.findings();
        found.findings.retain(|finding| !known.contains(finding));
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
