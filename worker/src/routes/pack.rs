//! `/api/v1/pack`: the regency's pack for those who look after its settings.

use serde_json::Value;
use sha2::{Digest, Sha256};
use tumbuh::access::Action;
use tumbuh::api::pack::{
    PackChangeResponse, PackChangesResponse, PackRevisionView, PackRevisionsResponse, REVISION_LIMIT,
};
use tumbuh::regency::{PackProblem, RegencyPack};

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome, names_tag};
use crate::problem::Failure;
use crate::random;
use crate::regency::{Desk, pack};

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/pack",
    operation_id = "readPack",
    tag = "settings",
    summary = "The pack in force, in its one written form",
    description = "The bytes that another regency takes in with the same outcome. `ETag` names them.",
    security(("session" = [])),
    responses(
        (status = 200, body = RegencyPack),
        (status = 304, description = "What `If-None-Match` names is still so"),
    ),
))]
pub fn read(desk: &Desk<'_>, _caller: &Caller, call: &Call) -> Outcome {
    let text = desk.pack.to_canonical_json()?;
    let tag = tag_of(&text);
    if call.headers.if_none_match.as_deref().is_some_and(|asked| names_tag(asked, &tag)) {
        return Ok(Answer::empty(304).with("etag", tag));
    }
    Ok(Answer::text(200, "application/json", text).with("etag", tag))
}

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/pack",
    operation_id = "replacePack",
    tag = "settings",
    summary = "Put a whole pack in force, or see what it would change",
    description = "Taken whole or refused whole with everything that is wrong and where it stands. The code of the regency \
        stays, and no area, puskesmas or office goes that children or people need. `If-Match` names the pack that is \
        replaced. The packs of before are kept with their dates. With `dryRun=true` nothing is done.",
    params(
        ("dryRun" = Option<bool>, Query, description = "Whether only to tell; false when absent"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the pack that is replaced; needed unless `dryRun`"),
    ),
    security(("session" = [])),
    request_body = RegencyPack,
    responses((status = 200, body = PackChangeResponse, description = "`ETag` names the pack in force now")),
))]
pub fn replace(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let dry_run = call.query_flag("dryRun")?;
    let tag = tag_of(&desk.pack.to_canonical_json()?);
    match call.headers.if_match.as_deref() {
        Some(asked) if !names_tag(asked, &tag) => return Err(Failure::ChangedMeanwhile),
        None if !dry_run => return Err(Failure::ConditionRequired),
        _ => {}
    }
    let given: Value = body::json(call)?;
    let given = RegencyPack::from_value(given).map_err(invalid)?;
    // What is everybody's takes someone who looks after all of it.
    if !caller.scope(Action::ManageSettings).contains(&desk.pack.code) {
        return Err(Failure::Forbidden);
    }
    pack::check(desk.store, &desk.pack, &given, "", call.now_millis)?;
    let changes = desk.pack.differences(&given).map_err(invalid)?;
    let mut in_force = tag;
    if !dry_run && given != *desk.pack {
        pack::put(desk, caller, call, &given, "putPack")?;
        in_force = tag_of(&given.to_canonical_json()?);
    }
    Ok(Answer::json(200, &PackChangeResponse { changes, applied: !dry_run })?.with("etag", in_force))
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/pack/revisions",
    operation_id = "listPackRevisions",
    tag = "settings",
    summary = "When the pack was changed, and by whom",
    security(("session" = [])),
    responses((status = 200, body = PackRevisionsResponse)),
))]
pub fn revisions(desk: &Desk<'_>, _caller: &Caller, _call: &Call) -> Outcome {
    let stored = desk.store.pack_revisions(REVISION_LIMIT)?.into_iter();
    let revisions =
        stored.map(|one| PackRevisionView { revision: one.revision, at_millis: one.at_millis, by: one.by });
    Answer::json(200, &PackRevisionsResponse { revisions: revisions.collect() })
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/pack/changes",
    operation_id = "readPackChanges",
    tag = "settings",
    summary = "What one pack made different from the one before",
    params(("revision" = u64, Query, description = "Which pack; the first is 1")),
    security(("session" = [])),
    responses((status = 200, body = PackChangesResponse)),
))]
pub fn changes(desk: &Desk<'_>, _caller: &Caller, call: &Call) -> Outcome {
    let revision: u64 =
        call.query_number("revision")?.ok_or_else(|| Failure::field("revision", "is needed"))?;
    let after = desk.store.pack_of(revision)?.ok_or(Failure::NotFound)?;
    let changes = match desk.store.pack_of(revision.saturating_sub(1))? {
        Some(before) => before.differences(&after).map_err(invalid)?,
        None => Vec::new(),
    };
    Answer::json(200, &PackChangesResponse { changes })
}

/// The name of a pack's written form.
fn tag_of(text: &str) -> String {
    let digest = random::hex(&Sha256::digest(text.as_bytes()));
    format!("\"{}\"", digest.get(..32).unwrap_or_default())
}

fn invalid(problems: Vec<PackProblem>) -> Failure {
    Failure::Invalid(problems.into_iter().map(|problem| body::pack_problem_at("", problem)).collect())
}
