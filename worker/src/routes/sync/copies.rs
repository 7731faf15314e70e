//! `/api/v1/sync/copies`: what a phone could not send, brought as a file.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use tumbuh::access::Action;
use tumbuh::api::sync::{COPY_LIMIT, CopyResponse, EmergencyCopy};

use super::Batch;
use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::random;
use crate::regency::{Desk, receive_copied};
use crate::store::AuditEntry;

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/sync/copies",
    operation_id = "bringCopy",
    tag = "sync",
    summary = "Bring an emergency copy of what a phone had not sent",
    description = "Each act in it is judged by its own author's rights, as if the phone had sent it, and at most once, however often \
        a copy is brought and whatever the phone itself sends later. For whoever may send acts or looks after people. A copy that \
        is damaged or was not made for this regency is refused whole.",
    security(("session" = [])),
    request_body = EmergencyCopy,
    responses((status = 200, body = CopyResponse)),
))]
pub fn bring(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let copy: EmergencyCopy = body::json(call)?;
    if ![Action::SendActs, Action::InvitePeople].into_iter().any(|action| caller.may(action)) {
        return Err(Failure::Forbidden);
    }
    let acts = opened(desk, &copy).ok_or(Failure::ForeignCopy)?;
    if acts.mutations.len() > COPY_LIMIT {
        return Err(Failure::TooMany { what: "a copy", limit: COPY_LIMIT });
    }
    let mut answer = CopyResponse::default();
    let mut verdicts = Vec::with_capacity(acts.mutations.len());
    for act in acts.mutations {
        let id = act.get("id").and_then(|id| id.as_str()?.parse().ok());
        let is_known = match id {
            Some(id) => desk.store.decided(id)?.is_some(),
            None => false,
        };
        let judged = receive_copied(desk, caller, copy.device, act, call.now_millis)?.answer;
        match (is_known, judged.verdict.is_safe()) {
            (true, _) => answer.known += 1,
            (false, true) => answer.new += 1,
            (false, false) => answer.refused += 1,
        }
        verdicts.push(judged);
    }
    desk.traffic.decided(&verdicts);
    desk.store.put_audit(AuditEntry::about(caller, call, "bringCopy", copy.device.to_string()))?;
    Answer::json(200, &answer)
}

/// The acts in the copy, if this regency's device made it.
fn opened(desk: &Desk<'_>, copy: &EmergencyCopy) -> Option<Batch> {
    if copy.regency != desk.pack.code {
        return None;
    }
    let nonce: [u8; 24] = random::unhex(&copy.nonce)?.try_into().ok()?;
    let sealed = random::unhex(&copy.sealed)?;
    let key = desk.store.device_keys(copy.device).ok()?.copy;
    let context = EmergencyCopy::context(&copy.regency, copy.device);
    let payload = Payload { msg: &sealed, aad: context.as_bytes() };
    let plain = XChaCha20Poly1305::new(&Key::from(key)).decrypt(&XNonce::from(nonce), payload).ok()?;
    tumbuh::read::bytes(&plain).ok()
}
