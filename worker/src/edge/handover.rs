//! A child that comes from another regency: the one request that two regencies answer.
//!
//! The wall holds. Neither object reaches the other. The edge asks the regency of the session first, which checks who asks and
//! for which posyandu; only then does it ask the other one, which gives a single child's record, only for a code that it made
//! itself under a parent's consent and gave to that parent, and only to one regency. The route that it answers is closed to
//! everyone outside, and a record that comes from outside is refused before any object sees it.

use serde_json::{Value, json};
use tumbuh::api::handover::ArrivalRequest;
use tumbuh::area::AreaCode;
use worker::{Env, Method, Response, Url};

use super::Passed;
use crate::auth::token::{Handover, Token};
use crate::body;
use crate::http::{Call, CallHeaders};
use crate::problem::Failure;
use crate::routes::handovers::Taking;

/// Where a regency gives a record.
pub const GIVING: &str = "/api/v1/handovers/record";

/// Takes the child in to the regency `to`.
///
/// # Errors
/// 404 for a code that is used, over or made up.
pub async fn serve(env: &Env, to: &AreaCode, passed: Passed) -> Result<Response, Failure> {
    let request: ArrivalRequest = match body::json(&passed.call) {
        Ok(request) => request,
        Err(failure) => return refused(env, to, passed, failure).await,
    };
    let first = passed.to_regency(env, to).await?;
    if first.status_code() != 202 {
        return Ok(first);
    }
    let code: Token<Handover> = request.code.parse().map_err(|_| Failure::UnknownHandover)?;
    let asked = Taking { code: request.code.clone(), to: to.clone() };
    let url: Url = passed.url.join(GIVING).map_err(|error| Failure::Internal(error.to_string()))?;
    // Nothing of the caller goes along: the other regency does not know them.
    let headers = CallHeaders { content_type: Some("application/json".into()), ..CallHeaders::default() };
    let request_id = passed.call.request_id.clone();
    let call = Call { headers, body: serde_json::to_vec(&asked)?, request_id, ..Call::default() };
    let mut given = Passed { method: Method::Post, url, call }.to_regency(env, code.regency()).await?;
    let history: Value = match given.status_code() {
        200 => body::json_bytes(&given.bytes().await?)?,
        404 | 423 => return Err(Failure::UnknownHandover),
        status => return Err(Failure::Internal(format!("a record was answered with {status}"))),
    };
    let body = json!({ "code": request.code, "posyandu": request.posyandu, "history": history });
    let call = Call { body: serde_json::to_vec(&body)?, ..passed.call };
    Ok(Passed { call, ..passed }.to_regency(env, to).await?)
}

/// The answer to a body that cannot be read: whoever may not ask at all is told that first, as everywhere.
async fn refused(env: &Env, to: &AreaCode, passed: Passed, failure: Failure) -> Result<Response, Failure> {
    let call = Call { body: b"{}".to_vec(), ..passed.call };
    let answer = Passed { call, ..passed }.to_regency(env, to).await?;
    if answer.status_code() == 422 || answer.status_code() == 415 { Err(failure) } else { Ok(answer) }
}
