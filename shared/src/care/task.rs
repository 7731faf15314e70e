//! Tasks: what has to be done next for a case, by whom and until when. They follow from the case and are stored nowhere.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::act::Found;
use super::case::Case;
use super::detect::missed_sessions;
use super::food::FoodProgress;
use super::owner::Owner;
use super::plan::{PlannedIntervention, Progress};
use super::referral::ReferralStage;
use super::settings::Rules;
use super::state::{CaseState, Open};
use crate::age::{CivilDate, CompletedMonths};
use crate::area::AreaCode;
use crate::child::{Child, ChildStatus};
use crate::finding::Finding;
use crate::id::{CaseId, ChildId, InterventionId, ReferralId};
use crate::language::Language;
use crate::measurement::{Absence, Measurement};

/// Something to do for one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// The case; `None` for a child that is looked for without one.
    pub case: Option<CaseId>,
    /// The child.
    pub child: ChildId,
    /// Where: the child's posyandu.
    pub posyandu: AreaCode,
    /// What.
    pub kind: TaskKind,
    /// Who answers for it first; when late, others too ([`super::Escalation`]).
    pub owner: Owner,
    /// The day of what asks for it.
    pub since: CivilDate,
    /// The last day; never before `since`.
    pub due: CivilDate,
}

/// What is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum TaskKind {
    /// Look for a child that missed sessions, at home.
    VisitHome,
    /// See a newborn that was born light or short.
    VisitNewborn,
    /// Measure again with calibrated tools.
    Validate,
    /// Look for the cause.
    FindCause,
    /// Plan interventions.
    Plan,
    /// Begin the first of them.
    Start,
    /// See the child again.
    Evaluate,
    /// Treatment brings no gain: look again for illness and feeding, and refer.
    ActOnNoGain,
    /// Close the case: cured, five years old, or no longer followed.
    Close,
    /// Do an intervention and report it.
    Intervene {
        /// Which.
        intervention: InterventionId,
    },
    /// Log a day of food supplements.
    LogFood {
        /// Of which intervention.
        intervention: InterventionId,
    },
    /// Take the weekly weight.
    Weigh {
        /// Of which intervention.
        intervention: InterventionId,
    },
    /// An owner declined: plan something else.
    Replan {
        /// Which.
        intervention: InterventionId,
    },
    /// A referral waits for its next step.
    FollowReferral {
        /// Which.
        referral: ReferralId,
        /// The step it waits for.
        stage: ReferralStage,
    },
}

/// Everything to do for a case of `child`, the first due first; nothing once it is closed.
#[must_use]
pub fn tasks(case: &Case, child: &Child, today: CivilDate, rules: Rules<'_>) -> Vec<Task> {
    if !case.state.is_open() {
        return Vec::new();
    }
    let writer = Writer { case, child, rules };
    let mut tasks: Vec<Task> = writer.of_state().into_iter().collect();
    tasks.extend(writer.leaving(today));
    tasks.extend(case.interventions.iter().flat_map(|planned| writer.of_intervention(planned)));
    tasks.extend(writer.of_referrals());
    tasks.extend(writer.no_gain());
    tasks.sort_by_key(|task| (task.due, task.kind));
    tasks
}

/// The home visit that a child asks for who missed sessions; `None` when it did not. Its readings and absences in any order.
#[must_use]
pub fn home_visit(
    child: &Child,
    readings: &[Measurement],
    absences: &[Absence],
    today: CivilDate,
    rules: Rules<'_>,
) -> Option<Task> {
    let since = missed_sessions(child, readings, absences, today, rules)?;
    let days = rules.care.deadlines.validate_days(Finding::MissedSessions.urgency());
    Some(Task {
        case: None,
        child: child.id,
        posyandu: child.posyandu.clone(),
        kind: TaskKind::VisitHome,
        owner: Owner::Kader,
        since,
        due: since.plus_days(i32::from(days)),
    })
}

struct Writer<'a> {
    case: &'a Case,
    child: &'a Child,
    rules: Rules<'a>,
}

