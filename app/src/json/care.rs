//! Steps of care, and what a pack says about them: read only by the screens that show them.

use serde_json::Value;
use tumbuh::care::register::RegisterSettings;
use tumbuh::care::{
    AuditRecommendation, CareAct, CareEvent, CareEventRow, CareRejection, CareSettings, CareSheet, CauseLook,
    Circumstance, CureSettings, CureSigns, Deadlines, Difference, Eaten, Ending, EscalationSettings,
    Evaluation, Evidence, FollowUp, FoodCourse, FoodLog, FoodSettings, Found, Intervention, Leaving,
    Obstacle, Owner, Plan, Progress, RecommendationSettings, Referral, ReferralAnswer, ReferralStep,
    ReferralTo, Report, Sign, Talk, TrendSettings, Validation,
};
use tumbuh::finding::{DangerSign, Finding, RedFlag, RulesVersion, Urgency};
use tumbuh::growth::NutritionStatus;
use tumbuh::id::{CaseAuditId, CaseId, InterventionId, RecommendationId, ReferralId};
use tumbuh::regency::{CatalogueEntry, FoodDays, InterventionKind, Office, Thresholds};
use tumbuh::text::{Passage, Slug};

use super::{Fields, Read, record, text, words};

text!(CaseAuditId, CaseId, InterventionId, RecommendationId, ReferralId, Slug);

impl<const MAX: usize> Read for Passage<MAX> {
    fn read(value: Value) -> Option<Self> {
        value.as_str()?.parse().ok()
    }
}

words! {
    DangerSign { Convulsion: "convulsion", Lethargy: "lethargy", SevereDehydration: "severeDehydration" }
    RedFlag {
        Cyanosis: "cyanosis",
        NoGainInTreatment: "noGainInTreatment",
        ChronicCough: "chronicCough",
        ProlongedDiarrhoea: "prolongedDiarrhoea",
        FeedingDifficulty: "feedingDifficulty",
        Pallor: "pallor",
        DevelopmentalDelay: "developmentalDelay",
        Dysmorphic: "dysmorphic",
        LowBirthWeightNotCaughtUp: "lowBirthWeightNotCaughtUp",
    }
    Circumstance {
        NotExclusivelyBreastfed: "notExclusivelyBreastfed",
        PoorComplementaryFood: "poorComplementaryFood",
        NoAnimalProtein: "noAnimalProtein",
        FrequentDiarrhoea: "frequentDiarrhoea",
        FrequentInfection: "frequentInfection",
        Tuberculosis: "tuberculosis",
        Worms: "worms",
        ImmunisationIncomplete: "immunisationIncomplete",
        CongenitalDisease: "congenitalDisease",
        BornSmall: "bornSmall",
        CaregiverUnable: "caregiverUnable",
        SmokingAtHome: "smokingAtHome",
        UnsafeWater: "unsafeWater",
        NoLatrine: "noLatrine",
        LowIncome: "lowIncome",
        NoHealthInsurance: "noHealthInsurance",
        MotherTooYoung: "motherTooYoung",
        MotherTooOld: "motherTooOld",
        BirthsTooClose: "birthsTooClose",
        TooManyChildren: "tooManyChildren",
    }
    Urgency { Now: "now", ThisWeek: "thisWeek", ThisMonth: "thisMonth" }
    Eaten { Nothing: "nothing", Little: "little", Most: "most", All: "all" }
    Sign {
        Weight: "weight",
        Length: "length",
        WeightForLength: "weightForLength",
        Arm: "arm",
        Head: "head",
        Visit: "visit",
    }
    NutritionStatus {
        SeverelyWasted: "severelyWasted",
        Wasted: "wasted",
        Good: "good",
        RiskOfOverweight: "riskOfOverweight",
        Overweight: "overweight",
        Obese: "obese",
    }
    CureSigns { Either: "either", EveryMeasured: "everyMeasured" }
    InterventionKind { Specific: "specific", Sensitive: "sensitive" }
}

