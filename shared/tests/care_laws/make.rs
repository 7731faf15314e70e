//! Children, acts and rows to try the laws on.

use proptest::prelude::*;
use tumbuh::access::Role;
use tumbuh::age::CivilDate;
use tumbuh::care::{
    AuditRecommendation, CareAct, CareEvent, CareEventRow, CareSettings, Case, CauseLook, Circumstance,
    CureSettings, CureSigns, Deadlines, Difference, Eaten, Ending, Evaluation, Evidence, FollowUp,
    FoodCourse, FoodLog, FoodSettings, Found, Intervention, Leaving, Owner, Plan, Progress, Referral,
    ReferralAnswer, ReferralStage, ReferralStep, ReferralTo, Report, Rules, Sign, Task, TaskKind, Validation,
};
use tumbuh::child::{Child, Consent};
use tumbuh::finding::{DangerSign, Finding, Urgency};
use tumbuh::growth::{NutritionStatus, Oedema};
use tumbuh::id::{
    AccountId, CaseAuditId, CaseId, InterventionId, MeasurementId, MutationId, RecommendationId, ReferralId,
    Revision,
};
use tumbuh::kms::KmsSettings;
use tumbuh::regency::{FoodDays, Thresholds};
use tumbuh::unit::Grams;

#[derive(Default)]
pub struct Pack {
    kms: KmsSettings,
    thresholds: Thresholds,
    food_days: FoodDays,
    pub care: CareSettings,
}

impl Pack {
    pub fn rules(&self) -> Rules<'_> {
        Rules { kms: &self.kms, thresholds: &self.thresholds, food_days: &self.food_days, care: &self.care }
    }
}

pub fn settings() -> &'static Pack {
    static PACK: std::sync::OnceLock<Pack> = std::sync::OnceLock::new();
    PACK.get_or_init(Pack::default)
}

/// The standard settings, or others: more visits with every sign that was measured, and other days for everything.
pub fn pack(other: bool) -> &'static Pack {
    static OTHER: std::sync::OnceLock<Pack> = std::sync::OnceLock::new();
    let make = || Pack {
        care: CareSettings {
            cure: CureSettings { visits: 3, apart_days: 1, signs: CureSigns::EveryMeasured },
            deadlines: Deadlines {
                validate_now_days: 0,
                validate_this_week_days: 2,
                cause_days: 0,
                plan_days: 1,
                start_days: 30,
                evaluate_days: 3,
                evaluate_severe_days: 1,
                close_days: 0,
                refer_days: 2,
                back_days: 60,
                ..Deadlines::default()
            },
            food: FoodSettings { weigh_every_days: 3, no_gain_days: 5 },
            ..CareSettings::default()
        },
        ..Pack::default()
    };
    if other { OTHER.get_or_init(make) } else { settings() }
}

/// Days after the first one of every history.
pub fn day(offset: i32) -> CivilDate {
    "2025-09-01".parse::<CivilDate>().unwrap().plus_days(offset)
}

pub fn child() -> Child {
    let born: CivilDate = "2024-12-01".parse().unwrap();
    let sample = tumbuh::samples::child();
    let consent = Consent { on: born, ..sample.consent.clone() };
    Child {
        birth_date: born,
        birth_weight_grams: None,
        birth_length_millimetres: None,
        birth_order: None,
        consent,
        ..sample
    }
}

pub fn case(number: u8) -> CaseId {
    CaseId::new(u64::from(number), [number; 10])
}

pub fn intervention(number: u8) -> InterventionId {
    InterventionId::new(u64::from(number), [number; 10])
}

pub fn referral(number: u8) -> ReferralId {
    ReferralId::new(u64::from(number), [number; 10])
}

pub fn audit() -> CaseAuditId {
    CaseAuditId::new(1, [1; 10])
}

pub fn recommendation(number: u8) -> RecommendationId {
    RecommendationId::new(u64::from(number), [number; 10])
}

/// A recommendation to an office.
pub fn recommended(number: u8, on: CivilDate, due: CivilDate) -> AuditRecommendation {
    AuditRecommendation {
        id: recommendation(number),
        audit: audit(),
        on,
        what: "bangun jamban".parse().unwrap(),
        owner: Owner::Office { office: "pupr".parse().unwrap() },
        due,
    }
}

