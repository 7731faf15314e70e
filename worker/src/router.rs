//! Finding the route of a request, and what a route is.

use std::pin::Pin;

use tumbuh::access::Action;

use crate::archive::Archive;
use crate::auth::Caller;
use crate::auth::token::{Invitation, Token};
use crate::http::{Call, Method, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::routes::ROUTES;
use crate::store::{DirectoryStore, Store};
use crate::traffic::Traffic;

/// One thing the API does.
pub struct Route {
    pub method: Method,
    /// The path; a part `{...}` stands for any one part.
    pub template: &'static str,
    /// Most bytes of the body.
    pub body_limit: usize,
    pub serve: Serve,
}

/// Who may use a route, and who answers it. That these are one value keeps a route from being open by oversight.
pub enum Serve {
    /// Anyone; from the request alone, no regency is asked.
    Public(fn(&Call) -> Outcome),
    /// Anyone: a file beside the app, which costs the program nothing.
    Document(Document),
    /// Anyone, in the regency that the body names: signing in.
    SignIn(fn(&Desk<'_>, &Call) -> Outcome),
    /// Whoever holds an invitation, in the regency that its token names.
    Invited(fn(&Desk<'_>, &Token<Invitation>, &Call) -> Outcome),
    /// A person who was granted the action (if any) somewhere, in the regency of their session.
    SignedIn(Option<Action>, fn(&Desk<'_>, &Caller, &Call) -> Outcome),
    /// The same with [`Action::HandOverChildren`]; the edge brings along a child's record from another regency.
    Arriving(fn(&Desk<'_>, &Caller, &Call) -> Outcome),
    /// The edge on behalf of another regency; closed to everyone outside.
    Between(fn(&Desk<'_>, &Call) -> Outcome),
    /// The operator of the deployment, in the regency that the path names.
    Operator(fn(&Store, &Call) -> Outcome),
    /// The same, with what the regency's object was asked and its exports, which takes more than the database.
    Upkeep(for<'a> fn(&'a Upkeep<'a>, &'a Call) -> Answering<'a>),
    /// As [`Serve::Operator`]; the edge brings along the pack of the regency that the body names.
    Replication(fn(&Store, &Call) -> Outcome),
    /// The operator of the deployment, in the directory of regencies.
    Directory(fn(&DirectoryStore, &Call) -> Outcome),
}

impl Route {
    /// Whether people of a regency change its pack by it, and with it maybe its name.
    pub fn changes_pack(&self) -> bool {
        self.method != Method::Get && self.serve.action() == Some(Action::ManageSettings)
    }
}

/// A document that is served as it lies in `documents/` of the static files (`worker/documents.mjs` puts it there).
#[derive(Clone, Copy)]
pub struct Document {
    pub file: &'static str,
    pub media_type: &'static str,
}

/// What keeping a regency up works with. It need not be set up.
pub struct Upkeep<'a> {
    pub store: &'a Store,
    pub traffic: &'a Traffic,
    pub archive: &'a Archive,
}

/// An answer that takes more than the database.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

impl Serve {
    /// Whether anyone may use it, so that only their address tells who asks.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Public(_) | Self::Document(_) | Self::SignIn(_) | Self::Invited(_))
    }

    /// What its caller must have been granted.
    pub fn action(&self) -> Option<Action> {
        match self {
            Self::SignedIn(action, _) => *action,
            Self::Arriving(_) => Some(Action::HandOverChildren),
            _ => None,
        }
    }
}

/// The route for `method` and `path`, and what fills its template.
///
/// # Errors
/// When there is no such path, or it does not take that method.
pub fn find(method: Option<Method>, path: &str) -> Result<(&'static Route, Vec<String>), Failure> {
    let mut allowed = Vec::new();
    for route in &ROUTES {
        let Some(params) = fill(route.template, path) else { continue };
        if Some(route.method) == method {
            return Ok((route, params));
        }
        allowed.push(route.method);
    }
    Err(if allowed.is_empty() { Failure::NotFound } else { Failure::MethodNotAllowed(allowed) })
}

/// The parts of `path` that stand where `template` has `{...}`; `None` when it does not fit.
fn fill(template: &str, path: &str) -> Option<Vec<String>> {
    let mut params = Vec::new();
    let mut parts = path.split('/');
    for wanted in template.split('/') {
        let part = parts.next()?;
        if wanted.starts_with('{') {
            if part.is_empty() {
                return None;
            }
            params.push(part.into());
        } else if wanted != part {
            return None;
        }
    }
    parts.next().is_none().then_some(params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_finds_itself_and_is_alone() {
        for route in &ROUTES {
            let path = route.template.replace('{', "x").replace('}', "");
            let (found, _) = find(Some(route.method), &path).map_err(|f| f.to_string()).unwrap();
            assert_eq!((found.method, found.template), (route.method, route.template));
            let same = ROUTES
                .iter()
                .filter(|other| (other.method, other.template) == (route.method, route.template));
            assert_eq!(same.count(), 1, "{}", route.template);
        }
    }

    #[test]
    fn one_route_of_a_regencys_people_changes_its_pack() {
        let found: Vec<_> = ROUTES.iter().filter(|route| route.changes_pack()).collect();
        assert!(matches!(found.as_slice(), [Route { method: Method::Put, template: "/api/v1/pack", .. }]));
    }

    #[test]
    fn paths_that_do_not_fit_are_not_found() {
        for path in
            ["/", "/api/v1", "/api/v1/session/", "/api/v1/session/x", "//api/v1/session", "/API/v1/session"]
        {
            assert!(matches!(find(Some(Method::Get), path), Err(Failure::NotFound)), "{path}");
        }
        assert_eq!(fill("/a/{b}/c", "/a/x/c"), Some(vec!["x".into()]));
        assert_eq!(fill("/a/{b}/c", "/a//c"), None);
    }

    #[test]
    fn a_wrong_method_lists_the_right_ones() {
        let Err(Failure::MethodNotAllowed(allowed)) = find(Some(Method::Put), "/api/v1/session") else {
            panic!()
        };
        assert_eq!(allowed, [Method::Post, Method::Get, Method::Delete]);
        assert!(matches!(find(None, "/healthz"), Err(Failure::MethodNotAllowed(_))));
    }
}
