//! The regency's records as deciding reads and writes them.

use serde_json::Value;
use serde_json::value::RawValue;
use tumbuh::age::CivilDate;
use tumbuh::area::{AreaCode, Scope};
use tumbuh::care::register::RegisterEventRow;
use tumbuh::care::{CareEventRow, CureSettings};
use tumbuh::child::{Child, ChildChange};
use tumbuh::growth::assess;
use tumbuh::id::{AccountId, CaseAuditId, ChildId, EntryId, MutationId, Revision};
use tumbuh::measurement::Measurement;
use tumbuh::sync::{
    Act, Asked, ChildRow, Decided, Decision, MeasurementRow, Mutation, Records, Row, RowKey, Verdict,
};

use super::{Desk, attendance, care, refusals, registers};
use crate::store::{AuditEntry, StoreError};

/// The records, for one act.
pub struct Ledger<'a> {
    pub desk: &'a Desk<'a>,
    pub now_millis: i64,
    /// Who brought the act, when that is not its author.
    pub carrier: Option<AccountId>,
    /// Where its author treats children.
    pub treats: Scope,
    /// Where its author does anything; the first is where what concerns no record that they know is filed.
    pub around: Scope,
    /// The act as it came.
    pub act: Value,
}

impl Records for Ledger<'_> {
    type Error = StoreError;

    fn decided(&self, id: MutationId) -> Result<Option<Decided>, StoreError> {
        self.desk.store.decided(id)
    }

    fn child(&self, id: ChildId) -> Result<Option<ChildRow>, StoreError> {
        let Some(row) = self.desk.store.child(id)? else { return Ok(None) };
        // Only those who treat it still know of a child whose parent withdrew consent.
        let is_hidden = !self.treats.contains(&row.child.posyandu) && self.desk.store.is_withdrawn(id)?;
        Ok((!is_hidden).then_some(row))
    }

    fn readings(&self, child: ChildId) -> Result<Vec<MeasurementRow>, StoreError> {
        self.desk.store.measurements_of(child)
    }

    fn left_from(&self, child: ChildId, since: Revision) -> Result<Vec<AreaCode>, StoreError> {
        self.desk.store.left_from(child, since)
    }

    fn care_events(&self, child: ChildId) -> Result<Vec<CareEventRow>, StoreError> {
        self.desk.store.care_events(child)
    }

    fn has_photo(&self, child: ChildId, sha256: &str) -> Result<bool, StoreError> {
        self.desk.store.has_photo(child, sha256)
    }

    fn register_events(&self, entry: EntryId) -> Result<Vec<RegisterEventRow>, StoreError> {
        self.desk.store.register_events(entry)
    }

    fn cure(&self, on: CivilDate) -> CureSettings {
        self.desk.pack.settings_on(on).care.cure
    }

    fn audited_on(&self, child: ChildId, audit: CaseAuditId) -> Result<Option<CivilDate>, StoreError> {
        self.desk.store.audited_on(child, audit)
    }

    fn holds(&self, key: RowKey) -> Result<bool, StoreError> {
        self.desk.store.has_row(key)
    }

    fn has_posyandu(&self, posyandu: &AreaCode) -> bool {
        self.desk.pack.has_posyandu(posyandu)
    }

    fn has_notice(&self, version: u16, by: CivilDate) -> bool {
        self.desk.pack.has_notice(version, by)
    }

    fn head(&self) -> Result<Revision, StoreError> {
        self.desk.store.head()
    }

    fn keep(&mut self, decision: &Decision<'_>) -> Result<(), StoreError> {
        let Decision { mutation, body, verdict, before } = *decision;
        self.desk.store.put_decided(mutation, body, verdict)?;
        // A record that is taken apart again took its readings with it.
        if let Some(into) = before.and_then(|row| row.child.merged_into()) {
            self.desk.store.make_attendance(into)?;
        }
        self.desk.store.put_audit(AuditEntry {
            at_millis: self.now_millis,
            actor: mutation.actor.to_string(),
            carrier: self.carrier,
            action: if verdict.is_safe() { action(&mutation.act) } else { "rejected" },
            subject: Some(mutation.act.child().to_string()),
            mutation: Some(mutation),
            detail: detail(&mutation.act, before)?,
        })?;
        match verdict {
            Verdict::Rejected { .. } => refusals::keep(self, mutation, verdict),
            _ => refusals::settle_repaired(self, mutation),
        }
    }

    fn put(&mut self, row: &Row, child: &Child) -> Result<(), StoreError> {
        self.desk.store.put_row(row, &child.posyandu)?;
        match row {
            Row::Child(row) => self.desk.store.index_nik(&row.child),
            Row::Measurement(row) => assess_reading(self.desk, child, &row.measurement),
            _ => Ok(()),
        }
    }

    fn put_event(&mut self, row: &Row, posyandu: &AreaCode) -> Result<(), StoreError> {
        self.desk.store.put_row(row, posyandu)
    }

    fn reassess(&mut self, child: &Child) -> Result<(), StoreError> {
        for row in self.desk.store.measurements_of(child.id)? {
            assess_reading(self.desk, child, &row.measurement)?;
        }
        Ok(())
    }

    fn agreed(
        &mut self,
        filed_under: ChildId,
        at: &AreaCode,
        head: Revision,
    ) -> Result<Revision, StoreError> {
        if !self.desk.store.end_withdrawal(filed_under)? {
            return Ok(head);
        }
        // Whoever lost sight of it has passed the records long ago.
        self.desk.store.renew_records(filed_under, at, head)
    }

    fn follow(&mut self, child: &Child, from: &AreaCode, head: Revision) -> Result<Revision, StoreError> {
        self.desk.store.move_records(child.id, from, &child.posyandu, head)
    }

    fn follow_entry(
        &mut self,
        entry: EntryId,
        from: &AreaCode,
        to: &AreaCode,
        head: Revision,
    ) -> Result<Revision, StoreError> {
        self.desk.store.move_records(entry.into(), from, to, head)
    }

    fn settle(
        &mut self,
        mutation: &Mutation,
        asked: &Asked<'_>,
        head: Revision,
    ) -> Result<Revision, StoreError> {
        let newest = care::follow(self.desk, asked.grants, mutation, asked.today, head)?;
        match &mutation.act {
            Act::Care { child, .. } => care::renew(self.desk, *child, asked.today)?,
            Act::EditChild { child, .. } => care::renew_known(self.desk, *child, asked.today)?,
            Act::Register(step) => registers::renew(self.desk, step.entry, asked.today)?,
            Act::RegisterChild { .. }
            | Act::RecordMeasurement { .. }
            | Act::CorrectMeasurement { .. }
            | Act::RetractMeasurement { .. } => {
                let child = mutation.act.child();
                // What followed from a reading under a name that was merged is of the record that goes on.
                if newest > head
                    && let Some(child) = care::goes_on(self.desk, child)?
                {
                    care::renew(self.desk, child.id, asked.today)?;
                }
                registers::renew_newborn(self.desk, child, asked.today)?;
            }
            Act::RecordAbsence { .. } | Act::RecordRequest { .. } => {}
        }
        match &mutation.act {
            Act::RegisterChild { .. }
            | Act::EditChild { .. }
            | Act::RecordMeasurement { .. }
            | Act::CorrectMeasurement { .. }
            | Act::RetractMeasurement { .. }
            | Act::RecordAbsence { .. } => {
                attendance::renew(self.desk, mutation.act.child(), asked.today)?;
            }
            Act::RecordRequest { .. } | Act::Care { .. } | Act::Register(_) => {}
        }
        Ok(newest)
    }

    fn set_head(&mut self, head: Revision) -> Result<(), StoreError> {
        self.desk.store.set_head(head)
    }
}

