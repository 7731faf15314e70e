//! The state machine of a case: one type a state, each with only the steps that lead on from it, so that an impossible
//! step does not compile.
//!
//! ```
//! # use tumbuh::{age::CivilDate, care::{Closed, Evaluated, Recovery}};
//! fn proven(case: Evaluated, proof: Recovery, on: CivilDate) -> Closed {
//!     case.recover(proof, on)
//! }
//! ```
//!
//! ```compile_fail,E0599
//! # use tumbuh::{age::CivilDate, care::{Closed, Detected, Recovery}};
//! fn too_early(case: Detected, proof: Recovery, on: CivilDate) -> Closed {
//!     case.recover(proof, on) // only an evaluated case recovers
//! }
//! ```
//!
//! A state is entered on a day and never before the state that it came from. What was found, measured and planned lies in
//! the [`Case`](super::Case) around it; a step takes it by reference as the proof that it exists.

use serde::{Deserialize, Serialize};

use super::cause::CauseLook;
use super::evaluation::{Evaluation, Recovery};
use super::plan::PlannedIntervention;
use super::referral::Referral;
use super::validation::Validation;
use crate::age::CivilDate;
use crate::text::Remark;

macro_rules! states {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
            #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
            #[serde(rename_all = "camelCase")]
            pub struct $name {
                since: CivilDate,
            }

            impl $name {
                /// The day it was entered.
                #[must_use]
                pub fn since(self) -> CivilDate {
                    self.since
                }
            }

            impl From<$name> for Open {
                fn from(state: $name) -> Self {
                    Self::$name(state)
                }
            }
        )*

        /// A case that is treated here and not closed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(tag = "state", rename_all = "camelCase")]
        pub enum Open {
            $($(#[$doc])* $name($name),)*
        }

        impl Open {
            /// The day the state was entered.
            #[must_use]
            pub fn since(self) -> CivilDate {
                match self {
                    $(Self::$name(state) => state.since,)*
                }
            }

            /// Its name.
            #[must_use]
            pub fn kind(self) -> StateKind {
                match self {
                    $(Self::$name(_) => StateKind::$name,)*
                }
            }

            /// The same state, entered no earlier than `day`.
            fn not_before(self, day: CivilDate) -> Self {
                match self {
                    $(Self::$name(state) => Self::$name($name { since: state.since.max(day) }),)*
                }
            }
        }
    };
}

states! {
    /// Something was found; nobody has confirmed it.
    Detected;
    /// Measured again by midwife or nutritionist: it is so.
    Validated;
    /// The cause was looked for.
    CauseKnown;
    /// Interventions are planned.
    Planned;
    /// At least one of them has begun.
    InTreatment;
    /// Seen again during treatment, at least once.
    Evaluated;
}

/// In hospital; knows where the case goes on when the child is back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Referred {
    since: CivilDate,
    resume: Open,
}

/// Closed, with how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Closed {
    since: CivilDate,
    ending: Ending,
}

/// How a case ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "ending", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Ending {
    /// Visits in a row met the criteria.
    Recovered,
    /// Without recovery.
    Left {
        /// Why.
        why: Leaving,
    },
}

/// Why a case ends without recovery. Recovery is not among them: it needs its proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Leaving {
    /// Five years old.
    AgedOut,
    /// The family moved away.
    Moved {
        /// Whereto, and who was told.
        remark: Remark,
    },
    /// The child died.
    Died {
        /// What is known of the cause.
        remark: Remark,
    },
    /// There was no case.
    NotACase {
        /// Why.
        reason: Remark,
    },
}

/// The state of a case, as rows hold it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "phase", rename_all = "camelCase")]
pub enum CaseState {
    /// Treated here.
    Open(Open),
    /// In hospital.
    Referred(Referred),
    /// Closed.
    Closed(Closed),
}

/// The name of a state: the columns that cases are listed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each names the state type of the same name")]
pub enum StateKind {
    Detected,
    Validated,
    CauseKnown,
    Planned,
    InTreatment,
    Evaluated,
    Referred,
    Closed,
}

