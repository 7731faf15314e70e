//! The static files: documents of the API, and the hashed files of the app. Those are kept for a year, so one that is gone
//! must not be answered with the app's page, as every other address is.

use worker::{Env, Request, RequestInit, Response, Url};

use super::read;
use crate::http::{Answer, Method, Outcome};
use crate::problem::Failure;
use crate::router::Document;

/// Where they are; `wrangler.toml` sends these addresses here first.
pub const TEMPLATE: &str = "/assets/*";
/// The binding in `wrangler.toml`.
const ASSETS: &str = "ASSETS";

pub fn is_asset(path: &str) -> bool {
    path.starts_with("/assets/")
}

/// The file with the headers of `app/public/_headers`.
///
/// # Errors
/// 404 when there is no such file, 405 when it is not only to be read.
pub async fn serve(request: &Request, env: &Env) -> Result<Response, Failure> {
    if read::method(request) != Some(Method::Get) {
        return Err(Failure::MethodNotAllowed(vec![Method::Get]));
    }
    let mut init = RequestInit::new();
    init.with_method(request.method());
    // Without the caller's headers: a condition could hold for the page, and "not modified" does not say of what.
    let response = env.assets(ASSETS)?.fetch(request.url()?, Some(init)).await?;
    if is_file(&response)? { Ok(response) } else { Err(Failure::NotFound) }
}

/// The document, asked for at `url`.
///
/// # Errors
/// Internal when the deployment lacks it.
pub async fn document(document: Document, url: &Url, env: &Env) -> Outcome {
    let mut at = url.clone();
    at.set_path(&format!("/documents/{}", document.file));
    at.set_query(None);
    let mut response = env.assets(ASSETS)?.fetch(at.to_string(), None).await?;
    if !is_file(&response)? {
        return Err(Failure::Internal(format!("{} is not deployed", document.file)));
    }
    let answer = Answer::text(200, document.media_type, response.text().await?);
    Ok(answer.with("cache-control", "public, max-age=300"))
}

/// Whether it is a file, and not the app's page in the stead of one.
fn is_file(response: &Response) -> Result<bool, Failure> {
    let media_type = response.headers().get("content-type")?.unwrap_or_default();
    Ok(response.status_code() == 200 && !media_type.starts_with("text/html"))
}
