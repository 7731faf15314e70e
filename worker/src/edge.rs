//! Where plain calls meet the platform: requests read within their limits, answers sent, regencies asked.

mod assets;
mod read;

use futures_util::{TryStreamExt, stream};
use tumbuh::api::session::SignInRequest;
use tumbuh::area::{AreaCode, AreaLevel};
use worker::{Env, Headers, Request, RequestInit, Response, ResponseBuilder};

use crate::auth;
use crate::body;
use crate::http::{Answer, Body, Call, Outcome};
use crate::log;
use crate::problem::Failure;
use crate::random;
use crate::router::{self, Route, Serve};

/// The binding of the Durable Objects in `wrangler.toml`.
const REGENCIES: &str = "REGENCY";
/// The operator's secret; a deployment without one cannot be operated.
const OPERATOR_SECRET: &str = "OPERATOR_SECRET";

/// Answers a request from outside.
pub async fn serve(request: Request, env: &Env) -> worker::Result<Response> {
    let started = read::now_millis();
    let request_id = match random::bytes::<8>() {
        Ok(bytes) => random::hex(&bytes),
        Err(_) => String::from("-"),
    };
    let method = request.inner().method();
    let (route, result) = route_and_serve(request, env, &request_id).await;
    let (response, error) = match result {
        Ok(response) => (response, None),
        Err(failure) => {
            let answer = failure.answer(&request_id).finished(&request_id);
            (respond(answer)?, failure.internal().map(String::from))
        }
    };
    log::request(&log::Ended {
        request_id: &request_id,
        method: &method,
        route: route.unwrap_or("-"),
        status: response.status_code(),
        millis: read::now_millis() - started,
        error: error.as_deref(),
    });
    Ok(response)
}

async fn route_and_serve(
    mut request: Request,
    env: &Env,
    request_id: &str,
) -> (Option<&'static str>, Result<Response, Failure>) {
    if assets::is_asset(&request.path()) {
        return (Some(assets::TEMPLATE), assets::serve(&request, env).await);
    }
    let (route, params) = match router::find(read::method(&request), &request.path()) {
        Ok(found) => found,
        Err(failure) => return (None, Err(failure)),
    };
    let call = match read::call(&mut request, route, params, request_id).await {
        Ok(call) => call,
        Err(failure) => return (Some(route.template), Err(failure)),
    };
    let result = match regency_of(route, &call, env) {
        Err(failure) => Err(failure),
        Ok(Asked::Nobody(serve)) => serve(&call).and_then(|answer| Ok(respond(answer.finished(request_id))?)),
        Ok(Asked::Regency(code)) => forward(env, &code, &request, call).await.map_err(Failure::from),
    };
    (Some(route.template), result)
}

/// Who answers a call.
enum Asked {
    Nobody(fn(&Call) -> Outcome),
    Regency(AreaCode),
}

/// Which regency a call belongs to.
fn regency_of(route: &Route, call: &Call, env: &Env) -> Result<Asked, Failure> {
    let code = match route.serve {
        Serve::Public(serve) => return Ok(Asked::Nobody(serve)),
        Serve::SignedIn(..) => auth::session_regency(call)?,
        Serve::SignIn(_) => body::json::<SignInRequest>(call)?.regency,
        Serve::Operator(_) => {
            let secret = env.secret(OPERATOR_SECRET).ok().map(|secret| secret.to_string());
            auth::operator::authorise(call, secret.as_deref())?;
            call.param(0).parse().map_err(|_| Failure::UnknownRegency)?
        }
    };
    if code.level() == AreaLevel::Regency { Ok(Asked::Regency(code)) } else { Err(Failure::UnknownRegency) }
}

/// Asks the regency's object, with what the edge has found out.
async fn forward(env: &Env, code: &AreaCode, request: &Request, call: Call) -> worker::Result<Response> {
    let headers = Headers::new();
    for (name, value) in read::FORWARDED.iter().zip(read::forwarded(&call)) {
        if let Some(value) = value {
            headers.set(name, value)?;
        }
    }
    let mut init = RequestInit::new();
    init.with_method(request.method()).with_headers(headers);
    if !call.body.is_empty() {
        init.with_body(Some(worker::js_sys::Uint8Array::from(call.body.as_slice()).into()));
    }
    let inner = Request::new_with_init(request.url()?.as_str(), &init)?;
    env.durable_object(REGENCIES)?.get_by_name(code.as_str())?.fetch_with_request(inner).await
}

/// Answers, inside a regency's object, a request that the edge forwarded.
pub async fn inside(
    mut request: Request,
    serve: impl FnOnce(&Route, &Call) -> Outcome,
) -> worker::Result<Response> {
    let request_id = request.headers().get(read::REQUEST_ID)?.unwrap_or_default();
    let outcome = match router::find(read::method(&request), &request.path()) {
        Err(failure) => Err(failure),
        Ok((route, params)) => match read::call(&mut request, route, params, &request_id).await {
            Ok(call) => {
                let client_ip = request.headers().get(read::CLIENT_IP)?.unwrap_or_default();
                serve(route, &Call { client_ip, ..call })
            }
            Err(failure) => Err(failure),
        },
    };
    let answer = outcome.unwrap_or_else(|failure| {
        if let Some(text) = failure.internal() {
            log::internal(&request_id, text);
        }
        failure.answer(&request_id)
    });
    respond(answer.finished(&request_id))
}

fn respond(answer: Answer) -> worker::Result<Response> {
    let headers = Headers::new();
    for (name, value) in &answer.headers {
        headers.append(name, value)?;
    }
    let builder = ResponseBuilder::new().with_status(answer.status).with_headers(headers);
    match answer.body {
        Body::Whole(bytes) if bytes.is_empty() => Ok(builder.empty()),
        Body::Whole(bytes) => Ok(builder.fixed(bytes)),
        Body::Pieces(pieces) => {
            builder.from_stream(stream::iter(pieces).map_err(|error| worker::Error::from(error.to_string())))
        }
    }
}

impl From<worker::Error> for Failure {
    fn from(error: worker::Error) -> Self {
        Self::Internal(error.to_string())
    }
}
