//! Which regencies there are, and how one stands.

use tumbuh::api::operator::{RegenciesResponse, RegencyCounts, RegencyDetail, RegencyStatus, ReplicatedFrom};
use tumbuh::api::session::Colours;
use tumbuh::area::AreaLevel;

use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::store::{DirectoryStore, PackInForce, Store};

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/operator/regencies",
    operation_id = "listRegencies",
    tag = "operation",
    summary = "Every regency of the deployment",
    security(("operator" = [])),
    responses((status = 200, body = RegenciesResponse)),
))]
pub fn list(store: &DirectoryStore, _call: &Call) -> Outcome {
    Answer::json(200, &RegenciesResponse { regencies: store.regencies()? })
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/operator/regencies/{code}",
    operation_id = "readRegency",
    tag = "operation",
    summary = "How a regency stands, in numbers",
    params(("code" = tumbuh::area::AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    responses((status = 200, body = RegencyDetail)),
))]
pub fn read(store: &Store, _call: &Call) -> Outcome {
    Answer::json(200, &detail(store)?)
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/operator/regencies/{code}/pack",
    operation_id = "readRegencyPack",
    tag = "operation",
    summary = "The pack in force, in its one written form",
    params(("code" = tumbuh::area::AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    responses((status = 200, body = tumbuh::regency::RegencyPack)),
))]
pub fn read_pack(store: &Store, _call: &Call) -> Outcome {
    let PackInForce { pack, .. } = existing(store)?;
    Ok(Answer::text(200, "application/json", pack.to_canonical_json()?))
}

/// The pack in force of a regency that was set up; asking for another writes nothing.
///
/// # Errors
/// When there is no such regency, or the database fails.
pub fn existing(store: &Store) -> Result<PackInForce, Failure> {
    if !store.is_provisioned()? {
        return Err(Failure::UnknownRegency);
    }
    store.migrate()?;
    store.pack()?.ok_or(Failure::UnknownRegency)
}

/// How a regency stands.
///
/// # Errors
/// As [`existing`].
pub fn detail(store: &Store) -> Result<RegencyDetail, Failure> {
    let PackInForce { revision, pack } = existing(store)?;
    let times = store.pack_times()?;
    let records = store.record_counts()?;
    let areas = |level| pack.areas.iter().filter(|area| area.code.level() == level).count();
    let replicated_from = store
        .replication()?
        .map(|replication| ReplicatedFrom { code: replication.taken.code, at_millis: replication.at_millis });
    let status = match store.suspended_millis()? {
        Some(_) => RegencyStatus::Suspended,
        None => RegencyStatus::Active,
    };
    Ok(RegencyDetail {
        code: pack.code.clone(),
        name: pack.name.clone(),
        look: Colours::of(&pack.look),
        status,
        provisioned_millis: times.first_millis,
        pack_revision: revision,
        pack_since_millis: times.newest_millis,
        counts: RegencyCounts {
            districts: areas(AreaLevel::District),
            villages: areas(AreaLevel::Village),
            posyandu: areas(AreaLevel::Posyandu),
            puskesmas: pack.puskesmas.len(),
            accounts: records.accounts,
            children: records.children,
            measurements: records.measurements,
        },
        replicated_from,
    })
}
