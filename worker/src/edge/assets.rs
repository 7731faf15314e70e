//! The hashed files of the app. They are kept for a year, so one that is gone must not be answered with the app's page, as
//! every other address is.

use worker::{Env, Request, RequestInit, Response};

use super::read;
use crate::http::Method;
use crate::problem::Failure;

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
    let media_type = response.headers().get("content-type")?.unwrap_or_default();
    let is_page = media_type.starts_with("text/html");
    if response.status_code() == 200 && !is_page { Ok(response) } else { Err(Failure::NotFound) }
}
