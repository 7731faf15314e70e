//! The OpenAPI document, from the handlers and the types that cross the wire.

use serde_json::json;
use tumbuh::access::{Action, Role};
use tumbuh::api::problem::Problem;
use tumbuh::area::AreaCode;
use tumbuh::chart::Lines;
use tumbuh::growth::{Indicator, Standard};
use tumbuh::id::Revision;
use tumbuh::language::Language;
use tumbuh::sex::Sex;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi, PathItem, Ref, RefOr, ResponseBuilder};
use utoipa::{Modify, OpenApi as _};

use crate::http::Method;
use crate::router::Serve;
use crate::routes;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Tumbuh",
        description = "Growth of children under five, exactly as WHO and Permenkes 2/2020 say, measured offline and kept by \
            regency. Fields are camelCase, dates ISO 8601, units SI and named in the field. Errors are problem details \
            (RFC 9457) with a stable `type`. A session names one regency and an area; no request can name another.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    servers((url = "/")),
    tags(
        (name = "growth", description = "WHO's standards; nothing is stored"),
        (name = "session", description = "Signing in and out"),
        (name = "me", description = "The own account"),
        (name = "people", description = "Who acts in the regency, and on what"),
        (name = "settings", description = "How the regency works: its pack"),
        (name = "children", description = "Children's records, and who saw them"),
        (name = "care", description = "Cases, what is due, and who answers for it"),
        (name = "sync", description = "Acts up, records down"),
        (name = "operation", description = "Running a deployment"),
    ),
    paths(
        routes::health::read,
        routes::openapi::read,
        routes::session::sign_in,
        routes::session::read,
        routes::session::sign_out,
        routes::join::read,
        routes::join::join,
        routes::people::list,
        routes::people::import::import,
        routes::people::set_grants,
        routes::people::set_blocked,
        routes::people::reset_password,
        routes::invitations::list,
        routes::invitations::invite,
        routes::invitations::take_back,
        routes::me::sessions,
        routes::me::end_session,
        routes::me::areas::keep,
        routes::me::device_keys::read,
        routes::me::password,
        routes::me::factor::begin,
        routes::me::factor::confirm,
        routes::me::factor::end,
        routes::areas::change,
        routes::areas::import::import,
        routes::pack::read,
        routes::pack::replace,
        routes::pack::revisions,
        routes::pack::changes,
        routes::devices::list,
        routes::devices::revoke,
        routes::devices::recover,
        routes::access_log::report,
        routes::access_log::read,
        routes::requests::list,
        routes::requests::decide,
        routes::children::by_nik,
        routes::handovers::hand_over,
        routes::handovers::take_in,
        routes::sync::push,
        routes::sync::pull,
        routes::sync::receipt_key,
        routes::sync::copies::bring,
        routes::refusals::list,
        routes::refusals::settle,
        routes::cases::list,
        routes::cases::story,
        routes::photos::send,
        routes::photos::read,
        routes::tasks::list,
        routes::audits::list,
        routes::audits::make,
        routes::audits::read,
        routes::villages::handling,
        routes::registers::list,
        routes::registers::story,
        routes::stock::read,
        routes::stock::note,
        routes::assess::assess,
        routes::reference::read,
        routes::operator::provision,
        routes::operator::regencies::list,
        routes::operator::regencies::read,
        routes::operator::regencies::read_pack,
        routes::operator::metrics::read,
        routes::operator::exports::start,
        routes::operator::exports::list,
        routes::operator::exports::restore,
        routes::operator::suspension::suspend,
        routes::operator::suspension::resume,
        routes::operator::replication::replicate,
        routes::schema::read_pack,
    ),
    components(schemas(Problem, AreaCode, Indicator, Language, Lines, Revision, Sex, Standard)),
    modifiers(&Security, &Problems, &Rights),
)]
struct Document;

/// The document as it is served.
pub fn document() -> OpenApi {
    Document::openapi()
}

/// How callers show who they are.
struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_default();
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("__Host-tumbuh")));
        components.add_security_scheme("session", cookie);
        let bearer = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        components.add_security_scheme("operator", bearer);
    }
}

/// Every operation can end in a problem.
struct Problems;