/// What was found before there were versions has none.
impl Read for RulesVersion {
    fn read(value: Value) -> Option<Self> {
        if value.is_null() { Some(Self::default()) } else { Read::read(value).map(Self) }
    }
}

impl Read for Finding {
    fn read(value: Value) -> Option<Self> {
        let Some(word) = value.as_str() else {
            let mut fields = Fields::of(value)?;
            let sign: Option<DangerSign> = fields.take("dangerSign")?;
            return match sign {
                Some(sign) => Some(Self::DangerSign(sign)),
                None => fields.take("redFlag").map(Self::RedFlag),
            };
        };
        Some(match word {
            "severeNeedsHospital" => Self::SevereNeedsHospital,
            "oedema" => Self::Oedema,
            "severelyWasted" => Self::SeverelyWasted,
            "armVerySmall" => Self::ArmVerySmall,
            "implausible" => Self::Implausible,
            "veryShort" => Self::VeryShort,
            "veryUnderweight" => Self::VeryUnderweight,
            "wasted" => Self::Wasted,
            "armSmall" => Self::ArmSmall,
            "belowRedLine" => Self::BelowRedLine,
            "notGainingTwice" => Self::NotGainingTwice,
            "weightBandCrossed" => Self::WeightBandCrossed,
            "lengthBandCrossed" => Self::LengthBandCrossed,
            "short" => Self::Short,
            "underweight" => Self::Underweight,
            "notGaining" => Self::NotGaining,
            "missedSessions" => Self::MissedSessions,
            "lowBirthWeight" => Self::LowBirthWeight,
            "shortAtBirth" => Self::ShortAtBirth,
            "headSmall" => Self::HeadSmall,
            "headLarge" => Self::HeadLarge,
            "aboveOrangeLine" => Self::AboveOrangeLine,
            "overweight" => Self::Overweight,
            _ => return None,
        })
    }
}