pub fn follow_up(number: u8, on: CivilDate, progress: Progress) -> FollowUp {
    FollowUp { recommendation: recommendation(number), on, progress }
}

pub fn mutation(number: u16) -> MutationId {
    let [high, low] = number.to_be_bytes();
    MutationId::new(u64::from(number), [high, low, 0, 0, 0, 0, 0, 0, 0, 0])
}

pub fn event(number: u16, act: CareAct) -> CareEvent {
    CareEvent {
        id: mutation(number),
        child: child().id,
        actor: AccountId::new(1, [1; 10]),
        role: Role::Nutritionist,
        act,
    }
}

/// The acts as they arrived.
pub fn rows(acts: &[CareAct]) -> Vec<CareEventRow> {
    acts.iter()
        .zip(1_u16..)
        .map(|(act, number)| CareEventRow {
            revision: Revision(u64::from(number)),
            event: event(number, act.clone()),
        })
        .collect()
}

pub fn found(on: CivilDate, findings: &[Finding]) -> Found {
    Found::new(on, None, findings.to_vec())
}

pub fn validation(on: CivilDate) -> Validation {
    Validation {
        on,
        first: MeasurementId::new(1, [1; 10]),
        again: MeasurementId::new(2, [2; 10]),
        difference: Difference::default(),
        calibrated_on: on,
        findings: None,
    }
}

pub fn look(on: CivilDate) -> CauseLook {
    CauseLook { on, present: vec![Circumstance::UnsafeWater], absent: Vec::new(), remark: None }
}

pub fn water(number: u8, due: CivilDate) -> Intervention {
    Intervention {
        id: intervention(number),
        catalogue: "drinking-water".parse().unwrap(),
        owner: Owner::Office { office: "pupr".parse().unwrap() },
        due,
        quantity: Some(1),
        food: None,
    }
}

pub fn food(number: u8, from: CivilDate, days: u16) -> Intervention {
    Intervention {
        id: intervention(number),
        catalogue: "nutrition-care".parse().unwrap(),
        owner: Owner::Puskesmas,
        due: from.plus_days(i32::from(days)),
        quantity: None,
        food: Some(FoodCourse { from, days }),
    }
}

pub fn done() -> Progress {
    let evidence = Evidence::Statement { remark: "selesai".parse().unwrap() };
    Progress::Done { evidence, quantity: None }
}

pub fn log(number: u8, on: CivilDate, grams: Option<u32>) -> FoodLog {
    FoodLog {
        intervention: intervention(number),
        on,
        eaten: Eaten::All,
        weight_grams: grams.map(Grams),
        remark: None,
    }
}

pub fn evaluation(on: CivilDate, grams: u32, findings: &[Finding]) -> Evaluation {
    Evaluation {
        on,
        measurement: MeasurementId::new(u64::from(grams), [3; 10]),
        weight_grams: Some(Grams(grams)),
        arm_millimetres: None,
        weight_for_length: Some(if findings.is_empty() {
            NutritionStatus::Good
        } else {
            NutritionStatus::Wasted
        }),
        oedema: Oedema::Absent,
        judged: vec![Sign::Weight, Sign::Length, Sign::WeightForLength, Sign::Arm, Sign::Head, Sign::Visit],
        findings: findings.to_vec(),
    }
}

pub fn letter(number: u8, on: CivilDate, hospital: bool) -> Referral {
    Referral {
        id: referral(number),
        on,
        to: if hospital {
            ReferralTo::Hospital { name: "RSUD Contoh".parse().unwrap() }
        } else {
            ReferralTo::Puskesmas
        },
        urgency: Urgency::ThisWeek,
        findings: vec![Finding::SeverelyWasted],
        remark: None,
    }
}