impl Modify for Problems {
    fn modify(&self, document: &mut OpenApi) {
        for operation in document.paths.paths.values_mut().flat_map(operations) {
            let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
            let response = ResponseBuilder::new()
                .description("What went wrong")
                .content("application/problem+json", content)
                .build();
            let responses = &mut operation.responses.responses;
            for answer in responses.values_mut() {
                if let RefOr::T(answer) = answer
                    && answer.description.is_empty()
                {
                    // OpenAPI demands some words even where the schema says all.
                    answer.description = "The answer".into();
                }
            }
            responses.insert("default".into(), response.into());
        }
    }
}

/// What an operation demands of its caller: in `x-rights` the action, and the roles that may do it.
struct Rights;

impl Modify for Rights {
    fn modify(&self, document: &mut OpenApi) {
        for route in &routes::ROUTES {
            let Some(action) = route.serve.action() else { continue };
            let Some(item) = document.paths.paths.get_mut(route.template) else { continue };
            let operation = match route.method {
                Method::Get => &mut item.get,
                Method::Post => &mut item.post,
                Method::Put => &mut item.put,
                Method::Delete => &mut item.delete,
            };
            let Some(operation) = operation else { continue };
            let roles: Vec<_> = Role::ALL.into_iter().filter(|role| role.may(action)).collect();
            // One extension: utoipa writes several in any order.
            let rights = json!({ "action": camel_case(action), "roles": roles });
            operation.extensions = Some(Extensions::builder().add("x-rights", rights).build());
        }
    }
}

fn camel_case(action: Action) -> String {
    let name = format!("{action:?}");
    let (first, rest) = name.split_at(1);
    first.to_lowercase() + rest
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.put, &mut item.delete].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::routes::ROUTES;

    const SNAPSHOT: &str = "openapi.json";

    fn is_outside(route: &&crate::router::Route) -> bool {
        !matches!(route.serve, Serve::Between(_))
    }

    /// `UPDATE_SNAPSHOTS=1 cargo test -p tumbuh-worker` writes the file anew.
    #[test]
    fn the_document_is_the_one_that_was_reviewed() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(SNAPSHOT);
        let document = serde_json::to_string_pretty(&document()).unwrap() + "\n";
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &document).unwrap();
        }
        let reviewed = std::fs::read_to_string(&path).unwrap();
        assert!(
            document == reviewed,
            "worker/{SNAPSHOT} differs; write it with UPDATE_SNAPSHOTS=1 and review it"
        );
    }

    #[test]
    fn it_names_every_route_and_no_other() {
        let document = serde_json::to_value(document()).unwrap();
        let mut documented = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for method in item.as_object().unwrap().keys() {
                documented.insert((path.clone(), method.to_uppercase()));
            }
        }
        let routes: BTreeSet<_> = ROUTES
            .iter()
            .filter(is_outside)
            .map(|route| (route.template.to_owned(), route.method.name().to_owned()))
            .collect();
        assert_eq!(documented, routes);
    }

    #[test]
    fn it_says_who_may_use_a_route() {
        let document = serde_json::to_value(document()).unwrap();
        for route in ROUTES.iter().filter(is_outside) {
            let operation = &document["paths"][route.template][route.method.name().to_lowercase()];
            let said =
                operation["security"][0].as_object().and_then(|one| one.keys().next()).map(String::as_str);
            let meant = match route.serve {
                Serve::Public(_)
                | Serve::Document(_)
                | Serve::SignIn(_)
                | Serve::Invited(_)
                | Serve::Between(_) => None,
                Serve::SignedIn(..) | Serve::Arriving(_) => Some("session"),
                Serve::Operator(_) | Serve::Upkeep(_) | Serve::Replication(_) | Serve::Directory(_) => {
                    Some("operator")
                }
            };
            assert_eq!(said, meant, "{}", route.template);
        }
    }

    #[test]
    fn every_schema_that_is_named_is_there() {
        let document = serde_json::to_value(document()).unwrap();
        let text = document.to_string();
        for reference in text.split("\"#/components/schemas/").skip(1) {
            let name = reference.split('"').next().unwrap();
            assert!(document["components"]["schemas"][name].is_object(), "{name}");
        }
    }
}
