//! Every route of the API, as data: the router, the OpenAPI document and the tests walk this one table.

pub mod access_log;
pub mod areas;
pub mod assess;
pub mod audits;
pub mod cases;
pub mod children;
pub mod devices;
pub mod handovers;
pub mod health;
pub mod invitations;
pub mod join;
pub mod me;
pub mod openapi;
pub mod operator;
pub mod pack;
mod pages;
pub mod people;
pub mod photos;
pub mod reference;
pub mod refusals;
pub mod registers;
pub mod requests;
pub mod schema;
pub mod session;
pub mod stock;
pub mod sync;
pub mod tasks;
pub mod villages;

use tumbuh::access::Action;

use crate::http::Method::{Delete, Get, Post, Put};
use crate::limits::{MEBIBYTE, PHOTO, SMALL};
use crate::router::{Route, Serve};

pub const ROUTES: [Route; 73] = [
    Route { method: Get, template: "/healthz", body_limit: 0, serve: Serve::Public(health::read) },
    Route {
        method: Get,
        template: "/api/v1/openapi.json",
        body_limit: 0,
        serve: Serve::Document(openapi::DOCUMENT),
    },
    Route {
        method: Post,
        template: "/api/v1/session",
        body_limit: SMALL,
        serve: Serve::SignIn(session::sign_in),
    },
    Route {
        method: Get,
        template: "/api/v1/session",
        body_limit: 0,
        serve: Serve::SignedIn(None, session::read),
    },
    Route {
        method: Delete,
        template: "/api/v1/session",
        body_limit: SMALL,
        serve: Serve::SignedIn(None, session::sign_out),
    },
    Route {
        method: Post,
        template: "/api/v1/join/read",
        body_limit: SMALL,
        serve: Serve::Invited(join::read),
    },
    Route { method: Post, template: "/api/v1/join", body_limit: SMALL, serve: Serve::Invited(join::join) },
    Route {
        method: Get,
        template: "/api/v1/people",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadPeople), people::list),
    },
    Route {
        method: Post,
        template: "/api/v1/people/import",
        body_limit: MEBIBYTE,
        serve: Serve::SignedIn(Some(Action::ManagePeople), people::import::import),
    },
    Route {
        method: Put,
        template: "/api/v1/people/{account}/grants",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::ManagePeople), people::set_grants),
    },
    Route {
        method: Put,
        template: "/api/v1/people/{account}/block",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::ManagePeople), people::set_blocked),
    },
    Route {
        method: Post,
        template: "/api/v1/people/{account}/password-reset",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::InvitePeople), people::reset_password),
    },
    Route {
        method: Get,
        template: "/api/v1/invitations",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadPeople), invitations::list),
    },
    Route {
        method: Post,
        template: "/api/v1/invitations",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::InvitePeople), invitations::invite),
    },
    Route {
        method: Delete,
        template: "/api/v1/invitations/{id}",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::InvitePeople), invitations::take_back),
    },
    Route {
        method: Get,
        template: "/api/v1/me/sessions",
        body_limit: 0,
        serve: Serve::SignedIn(None, me::sessions),
    },
    Route {
        method: Delete,
        template: "/api/v1/me/sessions/{id}",
        body_limit: SMALL,
        serve: Serve::SignedIn(None, me::end_session),
    },
    Route {
        method: Put,
        template: "/api/v1/me/areas",
        body_limit: SMALL,
        serve: Serve::SignedIn(None, me::areas::keep),
    },
    Route {
        method: Get,
        template: "/api/v1/me/device-keys",
        body_limit: 0,
        serve: Serve::SignedIn(None, me::device_keys::read),
    },
    Route {
        method: Put,
        template: "/api/v1/me/password",
        body_limit: SMALL,
        serve: Serve::SignedIn(None, me::password),
    },
    // Offered to those whose account opens the most; whoever has one may confirm it and take it off.
    Route {
        method: Post,
        template: "/api/v1/me/second-factor",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::ManagePeople), me::factor::begin),
    },
    Route {
        method: Put,
        template: "/api/v1/me/second-factor",
        body_limit: SMALL,
        serve: Serve::SignedIn(None, me::factor::confirm),
    },
    Route {
        method: Delete,
        template: "/api/v1/me/second-factor",
        body_limit: SMALL,
        serve: Serve::SignedIn(None, me::factor::end),
    },
    Route {
        method: Post,
        template: "/api/v1/areas/changes",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::ManageAreas), areas::change),
    },
    Route {
        method: Post,
        template: "/api/v1/areas/import",
        body_limit: MEBIBYTE,
        serve: Serve::SignedIn(Some(Action::ManageAreas), areas::import::import),
    },
    Route {
        method: Get,
        template: "/api/v1/pack",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ManageSettings), pack::read),
    },
    Route {
        method: Put,
        template: "/api/v1/pack",
        body_limit: MEBIBYTE,
        serve: Serve::SignedIn(Some(Action::ManageSettings), pack::replace),
    },
    Route {
        method: Get,
        template: "/api/v1/pack/revisions",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ManageSettings), pack::revisions),
    },
    Route {
        method: Get,
        template: "/api/v1/pack/changes",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ManageSettings), pack::changes),
    },
    Route {
        method: Get,
        template: "/api/v1/devices",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadPeople), devices::list),
    },
    Route {
        method: Put,
        template: "/api/v1/devices/{id}/revocation",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::InvitePeople), devices::revoke),
    },
    Route {
        method: Post,
        template: "/api/v1/devices/{id}/recovery",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::InvitePeople), devices::recover),
    },
    Route {
        method: Post,
        template: "/api/v1/access-log",
        body_limit: 64 * 1024,
        serve: Serve::SignedIn(Some(Action::ReadRecords), access_log::report),
    },
    Route {
        method: Get,
        template: "/api/v1/access-log",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadAccessLog), access_log::read),
    },
    Route {
        method: Get,
        template: "/api/v1/requests",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::DecideRequests), requests::list),
    },
    Route {
        method: Put,
        template: "/api/v1/requests/{id}/decision",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::DecideRequests), requests::decide),
    },
    Route {
        method: Post,
        template: "/api/v1/children/by-nik",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::ReadFullNik), children::by_nik),
    },
    Route {
        method: Post,
        template: "/api/v1/children/{id}/handover",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::HandOverChildren), handovers::hand_over),
    },
    // The body grows by the record that the edge brings.
    Route {
        method: Post,
        template: "/api/v1/handovers",
        body_limit: MEBIBYTE,
        serve: Serve::Arriving(handovers::take_in),
    },
    Route {
        method: Post,
        template: crate::edge::GIVING,
        body_limit: SMALL,
        serve: Serve::Between(handovers::give),
    },
    Route {
        method: Post,
        template: "/api/v1/sync/mutations",
        body_limit: MEBIBYTE,
        serve: Serve::SignedIn(Some(Action::SendActs), sync::push),
    },
    Route {
        method: Get,
        template: "/api/v1/sync/rows",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadRecords), sync::pull),
    },
    Route {
        method: Post,
        template: "/api/v1/sync/copies",
        body_limit: 4 * MEBIBYTE,
        serve: Serve::SignedIn(None, sync::copies::bring),
    },
    Route {
        method: Get,
        template: "/api/v1/refusals",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::SettleRefusals), refusals::list),
    },
    Route {
        method: Post,
        template: "/api/v1/refusals/{mutation}/settle",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::SettleRefusals), refusals::settle),
    },
    Route {
        method: Get,
        template: "/api/v1/receipts/key",
        body_limit: 0,
        serve: Serve::SignedIn(None, sync::receipt_key),
    },
    Route {
        method: Get,
        template: "/api/v1/cases",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadRecords), cases::list),
    },
    Route {
        method: Get,
        template: "/api/v1/children/{id}/case",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadRecords), cases::story),
    },
    // An office sends and sees photos of what it did, though it reads no records.
    Route {
        method: Put,
        template: "/api/v1/children/{id}/photos/{sha256}",
        body_limit: PHOTO,
        serve: Serve::SignedIn(Some(Action::SendActs), photos::send),
    },
    Route {
        method: Get,
        template: "/api/v1/children/{id}/photos/{sha256}",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadTasks), photos::read),
    },
    Route {
        method: Get,
        template: "/api/v1/tasks",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadTasks), tasks::list),
    },
    Route {
        method: Get,
        template: "/api/v1/audits",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadAudits), audits::list),
    },
    Route {
        method: Post,
        template: "/api/v1/audits",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::MakeAudits), audits::make),
    },
    Route {
        method: Get,
        template: "/api/v1/audits/{id}",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadAudits), audits::read),
    },
    Route {
        method: Get,
        template: "/api/v1/villages/{code}/handling",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadRecords), villages::handling),
    },
    Route {
        method: Get,
        template: "/api/v1/registers",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadRecords), registers::list),
    },
    Route {
        method: Get,
        template: "/api/v1/registers/{entry}",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadRecords), registers::story),
    },
    Route {
        method: Get,
        template: "/api/v1/stock",
        body_limit: 0,
        serve: Serve::SignedIn(Some(Action::ReadStock), stock::read),
    },
    Route {
        method: Post,
        template: "/api/v1/stock/moves",
        body_limit: SMALL,
        serve: Serve::SignedIn(Some(Action::MoveStock), stock::note),
    },
    Route {
        method: Post,
        template: "/api/v1/assess",
        body_limit: 4 * MEBIBYTE,
        serve: Serve::Public(assess::assess),
    },
    Route {
        method: Get,
        template: "/api/v1/reference/{indicator}",
        body_limit: 0,
        serve: Serve::Public(reference::read),
    },
    Route {
        method: Put,
        template: "/api/v1/operator/regencies/{code}",
        body_limit: MEBIBYTE,
        serve: Serve::Operator(operator::provision),
    },
    Route {
        method: Get,
        template: "/api/v1/operator/regencies",
        body_limit: 0,
        serve: Serve::Directory(operator::regencies::list),
    },
    Route {
        method: Get,
        template: "/api/v1/operator/regencies/{code}",
        body_limit: 0,
        serve: Serve::Operator(operator::regencies::read),
    },
    Route {
        method: Get,
        template: "/api/v1/operator/regencies/{code}/pack",
        body_limit: 0,
        serve: Serve::Operator(operator::regencies::read_pack),
    },
    Route {
        method: Get,
        template: "/api/v1/operator/regencies/{code}/metrics",
        body_limit: 0,
        serve: Serve::Upkeep(operator::metrics::read),
    },
    Route {
        method: Post,
        template: "/api/v1/operator/regencies/{code}/exports",
        body_limit: SMALL,
        serve: Serve::Upkeep(operator::exports::start),
    },
    Route {
        method: Get,
        template: "/api/v1/operator/regencies/{code}/exports",
        body_limit: 0,
        serve: Serve::Upkeep(operator::exports::list),
    },
    Route {
        method: Post,
        template: "/api/v1/operator/regencies/{code}/restoration",
        body_limit: SMALL,
        serve: Serve::Upkeep(operator::exports::restore),
    },
    Route {
        method: Post,
        template: "/api/v1/operator/regencies/{code}/replication",
        body_limit: 3 * MEBIBYTE,
        serve: Serve::Replication(operator::replication::replicate),
    },
    Route {
        method: Post,
        template: "/api/v1/operator/regencies/{code}/suspension",
        body_limit: SMALL,
        serve: Serve::Operator(operator::suspension::suspend),
    },
    Route {
        method: Delete,
        template: "/api/v1/operator/regencies/{code}/suspension",
        body_limit: SMALL,
        serve: Serve::Operator(operator::suspension::resume),
    },
    Route {
        method: Get,
        template: "/api/v1/schemas/regency-pack.json",
        body_limit: 0,
        serve: Serve::Document(schema::PACK),
    },
];
