//! Registers of women, girls, couples and newborns, as lists and pages ask for them.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::care::register::{
    Entry, Followed, RegisterDue, RegisterEventRow, RegisterKind, WomanFinding, WomanFound,
};
use crate::child::Child;
use crate::id::WomanId;
use crate::text::PersonName;

/// `GET /api/v1/registers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegisterListResponse {
    /// The first due first; who has nothing due after them.
    pub entries: Vec<EntryView>,
    /// Where the next page begins; `None` at the end.
    pub cursor: Option<String>,
}

/// Someone in a register as lists show her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// Who.
    pub followed: Followed,
    /// The woman, the same in every register; `None` for a newborn.
    pub woman: Option<WomanId>,
    /// In which register.
    pub register: RegisterKind,
    /// Her name; the newborn's.
    pub name: PersonName,
    /// Her date of birth; the newborn's.
    pub birth_date: CivilDate,
    /// Where she is followed.
    pub posyandu: AreaCode,
    /// Since when.
    pub since: CivilDate,
    /// The day that is looked forward to: when a child is expected, a wedding, when a girl is grown, the end of the first weeks.
    pub expected_on: CivilDate,
    /// What was found, gravest first.
    pub findings: Vec<WomanFinding>,
    /// Since when she is not followed any more.
    pub ended_on: Option<CivilDate>,
    /// What is to do, the first due first.
    pub tasks: Vec<RegisterDue>,
}

/// `GET /api/v1/registers/{entry}`: all that is known of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EntryStory {
    /// The entry, folded from its events.
    pub entry: Entry,
    /// What was found, gravest first.
    pub found: Vec<WomanFound>,
    /// What is to do, the first due first.
    pub tasks: Vec<RegisterDue>,
    /// Everything that was done, by revision.
    pub events: Vec<RegisterEventRow>,
    /// The other times that she is or was followed, within the caller's areas.
    pub others: Vec<EntryView>,
    /// Children born of the pregnancy, within the caller's areas.
    pub children: Vec<BornChild>,
    /// Whether she withdrew her consent: nobody but those who treat her reads this then.
    #[serde(default)]
    pub withdrawn: bool,
}

/// A child of a pregnancy, as its mother's page names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct BornChild {
    /// The record, as the caller may see it.
    pub child: Child,
    /// When the midwife sees it next, while the register of newborns holds it.
    pub next: Option<RegisterDue>,
}

impl EntryView {
    /// The entry as lists show it, but for tasks and findings, which depend on the day.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        Self {
            followed: Followed::Woman { entry: entry.id },
            woman: Some(entry.woman.id),
            register: entry.kind(),
            name: entry.woman.name.clone(),
            birth_date: entry.woman.birth_date,
            posyandu: entry.woman.posyandu.clone(),
            since: entry.since,
            expected_on: entry.expected_on(),
            findings: Vec::new(),
            ended_on: entry.ended_on(),
            tasks: Vec::new(),
        }
    }
}

impl EntryStory {
    /// The story for someone who may not see a NIK.
    #[must_use]
    pub fn without_nik(mut self) -> Self {
        self.entry.woman.nik = None;
        self.events = self.events.into_iter().map(RegisterEventRow::without_nik).collect();
        for born in &mut self.children {
            born.child.nik = None;
        }
        self
    }
}
