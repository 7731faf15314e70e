//! The demo regency: two districts, six villages, twelve posyandu and the people who sign in.

use serde::Serialize;
use tumbuh::access::{Grant, Grants, Place, Places, Role};
use tumbuh::area::{Area, AreaLevel};
use tumbuh::regency::{PackProblem, RegencyPack};

/// Known to everybody who reads the README: the demo is not a place for real children.
pub const PASSWORD: &str = "posyandu-melati";

/// An account to provision.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    username: String,
    name: String,
    grants: Grants,
    password: &'static str,
}

const PACK: &str = include_str!("../../packs/99.01.json");

/// The pack.
///
/// # Errors
/// When the file is no valid pack.
pub fn pack() -> Result<RegencyPack, Vec<PackProblem>> {
    RegencyPack::parse(PACK)
}

/// Every posyandu of the pack.
pub fn posyandu(pack: &RegencyPack) -> impl Iterator<Item = &Area> {
    pack.areas.iter().filter(|area| area.code.level() == AreaLevel::Posyandu)
}

/// The user name of the kader of the posyandu with that number, from 0.
pub fn kader_username(number: usize) -> String {
    format!("kader{:02}", number + 1)
}

/// One kader for each posyandu, one midwife for each village, and for the regency a nutritionist, a leader and an admin.
pub fn accounts(pack: &RegencyPack) -> Vec<Account> {
    let account = |username: String, name: String, role, code: &tumbuh::area::AreaCode| Account {
        username,
        name,
        grants: Grants(vec![Grant { role, areas: Places(vec![Place::Area(code.clone())]), office: None }]),
        password: PASSWORD,
    };
    let kader = posyandu(pack).enumerate().map(|(number, area)| {
        account(kader_username(number), format!("Kader {}", area.name), Role::Kader, &area.code)
    });
    let villages = pack.areas.iter().filter(|area| area.code.level() == AreaLevel::Village);
    let midwives = villages.enumerate().map(|(number, area)| {
        account(format!("bidan{:02}", number + 1), format!("Bidan {}", area.name), Role::Midwife, &area.code)
    });
    let regency = [
        account("gizi".into(), "Petugas Gizi Kabupaten".into(), Role::Nutritionist, &pack.code),
        account("bupati".into(), "Bupati".into(), Role::Leader, &pack.code),
        account("admin".into(), "Admin Kabupaten".into(), Role::RegencyAdmin, &pack.code),
    ];
    kader.chain(midwives).chain(regency).collect()
}