impl Detected {
    /// A case begins.
    #[must_use]
    pub fn begin(on: CivilDate) -> Self {
        Self { since: on }
    }

    /// Measured again.
    #[must_use]
    pub fn validate(self, validation: &Validation) -> Validated {
        Validated { since: self.since.max(validation.on) }
    }
}

impl Validated {
    /// The cause was looked for.
    #[must_use]
    pub fn explain(self, look: &CauseLook) -> CauseKnown {
        CauseKnown { since: self.since.max(look.on) }
    }
}

impl CauseKnown {
    /// Interventions were planned.
    #[must_use]
    pub fn plan(self, first: &PlannedIntervention) -> Planned {
        Planned { since: self.since.max(first.planned_on) }
    }
}

impl Planned {
    /// The first intervention began.
    #[must_use]
    pub fn start(self, on: CivilDate) -> InTreatment {
        InTreatment { since: self.since.max(on) }
    }
}

impl InTreatment {
    /// Seen again for the first time.
    #[must_use]
    pub fn evaluate(self, evaluation: &Evaluation) -> Evaluated {
        Evaluated { since: self.since.max(evaluation.on) }
    }
}

impl Evaluated {
    /// Seen again once more.
    #[must_use]
    pub fn evaluate(self, evaluation: &Evaluation) -> Self {
        Self { since: self.since.max(evaluation.on) }
    }

    /// Closed as recovered, on the proof of visits in a row.
    #[must_use]
    pub fn recover(self, proof: Recovery, on: CivilDate) -> Closed {
        Closed { since: self.since.max(proof.on()).max(on), ending: Ending::Recovered }
    }
}

impl Open {
    /// To hospital, from wherever the case is: an emergency waits for no plan.
    #[must_use]
    pub fn refer(self, letter: &Referral) -> Referred {
        Referred { since: self.since().max(letter.on), resume: self }
    }

    /// Closed without recovery.
    #[must_use]
    pub fn leave(self, why: Leaving, on: CivilDate) -> Closed {
        Closed { since: self.since().max(on), ending: Ending::Left { why } }
    }
}

impl Referred {
    /// The day the child went.
    #[must_use]
    pub fn since(self) -> CivilDate {
        self.since
    }

    /// Where the case goes on.
    #[must_use]
    pub fn resume(self) -> Open {
        self.resume
    }

    /// Back, or not taken: the case goes on from where it was, its deadlines from today.
    #[must_use]
    pub fn back(self, on: CivilDate) -> Open {
        self.resume.not_before(self.since.max(on))
    }

    /// Closed without recovery.
    #[must_use]
    pub fn leave(self, why: Leaving, on: CivilDate) -> Closed {
        Closed { since: self.since.max(on), ending: Ending::Left { why } }
    }
}

impl Closed {
    /// The day it was closed.
    #[must_use]
    pub fn since(&self) -> CivilDate {
        self.since
    }

    /// How it ended.
    #[must_use]
    pub fn ending(&self) -> &Ending {
        &self.ending
    }

    /// Something was found again: the child is to be validated anew.
    #[must_use]
    pub fn relapse(&self, on: CivilDate) -> Detected {
        Detected { since: self.since.max(on) }
    }
}

impl Ending {
    /// Whether the family of a child whose case ended so is still here, with what was found in it.
    #[must_use]
    pub fn leaves_family(&self) -> bool {
        matches!(self, Self::Recovered | Self::Left { why: Leaving::AgedOut })
    }
}

impl CaseState {
    /// Its name.
    #[must_use]
    pub fn kind(&self) -> StateKind {
        match self {
            Self::Open(open) => open.kind(),
            Self::Referred(_) => StateKind::Referred,
            Self::Closed(_) => StateKind::Closed,
        }
    }

    /// The day it was entered.
    #[must_use]
    pub fn since(&self) -> CivilDate {
        match self {
            Self::Open(open) => open.since(),
            Self::Referred(referred) => referred.since,
            Self::Closed(closed) => closed.since,
        }
    }

    /// Whether someone still has to do something.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Closed(_))
    }
}