fn findings() -> impl Strategy<Value = Vec<Finding>> {
    let finding = prop_oneof![
        Just(Finding::SeverelyWasted),
        Just(Finding::Oedema),
        Just(Finding::DangerSign(DangerSign::Lethargy)),
        Just(Finding::Short),
        Just(Finding::NotGainingTwice),
        Just(Finding::NotGaining),
        Just(Finding::HeadSmall),
    ];
    proptest::collection::vec(finding, 0..3)
}

fn ending() -> impl Strategy<Value = Ending> {
    let remark = || "keterangan".parse().unwrap();
    prop_oneof![
        3 => Just(Ending::Recovered),
        1 => Just(Ending::Left { why: Leaving::Moved { remark: remark() } }),
        1 => Just(Ending::Left { why: Leaving::Died { remark: remark() } }),
        1 => Just(Ending::Left { why: Leaving::NotACase { reason: remark() } }),
    ]
}

fn step() -> impl Strategy<Value = ReferralStep> {
    prop_oneof![
        Just(ReferralStep::Accepted),
        Just(ReferralStep::Seen),
        Just(ReferralStep::Result { outcome: "dirawat".parse().unwrap() }),
        Just(ReferralStep::Back),
        Just(ReferralStep::Declined { reason: "penuh".parse().unwrap() }),
    ]
}

fn progress() -> impl Strategy<Value = Progress> {
    prop_oneof![
        Just(Progress::Started),
        Just(done()),
        Just(Progress::Declined { reason: "tidak bisa".parse().unwrap() }),
    ]
}

/// A recommendation of an audit, or words about one.
pub fn of_audit() -> impl Strategy<Value = CareAct> {
    let on = || (0..60_i32).prop_map(day);
    prop_oneof![
        (on(), 1..4_u8, -3..30_i32).prop_map(|(on, number, days)| CareAct::RecommendInAudit {
            case: case(1),
            recommendation: recommended(number, on, on.plus_days(days)),
        }),
        (on(), 1..4_u8, progress()).prop_map(|(on, number, progress)| CareAct::FollowRecommendation {
            case: case(1),
            follow_up: follow_up(number, on, progress),
        }),
    ]
}

/// Any act about one of two cases, in two months, whether it makes sense or not.
pub fn any_act() -> impl Strategy<Value = CareAct> {
    let case_on = || (prop_oneof![4 => Just(case(1)), 1 => Just(case(2))], (0..60_i32).prop_map(day));
    let number = || 1..4_u8;
    prop_oneof![
        3 => (case_on(), findings()).prop_map(|((case, on), findings)| CareAct::OpenCase {
            case,
            found: found(on, &findings),
        }),
        1 => (case_on(), findings()).prop_map(|((case, on), findings)| CareAct::AddFindings {
            case,
            found: found(on, &findings),
        }),
        3 => (case_on(), proptest::option::of(prop_oneof![Just(vec![]), Just(vec![Finding::Wasted])])).prop_map(
            |((case, on), findings)| {
                CareAct::ValidateCase { case, validation: Validation { findings, ..validation(on) } }
            },
        ),
        3 => case_on().prop_map(|(case, on)| CareAct::RecordCause { case, look: look(on) }),
        3 => (case_on(), number(), any::<bool>(), 0..20_u16).prop_map(|((case, on), number, fed, days)| {
            let intervention = if fed { food(number, on, days) } else { water(number, on.plus_days(-3)) };
            CareAct::PlanInterventions { case, on, plan: Plan::new(vec![intervention]).unwrap() }
        }),
        2 => (case_on(), number(), progress()).prop_map(|((case, on), number, progress)| {
            let report = Report { intervention: intervention(number), on, progress };
            CareAct::ReportIntervention { case, report }
        }),
        3 => (case_on(), number(), proptest::option::of(7_000..9_000_u32)).prop_map(
            |((case, on), number, grams)| CareAct::LogPmt { case, log: log(number, on, grams) }
        ),
        3 => (case_on(), 7_000..9_000_u32, prop_oneof![2 => Just(Vec::new()), 1 => findings()]).prop_map(
            |((case, on), grams, findings)| CareAct::RecordEvaluation {
                case,
                evaluation: evaluation(on, grams, &findings),
            }
        ),
        1 => case_on().prop_map(|(case, on)| CareAct::RecordTalk {
            case,
            talk: tumbuh::care::Talk { on, remark: "ibu setuju".parse().unwrap() },
        }),
        1 => (case_on(), number(), any::<bool>()).prop_map(|((case, on), number, hospital)| CareAct::Refer {
            case,
            referral: letter(number, on, hospital),
        }),
        1 => (case_on(), number(), step()).prop_map(|((case, on), number, step)| CareAct::AnswerReferral {
            case,
            answer: ReferralAnswer { referral: referral(number), on, step },
        }),
        1 => (case_on(), ending()).prop_map(|((case, on), ending)| CareAct::CloseCase { case, on, ending }),
        2 => (case_on(), 1..25_u16, findings()).prop_map(|((case, on), closing, findings)| {
            CareAct::ReopenCase {
                case,
                closing: mutation(closing),
                found: found(on, &findings),
                reason: "kambuh".parse().unwrap(),
            }
        }),
        2 => of_audit(),
    ]
}

