//! What people do to cases: a next step mostly, and any other now and then, whether the case allows it or not.

use tumbuh::access::Role;
use tumbuh::age::CivilDate;
use tumbuh::care::{
    AuditRecommendation, CareAct, CareEvent, CareEventRow, Case, CauseLook, ChildCare, Circumstance,
    CureSettings, Difference, Eaten, Ending, Evaluation, Evidence, FollowUp, FoodCourse, FoodLog, Found,
    Intervention, Leaving, Obstacle, Owner, Plan, Progress, Referral, ReferralAnswer, ReferralStep,
    ReferralTo, Report, Sign, StepKind, Talk, Validation, cases,
};
use tumbuh::child::Child;
use tumbuh::finding::{Finding, Urgency};
use tumbuh::growth::{NutritionStatus, Oedema};
use tumbuh::id::{
    AccountId, CaseAuditId, CaseId, InterventionId, MeasurementId, MutationId, RecommendationId, ReferralId,
};
use tumbuh::kms::KmsSettings;
use tumbuh::sync::Act;
use tumbuh::sync::phone::Fate;
use tumbuh::text::Remark;
use tumbuh::unit::Grams;
use tumbuh::visit::Visit;

use crate::act::Doing;

/// The one audit that is held. It looks at every child.
pub fn audit() -> CaseAuditId {
    CaseAuditId::new(1, [1; 10])
}

/// What brings a case on.
const FORWARD: [StepKind; 6] = [
    StepKind::Validate,
    StepKind::Cause,
    StepKind::Plan,
    StepKind::Log,
    StepKind::Evaluate,
    StepKind::Report,
];

/// The photos that came begin so.
pub const PHOTO_CAME: &str = "a";