impl Writer<'_> {
    fn task(&self, kind: TaskKind, owner: Owner, since: CivilDate, days: u16) -> Task {
        Task {
            case: Some(self.case.id),
            child: self.case.child,
            posyandu: self.child.posyandu.clone(),
            kind,
            owner,
            since,
            due: since.plus_days(i32::from(days)),
        }
    }

    /// The next step of the state machine. In hospital it is the referral that waits, see [`Self::of_referrals`].
    fn of_state(&self) -> Option<Task> {
        let deadlines = &self.rules.care.deadlines;
        let CaseState::Open(open) = self.case.state else {
            return None;
        };
        let since = open.since();
        let (kind, days) = match open {
            Open::Detected(_) => return self.validation(since),
            Open::Validated(_) => (TaskKind::FindCause, deadlines.cause_days),
            Open::CauseKnown(_) => (TaskKind::Plan, deadlines.plan_days),
            Open::Planned(_) => {
                let since = since.max(self.first_course().unwrap_or(since));
                return Some(self.task(TaskKind::Start, Owner::Puskesmas, since, deadlines.start_days));
            }
            Open::InTreatment(_) | Open::Evaluated(_) => match self.case.recovery(&self.rules.care.cure) {
                Some(_) => (TaskKind::Close, deadlines.close_days),
                None => return self.evaluation(since),
            },
        };
        Some(self.task(kind, Owner::Puskesmas, since, days))
    }

    /// The first due of what was found: each finding asks from its own day on.
    fn validation(&self, since: CivilDate) -> Option<Task> {
        let asked = self
            .case
            .recent()
            .flat_map(|found| found.findings.iter().map(|finding| (found.on, finding.urgency())));
        let asked = asked.map(|(on, urgency)| {
            let days = self.rules.care.deadlines.validate_days(urgency);
            self.task(TaskKind::Validate, Owner::Midwife, on.max(since), days)
        });
        let anyway = || {
            let days = self.rules.care.deadlines.validate_this_month_days;
            self.task(TaskKind::Validate, Owner::Midwife, since, days)
        };
        Some(asked.min_by_key(|task| task.due).unwrap_or_else(anyway))
    }

    /// The next visit of treatment; weekly from the day that gizi buruk was found.
    fn evaluation(&self, since: CivilDate) -> Option<Task> {
        let deadlines = &self.rules.care.deadlines;
        let task = |since, days| self.task(TaskKind::Evaluate, Owner::Puskesmas, since, days);
        let severe = |found: &&Found| found.findings.iter().any(|finding| finding.is_severe_wasting());
        let weekly = self
            .case
            .recent()
            .find(severe)
            .map(|found| task(found.on.max(since), deadlines.evaluate_severe_days));
        [Some(task(since, deadlines.evaluate_days)), weekly].into_iter().flatten().min_by_key(|task| task.due)
    }

    /// The first day on which something that is planned can begin.
    fn first_course(&self) -> Option<CivilDate> {
        let waiting = self.case.interventions.iter().filter(|planned| !planned.is_finished());
        let begins =
            waiting.map(|planned| planned.intervention.food.map_or(planned.planned_on, |course| course.from));
        begins.min()
    }

    /// A child that is five, or not followed here any more, still has its case to be closed.
    fn leaving(&self, today: CivilDate) -> Option<Task> {
        let since = match &self.child.status {
            ChildStatus::Closed { on, .. } => *on,
            ChildStatus::Active => {
                let five =
                    |day| CompletedMonths::between(self.child.birth_date, day).is_some_and(|age| age.0 >= 60);
                if !five(today) {
                    return None;
                }
                let birth = self.child.birth_date;
                CivilDate::new(birth.year() + 5, birth.month(), birth.day())
                    // Born on 29 February.
                    .or(CivilDate::new(birth.year() + 5, 3, 1))
                    .unwrap_or(today)
            }
        };
        let since = since.max(self.case.state.since());
        Some(self.task(TaskKind::Close, Owner::Midwife, since, self.rules.care.deadlines.close_days))
    }

    fn of_intervention(&self, planned: &PlannedIntervention) -> Vec<Task> {
        let deadlines = &self.rules.care.deadlines;
        let intervention = planned.intervention.id;
        let declined = planned
            .reports
            .iter()
            .rev()
            .find(|report| matches!(report.progress, Progress::Declined { .. }))
            .map(|report| report.on.max(planned.planned_on));
        if let Some(on) = declined {
            let replanned = self
                .case
                .interventions
                .iter()
                .any(|other| other.intervention.id != intervention && other.planned_on >= on);
            let replan = TaskKind::Replan { intervention };
            return (!replanned)
                .then(|| self.task(replan, Owner::Puskesmas, on, deadlines.plan_days))
                .into_iter()
                .collect();
        }
        if planned.is_finished() {
            return Vec::new();
        }
        let owner = planned.intervention.owner.clone();
        let intervene = TaskKind::Intervene { intervention };
        let Some(course) = planned.intervention.food else {
            let due = planned.due();
            return alloc::vec![Task { due, ..self.task(intervene, owner, planned.planned_on, 0) }];
        };
        let logs = self.case.food_logs.iter().filter(|log| log.intervention == intervention);
        let progress = FoodProgress::of(course, logs);
        let Some(gap) = progress.first_gap else {
            let done = course.end().max(planned.planned_on);
            return alloc::vec![self.task(intervene, owner, done, deadlines.start_days)];
        };
        let weighed = progress.last_weighed.unwrap_or(course.from).max(course.from);
        let weigh = (weighed < course.end()).then(|| {
            let every = self.rules.care.food.weigh_every_days;
            self.task(TaskKind::Weigh { intervention }, Owner::Kader, weighed, every)
        });
        [Some(self.task(TaskKind::LogFood { intervention }, Owner::Kader, gap, 0)), weigh]
            .into_iter()
            .flatten()
            .collect()
    }

    /// A referral that nobody answers is the puskesmas' to ask about; a child that is to come back, the midwife's.
    fn of_referrals(&self) -> impl Iterator<Item = Task> {
        self.case.referrals.iter().filter_map(|followed| {
            let awaited = followed.awaited(&self.rules.care.deadlines)?;
            let kind = TaskKind::FollowReferral { referral: followed.referral.id, stage: awaited.stage };
            let owner = match awaited.stage {
                ReferralStage::Back => Owner::Midwife,
                _ => Owner::Puskesmas,
            };
            Some(Task { due: awaited.due, ..self.task(kind, owner, awaited.since, 0) })
        })
    }

    /// Answered by a referral or a new look for the cause since the weight that showed it.
    fn no_gain(&self) -> Option<Task> {
        self.case.no_gain(&self.rules.care.food)?;
        let visits = self.case.evaluations.iter().filter(|visit| visit.weight_grams.is_some());
        let logs = self.case.food_logs.iter().filter(|log| log.weight_grams.is_some());
        let seen = visits.map(|visit| visit.on).chain(logs.map(|log| log.on)).max()?;
        let referred = self.case.referrals.iter().any(|followed| followed.referral.on >= seen);
        let looked = self.case.causes.iter().any(|look| look.on >= seen);
        let days = self.rules.care.deadlines.validate_now_days;
        (!referred && !looked).then(|| self.task(TaskKind::ActOnNoGain, Owner::Puskesmas, seen, days))
    }
}

