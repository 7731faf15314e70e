//! Requests of the operator, which may need more than one Durable Object.
//!
//! Each regency's object answers for itself alone and cannot reach another. When one regency is to work as another does, the
//! edge asks the other for its pack, as the operator could with two requests, and hands it on: a pack names no person and no
//! child, so the wall between the two stays whole.

use serde_json::{Map, Value};
use tumbuh::area::{AreaCode, AreaLevel};
use worker::{Env, Method, Response, Url};

use super::Passed;
use crate::body;
use crate::http::{Call, CallHeaders};
use crate::log;
use crate::problem::Failure;
use crate::router::{Route, Serve};

/// Asks the regency; after a change, lets the directory know how it stands.
///
/// # Errors
/// When an object cannot be asked. A change that was made without the directory learning of it can be repeated safely.
pub async fn serve(env: &Env, route: &Route, code: &AreaCode, passed: Passed) -> Result<Response, Failure> {
    let passed = match route.serve {
        Serve::Replication(_) => with_pack(env, passed).await?,
        _ => passed,
    };
    let response = passed.to_regency(env, code).await?;
    if passed.method != Method::Get && (200..300).contains(&response.status_code()) {
        note(env, code, &passed).await?;
    }
    Ok(response)
}

/// Lets the directory know how a regency stands after its own admin changed its pack: its name is in there. The change is made
/// already, so the admin's answer does not wait for a directory that fails; the next change tells it again.
pub async fn let_know(env: &Env, code: &AreaCode, passed: &Passed) {
    if let Err(failure) = note(env, code, passed).await {
        log::internal(&passed.call.request_id, &failure.to_string());
    }
}

/// The request with the pack of the regency that its body names in place of the name.
async fn with_pack(env: &Env, passed: Passed) -> Result<Passed, Failure> {
    let mut body: Map<String, Value> = body::json(&passed.call)?;
    let has_pack = body.get("fromPack").is_some_and(|pack| !pack.is_null());
    let pack = match (body.remove("from"), has_pack) {
        (None | Some(Value::Null), true) => return Ok(passed),
        (Some(Value::String(from)), false) => pack_of(env, &passed, &from).await?,
        (Some(_), true) => return Err(Failure::field("/fromPack", "must be left out when `from` is given")),
        (None | Some(Value::Null), false) => {
            return Err(Failure::field("/from", "must be given, or `fromPack` in its place"));
        }
        (Some(_), false) => return Err(Failure::field("/from", "must be text")),
    };
    body.insert("fromPack".into(), pack);
    let call = Call { body: serde_json::to_vec(&body)?, ..passed.call };
    Ok(Passed { call, ..passed })
}

async fn pack_of(env: &Env, passed: &Passed, from: &str) -> Result<Value, Failure> {
    let unknown = || Failure::field("/from", "no such regency is served here; send its pack as `fromPack`");
    let from: AreaCode = from.parse().map_err(|_| unknown())?;
    if from.level() != AreaLevel::Regency {
        return Err(unknown());
    }
    let path = format!("/api/v1/operator/regencies/{from}/pack");
    let mut response = about(passed, &path, Vec::new(), Method::Get)?.to_regency(env, &from).await?;
    match response.status_code() {
        200 => body::json_bytes(&response.bytes().await?),
        404 => Err(unknown()),
        status => Err(Failure::Internal(format!("the pack of {from} was answered with {status}"))),
    }
}

async fn note(env: &Env, code: &AreaCode, passed: &Passed) -> Result<(), Failure> {
    let path = format!("/api/v1/operator/regencies/{code}");
    let mut standing = about(passed, &path, Vec::new(), Method::Get)?.to_regency(env, code).await?;
    let body = standing.bytes().await?;
    let answer = about(passed, passed.url.path(), body, passed.method.clone())?.to_directory(env).await?;
    match answer.status_code() {
        204 => Ok(()),
        status => Err(Failure::Internal(format!("the directory answered {status}"))),
    }
}

/// Another request on behalf of this one.
fn about(passed: &Passed, path: &str, body: Vec<u8>, method: Method) -> Result<Passed, Failure> {
    let url: Url = passed.url.join(path).map_err(|error| Failure::Internal(error.to_string()))?;
    let headers =
        CallHeaders { content_type: Some("application/json".into()), ..passed.call.headers.clone() };
    let (request_id, client_ip) = (passed.call.request_id.clone(), passed.call.client_ip.clone());
    let call = Call { headers, body, request_id, client_ip, ..Call::default() };
    Ok(Passed { method, url, call })
}
