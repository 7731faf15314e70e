//! Everything about the handling of one child, as a screen needs it.

use core::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::{Grants, Role};
use tumbuh::age::CivilDate;
use tumbuh::api::session::SessionView;
use tumbuh::care::{
    AuditRecommendation, CareAct, CareEvent, CareEventRow, CareSheet, Case, ChildCare, DueTask, Intervention,
    Rules, StepKind, cases, detect, due_list, tasks,
};
use tumbuh::child::Child;
use tumbuh::finding::Finding;
use tumbuh::id::{AccountId, InterventionId, MeasurementId, RecommendationId};
use tumbuh::kms::KmsSettings;
use tumbuh::measurement::Measurement;
use tumbuh::sync::phone::unsent_steps;
use tumbuh::sync::{ChildRow, MeasurementRow};
use tumbuh::text::Remark;

use crate::json::{self, Read};
use crate::store::{ChildHistory, Reading, RecordState, Store};

/// What the cases of all children share: the rules, the day and the person.
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
    /// What parents and women are told now when they consent.
    pub notice_version: u16,
}

impl Context {
    /// Of the session on this phone; `None` while nobody is signed in, or it is one of before there was care.
    #[must_use]
    pub fn of(store: Store) -> Option<Arc<Self>> {
        let today = store.today();
        store.session().with_untracked(|session| Self::new(session.as_ref()?, today))
    }

    /// Of a session; `None` when it is one of before there was care.
    #[must_use]
    pub fn new(session: &SessionView, today: CivilDate) -> Option<Arc<Self>> {
        Some(Arc::new(Self {
            sheet: CareSheet::read(session.regency.handling.clone())?,
            kms: session.regency.kms.clone(),
            grants: session.grants.clone(),
            account: session.account,
            today,
            notice_version: session.regency.notice_version,
        }))
    }
}

/// A child's case with what is needed to show it and to take the next step.
pub struct CaseFile {
    /// The child.
    pub child: Child,
    /// Its readings that stand, newest first.
    pub readings: Vec<Measurement>,
    /// Everything that was done, in the order of the regency and then of this phone.
    pub events: Vec<CareEvent>,
    /// How many of the last of these the regency has not sent back yet.
    pub unsent: usize,
    /// The cases that follow.
    pub care: ChildCare,
    /// Hashes of the photos that the regency has; `None` on a phone, which keeps none and does not know.
    pub photos: Option<Vec<String>>,
    /// Names of those who took its readings and did its steps; a phone knows none.
    pub people: Vec<(AccountId, String)>,
    /// What all cases share.
    context: Arc<Context>,
}

impl Deref for CaseFile {
    type Target = Context;

    fn deref(&self) -> &Context {
        &self.context
    }
}

impl CaseFile {
    /// Of what the phone holds of one child; `None` while nobody is signed in, or the session is one of before there was care.
    #[must_use]
    pub fn of(store: Store, history: &ChildHistory) -> Option<Arc<Self>> {
        let mut rows = Vec::new();
        for text in &history.steps {
            rows.extend(json::from_str::<CareEventRow>(text).ok());
        }
        Some(Self::new(Context::of(store)?, history, rows))
    }

    /// Of what the phone holds: `rows` are what the regency has sent of the child's care.
    #[must_use]
    pub fn new(context: Arc<Context>, history: &ChildHistory, rows: Vec<CareEventRow>) -> Arc<Self> {
        Arc::new(Self::folded(context, history, rows))
    }

    fn folded(context: Arc<Context>, history: &ChildHistory, rows: Vec<CareEventRow>) -> Self {
        let read = |step: &serde_json::Value| CareAct::read(step.clone());
        let (grants, rules) = (&context.grants, context.sheet.rules(&context.kms));
        let unsent = unsent_steps(history, &rows, grants, context.today, rules, &read);
        let care = cases(rows.as_slice(), unsent.as_slice(), &context.sheet.care.cure);
        let mut ordered: Vec<CareEventRow> = Vec::with_capacity(rows.len());
        for row in rows {
            let place = ordered.partition_point(|other| other.revision <= row.revision);
            ordered.insert(place, row);
        }
        let count = unsent.len();
        let events = ordered.into_iter().map(|row| row.event).chain(unsent).collect();
        let mut readings = Vec::new();
        readings.extend(history.standing().cloned());
        Self {
            child: history.row.child.clone(),
            readings,
            events,
            unsent: count,
            care,
            photos: None,
            people: Vec::new(),
            context,
        }
    }

