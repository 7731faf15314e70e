//! Letting a regency work as another does.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::to_raw_value;
use tumbuh::api::operator::{Apply, ApplyWhole, Change, ReplicationResponse};
use tumbuh::api::people::InvitationLink;
use tumbuh::api::problem::FieldProblem;
use tumbuh::area::AreaCode;
use tumbuh::regency::replicate::{self, ApplyError, Choice, Replica, Snapshot, apply, difference};
use tumbuh::regency::{PackProblem, RegencyPack};

use super::{OPERATOR, entry, pack_at};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{pack, people};
use crate::store::Store;

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/operator/regencies/{code}/replication",
    operation_id = "replicateRegency",
    tag = "operation",
    summary = "Let a regency work as another does",
    description = "Settings, offices, catalogue, words, messages, notices and languages are taken over; code, name, clock, \
        areas, puskesmas and look are its own. People and children are never taken: a pack has none. The first time this sets \
        the regency up; again it shows what changed at the other since, and takes over only what `apply` names. Where \
        something was recorded already, settings that began there before hold here from today: nothing is judged anew.",
    params(("code" = tumbuh::area::AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    request_body = tumbuh::api::operator::ReplicationRequest,
    responses(
        (status = 200, body = ReplicationResponse, description = "It was there"),
        (status = 201, body = ReplicationResponse, description = "It is new"),
    ),
))]
pub fn replicate(store: &Store, call: &Call) -> Outcome {
    let given: Given = body::json(call)?;
    let (from, own) = given.packs(call.param(0))?;
    if store.is_provisioned()? {
        store.migrate()?;
        if let Some(in_force) = store.pack()? {
            return again(store, call, &from, &in_force.pack, &given.choice());
        }
    }
    let missing = || Failure::field("/pack", "must be given: the regency is not set up yet");
    first(store, call, &from, &own.ok_or_else(missing)?)
}

/// The request as the edge passes it on: with the other's pack, and before packs are read.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Given {
    from_pack: Value,
    #[serde(default)]
    pack: Option<Value>,
    #[serde(default)]
    apply: Apply,
}

impl Given {
    /// The pack of the other regency, and one's own when it was given.
    fn packs(&self, code: &str) -> Result<(RegencyPack, Option<RegencyPack>), Failure> {
        let mut errors: Vec<FieldProblem> = Vec::new();
        let from = RegencyPack::from_value(self.from_pack.clone())
            .map_err(|found| {
                errors.extend(found.into_iter().map(|problem| body::pack_problem_at("/fromPack", problem)))
            })
            .ok();
        let own = self.pack.clone().map(|pack| pack_at("/pack", pack, code)).transpose();
        let own = own.map_err(|found| errors.extend(found)).ok().flatten();
        match from {
            Some(from) if from.code.as_str() == code => {
                Err(Failure::field("/from", "must be another regency"))
            }
            Some(from) if errors.is_empty() => Ok((from, own)),
            _ => Err(Failure::Invalid(errors)),
        }
    }

    fn choice(&self) -> Choice {
        match &self.apply {
            Apply::Whole(ApplyWhole::None) => Choice::None,
            Apply::Whole(ApplyWhole::All) => Choice::All,
            Apply::Paths(paths) => Choice::Paths(paths.clone()),
        }
    }
}

/// What the audit keeps of a replication.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Taken<'a> {
    from: &'a AreaCode,
    paths: &'a [String],
}

/// Sets the regency up.
fn first(store: &Store, call: &Call, from: &RegencyPack, own: &RegencyPack) -> Outcome {
    let replica = replicate::replicate(from, own).map_err(|problems| invalid("/pack", problems))?;
    let Replica { pack, taken, replaced, decisions, snapshot } = replica;
    store.migrate()?;
    let invitation = store.atomically(|| -> Result<Option<InvitationLink>, Failure> {
        store.put_pack(&pack, OPERATOR, call.now_millis)?;
        store.put_replication(&snapshot, call.now_millis)?;
        let detail = to_raw_value(&Taken { from: &from.code, paths: &taken })?;
        store.put_audit(entry(call, "replicate", None, Some(detail)))?;
        invite_first_admin(store, call, &pack)
    })?;
    let answer = ReplicationResponse {
        code: pack.code,
        from: from.code.clone(),
        pack: Change::Created,
        taken,
        replaced,
        decisions,
        changes: Vec::new(),
        applied: Vec::new(),
        settings_from: None,
        invitation,
    };
    Answer::json(201, &answer)
}

/// The invitation of the person who looks after a new regency.
fn invite_first_admin(
    store: &Store,
    call: &Call,
    pack: &RegencyPack,
) -> Result<Option<InvitationLink>, Failure> {
    let link = people::invite_first_admin(store, pack, call.now_millis)?;
    if let Some(link) = &link {
        store.put_audit(entry(call, "invite", Some(link.id.to_string()), None))?;
    }
    Ok(link)
}

/// Shows what changed at the other regency, and takes over what was chosen.
fn again(store: &Store, call: &Call, from: &RegencyPack, own: &RegencyPack, choice: &Choice) -> Outcome {
    let stored = store.replication()?.map(|stored| stored.taken).filter(|taken| taken.code == from.code);
    // What was taken over from yet another regency tells nothing about this one.
    let taken = stored.clone().unwrap_or_else(|| Snapshot::nothing(from));
    let changes = difference(&taken, from, own).map_err(|problems| invalid("/fromPack", problems))?;
    let judged_until = pack::judged_until(store, own, call.now_millis)?;
    let done = apply(&taken, from, own, choice, judged_until).map_err(|error| match error {
        ApplyError::NoChange(_) => Failure::field("/apply", error.to_string()),
        ApplyError::Invalid(problems) => invalid("/apply", problems),
    })?;
    let is_changed = done.pack != *own;
    if is_changed {
        pack::check(store, own, &done.pack, "/apply", call.now_millis)?;
    }
    if is_changed || !done.applied.is_empty() || stored.is_some_and(|stored| stored != done.snapshot) {
        store.atomically(|| -> Result<(), Failure> {
            if is_changed {
                store.put_pack(&done.pack, OPERATOR, call.now_millis)?;
            }
            store.put_replication(&done.snapshot, call.now_millis)?;
            let detail = to_raw_value(&Taken { from: &from.code, paths: &done.applied })?;
            Ok(store.put_audit(entry(call, "replicate", None, Some(detail)))?)
        })?;
    }
    let answer = ReplicationResponse {
        code: own.code.clone(),
        from: from.code.clone(),
        pack: if is_changed { Change::Updated } else { Change::Unchanged },
        taken: Vec::new(),
        replaced: Vec::new(),
        decisions: Vec::new(),
        changes,
        applied: done.applied,
        settings_from: done.settings_from,
        invitation: None,
    };
    Answer::json(200, &answer)
}

fn invalid(at: &str, problems: Vec<PackProblem>) -> Failure {
    Failure::Invalid(problems.into_iter().map(|problem| body::pack_problem_at(at, problem)).collect())
}
