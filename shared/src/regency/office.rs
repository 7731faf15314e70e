//! Offices of the regency (OPD) that act.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::constant;
use crate::text::{Line, Slug};

/// An office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Office {
    /// What the catalogue calls it.
    pub id: Slug,
    /// Its full name.
    pub name: Line<160>,
    /// What people call it.
    pub short_name: Line<40>,
}

/// The offices that act on stunting nearly everywhere.
pub(super) fn standard() -> Vec<Office> {
    let office = |(id, name, short_name)| Office {
        id: constant(id),
        name: constant(name),
        short_name: constant(short_name),
    };
    STANDARD.map(office).into()
}

const STANDARD: [(&str, &str, &str); 9] = [
    ("bappeda", "Badan Perencanaan Pembangunan Daerah", "Bappeda"),
    ("dinkes", "Dinas Kesehatan", "Dinkes"),
    ("dinsos", "Dinas Sosial", "Dinsos"),
    ("disdik", "Dinas Pendidikan", "Disdik"),
    ("diskominfo", "Dinas Komunikasi dan Informatika", "Diskominfo"),
    ("dkp", "Dinas Ketahanan Pangan", "DKP"),
    ("dpmd", "Dinas Pemberdayaan Masyarakat dan Desa", "DPMD"),
    ("dppkb", "Dinas Pengendalian Penduduk dan Keluarga Berencana", "DPPKB"),
    ("pupr", "Dinas Pekerjaan Umum dan Penataan Ruang", "PUPR"),
];