    /// Of what the regency answers about one child: its record, readings and steps of care, as JSON. A step of a newer regency,
    /// that this app cannot read yet, is left out as it is on a phone.
    #[must_use]
    pub fn of_story(context: Arc<Context>, story: &serde_json::Value) -> Option<Arc<Self>> {
        let part = |name: &str| story.get(name).cloned();
        let mut measurements = Vec::new();
        for row in Vec::<MeasurementRow>::read(part("measurements")?)? {
            let date = |reading: &Reading| (reading.row.measurement.date, reading.row.measurement.id);
            let reading = Reading { row, state: RecordState::Safe };
            let place = measurements.partition_point(|other| date(other) > date(&reading));
            measurements.insert(place, reading);
        }
        let history = ChildHistory {
            state: RecordState::Safe,
            row: ChildRow::read(part("child")?)?,
            measurements,
            absences: Vec::new(),
            steps: Vec::new(),
            unsent: Vec::new(),
        };
        let mut rows = Vec::new();
        for row in Vec::<serde_json::Value>::read(part("events")?)? {
            rows.extend(CareEventRow::read(row));
        }
        let photos = Read::read(part("photos")?)?;
        let mut people = Vec::new();
        // An audit of before there were names froze none.
        for one in part("people").and_then(Vec::<serde_json::Value>::read).unwrap_or_default() {
            let name = one.get("name").and_then(serde_json::Value::as_str).map(Into::into);
            people.extend(one.get("account").cloned().and_then(AccountId::read).zip(name));
        }
        Some(Arc::new(Self { photos, people, ..Self::folded(context, &history, rows) }))
    }

    /// The name of whoever has that account, where it is known.
    #[must_use]
    pub fn name_of(&self, account: AccountId) -> Option<&str> {
        self.people.iter().find(|(id, _)| *id == account).map(|(_, name)| name.as_str())
    }

    /// What the rules of care are given.
    #[must_use]
    pub fn rules(&self) -> Rules<'_> {
        self.sheet.rules(&self.kms)
    }

    /// What the open case holds, and what the newest reading finds.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.care.open().map(Case::findings).unwrap_or_default();
        if let Some((newest, others)) = self.readings.split_first() {
            let found = detect(&self.child, others, newest, &[], self.rules());
            findings.extend(found);
        }
        findings
    }

    /// The open case, or the last one that was closed.
    #[must_use]
    pub fn case(&self) -> Option<&Case> {
        self.care.open().or(self.care.cases.last())
    }

    /// What is to do, the longest due first.
    #[must_use]
    pub fn due(&self) -> Vec<DueTask> {
        let of = |case| tasks(case, &self.child, self.today, self.rules());
        due_list(self.care.cases.iter().flat_map(of), self.today, &self.sheet.care.escalation)
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
        let fits = |kind: &StepKind| match kind {
            StepKind::Follow => self.awaited().next().is_some(),
            kind => kind.fits(case),
        };
        let may = |kind: &StepKind| fits(kind) && self.roles().any(|role| kind.is_for(role));
        StepKind::ALL.into_iter().filter(may).collect()
    }

    /// What audits recommended and is still to be done, each with its case.
    pub fn awaited(&self) -> impl Iterator<Item = (&Case, &AuditRecommendation)> {
        let of = |case| Case::awaited_recommendations(case).map(move |one| (case, &one.recommendation));
        self.care.cases.iter().flat_map(of)
    }

    /// An intervention that was planned.
    #[must_use]
    pub fn planned(&self, id: InterventionId) -> Option<&Intervention> {
        let mut planned = self.care.cases.iter().flat_map(|case| &case.interventions);
        planned.find(|one| one.intervention.id == id).map(|one| &one.intervention)
    }

    /// The day of a reading that stands.
    #[must_use]
    pub fn measured_on(&self, id: MeasurementId) -> Option<CivilDate> {
        self.readings.iter().find(|one| one.id == id).map(|one| one.date)
    }

    /// What an audit recommended.
    #[must_use]
    pub fn recommended(&self, id: RecommendationId) -> Option<Remark> {
        let mut made = self.care.cases.iter().flat_map(|case| &case.recommendations);
        made.find(|one| one.recommendation.id == id).map(|one| one.recommendation.what.clone())
    }
}
