//! The step of care that a reading asks for by itself, the same on the phone that shows it and in the regency that keeps it; and
//! the one that follows from what a child was looked at for beside it.

use super::act::{CareAct, Found};
use super::detect::detect;
use super::fold::ChildCare;
use super::open::follow;
use super::settings::{Deadlines, Rules};
use crate::age::{CivilDate, CompletedMonths};
use crate::child::{Child, ChildStatus};
use crate::finding::{Finding, gravest_first};
use crate::id::CaseId;
use crate::measurement::Measurement;
use crate::text::Remark;

/// What follows from `entry` for the child's care: a case is opened, joined, or goes on after recovery. `None` when the reading
/// finds nothing new, is older than [`CareSettings::open_within_days`](super::CareSettings::open_within_days), or is of a
/// child that is five years old or not followed any more.
///
/// The case is named after the reading, so that whoever derives it from the same reading opens the same case. `others` are
/// the child's other standing readings, in any order.
#[must_use]
pub fn follow_reading(
    child: &Child,
    others: &[Measurement],
    entry: &Measurement,
    care: &ChildCare,
    today: CivilDate,
    rules: Rules<'_>,
) -> Option<CareAct> {
    if !may_follow(child, entry, today, rules) {
        return None;
    }
    let findings = detect(child, others, entry, &[], rules);
    let found = Found::new(entry.date, Some(entry.id), findings);
    follow(care, found, entry.id.into(), again(), &rules.care.deadlines)
}

/// What follows from `signs` that were seen when the child was measured ([`crate::finding::to_ask`]); `None` when there are none,
/// or its case holds them already. `case` names the case if the child has none yet.
#[must_use]
pub fn follow_signs(
    entry: &Measurement,
    signs: Vec<Finding>,
    care: &ChildCare,
    case: CaseId,
    deadlines: &Deadlines,
) -> Option<CareAct> {
    let found = Found::new(entry.date, Some(entry.id), gravest_first(signs));
    follow(care, found, case, again(), deadlines)
}

/// Whether a reading can ask for a step of care at all; what it finds is not looked at.
#[must_use]
pub fn may_follow(child: &Child, entry: &Measurement, today: CivilDate, rules: Rules<'_>) -> bool {
    let under_five = CompletedMonths::between(child.birth_date, entry.date).is_some_and(|age| age.0 < 60);
    let recent = entry.date >= today.plus_days(-i32::from(rules.care.open_within_days));
    child.status == ChildStatus::Active && under_five && recent
}

#[expect(clippy::panic, reason = "one literal, which a test reads")]
fn again() -> Remark {
    const AGAIN: &str = "Ditemukan lagi saat diukur";
    AGAIN.parse().unwrap_or_else(|_| panic!("{AGAIN}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::care::settings::tests::Defaults;
    use crate::care::{CareEvent, CureSettings, cases};
    use crate::finding::{DangerSign, RedFlag};
    use crate::id::{AccountId, MutationId};
    use crate::measurement::tests::measurement;
    use crate::samples::child;
    use crate::unit::{Grams, Millimetres};

    fn thin() -> Measurement {
        Measurement {
            weight_grams: Some(Grams(4_600)),
            length_millimetres: Some(Millimetres(640)),
            ..measurement(child().id)
        }
    }

    fn asked(child: &Child, entry: &Measurement, care: &ChildCare, today: &str) -> Option<CareAct> {
        let defaults = Defaults::default();
        follow_reading(child, &[], entry, care, today.parse().unwrap(), defaults.rules())
    }

    #[test]
    fn a_reading_opens_the_case_that_is_named_after_it() {
        let act = asked(&child(), &thin(), &ChildCare::default(), "2025-06-10").unwrap();
        let CareAct::OpenCase { case, found } = act else { panic!("{act:?}") };
        assert_eq!(case.to_string(), thin().id.to_string());
        assert_eq!(case, CaseId::from(thin().id));
        assert!(found.findings.contains(&Finding::SeverelyWasted));
        assert_eq!((found.on, found.measurement), (thin().date, Some(thin().id)));
        let well = measurement(child().id);
        assert_eq!(asked(&child(), &well, &ChildCare::default(), "2025-06-10"), None);
    }

    #[test]
    fn what_an_old_paper_says_is_history() {
        let on = |today: &str| asked(&child(), &thin(), &ChildCare::default(), today).is_some();
        assert!(on("2025-08-11"), "62 days");
        assert!(!on("2025-08-12"));
    }

    #[test]
    fn a_child_that_is_not_followed_or_five_has_no_case_opened() {
        let mut gone = child();
        gone.status =
            ChildStatus::Closed { reason: crate::child::CloseReason::Moved, on: thin().date, remark: None };
        assert_eq!(asked(&gone, &thin(), &ChildCare::default(), "2025-06-10"), None);
        let mut five = child();
        let light = Measurement {
            weight_grams: Some(Grams(11_500)),
            length_millimetres: Some(Millimetres(1_020)),
            ..thin()
        };
        five.birth_date = "2020-06-10".parse().unwrap();
        assert_eq!(asked(&five, &light, &ChildCare::default(), "2025-06-10"), None);
        five.birth_date = "2020-06-11".parse().unwrap();
        assert!(asked(&five, &light, &ChildCare::default(), "2025-06-10").is_some());
    }

    #[test]
    fn signs_that_were_seen_open_the_childs_case_or_join_it_once() {
        let signs = vec![Finding::RedFlag(RedFlag::Pallor), Finding::DangerSign(DangerSign::Convulsion)];
        let deadlines = Deadlines::default();
        let new = CaseId::new(1, [7; 10]);
        let seen = |signs: &[Finding], care: &ChildCare| {
            follow_signs(&thin(), signs.to_vec(), care, new, &deadlines)
        };
        let Some(CareAct::OpenCase { case, found }) = seen(&signs, &ChildCare::default()) else { panic!() };
        assert_eq!((case, found.on, found.measurement), (new, thin().date, Some(thin().id)));
        assert_eq!(found.findings, [signs[1], signs[0]], "gravest first");
        assert_eq!(seen(&[], &ChildCare::default()), None);
        let opened = CareEvent {
            id: MutationId::new(1, [1; 10]),
            child: child().id,
            actor: AccountId::new(1, [1; 10]),
            role: Role::Kader,
            act: asked(&child(), &thin(), &ChildCare::default(), "2025-06-10").unwrap(),
        };
        let care = cases([].as_slice(), [opened.clone()].as_slice(), &CureSettings::default());
        let Some(CareAct::AddFindings { case, found }) = seen(&signs, &care) else { panic!() };
        assert_eq!((case, found.findings.len()), (CaseId::from(thin().id), 2));
        let known = Found::new(thin().date, None, signs[..1].to_vec());
        let joined = CareEvent {
            id: MutationId::new(2, [1; 10]),
            act: CareAct::AddFindings { case, found: known },
            ..opened.clone()
        };
        let care = cases([].as_slice(), [opened, joined].as_slice(), &CureSettings::default());
        assert_eq!(seen(&signs[..1], &care), None, "known already");
    }
}
