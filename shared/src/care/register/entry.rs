//! An entry of a register, folded from its events: the same in whatever order they arrived.
//!
//! **The merge rule.** Events are only ever added. Visits, what was done, births and closings stand beside each other by their
//! day; the first closing counts. Corrections are taken field by field in the order in which they were made, by the clocks of
//! those who made them, so that two people who put two fields right are both heard. What was taken back counts for nothing and
//! stays as history.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::act::{Enrolment, EntryChange, Help, RegisterAct, RegisterEnding, RegisterEvent, RegisterKind};
use super::{Couple, Girl, HealthCheck, Pregnancy, Woman, WomanFound};
use crate::age::CivilDate;
use crate::care::settings::Rules;
use crate::child::Consent;
use crate::id::{ChildId, EntryId, MutationId};
use crate::sorted::insert;
use crate::text::Remark;

/// One time that a woman or girl is followed. Every list is in order of its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// Who, with everything that was put right.
    pub woman: Woman,
    /// The consent to keep the record.
    pub consent: Consent,
    /// Since when she is followed.
    pub since: CivilDate,
    /// In which register.
    pub enrolment: Enrolment,
    /// Her visits.
    pub visits: Vec<Visit>,
    /// What was done about what was found.
    pub helps: Vec<Helped>,
    /// Children born of the pregnancy.
    pub born: Vec<Born>,
    /// Why she is not followed any more.
    pub closed: Option<EntryEnd>,
    /// What was taken back.
    pub taken_back: Vec<TakenBack>,
}

/// A visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Visit {
    /// The act that brought it.
    pub event: MutationId,
    /// What was measured and given.
    pub check: HealthCheck,
}

/// Something that was done about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Helped {
    /// The act that brought it.
    pub event: MutationId,
    /// What was done.
    pub help: Help,
}

/// A child born of a pregnancy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Born {
    /// The act that brought it.
    pub event: MutationId,
    /// The day.
    pub on: CivilDate,
    /// The child.
    pub child: ChildId,
}

/// How following her ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EntryEnd {
    /// The act that brought it.
    pub event: MutationId,
    /// Since when.
    pub on: CivilDate,
    /// Why.
    pub ending: RegisterEnding,
    /// A remark.
    pub remark: Option<Remark>,
}

/// An act that counts for nothing any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TakenBack {
    /// Which.
    pub event: MutationId,
    /// What was wrong with it.
    pub reason: Remark,
}

