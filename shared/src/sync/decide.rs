//! How a regency decides about an act: exactly once, and everything that follows from the decision in one go.
//!
//! The regency's database is behind [`Records`]; whoever calls [`decide`] runs it in one transaction that is undone when it
//! fails.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::apply::{Before, CareBefore, apply};
use super::check::{CheckContext, check};
use super::mutation::{Act, Mutation};
use super::row::{ChildRow, MeasurementRow, Row, RowKey};
use super::verdict::{Rejection, Verdict};
use crate::access::{Action, Grants};
use crate::age::CivilDate;
use crate::area::{AreaCode, Scope};
use crate::care::register::{Entry, EntryChange, RegisterAct, RegisterEventRow, RegisterStep};
use crate::care::{
    CareAct, CareEventRow, CareRejection, CureSettings, Evidence, Progress, StateKind, check_audited,
};
use crate::child::{Child, ChildChange, ChildStatus, Consent};
use crate::id::{AccountId, CaseAuditId, ChildId, EntryId, MutationId, Revision};

/// What a regency holds, as far as deciding reads and writes it.
pub trait Records {
    /// Why the database could not be read or written.
    type Error;

    /// What was decided about an act before.
    ///
    /// # Errors
    /// When the database fails; so for every method.
    fn decided(&self, id: MutationId) -> Result<Option<Decided>, Self::Error>;
    /// A child as it stands.
    fn child(&self, id: ChildId) -> Result<Option<ChildRow>, Self::Error>;
    /// Every reading of a child, superseded ones and those of records that were merged into its own too.
    fn readings(&self, child: ChildId) -> Result<Vec<MeasurementRow>, Self::Error>;
    /// The posyandu that a child left after a revision.
    fn left_from(&self, child: ChildId, since: Revision) -> Result<Vec<AreaCode>, Self::Error>;
    /// Everything that was done for a child.
    fn care_events(&self, child: ChildId) -> Result<Vec<CareEventRow>, Self::Error>;
    /// Whether a photo of that hash came for a child.
    fn has_photo(&self, child: ChildId, sha256: &str) -> Result<bool, Self::Error>;
    /// Everything that was done to an entry of a register.
    fn register_events(&self, entry: EntryId) -> Result<Vec<RegisterEventRow>, Self::Error>;
    /// When a child is cured, as the regency has it on that day.
    fn cure(&self, on: CivilDate) -> CureSettings;
    /// The day that an audit is held which looks at the child; `None` when there is none of that name.
    fn audited_on(&self, child: ChildId, audit: CaseAuditId) -> Result<Option<CivilDate>, Self::Error>;
    /// Whether there is such a record.
    fn holds(&self, key: RowKey) -> Result<bool, Self::Error>;
    /// Whether the regency has such a posyandu.
    fn has_posyandu(&self, posyandu: &AreaCode) -> bool;
    /// Whether parents were told so by some day: whether that version of the notice was in force on it, or before.
    fn has_notice(&self, version: u16, by: CivilDate) -> bool;
    /// The newest revision.
    fn head(&self) -> Result<Revision, Self::Error>;

    /// Keeps what was decided, so that it is answered again; and in the audit log.
    fn keep(&mut self, decision: &Decision<'_>) -> Result<(), Self::Error>;
    /// Puts the newest version of a record that belongs to `child`.
    fn put(&mut self, row: &Row, child: &Child) -> Result<(), Self::Error>;
    /// Puts what was done to an entry of a register that is followed at `posyandu`.
    fn put_event(&mut self, row: &Row, posyandu: &AreaCode) -> Result<(), Self::Error>;
    /// The child is of another age or sex than before: what was computed of its readings is not true any more.
    fn reassess(&mut self, child: &Child) -> Result<(), Self::Error>;
    /// A parent's consent, or a woman's, is another than before: what was kept from others for want of it comes to them again,
    /// at the posyandu `at`, each record with a revision after `head`. Returns the newest.
    fn agreed(
        &mut self,
        filed_under: ChildId,
        at: &AreaCode,
        head: Revision,
    ) -> Result<Revision, Self::Error>;
    /// Takes everything that belongs to a child, whose own row already says where it went, away from `from`; each record gets
    /// a revision after `head`, and word is left at `from`. Returns the newest.
    fn follow(&mut self, child: &Child, from: &AreaCode, head: Revision) -> Result<Revision, Self::Error>;
    /// The same for an entry of a register.
    fn follow_entry(
        &mut self,
        entry: EntryId,
        from: &AreaCode,
        to: &AreaCode,
        head: Revision,
    ) -> Result<Revision, Self::Error>;
    /// Does what else follows from an act that was applied, such as opening a case; what it writes takes the revisions after
    /// `head`. Returns the newest.
    fn settle(
        &mut self,
        mutation: &Mutation,
        asked: &Asked<'_>,
        head: Revision,
    ) -> Result<Revision, Self::Error>;
    /// The newest revision is now this.
    fn set_head(&mut self, head: Revision) -> Result<(), Self::Error>;
}

/// A decision of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Whose act it was.
    pub actor: AccountId,
    /// Digest of the act; `None` for one of before there were any.
    pub body: Option<String>,
    /// What was answered.
    pub verdict: Verdict,
}