/// Assesses a reading and keeps what was found.
///
/// # Errors
/// When the database fails.
pub fn assess_reading(desk: &Desk<'_>, child: &Child, measurement: &Measurement) -> Result<(), StoreError> {
    let assessment = assess(&child.subject(), measurement.date, &measurement.reading());
    desk.store.put_assessment(measurement.id, &assessment, desk.pack_revision)
}

fn action(act: &Act) -> &'static str {
    match act {
        Act::RegisterChild { .. } => "registerChild",
        Act::EditChild { .. } => "editChild",
        Act::RecordMeasurement { .. } => "recordMeasurement",
        Act::CorrectMeasurement { .. } => "correctMeasurement",
        Act::RetractMeasurement { .. } => "retractMeasurement",
        Act::RecordAbsence { .. } => "recordAbsence",
        Act::RecordRequest { .. } => "recordRequest",
        Act::Care { .. } => "care",
        Act::Register(_) => "register",
    }
}

/// What an act overwrites: the values of the edited fields as they were. All else stays in the records, which only grow.
fn detail(act: &Act, before: Option<&ChildRow>) -> Result<Option<Box<RawValue>>, StoreError> {
    #[derive(serde::Serialize)]
    struct Edit<'a> {
        before: Vec<ChildChange>,
        after: &'a [ChildChange],
    }
    let (Act::EditChild { changes, .. }, Some(row)) = (act, before) else { return Ok(None) };
    let before = changes.iter().map(|change| row.child.get(change.field())).collect();
    serde_json::value::to_raw_value(&Edit { before, after: changes })
        .map(Some)
        .map_err(|_| StoreError::Unwritable { what: "audit detail" })
}
