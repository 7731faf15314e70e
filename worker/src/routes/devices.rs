//! `/api/v1/devices`: what people act on, and shutting it out.

use std::collections::BTreeMap;
use tumbuh::access::Action;
use tumbuh::api::people::{DeviceView, DevicesResponse, RecoveryView, RevocationRequest};
use tumbuh::area::Scope;
use tumbuh::id::{AccountId, DeviceId};
use tumbuh::text::PersonName;

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, people};
use crate::store::{AuditEntry, StoredDevice};

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/devices",
    operation_id = "listDevices",
    tag = "people",
    summary = "Devices that only people within the caller's areas use",
    security(("session" = [])),
    responses((status = 200, body = DevicesResponse)),
))]
pub fn list(desk: &Desk<'_>, caller: &Caller, _: &Call) -> Outcome {
    let devices = within(desk, &caller.scope(Action::ReadPeople))?;
    let view = |(device, people): (StoredDevice, Vec<PersonName>)| DeviceView {
        id: device.id,
        name: device.name.and_then(|name| name.parse().ok()),
        people,
        last_seen_millis: device.last_seen_millis,
        revoked: device.is_revoked,
        lost: device.lost,
    };
    Answer::json(200, &DevicesResponse { devices: devices.into_iter().map(view).collect() })
}

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/devices/{id}/revocation",
    operation_id = "revokeDevice",
    tag = "people",
    summary = "Shut a device out, or let it in again",
    description = "The next that a device which is shut out asks is answered with the problem `device-revoked`, at which \
        the app locks itself. Let in again, its people must sign in anew. For devices of the caller and of those whom they might \
        invite.",
    params(("id" = DeviceId, Path)),
    security(("session" = [])),
    request_body = RevocationRequest,
    responses((status = 204, description = "So it is")),
))]
pub fn revoke(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let request: RevocationRequest = body::json(call)?;
    let known = answered_for(desk, caller, call)?;
    let device = known.id;
    if known.is_revoked == request.revoked {
        return Ok(Answer::empty(204));
    }
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.set_device_revoked(device, request.revoked.then_some(call.now_millis))?;
        let action = if request.revoked { "revokeDevice" } else { "readmitDevice" };
        Ok(desk.store.put_audit(AuditEntry::about(caller, call, action, device.to_string()))?)
    })?;
    Ok(Answer::empty(204))
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/devices/{id}/recovery",
    operation_id = "recoverDevice",
    tag = "people",
    summary = "The code that opens a device whose people forgot their PIN and password, or which was shut out",
    description = "It is always the same for a device. Who asks for it is noted in the audit log. For the devices that the caller \
        might shut out.",
    params(("id" = DeviceId, Path)),
    security(("session" = [])),
    responses((status = 200, body = RecoveryView)),
))]
pub fn recover(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let device = answered_for(desk, caller, call)?.id;
    let code = desk.store.atomically(|| -> Result<_, Failure> {
        let entry = AuditEntry::about(caller, call, "readRecoveryCode", device.to_string());
        desk.store.put_audit(entry)?;
        Ok(desk.store.device_keys(device)?.recovery)
    })?;
    Answer::json(200, &RecoveryView { code })
}

/// The device that the address names, if all of its people are the caller or someone whom the caller might invite.
fn answered_for(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Result<StoredDevice, Failure> {
    let device: DeviceId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let devices = within(desk, &caller.scope(Action::InvitePeople))?;
    let known = devices.into_iter().find(|(known, _)| known.id == device);
    let (known, _) = known.ok_or(Failure::NotFound)?;
    for person in &known.people {
        let is_theirs = *person == caller.account
            || desk
                .store
                .account_of(*person)?
                .is_some_and(|account| caller.grants.may_give(&account.grants.resolved(&desk.pack)));
        if !is_theirs {
            return Err(Failure::Forbidden);
        }
    }
    Ok(known)
}

/// Devices whose people all act only within `scope`, with their names. One that somebody else uses too is not for the
/// caller to see or to shut out.
fn within(desk: &Desk<'_>, scope: &Scope) -> Result<Vec<(StoredDevice, Vec<PersonName>)>, Failure> {
    let known: BTreeMap<AccountId, PersonName> = desk
        .store
        .accounts()?
        .into_iter()
        .filter(|account| people::is_within(&desk.pack, scope, &account.grants))
        .map(|account| (account.id, account.name))
        .collect();
    let named = |device: StoredDevice| {
        let names = device.people.iter().map(|id| known.get(id).cloned()).collect::<Option<Vec<_>>>()?;
        (!names.is_empty()).then_some((device, names))
    };
    Ok(desk.store.devices()?.into_iter().filter_map(named).collect())
}