impl Entry {
    /// The entry that follows from its events, in any order; `None` when nobody has enrolled anyone. Of two who would have made
    /// one of the same name the first counts.
    #[must_use]
    pub fn of<'a>(events: impl IntoIterator<Item = &'a RegisterEvent>) -> Option<Self> {
        let mut ordered: Vec<&RegisterEvent> = Vec::new();
        events.into_iter().for_each(|event| insert(&mut ordered, event, |event| event.id));
        let mut events = ordered;
        events.dedup_by_key(|event| event.id);
        let mut entry = events.iter().find_map(|event| Self::begin(event))?;
        events.retain(|event| event.entry == entry.id);
        for event in &events {
            if let RegisterAct::TakeBack { event: target, reason } = &event.act {
                let known = entry.taken_back.iter().any(|taken| taken.event == *target);
                let able = events.iter().any(|other| other.id == *target && other.act.can_be_taken_back());
                if able && !known {
                    entry.taken_back.push(TakenBack { event: *target, reason: reason.clone() });
                }
            }
        }
        for event in events {
            if entry.taken_back.iter().all(|taken| taken.event != event.id) {
                entry.take(event);
            }
        }
        Some(entry)
    }

    fn begin(event: &RegisterEvent) -> Option<Self> {
        let RegisterAct::Enrol { woman, consent, since, enrolment } = &event.act else { return None };
        Some(Self {
            id: event.entry,
            woman: woman.clone(),
            consent: consent.clone(),
            since: *since,
            enrolment: enrolment.clone(),
            visits: Vec::new(),
            helps: Vec::new(),
            born: Vec::new(),
            closed: None,
            taken_back: Vec::new(),
        })
    }

    fn take(&mut self, event: &RegisterEvent) {
        let id = event.id;
        match &event.act {
            RegisterAct::Enrol { .. } | RegisterAct::TakeBack { .. } => {}
            RegisterAct::MoveEntry { to } => self.woman.posyandu = to.clone(),
            RegisterAct::CorrectEntry { changes } => changes.iter().for_each(|change| self.set(change)),
            RegisterAct::RecordVisit { check } => {
                let visit = Visit { event: id, check: *check };
                insert(&mut self.visits, visit, |visit| (visit.check.on, visit.event));
            }
            RegisterAct::ActOnFinding { help } => {
                let helped = Helped { event: id, help: help.clone() };
                insert(&mut self.helps, helped, |helped| (helped.help.on, helped.event));
            }
            RegisterAct::RecordBirth { on, child } => {
                if !self.born.iter().any(|born| born.child == *child) {
                    let born = Born { event: id, on: *on, child: *child };
                    insert(&mut self.born, born, |born| (born.on, born.event));
                }
            }
            RegisterAct::CloseEntry { on, ending, remark } => {
                let closed = EntryEnd { event: id, on: *on, ending: *ending, remark: remark.clone() };
                let first =
                    self.closed.as_ref().is_none_or(|other| (closed.on, id) < (other.on, other.event));
                if first {
                    self.closed = Some(closed);
                }
            }
        }
    }

    /// Puts one field right; a field of another register changes nothing.
    pub(super) fn set(&mut self, change: &EntryChange) {
        match change {
            EntryChange::Consent(consent) => self.consent = consent.clone(),
            EntryChange::Name(name) => self.woman.name = name.clone(),
            EntryChange::BirthDate(date) => self.woman.birth_date = *date,
            EntryChange::Nik(nik) => self.woman.nik = nik.clone(),
            EntryChange::Phone(phone) => self.woman.phone = phone.clone(),
            EntryChange::Address(address) => self.woman.address = address.clone(),
            EntryChange::LastPeriod(date) => {
                if let Enrolment::Pregnancy { last_period, .. } = &mut self.enrolment {
                    *last_period = *date;
                }
            }
            EntryChange::WeddingOn(date) => {
                if let Enrolment::Couple { wedding_on, .. } = &mut self.enrolment {
                    *wedding_on = *date;
                }
            }
        }
    }

    /// Whether a field has that value already; one of another register is never new.
    #[must_use]
    pub fn has(&self, change: &EntryChange) -> bool {
        let mut changed = self.clone();
        changed.set(change);
        changed == *self
    }

    /// Of which register.
    #[must_use]
    pub fn kind(&self) -> RegisterKind {
        self.enrolment.kind()
    }

    /// Since when she is not followed any more: a birth or a closing, whichever was first.
    #[must_use]
    pub fn ended_on(&self) -> Option<CivilDate> {
        let born = self.born.iter().map(|born| born.on);
        born.chain(self.closed.as_ref().map(|closed| closed.on)).min()
    }

    /// The day that is looked forward to: when a child is expected, a wedding, when a girl is grown.
    #[must_use]
    pub fn expected_on(&self) -> CivilDate {
        match self.followed() {
            Kind::Pregnancy(pregnancy) => pregnancy.due_on(),
            Kind::Girl(girl) => girl.grown_on(),
            Kind::Couple(couple) => couple.wedding_on,
        }
    }

    /// The pregnancy, where it is one: it makes the record of a child that is born of it.
    #[must_use]
    pub fn pregnancy(&self) -> Option<Pregnancy> {
        match self.followed() {
            Kind::Pregnancy(pregnancy) => Some(pregnancy),
            Kind::Girl(_) | Kind::Couple(_) => None,
        }
    }

    /// What `today` finds, gravest first; nothing once it ended.
    #[must_use]
    pub fn findings(&self, today: CivilDate, rules: Rules<'_>) -> Vec<WomanFound> {
        if self.ended_on().is_some() {
            return Vec::new();
        }
        let settings = &rules.care.registers;
        match self.followed() {
            Kind::Pregnancy(pregnancy) => pregnancy.findings(today, rules.thresholds, settings),
            Kind::Girl(girl) => girl.findings(today, settings),
            Kind::Couple(couple) => couple.findings(today, rules.thresholds, settings),
        }
    }

    /// The next day on which something is found, or to be done, that is not today, though nobody does anything; `None` when no
    /// day brings anything new.
    #[must_use]
    pub fn next_day(&self, today: CivilDate, rules: Rules<'_>) -> Option<CivilDate> {
        if self.ended_on().is_some() {
            return None;
        }
        let settings = &rules.care.registers;
        let seen = self.visits.iter().map(|visit| visit.check.on).filter(|on| *on <= today);
        let seen = seen.max().unwrap_or(self.since).max(self.since);
        // Checks that are dated later come up on their day.
        let later = self.visits.iter().map(|visit| visit.check.on);
        let mut days: Vec<CivilDate> = later.collect();
        match self.followed() {
            Kind::Pregnancy(pregnancy) => {
                days.push(seen.plus_days(i32::from(settings.antenatal_every_days) + 1));
                days.push(pregnancy.last_period);
                days.extend(pregnancy.iron_missing_on(today, settings));
                days.push(pregnancy.due_on().plus_days(1));
            }
            Kind::Girl(girl) => {
                days.push(seen.plus_days(i32::from(settings.girl_every_days) + 1));
                days.push(girl.iron_gone_on(today, settings));
                days.push(girl.grown_on());
            }
            Kind::Couple(couple) => {
                days.push(couple.check_due(settings).plus_days(1));
                days.push(couple.wedding_on.plus_days(1));
            }
        }
        days.into_iter().filter(|day| *day > today).min()
    }

    fn followed(&self) -> Kind {
        let woman = self.woman.clone();
        let since = self.since;
        let checks = self.visits.iter().map(|visit| visit.check).collect();
        match &self.enrolment {
            Enrolment::Pregnancy { last_period, spacing_months, children } => Kind::Pregnancy(Pregnancy {
                woman,
                since,
                last_period: *last_period,
                spacing_months: *spacing_months,
                children: *children,
                checks,
                born: self.born.iter().map(|born| born.child).collect(),
                ended_on: self.ended_on(),
            }),
            Enrolment::Girl { school } => Kind::Girl(Girl { woman, since, school: school.clone(), checks }),
            Enrolment::Couple { man_name, wedding_on } => Kind::Couple(Couple {
                woman,
                since,
                man_name: man_name.clone(),
                wedding_on: *wedding_on,
                checks,
            }),
        }
    }
}

/// What the rules of each register are asked of.
enum Kind {
    Pregnancy(Pregnancy),
    Girl(Girl),
    Couple(Couple),
}
