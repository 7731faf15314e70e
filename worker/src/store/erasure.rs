//! Erasing a child: everything that names it or tells of it goes, in the caller's transaction.
//!
//! SQLite leaves the bytes of what was deleted in its pages until something else needs the room. The platform gives no
//! `secure_delete` and no `VACUUM`, so texts and photos are first overwritten in place, by as many bytes as they had, and then deleted.
//! What the platform itself keeps to go back to an earlier moment ends after its thirty days.

use tumbuh::api::access_log::AccessKind;
use tumbuh::area::{AreaCode, AreaLevel};
use tumbuh::id::{ChildId, Revision};
use tumbuh::request::MonthCounts;
use tumbuh::sync::{Gone, Row};

use super::{Access, Store, StoreError};

/// What is run for the child, in this order.
const STEPS: [&str; 31] = [
    // Overwritten.
    "UPDATE rows SET body = replace(hex(zeroblob(length(CAST(body AS BLOB)))), '00', '-') WHERE child = ?",
    "UPDATE audit SET detail = replace(hex(zeroblob(length(CAST(detail AS BLOB)))), '00', '-')
        WHERE subject = ? AND detail IS NOT NULL",
    "UPDATE handovers SET consent = replace(hex(zeroblob(length(CAST(consent AS BLOB)))), '00', '-')
        WHERE child = ?",
    "UPDATE decisions SET decision = replace(hex(zeroblob(length(CAST(decision AS BLOB)))), '00', '-')
        WHERE child = ?",
    "UPDATE cases SET body = replace(hex(zeroblob(length(CAST(body AS BLOB)))), '00', '-') WHERE child = ?",
    "UPDATE tasks SET body = replace(hex(zeroblob(length(CAST(body AS BLOB)))), '00', '-') WHERE child = ?",
    "UPDATE entries SET body = replace(hex(zeroblob(length(CAST(body AS BLOB)))), '00', '-') WHERE id = ?",
    "UPDATE case_audit_bundles SET story = replace(hex(zeroblob(length(CAST(story AS BLOB)))), '00', '-')
        WHERE child = ?",
    "UPDATE refusals SET act = replace(hex(zeroblob(length(CAST(act AS BLOB)))), '00', '-'),
            verdict = replace(hex(zeroblob(length(CAST(verdict AS BLOB)))), '00', '-'),
            remark = replace(hex(zeroblob(length(CAST(remark AS BLOB)))), '00', '-')
        WHERE child = ?",
    "UPDATE refusals SET act = replace(hex(zeroblob(length(CAST(act AS BLOB)))), '00', '-'),
            verdict = replace(hex(zeroblob(length(CAST(verdict AS BLOB)))), '00', '-'),
            remark = replace(hex(zeroblob(length(CAST(remark AS BLOB)))), '00', '-')
        WHERE woman IN (SELECT woman FROM entries WHERE id = ?)",
    "UPDATE niks SET hash = replace(hex(zeroblob(length(hash))), '00', '-') WHERE child = ?",
    "UPDATE photos SET bytes = zeroblob(length(bytes)) WHERE child = ?",
    "UPDATE mutations SET body = replace(hex(zeroblob(length(body))), '00', '-')
        WHERE id IN (SELECT mutation FROM audit WHERE subject = ?)",
    // Deleted.
    "UPDATE mutations SET body = NULL WHERE id IN (SELECT mutation FROM audit WHERE subject = ?)",
    "DELETE FROM assessments WHERE measurement IN (SELECT id FROM rows WHERE child = ? AND kind = 'measurement')",
    "DELETE FROM rows WHERE child = ?",
    "DELETE FROM audit WHERE subject = ?",
    "DELETE FROM handovers WHERE child = ?",
    "DELETE FROM decisions WHERE child = ?",
    "DELETE FROM cases WHERE child = ?",
    "DELETE FROM tasks WHERE child = ?",
    "DELETE FROM refusals WHERE child = ?",
    "DELETE FROM refusals WHERE woman IN (SELECT woman FROM entries WHERE id = ?)",
    "DELETE FROM entries WHERE id = ?",
    "DELETE FROM attendance WHERE child = ?",
    "DELETE FROM attendance_to_make WHERE child = ?",
    "DELETE FROM case_audit_bundles WHERE child = ?",
    "DELETE FROM niks WHERE child = ?",
    "DELETE FROM photos WHERE child = ?",
    "DELETE FROM withdrawals WHERE child = ?",
    "DELETE FROM access_log WHERE child = ?",
];

impl Store {
    /// Erases the child and leaves word of it: devices hear that it is gone, the access log that it was erased. Returns the
    /// new head.
    pub fn erase(
        &self,
        access: &Access<'_>,
        child: ChildId,
        posyandu: &AreaCode,
        head: Revision,
    ) -> Result<Revision, StoreError> {
        for step in STEPS {
            self.database.run(step, [child.to_string().into()])?;
        }
        let revision = head.next();
        self.put_row(&Row::Gone(Gone { revision, child }), posyandu)?;
        self.log_child(access, AccessKind::Erased, child, access.at_millis)?;
        Ok(revision)
    }

    /// Adds what an erased child still counts in.
    pub fn keep_counts(&self, posyandu: &AreaCode, counts: &[MonthCounts]) -> Result<(), StoreError> {
        let village = posyandu.ancestor(AreaLevel::Village).unwrap_or_else(|| posyandu.clone());
        let query = "INSERT INTO erased_counts (village, month, measured, short, underweight, wasted)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (village, month) DO UPDATE SET measured = measured + excluded.measured,
                short = short + excluded.short, underweight = underweight + excluded.underweight,
                wasted = wasted + excluded.wasted";
        for counts in counts {
            let count = |count: u32| i64::from(count).into();
            self.database.run(
                query,
                [
                    village.as_str().into(),
                    i64::from(counts.month).into(),
                    count(counts.measured),
                    count(counts.short),
                    count(counts.underweight),
                    count(counts.wasted),
                ],
            )?;
        }
        Ok(())
    }
}
