//! Tasks that follow from a woman's findings: who acts on each, and by when.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Woman, WomanFinding, WomanFound};
use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::care::owner::Owner;
use crate::care::settings::Rules;
use crate::id::WomanId;

/// Something to do for a woman or girl.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegisterTask {
    /// Who.
    pub woman: WomanId,
    /// Where: her posyandu.
    pub posyandu: AreaCode,
    /// What to act on.
    pub finding: WomanFinding,
    /// Who answers for it first; a late one goes up like any other ([`crate::care::Escalation`]).
    pub owner: Owner,
    /// The day of what asks for it.
    pub since: CivilDate,
    /// The last day; never before `since`.
    pub due: CivilDate,
}

/// What is to do for a woman of whom this was found, the first due first.
#[must_use]
pub fn register_tasks(woman: &Woman, found: &[WomanFound], rules: Rules<'_>) -> Vec<RegisterTask> {
    let mut tasks: Vec<_> = found
        .iter()
        .map(|found| {
            let days = rules.care.deadlines.validate_days(found.finding.urgency());
            let owner = match found.finding {
                // A visit at home; whoever is found ill is the midwife's.
                WomanFinding::NotSeen | WomanFinding::IronMissing => Owner::Kader,
                WomanFinding::SeverelyThin | WomanFinding::Thin | WomanFinding::Overweight => {
                    Owner::Puskesmas
                }
                _ => Owner::Midwife,
            };
            RegisterTask {
                woman: woman.id,
                posyandu: woman.posyandu.clone(),
                finding: found.finding,
                owner,
                since: found.on,
                due: found.on.plus_days(i32::from(days)),
            }
        })
        .collect();
    tasks.sort_by_key(|task| (task.due, task.finding));
    tasks
}

#[cfg(test)]
mod tests {
    use super::super::tests::{date, woman};
    use super::*;
    use crate::care::settings::tests::Defaults;

    #[test]
    fn every_finding_is_somebodys_by_a_day() {
        let found = [
            WomanFound { finding: WomanFinding::ThinArm, on: date("2025-07-01") },
            WomanFound { finding: WomanFinding::SevereAnaemia, on: date("2025-07-01") },
            WomanFound { finding: WomanFinding::IronMissing, on: date("2025-07-01") },
        ];
        let tasks = register_tasks(&woman("1998-05-05"), &found, Defaults::default().rules());
        let told: Vec<_> = tasks.iter().map(|task| (task.owner.clone(), task.due)).collect();
        assert_eq!(
            told,
            [
                (Owner::Midwife, date("2025-07-02")),
                (Owner::Midwife, date("2025-07-08")),
                (Owner::Kader, date("2025-07-31")),
            ]
        );
    }
}
