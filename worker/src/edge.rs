//! Where plain calls meet the platform: requests read within their limits, answers sent, regencies asked.

mod assets;
mod handover;
mod operator;
mod read;

pub use handover::GIVING;

use std::cell::RefCell;

use futures_util::{TryStreamExt, stream};
use tumbuh::api::session::SignInRequest;
use tumbuh::area::{AreaCode, AreaLevel};
use worker::{Env, Headers, Request, RequestInit, Response, ResponseBuilder};

use crate::auth;
use crate::body;
use crate::http::{Answer, Body, Call, Outcome};
use crate::limits::{self, Queue, Rates};
use crate::log;
use crate::problem::Failure;
use crate::random;
use crate::router::{self, Document, Route, Serve};

/// The binding of the regencies' Durable Objects in `wrangler.toml`.
const REGENCIES: &str = "REGENCY";
/// The binding of the directory's.
const DIRECTORY: &str = "DIRECTORY";
/// The operator's secret; a deployment without one cannot be operated.
const OPERATOR_SECRET: &str = "OPERATOR_SECRET";

thread_local! {
    static ADDRESSES: RefCell<Rates> = RefCell::new(Rates::new(limits::ADDRESS));
    static QUEUE: Queue = Queue::default();
}

/// What the log tells of a request.
#[derive(Default)]
struct Seen {
    route: Option<&'static str>,
    regency: Option<AreaCode>,
}

/// Answers a request from outside.
pub async fn serve(request: Request, env: &Env) -> worker::Result<Response> {
    let started = read::now_millis();
    let request_id = match random::bytes::<8>() {
        Ok(bytes) => random::hex(&bytes),
        Err(_) => String::from("-"),
    };
    let method = request.inner().method();
    let mut seen = Seen::default();
    let result = route_and_serve(request, env, &request_id, &mut seen).await;
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
        route: seen.route.unwrap_or("-"),
        regency: seen.regency.as_ref().map(AreaCode::as_str),
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
    seen: &mut Seen,
) -> Result<Response, Failure> {
    if assets::is_asset(&request.path()) {
        seen.route = Some(assets::TEMPLATE);
        return assets::serve(&request, env).await;
    }
    let (route, params) = router::find(read::method(&request), &request.path())?;
    seen.route = Some(route.template);
    if route.serve.is_open() {
        count_address(&read::client_ip(&request)?)?;
    }
    let call = read::call(&mut request, route, params, request_id).await?;
    let asked = regency_of(route, &call, env)?;
    seen.regency = asked.regency().cloned();
    let place = seen
        .regency
        .as_ref()
        .map(|code| QUEUE.with(|queue| queue.enter(code.as_str(), route.method.is_read(), call.now_millis)));
    let _place = place.transpose().map_err(|seconds| Failure::Overloaded { seconds })?;
    ask(asked, env, route, &request, call).await
}

/// Counts a request of someone without a session.
fn count_address(client_ip: &str) -> Result<(), Failure> {
    ADDRESSES
        .with_borrow_mut(|addresses| addresses.take(client_ip, read::now_millis()))
        .map_err(|seconds| Failure::TooManyRequests { seconds })
}

/// Asks whoever answers, with what the edge has found out.
async fn ask(
    asked: Asked,
    env: &Env,
    route: &Route,
    request: &Request,
    call: Call,
) -> Result<Response, Failure> {
    let passed = Passed { method: request.method(), url: request.url()?, call };
    match asked {
        Asked::Nobody(serve) => {
            let request_id = passed.call.request_id.clone();
            serve(&passed.call).and_then(|answer| Ok(respond(answer.finished(&request_id))?))
        }
        Asked::Document(document) => {
            let answer = assets::document(document, &passed.url, env).await?;
            Ok(respond(answer.finished(&passed.call.request_id))?)
        }
        Asked::Regency(code) => {
            let response = passed.to_regency(env, &code).await?;
            if route.changes_pack() && (200..300).contains(&response.status_code()) {
                operator::let_know(env, &code, &passed).await;
            }
            Ok(response)
        }
        Asked::Arriving(code) => handover::serve(env, &code, passed).await,
        Asked::Operator(code) => operator::serve(env, route, &code, passed).await,
        Asked::Directory => Ok(passed.to_directory(env).await?),
    }
}