record! {
    CareEventRow { revision: "revision", event: "event" }
    CareEvent { id: "id", child: "child", actor: "actor", role: "role", act: "act" }
    Found { on: "on", measurement: "measurement", findings: "findings", rules: "rules" }
    Validation {
        on: "on", first: "first", again: "again", difference: "difference", calibrated_on: "calibratedOn",
        findings: "findings",
    }
    Difference { grams: "grams", millimetres: "millimetres", arm_millimetres: "armMillimetres" }
    CauseLook { on: "on", present: "present", absent: "absent", remark: "remark" }
    Obstacle { on: "on", about: "about", remark: "remark" }
    Talk { on: "on", remark: "remark" }
    Intervention {
        id: "id", catalogue: "catalogue", owner: "owner", due: "due", quantity: "quantity", food: "food",
    }
    FoodCourse { from: "from", days: "days" }
    Report { intervention: "intervention", on: "on", progress: "progress" }
    FoodLog {
        intervention: "intervention", on: "on", eaten: "eaten", weight_grams: "weightGrams", remark: "remark",
    }
    Evaluation {
        on: "on",
        measurement: "measurement",
        weight_grams: "weightGrams",
        arm_millimetres: "armMillimetres",
        weight_for_length: "weightForLength",
        oedema: "oedema",
        judged: "judged",
        findings: "findings",
    }
    Referral { id: "id", on: "on", to: "to", urgency: "urgency", findings: "findings", remark: "remark" }
    ReferralAnswer { referral: "referral", on: "on", step: "step" }
    AuditRecommendation { id: "id", audit: "audit", on: "on", what: "what", owner: "owner", due: "due" }
    FollowUp { recommendation: "recommendation", on: "on", progress: "progress" }
    Thresholds {
        mother_arm_millimetres: "motherArmMillimetres",
        mother_haemoglobin_grams_per_litre: "motherHaemoglobinGramsPerLitre",
        young_mother_years: "youngMotherYears",
        old_mother_years: "oldMotherYears",
        birth_spacing_months: "birthSpacingMonths",
        many_children: "manyChildren",
        birth_weight_grams: "birthWeightGrams",
        birth_length_millimetres: "birthLengthMillimetres",
        missed_sessions: "missedSessions",
        weight_jump_percent: "weightJumpPercent",
    }
    FoodDays {
        wasted: "wasted",
        underweight: "underweight",
        not_gaining_twice: "notGainingTwice",
        thin_in_pregnancy: "thinInPregnancy",
    }
    TrendSettings {
        fall_hundredths: "fallHundredths",
        within_days: "withinDays",
        from_age_days: "fromAgeDays",
        catch_up_months: "catchUpMonths",
    }
    Deadlines {
        validate_now_days: "validateNowDays",
        validate_this_week_days: "validateThisWeekDays",
        validate_this_month_days: "validateThisMonthDays",
        cause_days: "causeDays",
        plan_days: "planDays",
        start_days: "startDays",
        evaluate_days: "evaluateDays",
        evaluate_severe_days: "evaluateSevereDays",
        close_days: "closeDays",
        refer_days: "referDays",
        accept_now_days: "acceptNowDays",
        accept_days: "acceptDays",
        see_days: "seeDays",
        result_days: "resultDays",
        back_days: "backDays",
        reopen_days: "reopenDays",
    }
    EscalationSettings {
        to_midwife_days: "toMidwifeDays",
        to_puskesmas_days: "toPuskesmasDays",
        to_health_office_days: "toHealthOfficeDays",
        health_office: "healthOffice",
    }
    CureSettings { visits: "visits", apart_days: "apartDays", signs: "signs" }
    RegisterSettings {
        haemoglobin_grams_per_litre: "haemoglobinGramsPerLitre",
        severe_haemoglobin_in_pregnancy_grams_per_litre: "severeHaemoglobinInPregnancyGramsPerLitre",
        severe_haemoglobin_grams_per_litre: "severeHaemoglobinGramsPerLitre",
        antenatal_every_days: "antenatalEveryDays",
        antenatal_iron_tablets: "antenatalIronTablets",
        girl_every_days: "girlEveryDays",
        girl_iron_every_days: "girlIronEveryDays",
        couple_before_days: "coupleBeforeDays",
    }
    FoodSettings { weigh_every_days: "weighEveryDays", no_gain_days: "noGainDays" }
    RecommendationSettings { from_children: "fromChildren", from_percent: "fromPercent" }
    CatalogueEntry { id: "id", name: "name", kind: "kind", office: "office", unit: "unit" }
    Office { id: "id", name: "name", short_name: "shortName" }
}

impl Read for CareSheet {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self {
            thresholds: fields.take("thresholds")?,
            food_days: fields.take("foodDays")?,
            care: fields.take("care")?,
            catalogue: fields.take("catalogue")?,
            offices: fields.take("offices")?,
            reminder: fields.take("reminder")?,
            woman_reminder: fields.take("womanReminder")?,
        })
    }
}

impl Read for CareSettings {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self {
            counselling: fields.take("counselling")?,
            open_within_days: fields.take("openWithinDays")?,
            trend: fields.take("trend")?,
            deadlines: fields.take("deadlines")?,
            escalation: fields.take("escalation")?,
            cure: fields.take("cure")?,
            food: fields.take("food")?,
            recommendation: fields.take("recommendation")?,
            // A session of before has not all of it.
            registers: fields.take("registers").unwrap_or_default(),
        })
    }
}

impl Read for CareRejection {
    fn read(value: Value) -> Option<Self> {
        Some(match Fields::of(value)?.tag("code")?.as_str() {
            "dueBeforePlan" => Self::DueBeforePlan,
            "unknownAudit" => Self::UnknownAudit,
            "beforeAudit" => Self::BeforeAudit,
            "notValidated" => Self::NotValidated,
            "notAgedOut" => Self::NotAgedOut,
            "unknownPhoto" => Self::UnknownPhoto,
            "unknownReading" => Self::UnknownReading,
            "notOfReading" => Self::NotOfReading,
            // Said of other acts, too, and read there.
            "notAllowed" => Self::NotAllowed,
            _ => return None,
        })
    }
}