/// What someone does who has read the task; every visit finds a child that is well and heavier.
pub fn act_for(of: &Case, task: &Task, today: CivilDate) -> CareAct {
    let case = of.id;
    let grams = 10_000 + u32::try_from(today.days_since_epoch()).unwrap();
    match task.kind {
        TaskKind::VisitHome | TaskKind::VisitNewborn | TaskKind::Validate => {
            CareAct::ValidateCase { case, validation: validation(today) }
        }
        TaskKind::Reconsider => {
            let ending =
                Ending::Left { why: Leaving::NotACase { reason: "ukuran ulang baik".parse().unwrap() } };
            CareAct::CloseCase { case, on: today, ending }
        }
        TaskKind::FindCause | TaskKind::ActOnNoGain => CareAct::RecordCause { case, look: look(today) },
        TaskKind::ReferToHospital => {
            let number = 50 + u8::try_from(of.referrals.len()).unwrap();
            CareAct::Refer { case, referral: letter(number, today, true) }
        }
        TaskKind::Plan | TaskKind::Replan { .. } => {
            let number = 50 + u8::try_from(of.interventions.len()).unwrap();
            let plan = Plan::new(vec![water(number, today.plus_days(5))]).unwrap();
            CareAct::PlanInterventions { case, on: today, plan }
        }
        TaskKind::Start => {
            let undone = of.interventions.iter().find(|planned| !planned.is_finished());
            let Some(planned) = undone else {
                let plan = Plan::new(vec![water(200, today)]).unwrap();
                return CareAct::PlanInterventions { case, on: today, plan };
            };
            let report =
                Report { intervention: planned.intervention.id, on: today, progress: Progress::Started };
            CareAct::ReportIntervention { case, report }
        }
        TaskKind::Evaluate => CareAct::RecordEvaluation { case, evaluation: evaluation(today, grams, &[]) },
        TaskKind::Close => CareAct::CloseCase { case, on: today, ending: Ending::Recovered },
        TaskKind::Intervene { intervention } => {
            CareAct::ReportIntervention { case, report: Report { intervention, on: today, progress: done() } }
        }
        TaskKind::LogFood { intervention } => {
            CareAct::LogPmt { case, log: FoodLog { intervention, ..log(1, task.since, None) } }
        }
        TaskKind::Weigh { intervention } => {
            CareAct::LogPmt { case, log: FoodLog { intervention, ..log(1, today, Some(grams)) } }
        }
        TaskKind::FollowReferral { referral, stage } => {
            let step = match stage {
                ReferralStage::Accepted => ReferralStep::Accepted,
                ReferralStage::Seen => ReferralStep::Seen,
                ReferralStage::Answered => ReferralStep::Result { outcome: "sehat".parse().unwrap() },
                _ => ReferralStep::Back,
            };
            CareAct::AnswerReferral { case, answer: ReferralAnswer { referral, on: today, step } }
        }
        TaskKind::FollowRecommendation { recommendation }
        | TaskKind::ReplaceRecommendation { recommendation } => {
            let follow_up = FollowUp { recommendation, on: today, progress: done() };
            CareAct::FollowRecommendation { case, follow_up }
        }
    }
}