impl Doing<'_> {
    /// A step for a child that the phone shows: mostly one that is handled, and few of them, so that cases come far.
    pub fn care(&mut self, account: AccountId, children: &[Child]) -> Option<Act> {
        let store = self.device.tabs[self.tab].phone.stores().care;
        let under = self.device.disk.filed_in(store);
        let handled: Vec<&Child> =
            children.iter().filter(|child| under.contains(child.id.to_string().as_str())).take(2).collect();
        let child = match handled.get(self.rng.usize(..handled.len().max(1))) {
            Some(child) if self.rng.u8(..100) < 90 => *child,
            _ => children.get(self.rng.usize(..children.len().max(1)))?,
        };
        let grants = &self.people[&account].grants.0;
        let role = grants[self.rng.usize(..grants.len())].role;
        let care = self.folded(account, child);
        Some(Act::Care { child: child.id, role, step: self.care_step(child, &care, role) })
    }

    /// The child's cases as the phone has them, with what was not sent.
    fn folded(&self, account: AccountId, child: &Child) -> ChildCare {
        let phone = &self.device.tabs[self.tab].phone;
        let rows: Vec<CareEventRow> = self.device.disk.under(phone.stores().care, &format!("{}/", child.id));
        let unsent: Vec<CareEvent> = phone
            .acts_of(Some(account), child.id)
            .filter(|entry| !matches!(entry.fate, Fate::Parked { .. }))
            .filter_map(|entry| entry.mutation.care_event())
            .collect();
        cases(&rows, &unsent, &CureSettings::default())
    }

    fn care_step(&mut self, child: &Child, care: &ChildCare, role: Role) -> CareAct {
        let known = care.open().or(care.cases.last()).filter(|_| self.rng.u8(..100) >= 6);
        let Some(case) = known else {
            return CareAct::OpenCase { case: self.id(CaseId::new), found: self.found(child) };
        };
        let fits = |kind: &StepKind| kind.fits(case) && kind.is_for(role);
        let fitting: Vec<StepKind> = StepKind::ALL.into_iter().filter(fits).collect();
        let furthest = fitting.iter().rfind(|kind| FORWARD.contains(kind)).copied();
        let kind = match self.rng.u8(..100) {
            0..=4 => return CareAct::AddFindings { case: case.id, found: self.found(child) },
            5..=11 => return self.recommend(case),
            12..=54 if furthest.is_some() => furthest,
            12..=87 => self.rng.choice(fitting),
            _ => self.rng.choice(StepKind::ALL),
        };
        self.step_of(kind.unwrap_or(StepKind::Obstacle), case, child)
    }

    fn step_of(&mut self, kind: StepKind, case: &Case, child: &Child) -> CareAct {
        let on = self.lately();
        let name = case.id;
        match kind {
            StepKind::Validate => {
                CareAct::ValidateCase { case: name, validation: self.validation(on, child) }
            }
            StepKind::Cause => {
                let (present, absent) = (vec![Circumstance::UnsafeWater], vec![Circumstance::Worms]);
                let present = if self.rng.u8(..20) == 0 { Vec::new() } else { present };
                CareAct::RecordCause { case: name, look: CauseLook { on, present, absent, remark: None } }
            }
            StepKind::Obstacle => CareAct::RecordObstacle {
                case: name,
                obstacle: Obstacle { on, about: Some(Circumstance::NoLatrine), remark: remark() },
            },
            StepKind::Talk => CareAct::RecordTalk { case: name, talk: Talk { on, remark: remark() } },
            StepKind::Plan => {
                let plan = Plan::new(vec![self.intervention(on, case)]).unwrap();
                CareAct::PlanInterventions { case: name, on, plan }
            }
            StepKind::Report => {
                let intervention = self.planned(case);
                let report = Report { intervention, on, progress: self.progress(child) };
                CareAct::ReportIntervention { case: name, report }
            }
            StepKind::Log => {
                let intervention = self.planned(case);
                let weight_grams = self.rng.bool().then(|| Grams(self.rng.u32(6_000..9_000)));
                let log = FoodLog { intervention, on, eaten: Eaten::Most, weight_grams, remark: None };
                CareAct::LogPmt { case: name, log }
            }
            StepKind::Evaluate => {
                CareAct::RecordEvaluation { case: name, evaluation: self.evaluation(on, child) }
            }
            StepKind::Refer => {
                let hospital = ReferralTo::Hospital { name: "RSUD".parse().unwrap() };
                let referral = Referral {
                    id: self.some_letter(case, 10),
                    on,
                    to: if self.rng.u8(..4) == 0 { hospital } else { ReferralTo::Puskesmas },
                    urgency: Urgency::ThisWeek,
                    findings: vec![Finding::SeverelyWasted],
                    remark: None,
                };
                CareAct::Refer { case: name, referral }
            }
            StepKind::Answer => {
                let step = match self.rng.u8(..5) {
                    0 => ReferralStep::Accepted,
                    1 => ReferralStep::Seen,
                    2 => ReferralStep::Result { outcome: remark() },
                    3 => ReferralStep::Back,
                    _ => ReferralStep::Declined { reason: remark() },
                };
                let answer = ReferralAnswer { referral: self.some_letter(case, 90), on, step };
                CareAct::AnswerReferral { case: name, answer }
            }
            StepKind::Follow => {
                let made: Vec<_> = case.recommendations.iter().map(|one| one.recommendation.id).collect();
                let recommendation = self.rng.choice(made).unwrap_or_else(|| self.id(RecommendationId::new));
                let follow_up = FollowUp { recommendation, on, progress: self.progress(child) };
                CareAct::FollowRecommendation { case: name, follow_up }
            }
            StepKind::Close => CareAct::CloseCase { case: name, on, ending: self.ending(case) },
            StepKind::Reopen => {
                let closing = case.closings.last().map(|closing| closing.closed_in);
                let closing = closing.unwrap_or_else(|| self.id(MutationId::new));
                let mut found = self.found(child);
                found.findings.retain(|_| self.rng.bool());
                CareAct::ReopenCase { case: name, closing, found, reason: remark() }
            }
        }
    }

    fn found(&mut self, child: &Child) -> Found {
        let findings = self.rng.choice([Finding::Wasted, Finding::Short, Finding::NotGainingTwice]);
        let measurement = self.some_reading(child.id);
        Found::new(self.lately(), measurement, findings.into_iter().collect())
    }

    /// Of two readings; now and then of none, or not as they say.
    fn validation(&mut self, on: CivilDate, child: &Child) -> Validation {
        let readings = self.readings(child.id);
        let first = self.rng.choice(&readings);
        let again = self.rng.choice(&readings);
        let read =
            first.zip(again).and_then(|(first, again)| Validation::between(first, again, again.date).ok());
        let slip = self.rng.u8(..20);
        // An app of before tells no findings; one that tells fewer than there are is not believed.
        let read = read.map(|read| if slip < 8 { read.finding(Vec::new()) } else { read });
        read.filter(|_| slip > 0).unwrap_or_else(|| Validation {
            on,
            first: self.id(MeasurementId::new),
            again: self.id(MeasurementId::new),
            difference: Difference { grams: Some(-150), ..Difference::default() },
            calibrated_on: if slip == 1 { on.plus_days(1) } else { on },
            findings: None,
        })
    }

    fn intervention(&mut self, on: CivilDate, case: &Case) -> Intervention {
        let owners = [
            Owner::Kader,
            Owner::Midwife,
            Owner::Puskesmas,
            Owner::Office { office: "pupr".parse().unwrap() },
        ];
        let again = self.rng.u8(..100) < 8;
        Intervention {
            id: if again { self.planned(case) } else { self.id(InterventionId::new) },
            catalogue: "local-food".parse().unwrap(),
            owner: self.rng.choice(owners).unwrap_or(Owner::Midwife),
            due: on.plus_days(self.rng.i32(-1..30)),
            quantity: None,
            food: self.rng.bool().then_some(FoodCourse { from: on, days: 14 }),
        }
    }

    /// One that the case plans; or one that nobody has planned.
    fn planned(&mut self, case: &Case) -> InterventionId {
        let planned: Vec<_> = case.interventions.iter().map(|planned| planned.intervention.id).collect();
        let known = self.rng.choice(planned).filter(|_| self.rng.u8(..100) < 92);
        known.unwrap_or_else(|| self.id(InterventionId::new))
    }

    fn some_letter(&mut self, case: &Case, known_percent: u8) -> ReferralId {
        let written: Vec<_> = case.referrals.iter().map(|one| one.referral.id).collect();
        let known = self.rng.choice(written).filter(|_| self.rng.u8(..100) < known_percent);
        known.unwrap_or_else(|| self.id(ReferralId::new))
    }

    fn progress(&mut self, child: &Child) -> Progress {
        let evidence = match self.rng.u8(..8) {
            0 => return Progress::Started,
            1 => return Progress::Declined { reason: remark() },
            2 => {
                let first = if self.rng.bool() { PHOTO_CAME } else { "b" };
                Evidence::Photo { sha256: format!("{first}{}", "0".repeat(63)).parse().unwrap() }
            }
            3 => {
                let known = self.some_reading(child.id);
                Evidence::Reading { measurement: known.unwrap_or_else(|| self.id(MeasurementId::new)) }
            }
            4 => Evidence::Document { number: "BPJS 1".parse().unwrap() },
            _ => Evidence::Statement { remark: remark() },
        };
        Progress::Done { evidence, quantity: None }
    }

    /// Of the reading that finds least; now and then of one that nobody took.
    fn evaluation(&mut self, on: CivilDate, child: &Child) -> Evaluation {
        let visits = self.readings(child.id).into_iter().map(|reading| {
            let found = Visit::new(child, &[], &reading, &KmsSettings::default());
            Evaluation::of(&reading, &found.assessment, found.findings)
        });
        let read = visits.min_by_key(|visit| visit.findings.len()).filter(|_| self.rng.u8(..20) > 0);
        read.unwrap_or_else(|| Evaluation {
            on,
            measurement: self.id(MeasurementId::new),
            weight_grams: Some(Grams(8_000)),
            arm_millimetres: None,
            weight_for_length: Some(NutritionStatus::Good),
            oedema: Oedema::Absent,
            judged: vec![Sign::Weight, Sign::Visit],
            findings: Vec::new(),
        })
    }

    fn ending(&mut self, case: &Case) -> Ending {
        if case.recovery(&CureSettings::default()).is_some() {
            return Ending::Recovered;
        }
        let why = match self.rng.u8(..10) {
            0 => return Ending::Recovered,
            1..=2 => Leaving::AgedOut,
            3..=5 => Leaving::Moved { remark: remark() },
            6 => Leaving::Died { remark: remark() },
            _ => Leaving::NotACase { reason: remark() },
        };
        Ending::Left { why }
    }

    fn recommend(&mut self, case: &Case) -> CareAct {
        let on = self.lately();
        let recommendation = AuditRecommendation {
            id: self.id(RecommendationId::new),
            audit: if self.rng.u8(..10) == 0 { self.id(CaseAuditId::new) } else { audit() },
            on,
            what: remark(),
            owner: Owner::Midwife,
            due: on.plus_days(self.rng.i32(-1..30)),
        };
        CareAct::RecommendInAudit { case: case.id, recommendation }
    }

    /// Today or a few days ago: steps come in some order. Sometimes a slip of the finger.
    fn lately(&mut self) -> CivilDate {
        if self.rng.u8(..20) == 0 {
            return self.day();
        }
        self.today().plus_days(-self.rng.i32(0..3))
    }
}

fn remark() -> Remark {
    "kata ibu".parse().unwrap()
}