/// A request on its way to a Durable Object.
struct Passed {
    method: worker::Method,
    url: worker::Url,
    call: Call,
}

impl Passed {
    async fn to_regency(&self, env: &Env, code: &AreaCode) -> worker::Result<Response> {
        env.durable_object(REGENCIES)?.get_by_name(code.as_str())?.fetch_with_request(self.request()?).await
    }

    async fn to_directory(&self, env: &Env) -> worker::Result<Response> {
        env.durable_object(DIRECTORY)?.get_by_name("directory")?.fetch_with_request(self.request()?).await
    }

    fn request(&self) -> worker::Result<Request> {
        let headers = Headers::new();
        for (name, value) in read::FORWARDED.iter().zip(read::forwarded(&self.call)) {
            if let Some(value) = value {
                headers.set(name, value)?;
            }
        }
        let mut init = RequestInit::new();
        init.with_method(self.method.clone()).with_headers(headers);
        if !self.call.body.is_empty() {
            init.with_body(Some(worker::js_sys::Uint8Array::from(self.call.body.as_slice()).into()));
        }
        Request::new_with_init(self.url.as_str(), &init)
    }
}

/// Who answers a call.
enum Asked {
    Nobody(fn(&Call) -> Outcome),
    Document(Document),
    Regency(AreaCode),
    /// A regency, and another from which a child comes.
    Arriving(AreaCode),
    /// A regency, for the operator.
    Operator(AreaCode),
    Directory,
}

impl Asked {
    fn regency(&self) -> Option<&AreaCode> {
        match self {
            Self::Regency(code) | Self::Arriving(code) | Self::Operator(code) => Some(code),
            Self::Nobody(_) | Self::Document(_) | Self::Directory => None,
        }
    }
}

/// Which regency a call belongs to.
fn regency_of(route: &Route, call: &Call, env: &Env) -> Result<Asked, Failure> {
    let asked = match route.serve {
        Serve::Public(serve) => return Ok(Asked::Nobody(serve)),
        Serve::Document(document) => return Ok(Asked::Document(document)),
        Serve::SignedIn(..) => Asked::Regency(auth::session_regency(call)?),
        Serve::Arriving(_) => Asked::Arriving(auth::session_regency(call)?),
        Serve::Between(_) => return Err(Failure::NotFound),
        Serve::Invited(_) => Asked::Regency(auth::invitation_token(call)?.regency().clone()),
        Serve::SignIn(_) => Asked::Regency(body::json::<SignInRequest>(call)?.regency),
        Serve::Operator(_) | Serve::Upkeep(_) | Serve::Replication(_) => {
            authorise_operator(call, env)?;
            Asked::Operator(call.param(0).parse().map_err(|_| Failure::UnknownRegency)?)
        }
        Serve::Directory(_) => {
            authorise_operator(call, env)?;
            Asked::Directory
        }
    };
    match asked.regency() {
        Some(code) if code.level() != AreaLevel::Regency => Err(Failure::UnknownRegency),
        _ => Ok(asked),
    }
}

fn authorise_operator(call: &Call, env: &Env) -> Result<(), Failure> {
    let secret = env.secret(OPERATOR_SECRET).ok().map(|secret| secret.to_string());
    auth::operator::authorise(call, secret.as_deref()).or_else(|refusal| {
        // Whoever guesses does not guess for long.
        count_address(&call.client_ip)?;
        Err(refusal)
    })
}

/// Answers, inside a regency's object, a request that the edge forwarded.
pub async fn inside(
    mut request: Request,
    serve: impl AsyncFnOnce(&Route, &Call) -> Outcome,
) -> worker::Result<Response> {
    let request_id = request.headers().get(read::REQUEST_ID)?.unwrap_or_default();
    let outcome = match router::find(read::method(&request), &request.path()) {
        Err(failure) => Err(failure),
        Ok((route, params)) => match read::call(&mut request, route, params, &request_id).await {
            Ok(call) => {
                let client_ip = request.headers().get(read::CLIENT_IP)?.unwrap_or_default();
                serve(route, &Call { client_ip, ..call }).await
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
        let text = error.to_string();
        // The platform's own word for an object at which too many wait.
        if text.contains("overloaded") {
            Self::Overloaded { seconds: limits::READ_AGAIN_SECONDS }
        } else {
            Self::Internal(text)
        }
    }
}
