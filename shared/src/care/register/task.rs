//! Tasks that follow from a woman's findings and from a newborn's age: who acts on each, and by when. They are stored nowhere.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::act::HelpKind;
use super::entry::{Entry, Helped};
use super::{WomanFinding, WomanFound};
use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::care::owner::Owner;
use crate::care::settings::Rules;
use crate::id::{ChildId, EntryId};
use crate::language::Language;
use crate::sorted::insert;

/// Something to do for someone in a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegisterTask {
    /// For whom.
    pub followed: Followed,
    /// Where: the posyandu.
    pub posyandu: AreaCode,
    /// What.
    pub kind: RegisterTaskKind,
    /// Who answers for it first; a late one goes up like any other ([`crate::care::Escalation`]).
    pub owner: Owner,
    /// The day of what asks for it.
    pub since: CivilDate,
    /// The last day; never before `since`.
    pub due: CivilDate,
}

/// Who is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "who", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Followed {
    /// A woman or girl.
    Woman {
        /// By her entry.
        entry: EntryId,
    },
    /// A newborn.
    Newborn {
        /// Which child.
        child: ChildId,
    },
}

/// What is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum RegisterTaskKind {
    /// Act on what was found.
    ActOn {
        /// What.
        finding: WomanFinding,
    },
    /// See a newborn that was born light or short.
    VisitNewborn,
}

/// What is to do for her on a day, the first due first: what was found and nobody has acted on since it was seen last.
#[must_use]
pub fn register_tasks(entry: &Entry, today: CivilDate, rules: Rules<'_>) -> Vec<RegisterTask> {
    let mut tasks = Vec::new();
    for found in entry.findings(today, rules) {
        if is_acted_on(&entry.helps, found) {
            continue;
        }
        let days = rules.care.deadlines.validate_days(found.finding.urgency());
        let task = RegisterTask {
            followed: Followed::Woman { entry: entry.id },
            posyandu: entry.woman.posyandu.clone(),
            kind: RegisterTaskKind::ActOn { finding: found.finding },
            owner: owner(found.finding),
            since: found.on,
            due: found.on.plus_days(i32::from(days)),
        };
        insert(&mut tasks, task, |task| (task.due, task.kind));
    }
    tasks
}

fn owner(finding: WomanFinding) -> Owner {
    match finding {
        // A visit at home; whoever is found ill is the midwife's.
        WomanFinding::NotSeen | WomanFinding::IronMissing | WomanFinding::PastItsTime => Owner::Kader,
        WomanFinding::SeverelyThin | WomanFinding::Thin | WomanFinding::Overweight => Owner::Puskesmas,
        _ => Owner::Midwife,
    }
}

/// Whether someone has acted on it since it was seen, or gave food for days that are not over at the visit that sees it again.
fn is_acted_on(helps: &[Helped], found: WomanFound) -> bool {
    helps.iter().map(|helped| &helped.help).filter(|help| help.finding == found.finding).any(|help| {
        let holds_days = match help.kind {
            HelpKind::Food { days } => i32::from(days),
            HelpKind::Treated | HelpKind::Referred | HelpKind::Counselled => 0,
        };
        help.on.plus_days(holds_days) >= found.on
    })
}

impl RegisterTaskKind {
    /// What is to do, as said to whoever does it.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        match self {
            Self::ActOn { finding } => finding.words(language),
            Self::VisitNewborn => crate::care::TaskKind::VisitNewborn.words(language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::act::{Help, RegisterAct};
    use super::super::tests::{check, date, enrol, event};
    use super::*;
    use crate::care::settings::tests::Defaults;

    fn entry(acts: &[RegisterAct]) -> Entry {
        let events: Vec<_> = (1..).zip(acts).map(|(number, act)| event(number, act.clone())).collect();
        Entry::of(&events).unwrap()
    }

    fn told(entry: &Entry, today: &str) -> Vec<(WomanFinding, Owner, CivilDate)> {
        register_tasks(entry, date(today), Defaults::default().rules())
            .into_iter()
            .map(|task| match task.kind {
                RegisterTaskKind::ActOn { finding } => (finding, task.owner, task.due),
                RegisterTaskKind::VisitNewborn => panic!("{task:?}"),
            })
            .collect()
    }

    fn visit(on: &str, arm: u32, haemoglobin: u16) -> RegisterAct {
        RegisterAct::RecordVisit { check: check(on, Some(arm), Some(haemoglobin)) }
    }

    fn help(on: &str, finding: WomanFinding, kind: HelpKind) -> RegisterAct {
        RegisterAct::ActOnFinding { help: Help { on: date(on), finding, kind, remark: None } }
    }

    #[test]
    fn every_finding_is_somebodys_by_a_day() {
        let ill = entry(&[enrol("2025-06-01"), visit("2025-07-01", 234, 69)]);
        assert_eq!(
            told(&ill, "2025-07-01"),
            [
                (WomanFinding::SevereAnaemia, Owner::Midwife, date("2025-07-02")),
                (WomanFinding::ThinArm, Owner::Midwife, date("2025-07-08")),
            ]
        );
        let unseen = entry(&[enrol("2025-06-01")]);
        assert_eq!(told(&unseen, "2025-07-01"), []);
        let due = date("2025-07-08");
        assert_eq!(told(&unseen, "2025-07-02"), [(WomanFinding::NotSeen, Owner::Kader, due)]);
    }

    #[test]
    fn what_was_acted_on_is_asked_for_again_when_it_is_seen_again() {
        let mut acts = vec![enrol("2025-06-01"), visit("2025-07-01", 240, 100)];
        assert_eq!(told(&entry(&acts), "2025-07-02").len(), 1);
        acts.push(help("2025-07-02", WomanFinding::Anaemia, HelpKind::Treated));
        assert_eq!(told(&entry(&acts), "2025-07-02"), []);
        acts.push(visit("2025-07-20", 240, 100));
        let again = (WomanFinding::Anaemia, Owner::Midwife, date("2025-07-27"));
        assert_eq!(told(&entry(&acts), "2025-07-20"), [again]);
    }

    #[test]
    fn food_holds_for_its_days() {
        let food = help("2025-07-02", WomanFinding::ThinArm, HelpKind::Food { days: 20 });
        let seen = |on| {
            entry(&[enrol("2025-06-01"), visit("2025-07-01", 230, 120), food.clone(), visit(on, 230, 120)])
        };
        assert_eq!(told(&seen("2025-07-22"), "2025-07-22"), []);
        assert_eq!(told(&seen("2025-07-23"), "2025-07-23").len(), 1, "still thin after twenty days");
    }

    #[test]
    fn the_next_day_is_the_first_that_brings_something_new() {
        let rules = Defaults::default();
        for acts in [
            vec![enrol("2025-06-01")],
            vec![enrol("2025-06-01"), visit("2025-07-01", 230, 120)],
            vec![
                enrol("2025-06-01"),
                RegisterAct::RecordVisit {
                    check: super::super::HealthCheck { iron_tablets: 30, ..check("2025-08-29", None, None) },
                },
            ],
        ] {
            let entry = entry(&acts);
            let tasks = |day| register_tasks(&entry, day, rules.rules());
            let mut today = date("2025-06-01");
            while today < date("2026-04-01") {
                let next = entry.next_day(today, rules.rules()).unwrap_or(date("2026-04-01"));
                let mut day = today;
                while day.plus_days(1) < next {
                    day = day.plus_days(1);
                    assert_eq!(tasks(day), tasks(today), "{day} and {today}");
                }
                today = next;
            }
        }
    }
}
