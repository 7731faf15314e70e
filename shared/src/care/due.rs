//! Due lists and escalation: a late task goes up from kader to midwife, puskesmas and health office, with the reason.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::owner::Owner;
use super::settings::EscalationSettings;
use super::task::Task;
use crate::access::Grants;
use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::finding::Urgency;
use crate::language::Language;
use crate::text::Slug;

/// A task on a day: how late it is and who answers for it by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DueTask {
    /// The task.
    pub task: Task,
    /// How late, and who knows.
    pub escalation: Escalation,
    /// How soon it is due.
    pub urgency: Urgency,
}

/// How late a task is, and who answers for it by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Escalation {
    /// Days after the last one; 0 when not late.
    pub late_days: u32,
    /// Its first owner and everyone above that it has gone up to; never empty, never shorter the later it is.
    pub owners: Vec<Owner>,
}

impl Escalation {
    /// How late on `today` is what `owner` was to do by `due`, and how far up it has gone.
    #[must_use]
    pub fn of(owner: &Owner, due: CivilDate, today: CivilDate, settings: &EscalationSettings) -> Self {
        let late_days = late_days(due, today);
        let mut owners = alloc::vec![owner.clone()];
        let mut since = 0_u32;
        while let Some((days, above)) = owners.last().and_then(|owner| above(owner, settings)) {
            since = since.saturating_add(u32::from(days));
            if late_days == 0 || late_days < since {
                break;
            }
            owners.push(above);
        }
        Self { late_days, owners }
    }

    /// Whether the task has gone up.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        self.owners.len() > 1
    }
}

/// Days after the last one, `due`; 0 when it is not over.
#[must_use]
pub fn late_days(due: CivilDate, today: CivilDate) -> u32 {
    u32::try_from(today.days_since_epoch() - due.days_since_epoch()).unwrap_or(0)
}

/// Who is next above, and after how many days more.
fn above(owner: &Owner, settings: &EscalationSettings) -> Option<(u16, Owner)> {
    let health_office = || Owner::Office { office: settings.health_office.clone() };
    match owner {
        Owner::Kader => Some((settings.to_midwife_days, Owner::Midwife)),
        Owner::Midwife | Owner::VillageOfficer => Some((settings.to_puskesmas_days, Owner::Puskesmas)),
        Owner::Puskesmas => Some((settings.to_health_office_days, health_office())),
        Owner::Office { office } if *office != settings.health_office => {
            Some((settings.to_health_office_days, health_office()))
        }
        Owner::Office { .. } => None,
    }
}

/// How soon on `today` is what is due by a day.
pub(super) fn urgency(due: CivilDate, today: CivilDate) -> Urgency {
    match due.days_since_epoch() - today.days_since_epoch() {
        ..=0 => Urgency::Now,
        1..=7 => Urgency::ThisWeek,
        _ => Urgency::ThisMonth,
    }
}

/// The tasks as they stand on `today`, the longest due first.
#[must_use]
pub fn due_list(
    tasks: impl IntoIterator<Item = Task>,
    today: CivilDate,
    settings: &EscalationSettings,
) -> Vec<DueTask> {
    let mut list: Vec<_> = tasks.into_iter().map(|task| DueTask::of(task, today, settings)).collect();
    list.sort_by(|one, other| {
        let key = |due: &DueTask| (due.task.due, due.task.case, due.task.kind);
        key(one).cmp(&key(other))
    });
    list
}

impl DueTask {
    /// The task as it stands on `today`.
    #[must_use]
    pub fn of(task: Task, today: CivilDate, settings: &EscalationSettings) -> Self {
        let escalation = Escalation::of(&task.owner, task.due, today, settings);
        Self { escalation, urgency: urgency(task.due, today), task }
    }

    /// Whether it is on the list of a person with these grants.
    #[must_use]
    pub fn is_for(&self, grants: &Grants) -> bool {
        grants.0.iter().any(|grant| {
            self.escalation.owners.iter().any(|owner| owner.includes(grant, &self.task.posyandu))
        })
    }

    /// Whether it is on the list of an office.
    #[must_use]
    pub fn is_for_office(&self, id: &Slug) -> bool {
        self.escalation.owners.iter().any(|owner| matches!(owner, Owner::Office { office } if office == id))
    }

    /// Whether it is on the list of a village, or of any other area.
    #[must_use]
    pub fn is_in(&self, area: &AreaCode) -> bool {
        area.contains(&self.task.posyandu)
    }

    /// What is to do and, when late, why it has come to whoever reads it.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let what = self.task.kind.words(language);
        let first = self.task.owner.words(language);
        let late = self.escalation.late_days;
        let mut words = match (late, language) {
            (0, _) => format!("{what} ({first})"),
            (_, Language::Indonesian) => format!("{what} ({first}), terlambat {late} hari"),
            (1, Language::English) => format!("{what} ({first}), 1 day late"),
            (_, Language::English) => format!("{what} ({first}), {late} days late"),
        };
        if let (true, Some(last)) = (self.escalation.is_raised(), self.escalation.owners.last()) {
            let raised = language.pick(": naik ke ", ": gone up to ");
            words.push_str(raised);
            words.push_str(&last.words(language));
        }
        words
    }
}
