//! Everything about the handling of one child, as a screen needs it.

use leptos::prelude::*;
use tumbuh::access::{Grants, Role};
use tumbuh::age::CivilDate;
use tumbuh::care::{
    CareAct, CareEvent, CareEventRow, CareSheet, Case, ChildCare, DueTask, Rules, StepKind, cases, due_list,
    tasks,
};
use tumbuh::child::Child;
use tumbuh::id::{AccountId, InterventionId, Revision};
use tumbuh::kms::KmsSettings;
use tumbuh::measurement::Measurement;
use tumbuh::sync::phone::unsent_steps;
use tumbuh::sync::{ChildRow, MeasurementRow};
use tumbuh::text::Slug;

use crate::json::{self, Read};
use crate::store::{ChildHistory, Reading, RecordState, Store};

/// What the cases of all children share: the rules, the day and the person.
#[derive(Clone, Debug)]
pub struct Context {
    /// What the pack says.
    pub sheet: CareSheet,
    /// The weight card in force.
    pub kms: KmsSettings,
    /// What the person is.
    pub grants: Grants,
    /// Who the person is.
    pub account: AccountId,
    /// Today in the regency.
    pub today: CivilDate,
}

impl Context {
    /// Of the session on this phone; `None` while nobody is signed in, or it is one of before there was care.
    #[must_use]
    pub fn of(store: Store) -> Option<Self> {
        let today = store.today();
        store.session().with_untracked(|session| {
            let session = session.as_ref()?;
            Some(Self {
                sheet: CareSheet::read(session.regency.handling.clone())?,
                kms: session.regency.kms.clone(),
                grants: session.grants.clone(),
                account: session.account,
                today,
            })
        })
    }
}

/// A child's case with what is needed to show it and to take the next step.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// The child.
    pub child: Child,
    /// Its readings that stand, newest first.
    pub readings: Vec<Measurement>,
    /// Everything that was done, in the order of the regency and then of this phone.
    pub events: Vec<CareEvent>,
    /// The cases that follow.
    pub care: ChildCare,
    /// What the pack says.
    pub sheet: CareSheet,
    /// The weight card in force.
    pub kms: KmsSettings,
    /// Today in the regency.
    pub today: CivilDate,
    /// What the person is.
    pub grants: Grants,
    /// Who the person is.
    pub account: AccountId,
}

impl CaseFile {
    /// Of what the phone holds of one child; `None` while nobody is signed in, or the session is one of before there was care.
    #[must_use]
    pub fn of(store: Store, history: &ChildHistory) -> Option<Self> {
        let rows = history.steps.iter().filter_map(|text| json::from_str(text).ok()).collect();
        Some(Self::new(&Context::of(store)?, history, rows))
    }

    /// Of what the phone holds: `rows` are what the regency has sent of the child's care.
    #[must_use]
    pub fn new(context: &Context, history: &ChildHistory, mut rows: Vec<CareEventRow>) -> Self {
        let Context { sheet, kms, grants, account, today } = context.clone();
        let read = |step: &serde_json::Value| CareAct::read(step.clone());
        let unsent = unsent_steps(history, &rows, &grants, today, sheet.rules(&kms), &read);
        let care = cases(&rows, &unsent, &sheet.care.cure);
        rows.sort_unstable_by_key(|row| row.revision);
        let events = rows.into_iter().map(|row| row.event).chain(unsent).collect();
        let readings = history.standing().cloned().collect();
        Self { child: history.row.child.clone(), readings, events, care, sheet, kms, today, grants, account }
    }

    /// Of what the regency answers about one child.
    #[must_use]
    pub fn of_story(
        context: &Context,
        child: Child,
        rows: Vec<MeasurementRow>,
        events: Vec<CareEventRow>,
    ) -> Self {
        let history = ChildHistory {
            state: RecordState::Safe,
            row: ChildRow {
                revision: Revision::START,
                child,
                changed: Default::default(),
                conflicts: Vec::new(),
            },
            measurements: rows
                .into_iter()
                .rev()
                .map(|row| Reading { row, state: RecordState::Safe })
                .collect(),
            absences: Vec::new(),
            steps: Vec::new(),
            unsent: Vec::new(),
        };
        let mut file = Self::new(context, &history, events);
        file.readings.sort_by_key(|reading| core::cmp::Reverse((reading.date, reading.id)));
        file
    }

    /// What the rules of care are given.
    #[must_use]
    pub fn rules(&self) -> Rules<'_> {
        self.sheet.rules(&self.kms)
    }

    /// The open case, or the last one that was closed.
    #[must_use]
    pub fn case(&self) -> Option<&Case> {
        self.care.open().or(self.care.cases.last())
    }

    /// What is to do, the longest due first.
    #[must_use]
    pub fn due(&self) -> Vec<DueTask> {
        let tasks = self.care.open().map(|case| tasks(case, &self.child, self.today, self.rules()));
        due_list(tasks.into_iter().flatten(), self.today, &self.sheet.care.escalation)
    }

    /// What the person is where the child lives.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        let here = self.grants.0.iter().filter(|grant| grant.areas.contains(&self.child.posyandu));
        here.map(|grant| grant.role)
    }

    /// The steps that the person may take now.
    #[must_use]
    pub fn steps(&self) -> Vec<StepKind> {
        let Some(case) = self.case() else { return Vec::new() };
        let may = |kind: &StepKind| kind.fits(case) && self.roles().any(|role| kind.is_for(role));
        StepKind::ALL.into_iter().filter(may).collect()
    }

    /// The catalogue's name of an intervention that was planned.
    #[must_use]
    pub fn planned(&self, id: InterventionId) -> Option<Slug> {
        let mut planned = self.care.cases.iter().flat_map(|case| &case.interventions);
        planned.find(|one| one.intervention.id == id).map(|one| one.intervention.catalogue.clone())
    }
}