/// Who asks, and when, as the regency knows it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Who did the act: the person of the session, or another who shares the device.
    pub account: AccountId,
    /// What was granted to them, each puskesmas resolved to its villages.
    pub grants: &'a Grants,
    /// Today in the regency.
    pub today: CivilDate,
    /// Digest of the act as it came, over [`canonical`](super::canonical).
    pub body: &'a str,
}

/// What was decided now.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    /// The act.
    pub mutation: &'a Mutation,
    /// Its digest.
    pub body: &'a str,
    /// What is answered.
    pub verdict: &'a Verdict,
    /// The child as it stood before.
    pub before: Option<&'a ChildRow>,
}

/// The regency's answer to an act. What was decided before is answered again.
///
/// # Errors
/// When the database fails; then nothing of what was written may stay.
pub fn decide<R: Records>(
    records: &mut R,
    mutation: &Mutation,
    asked: &Asked<'_>,
) -> Result<Verdict, R::Error> {
    if let Some(decided) = records.decided(mutation.id)? {
        let reason = if decided.actor != asked.account {
            Rejection::NotTheActor
        } else if decided.body.is_some_and(|body| body != asked.body) {
            Rejection::OtherBody
        } else {
            return Ok(decided.verdict);
        };
        return Ok(Verdict::Rejected { reason });
    }
    let act = &mutation.act;
    let child = named_child(act).map_or(Ok(None), |child| records.child(child))?;
    let readings = if act.builds_on_readings() { records.readings(act.child())? } else { Vec::new() };
    let into = merges_into(act);
    let builds_on_care = matches!(act, Act::Care { .. }) || into.is_some();
    let events = if builds_on_care { records.care_events(act.child())? } else { Vec::new() };
    let scope = asked.grants.scope(Action::WriteRecords);
    let left = match (act, &child) {
        // Only who does not see the child needs to have seen it before.
        (Act::RecordMeasurement { .. } | Act::RecordAbsence { .. }, Some(row))
            if !scope.contains(&row.child.posyandu) =>
        {
            records.left_from(row.child.id, mutation.base)?
        }
        _ => Vec::new(),
    };
    let entry = match act {
        Act::Register(step) => records.register_events(step.entry)?,
        Act::RecordRequest { request } if child.is_none() => records.register_events(request.child.into())?,
        _ => Vec::new(),
    };
    // The criteria of the regency as they are now: the same that a phone reads the case by.
    let care = CareBefore { events: &events, cure: records.cure(asked.today) };
    let before = Before { child: child.as_ref(), readings: &readings, left: &left, care, entry: &entry };
    let context = CheckContext { account: asked.account, grants: asked.grants, today: asked.today };
    let head = records.head()?;
    let mut allowed =
        check(mutation, before, &context).and_then(|()| names_what_is_there(records, act, asked.today));
    if allowed.is_ok() {
        allowed = readings_are_there(records, act, child.as_ref())?;
    }
    if allowed.is_ok() {
        allowed = evidence_is_there(records, act)?;
    }
    if let (Ok(()), Act::Care { child, step: CareAct::RecommendInAudit { recommendation, .. }, .. }) =
        (&allowed, act)
    {
        let held_on = records.audited_on(*child, recommendation.audit)?;
        allowed = check_audited(recommendation.on, held_on).map_err(Rejection::from);
    }
    if let (Ok(()), Some(into)) = (&allowed, into) {
        allowed = check_merge(records.child(into)?.as_ref(), &scope, &care);
    }
    let outcome = match allowed {
        Ok(()) if record_exists(records, act)? => Err(Rejection::RecordExists),
        // One that the author must not know of is not in `before`.
        Ok(()) if child.is_none() && child_exists(records, act)? => Err(Rejection::ChildExists),
        Ok(()) => apply(&grounded(mutation, head), before, head),
        Err(reason) => Err(reason),
    };
    let verdict = match outcome {
        Err(reason) => Verdict::Rejected { reason },
        Ok(outcome) => {
            let written = match act {
                Act::Register(_) => write_events(records, &entry, &outcome.rows, head)?,
                Act::RecordRequest { .. } if child.is_none() => {
                    write_events(records, &entry, &outcome.rows, head)?
                }
                _ => write(records, child.as_ref(), &outcome.rows, head)?,
            };
            let head = records.settle(mutation, asked, written)?;
            records.set_head(head)?;
            match outcome.verdict {
                Verdict::Applied { .. } if head > written => Verdict::Applied { revision: head },
                verdict => verdict,
            }
        }
    };
    records.keep(&Decision { mutation, body: asked.body, verdict: &verdict, before: child.as_ref() })?;
    Ok(verdict)
}