impl TaskKind {
    /// What is to do, as said to whoever does it.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::VisitHome => (
                "Kunjungi rumah: anak tidak datang ke posyandu",
                "Visit at home: the child did not come to the posyandu",
            ),
            Self::VisitNewborn => (
                "Kunjungan neonatal: timbang dan periksa bayi kecil",
                "Neonatal visit: weigh and examine the small newborn",
            ),
            Self::Validate => ("Ukur ulang dengan alat terkalibrasi", "Measure again with calibrated tools"),
            Self::FindCause => ("Cari penyebabnya", "Look for the cause"),
            Self::Plan => ("Susun rencana penanganan", "Plan interventions"),
            Self::Start => ("Mulai penanganan", "Begin treatment"),
            Self::Evaluate => ("Evaluasi: ukur dan periksa lagi", "Evaluate: measure and examine again"),
            Self::ActOnNoGain => (
                "Berat tidak naik: periksa lagi penyakit dan makannya, lalu rujuk",
                "No gain: look again for illness and feeding, then refer",
            ),
            Self::Close => ("Tutup kasus", "Close the case"),
            Self::Intervene { .. } => ("Lakukan kegiatan dan laporkan", "Do the intervention and report it"),
            Self::LogFood { .. } => ("Catat PMT hari ini", "Log the day's food supplement"),
            Self::Weigh { .. } => ("Timbang mingguan", "Take the weekly weight"),
            Self::Replan { .. } => ("Ditolak: rencanakan yang lain", "Declined: plan something else"),
            Self::FollowReferral { stage: ReferralStage::Back, .. } => {
                ("Jemput hasil: dampingi anak setelah pulang", "Take the child back into care")
            }
            Self::FollowReferral { .. } => ("Rujukan belum dijawab: tanyakan", "Referral unanswered: ask"),
        };
        language.pick(indonesian, english)
    }
}
