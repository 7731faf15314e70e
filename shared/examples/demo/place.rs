//! The demo regency: two districts, six villages, twelve posyandu and the people who sign in.

use serde::Serialize;
use tumbuh::access::Role;
use tumbuh::area::{Area, AreaLevel, Scope};
use tumbuh::kms::KmsSettings;
use tumbuh::regency::RegencyPack;

/// Known to everybody who reads the README: the demo is not a place for real children.
pub const PASSWORD: &str = "posyandu-melati";

/// An account to provision.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    username: String,
    name: String,
    role: Role,
    scope: Scope,
    password: &'static str,
}

/// Code and name.
type Named = (&'static str, &'static str);

const DISTRICTS: [(Named, [Named; 3]); 2] = [
    (
        ("99.01.01", "Kecamatan Tunas"),
        [("2001", "Desa Sukamaju"), ("2002", "Desa Mekarsari"), ("2003", "Desa Cibeureum")],
    ),
    (
        ("99.01.02", "Kecamatan Pesisir"),
        [("2001", "Desa Lohia"), ("2002", "Desa Pulau Tiga"), ("1003", "Kelurahan Bahari")],
    ),
];
const POSYANDU: [&str; 12] = [
    "Melati 1",
    "Melati 2",
    "Mawar",
    "Anggrek",
    "Kenanga",
    "Dahlia",
    "Teratai",
    "Cempaka",
    "Flamboyan",
    "Bougenville",
    "Seroja",
    "Kamboja",
];

/// The pack. Province 99 does not exist: nobody can take the demo for a real place.
pub fn pack() -> RegencyPack {
    let mut areas = Vec::new();
    let mut names = POSYANDU.iter();
    for ((district, district_name), villages) in DISTRICTS {
        areas.push(area(district, district_name));
        for (village, village_name) in villages {
            let village = format!("{district}.{village}");
            areas.push(area(&village, village_name));
            for (number, name) in names.by_ref().take(2).enumerate() {
                areas.push(area(&format!("{village}.{:02}", number + 1), &format!("Posyandu {name}")));
            }
        }
    }
    RegencyPack {
        code: parse("99.01"),
        name: parse("Kabupaten Tumbuh Jaya (contoh)"),
        utc_offset_minutes: 420,
        areas,
        notice_version: 1,
        kms: KmsSettings::default(),
    }
}

/// Every posyandu of the pack.
pub fn posyandu(pack: &RegencyPack) -> impl Iterator<Item = &Area> {
    pack.areas.iter().filter(|area| area.code.level() == AreaLevel::Posyandu)
}

/// The user name of the kader of the posyandu with that number, from 0.
pub fn kader_username(number: usize) -> String {
    format!("kader{:02}", number + 1)
}

/// One kader for each posyandu, one midwife for each village, and for the regency a nutritionist and a leader.
pub fn accounts(pack: &RegencyPack) -> Vec<Account> {
    let account = |username: String, name: String, role, code: &tumbuh::area::AreaCode| Account {
        username,
        name,
        role,
        scope: Scope(vec![code.clone()]),
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
    ];
    kader.chain(midwives).chain(regency).collect()
}

fn area(code: &str, name: &str) -> Area {
    Area { code: parse(code), name: parse(name) }
}

#[expect(clippy::panic, reason = "only constants of this file are parsed")]
fn parse<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}