/// Nobody can have seen what is not there yet: an act that says so has seen nothing for certain, so that every other edit of
/// the same field is a conflict, and none is overwritten.
fn grounded(mutation: &Mutation, head: Revision) -> Cow<'_, Mutation> {
    if mutation.base <= head {
        return Cow::Borrowed(mutation);
    }
    Cow::Owned(Mutation { base: Revision::START, ..mutation.clone() })
}

/// Whether the regency has what a report says that shows it: photos and readings come before the reports that name them.
fn evidence_is_there<R: Records>(records: &R, act: &Act) -> Result<Result<(), Rejection>, R::Error> {
    let Act::Care { child, step, .. } = act else { return Ok(Ok(())) };
    let Some(Progress::Done { evidence, .. }) = step.progress() else { return Ok(Ok(())) };
    let (is_there, missing) = match evidence {
        Evidence::Photo { sha256 } => {
            (records.has_photo(*child, sha256.as_str())?, CareRejection::UnknownPhoto)
        }
        Evidence::Reading { measurement } => {
            let readings = records.readings(*child)?;
            (readings.iter().any(|row| row.measurement.id == *measurement), CareRejection::UnknownReading)
        }
        Evidence::Document { .. } | Evidence::Statement { .. } => return Ok(Ok(())),
    };
    Ok(if is_there { Ok(()) } else { Err(missing.into()) })
}

/// Whether a step that builds on readings says what they say: a case is validated, and closed as recovered, by what was read.
fn readings_are_there<R: Records>(
    records: &R,
    act: &Act,
    child: Option<&ChildRow>,
) -> Result<Result<(), Rejection>, R::Error> {
    let (Act::Care { step, .. }, Some(row)) = (act, child) else { return Ok(Ok(())) };
    if !matches!(step, CareAct::ValidateCase { .. } | CareAct::RecordEvaluation { .. }) {
        return Ok(Ok(()));
    }
    let readings = records.readings(row.child.id)?;
    let reading = |id| readings.iter().map(|row| &row.measurement).find(|reading| reading.id == id);
    let says_so = match step {
        CareAct::ValidateCase { validation, .. } => reading(validation.first)
            .zip(reading(validation.again))
            .map(|(first, again)| validation.is_of(&row.child, first, again)),
        CareAct::RecordEvaluation { evaluation, .. } => {
            reading(evaluation.measurement).map(|entry| evaluation.is_of(&row.child, entry))
        }
        _ => Some(true),
    };
    Ok(match says_so {
        Some(true) => Ok(()),
        Some(false) => Err(CareRejection::NotOfReading.into()),
        None => Err(CareRejection::UnknownReading.into()),
    })
}

/// The child whose record an act builds on.
fn named_child(act: &Act) -> Option<ChildId> {
    match act {
        Act::Register(RegisterStep { step: RegisterAct::RecordBirth { child, .. }, .. }) => Some(*child),
        Act::Register(_) => None,
        act => Some(act.child()),
    }
}

/// Whether the regency has the posyandu that an act names, and told parents what it says that they agreed to.
fn names_what_is_there<R: Records>(records: &R, act: &Act, today: CivilDate) -> Result<(), Rejection> {
    let known = |code: &AreaCode| {
        if records.has_posyandu(code) { Ok(()) } else { Err(Rejection::UnknownPosyandu) }
    };
    let told = |consent: &Consent| {
        let told = records.has_notice(consent.notice_version, today);
        if told { Ok(()) } else { Err(Rejection::UnknownNotice) }
    };
    match act {
        Act::RegisterChild { child } => known(&child.posyandu).and_then(|()| told(&child.consent)),
        Act::Register(RegisterStep { step: RegisterAct::Enrol { woman, consent, .. }, .. }) => {
            known(&woman.posyandu).and_then(|()| told(consent))
        }
        Act::Register(RegisterStep { step: RegisterAct::MoveEntry { to }, .. }) => known(to),
        Act::Register(RegisterStep { step: RegisterAct::CorrectEntry { changes }, .. }) => {
            changes.iter().try_for_each(|change| match change {
                EntryChange::Consent(consent) => told(consent),
                _ => Ok(()),
            })
        }
        Act::EditChild { changes, .. } => changes.iter().try_for_each(|change| match change {
            ChildChange::Posyandu(code) => known(code),
            ChildChange::Consent(consent) => told(consent),
            _ => Ok(()),
        }),
        _ => Ok(()),
    }
}

