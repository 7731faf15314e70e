//! Making an audit of cases: every case that was picked is frozen as it stands, all of them at one revision.

use sha2::{Digest, Sha256};
use tumbuh::access::{Action, Place};
use tumbuh::age::CivilDate;
use tumbuh::api::audits::Frozen;
use tumbuh::care::CaseAudit;
use tumbuh::growth::Provenance;
use tumbuh::id::ChildId;
use tumbuh::language::{Both, Told};

use super::{Desk, care};
use crate::auth::Caller;
use crate::http::Call;
use crate::problem::Failure;
use crate::random;
use crate::store::{AuditEntry, NewBundle};

/// Makes an audit in one transaction. Sent again, it is there already; returns whether it is new.
///
/// # Errors
/// When it names what is not the caller's to audit, when its name is another audit's, and when the database fails; then nothing
/// was kept.
pub fn make(desk: &Desk<'_>, caller: &Caller, call: &Call, audit: &CaseAudit) -> Result<bool, Failure> {
    let today = desk.today(call.now_millis)?;
    audit.check(today).map_err(|error| Failure::told("/heldOn", error.told()))?;
    if !Place::Area(audit.area.clone()).is_in(&desk.pack) {
        return Err(Failure::field("/area", "is no area of this regency"));
    }
    desk.store.atomically(|| -> Result<bool, Failure> {
        if let Some(known) = desk.store.case_audit(audit.id)? {
            let is_same = known.held_on == audit.held_on
                && known.area == audit.area
                && known.kept.title == audit.title
                && known.kept.members == audit.members
                && desk.store.audited_children(audit.id)? == audit.children.children();
            return if is_same { Ok(false) } else { Err(Failure::field("/id", "names another audit")) };
        }
        let mut bundles = Vec::with_capacity(audit.children.children().len());
        for (place, child) in audit.children.children().iter().enumerate() {
            let wrong = |words| Failure::told(format!("/children/{place}"), words);
            bundles.push(freeze(desk, caller, audit, *child, today)?.map_err(wrong)?);
        }
        let settings = desk.pack.settings_on(today);
        let frozen = Frozen {
            at_millis: call.now_millis,
            on: today,
            revision: desk.store.head()?,
            pack_revision: desk.pack_revision,
            settings_from: settings.from,
            assessed_by: Provenance::CURRENT,
            kms: settings.kms.clone(),
            handling: desk.care_sheet(today),
        };
        desk.store.put_case_audit(audit, frozen, &bundles, caller.account)?;
        desk.store.put_audit(AuditEntry::about(caller, call, "makeCaseAudit", audit.id.to_string()))?;
        Ok(true)
    })
}

/// Everything that is known of one case, or why it cannot be audited. The NIK is left out: the bundle is the same for everyone who
/// may read it, and so is its hash.
fn freeze(
    desk: &Desk<'_>,
    caller: &Caller,
    audit: &CaseAudit,
    child: ChildId,
    today: CivilDate,
) -> Result<Result<NewBundle, Both<String>>, Failure> {
    let scope = caller.scope(Action::MakeAudits);
    let row = desk.store.child(child)?.filter(|row| {
        let posyandu = &row.child.posyandu;
        scope.contains(posyandu) && audit.area.contains(posyandu)
    });
    let Some(row) = row else {
        return Ok(Err(Both::new("bukan anak di wilayah ini", "is no child of yours in this area")));
    };
    let name = row.child.name.clone();
    if desk.store.is_withdrawn(child)? {
        return Ok(Err(Both::new(
            format!("persetujuan orang tua {name} sudah dicabut"),
            format!("the parent of {name} withdrew consent"),
        )));
    }
    let story = care::story(desk, row.without_nik(), today)?;
    let Some(case) = story.care.open().map(|case| case.id) else {
        let words =
            Both::new(format!("{name} tidak punya kasus terbuka"), format!("{name} has no open case"));
        return Ok(Err(words));
    };
    let story = serde_json::to_string(&story)?;
    let sha256 = random::hex(&Sha256::digest(&story));
    Ok(Ok(NewBundle { child, case, sha256, story }))
}
