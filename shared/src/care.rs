//! Handling: from a finding to a child that has recovered, across posyandu, puskesmas, village and offices.
//!
//! A visit is searched for findings ([`detect`]); findings open or join the child's case ([`follow`]). What people
//! do to a case are acts ([`CareAct`]); each becomes an event that is only ever added ([`apply`]), and the case is folded
//! from its events ([`cases`]) the same way everywhere. Which steps a state allows, its type says ([`Detected`] and on). What
//! is to do next follows from the case and the day ([`tasks`]), and who answers for it when it is late ([`due_list`]).

mod act;
mod apply;
mod attendance;
mod audit;
mod case;
mod cause;
mod check;
mod counsel;
mod detect;
mod due;
mod evaluation;
mod fold;
mod food;
mod open;
mod owner;
mod photo;
mod plan;
mod reading;
mod recommend;
mod referral;
pub mod register;
mod settings;
mod severe;
mod sheet;
mod state;
mod step;
mod stock;
mod task;
mod validation;
mod words;

pub use act::{CareAct, CareEvent, CareEventRow, Found};
pub use apply::{CareOutcome, CareVerdict, apply};
pub use attendance::{Attendance, home_visit, last_seen_month, missed_sessions};
pub use audit::{
    AuditRecommendation, CaseAudit, FollowUp, FollowUpState, FollowedRecommendation, InvalidPicked, NotNear,
    Picked,
};
pub use case::{Case, Closing, Reopening};
pub use cause::{CauseLook, CausePart, Circumstance, FamilyFacts, Obstacle, Talk};
pub use check::{CareContext, CareRejection, check, check_audited};
pub use counsel::{Counsel, Picture, counsel};
pub use detect::{at_birth, detect, examine};
pub use due::{DueTask, Escalation, due_list, late_days};
pub use evaluation::{Evaluation, Recovery, Sign};
pub(crate) use fold::in_order;
pub use fold::{ChildCare, Impossible, Kept, cases};
pub use food::{Eaten, FoodLog, FoodProgress, food_days, no_gain};
pub use open::follow;
pub use owner::Owner;
pub use photo::{InvalidPhoto, PHOTO_BYTES, PHOTO_EDGE, PhotoFormat, may_send_photo, shows_own};
pub use plan::{
    Evidence, FoodCourse, Intervention, InvalidPlan, Plan, PlannedIntervention, Progress, Report,
};
pub use reading::{follow_reading, follow_signs, may_follow};
pub use recommend::{Because, Recommendation, recommend_for_case, recommend_for_place};
pub use referral::{
    Awaited, FollowedReferral, Referral, ReferralAnswer, ReferralStage, ReferralStep, ReferralTo,
};
pub use settings::{
    CareSettings, CureSettings, CureSigns, Deadlines, EscalationSettings, FoodSettings,
    RecommendationSettings, Rules, TrendSettings,
};
pub use severe::{SevereAdvice, severe_advice};
pub use sheet::CareSheet;
pub use state::{
    CaseState, CauseKnown, Closed, Detected, Ending, Evaluated, InTreatment, Leaving, Open, Planned,
    Referred, StateKind, Validated,
};
pub use step::StepKind;
pub use stock::{Stock, StockMove, StockWay};
pub use task::{Task, TaskKind, five_on, tasks};
pub use validation::{Difference, InvalidValidation, Validation};
pub use words::Names;

/// A slug of this folder's own literals, each of which a test reads.
#[expect(clippy::panic, reason = "called with literals of this folder only, each of which a test reads")]
fn slug(text: &'static str) -> crate::text::Slug {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}