impl Read for Plan {
    fn read(value: Value) -> Option<Self> {
        Self::new(Read::read(value)?).ok()
    }
}

impl Read for Owner {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "kader" => Self::Kader,
            "midwife" => Self::Midwife,
            "puskesmas" => Self::Puskesmas,
            "villageOfficer" => Self::VillageOfficer,
            "office" => Self::Office { office: fields.take("office")? },
            _ => return None,
        })
    }
}

impl Read for Progress {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "started" => Self::Started,
            "done" => Self::Done { evidence: fields.take("evidence")?, quantity: fields.take("quantity")? },
            "declined" => Self::Declined { reason: fields.take("reason")? },
            _ => return None,
        })
    }
}

impl Read for Evidence {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "reading" => Self::Reading { measurement: fields.take("measurement")? },
            "photo" => Self::Photo { sha256: fields.take("sha256")? },
            "document" => Self::Document { number: fields.take("number")? },
            "statement" => Self::Statement { remark: fields.take("remark")? },
            _ => return None,
        })
    }
}

impl Read for ReferralTo {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "puskesmas" => Self::Puskesmas,
            "hospital" => Self::Hospital { name: fields.take("name")? },
            _ => return None,
        })
    }
}

impl Read for ReferralStep {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "accepted" => Self::Accepted,
            "seen" => Self::Seen,
            "result" => Self::Result { outcome: fields.take("outcome")? },
            "back" => Self::Back,
            "declined" => Self::Declined { reason: fields.take("reason")? },
            _ => return None,
        })
    }
}

impl Read for Ending {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        match fields.tag("ending")?.as_str() {
            "recovered" => Some(Self::Recovered),
            "left" => Some(Self::Left { why: fields.take("why")? }),
            _ => None,
        }
    }
}

impl Read for Leaving {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "agedOut" => Self::AgedOut,
            "moved" => Self::Moved { remark: fields.take("remark")? },
            "died" => Self::Died { remark: fields.take("remark")? },
            "notACase" => Self::NotACase { reason: fields.take("reason")? },
            _ => return None,
        })
    }
}

impl Read for CareAct {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let tag = fields.tag("type")?;
        let case = fields.take("case")?;
        Some(match tag.as_str() {
            "openCase" => Self::OpenCase { case, found: fields.take("found")? },
            "addFindings" => Self::AddFindings { case, found: fields.take("found")? },
            "validateCase" => Self::ValidateCase { case, validation: fields.take("validation")? },
            "recordCause" => Self::RecordCause { case, look: fields.take("look")? },
            "recordObstacle" => Self::RecordObstacle { case, obstacle: fields.take("obstacle")? },
            "recordTalk" => Self::RecordTalk { case, talk: fields.take("talk")? },
            "planInterventions" => {
                Self::PlanInterventions { case, on: fields.take("on")?, plan: fields.take("plan")? }
            }
            "reportIntervention" => Self::ReportIntervention { case, report: fields.take("report")? },
            "logPmt" => Self::LogPmt { case, log: fields.take("log")? },
            "recordEvaluation" => Self::RecordEvaluation { case, evaluation: fields.take("evaluation")? },
            "refer" => Self::Refer { case, referral: fields.take("referral")? },
            "answerReferral" => Self::AnswerReferral { case, answer: fields.take("answer")? },
            "closeCase" => Self::CloseCase { case, on: fields.take("on")?, ending: fields.take("ending")? },
            "reopenCase" => Self::ReopenCase {
                case,
                closing: fields.take("closing")?,
                found: fields.take("found")?,
                reason: fields.take("reason")?,
            },
            "recommendInAudit" => {
                Self::RecommendInAudit { case, recommendation: fields.take("recommendation")? }
            }
            "followRecommendation" => {
                Self::FollowRecommendation { case, follow_up: fields.take("followUp")? }
            }
            _ => return None,
        })
    }
}