/// Whether a record may be merged into the one that is `kept`. That one is followed, and in sight of who asks: so no two records
/// wait for each other, and no child is lost between them. And nobody has begun to handle the one that goes; what was only
/// detected is detected under the other name, too.
fn check_merge(kept: Option<&ChildRow>, scope: &Scope, care: &CareBefore<'_>) -> Result<(), Rejection> {
    let goes_on = |row: &ChildRow| row.child.is_active() && scope.contains(&row.child.posyandu);
    if !kept.is_some_and(goes_on) {
        return Err(Rejection::NotFollowed);
    }
    match care.cases().open() {
        Some(case) if case.state.kind() != StateKind::Detected => Err(Rejection::StillHandled),
        _ => Ok(()),
    }
}

/// The record into which an act merges another, or a new one.
fn merges_into(act: &Act) -> Option<ChildId> {
    match act {
        Act::RegisterChild { child } => child.merged_into(),
        Act::EditChild { changes, .. } => changes.iter().find_map(|change| match change {
            ChildChange::Status(ChildStatus::Merged { into, .. }) => Some(*into),
            _ => None,
        }),
        _ => None,
    }
}

fn record_exists<R: Records>(records: &R, act: &Act) -> Result<bool, R::Error> {
    act.new_record().map_or(Ok(false), |key| records.holds(key))
}

fn child_exists<R: Records>(records: &R, act: &Act) -> Result<bool, R::Error> {
    match act {
        Act::RegisterChild { child } => records.holds(RowKey::Child(child.id)),
        _ => Ok(false),
    }
}

/// Puts what was done to an entry, or asked about it, where its posyandu is, and returns the new head. An entry that went to another posyandu takes
/// along what was done before.
fn write_events<R: Records>(
    records: &mut R,
    before: &[RegisterEventRow],
    rows: &[Row],
    head: Revision,
) -> Result<Revision, R::Error> {
    let new = rows.iter().filter_map(|row| match row {
        Row::RegisterEvent(row) => Some(row),
        _ => None,
    });
    let old = Entry::of(before.iter().map(|row| &row.event));
    // An act that `check` took enrols, or is about an entry that is there.
    let Some(entry) = Entry::of(before.iter().chain(new).map(|row| &row.event)) else { return Ok(head) };
    let at = &entry.woman.posyandu;
    let mut head = head;
    for row in rows {
        records.put_event(row, at)?;
        head = head.max(row.revision());
    }
    let Some(old) = old else { return Ok(head) };
    let from = &old.woman.posyandu;
    if old.consent != entry.consent {
        head = records.agreed(entry.id.into(), from, head)?;
    }
    if from == at { Ok(head) } else { records.follow_entry(entry.id, from, at, head) }
}

/// Puts what an act changed and returns the new head. A child that went to another posyandu takes its records along.
fn write<R: Records>(
    records: &mut R,
    before: Option<&ChildRow>,
    rows: &[Row],
    head: Revision,
) -> Result<Revision, R::Error> {
    let old = before.map(|row| &row.child);
    let new = rows.iter().find_map(|row| match row {
        Row::Child(row) => Some(&row.child),
        _ => None,
    });
    // An act that `apply` took either registers a child or is about one.
    let Some(child) = new.or(old) else { return Ok(head) };
    let mut head = head;
    for row in rows {
        records.put(row, child)?;
        head = head.max(row.revision());
    }
    let Some(old) = old else { return Ok(head) };
    if old.subject() != child.subject() {
        records.reassess(child)?;
    }
    // Its readings are of another birth date and sex now, or of its own again.
    if let Some(into) = child.merged_into() {
        if let Some(kept) = records.child(into)? {
            records.reassess(&kept.child)?;
        }
    } else if old.merged_into().is_some() {
        records.reassess(child)?;
    }
    if old.consent != child.consent {
        head = records.agreed(child.id, &old.posyandu, head)?;
    }
    if old.posyandu == child.posyandu { Ok(head) } else { records.follow(child, &old.posyandu, head) }
}
