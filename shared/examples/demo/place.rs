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

/// The people who handle the children of one posyandu, by user name.
pub struct Around {
    pub kader: String,
    pub midwife: String,
    pub village: String,
    pub nutritionist: String,
}

/// Who handles the children of a posyandu.
pub fn around(pack: &RegencyPack, posyandu: &tumbuh::area::AreaCode, kader: &str) -> Around {
    let mut villages = pack.areas.iter().filter(|area| area.code.level() == AreaLevel::Village);
    let number = villages.position(|village| village.code.contains(posyandu)).unwrap_or(0) + 1;
    Around {
        kader: kader.into(),
        midwife: format!("bidan{number:02}"),
        village: format!("desa{number:02}"),
        nutritionist: "gizi".into(),
    }
}

/// Offices that have an account.
const OFFICES: [&str; 4] = ["dinkes", "pupr", "dinsos", "dppkb"];

/// One kader for each posyandu, one midwife and one officer for each village, one officer for each office that acts, and for
/// the regency a nutritionist, a leader and an admin.
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
    let villages = || pack.areas.iter().filter(|area| area.code.level() == AreaLevel::Village).enumerate();
    let midwives = villages().map(|(number, area)| {
        account(format!("bidan{:02}", number + 1), format!("Bidan {}", area.name), Role::Midwife, &area.code)
    });
    let officers = villages().map(|(number, area)| {
        let name = format!("Petugas {}", area.name);
        account(format!("desa{:02}", number + 1), name, Role::VillageOfficer, &area.code)
    });
    let offices = pack.offices.iter().filter(|office| OFFICES.contains(&office.id.as_str())).map(|office| {
        let mut officer = account(
            office.id.as_str().into(),
            format!("Petugas {}", office.short_name),
            Role::OpdOfficer,
            &pack.code,
        );
        for grant in &mut officer.grants.0 {
            grant.office = office.id.as_str().parse().ok();
        }
        officer
    });
    let regency = [
        account("gizi".into(), "Petugas Gizi Kabupaten".into(), Role::Nutritionist, &pack.code),
        account("bupati".into(), "Bupati".into(), Role::Leader, &pack.code),
        account("admin".into(), "Admin Kabupaten".into(), Role::RegencyAdmin, &pack.code),
    ];
    kader.chain(midwives).chain(officers).chain(offices).chain(regency).collect()
}
