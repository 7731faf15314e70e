//! WHO's tables, unpacked once from the scaled integers of `shared/data` (written by `extract.py` there).

use alloc::vec::Vec;
use std::sync::OnceLock;

use super::lms::Lms;
use crate::sex::Sex;

/// The first 64 bits of the SHA-256 of the packed tables, skinfolds included whether or not they are compiled in.
pub(super) const HASH: u64 = include!("../../data/table_hash.in");

static MAIN: &[u8] = include_bytes!("../../data/tables.bin");
#[cfg(feature = "skinfold")]
static SKINFOLD: &[u8] = include_bytes!("../../data/skinfold.bin");

/// A published table, in the order of the blobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    WeightForAge,
    LengthForAge,
    BmiForAge,
    HeadForAge,
    ArmForAge,
    WeightForLength,
    WeightForHeight,
    SchoolHeight,
    SchoolWeight,
    SchoolBmi,
    Triceps,
    Subscapular,
}

/// First and last key of each table: days, millimetres of length, or months.
const KEYS: [(u32, u32); 12] = [
    (0, 1826),
    (0, 1826),
    (0, 1826),
    (0, 1826),
    (91, 1826),
    (450, 1100),
    (650, 1200),
    (60, 228),
    (60, 120),
    (60, 228),
    (91, 1826),
    (91, 1826),
];
const STARTS: [usize; 13] = starts();
const MAIN_TABLES: usize = 10;

const fn starts() -> [usize; 13] {
    let mut starts = [0; 13];
    let mut table = 0;
    while table < KEYS.len() {
        starts[table + 1] = starts[table] + 2 * rows(table);
        table += 1;
    }
    starts
}

const fn rows(table: usize) -> usize {
    let (first, last) = KEYS[table];
    (last - first + 1) as usize
}

impl Table {
    /// First and last key.
    pub(super) const fn keys(self) -> (u32, u32) {
        KEYS[self as usize]
    }
}

/// All rows of all tables, boys before girls in each: L and M in ten-thousandths, S in hundred-thousandths.
pub(super) struct Tables(Vec<[i32; 3]>);

impl Tables {
    /// The tables; the first call unpacks them.
    pub(super) fn get() -> &'static Self {
        static TABLES: OnceLock<Tables> = OnceLock::new();
        TABLES.get_or_init(|| {
            let mut all = Vec::with_capacity(STARTS[KEYS.len()]);
            unpack(MAIN, 0..MAIN_TABLES, &mut all);
            #[cfg(feature = "skinfold")]
            unpack(SKINFOLD, MAIN_TABLES..KEYS.len(), &mut all);
            Self(all)
        })
    }

    /// The row at a key; `None` outside the table, and for a skinfold table that was left out.
    #[inline]
    pub(super) fn row(&self, table: Table, sex: Sex, key: u32) -> Option<Lms> {
        let (first, last) = table.keys();
        if key < first || key > last {
            return None;
        }
        let girls = if sex == Sex::Female { rows(table as usize) } else { 0 };
        let [l, m, s] = *self.0.get(STARTS[table as usize] + girls + (key - first) as usize)?;
        Some(Lms { l: f64::from(l) / 1e4, m: f64::from(m) / 1e4, s: f64::from(s) / 1e5 })
    }

    /// The row at a key with a fraction, between its two neighbours; `None` outside the table.
    pub(super) fn between(&self, table: Table, sex: Sex, key: f64) -> Option<Lms> {
        let (first, last) = table.keys();
        if !(f64::from(first)..=f64::from(last)).contains(&key) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within first..=last, both u32"
        )]
        let below = key.floor() as u32;
        let row = self.row(table, sex, below)?;
        let fraction = key - f64::from(below);
        match self.row(table, sex, below + 1) {
            Some(next) if fraction > 0.0 => Some(row.toward(next, fraction)),
            _ => Some(row),
        }
    }
}

/// Appends the rows of some tables: for each, for boys and girls, the columns L, M and S one after another as second
/// differences, zigzag, in little-endian base-128 varints.
fn unpack(blob: &[u8], tables: core::ops::Range<usize>, all: &mut Vec<[i32; 3]>) {
    let mut bytes = blob.iter().copied();
    for table in tables {
        for _sex in Sex::ALL {
            let start = all.len();
            all.resize(start + rows(table), [0; 3]);
            for column in 0..3 {
                let (mut value, mut slope) = (0_i32, 0_i32);
                for row in all.iter_mut().skip(start) {
                    slope = slope.wrapping_add(zigzag(varint(&mut bytes)));
                    value = value.wrapping_add(slope);
                    row[column] = value;
                }
            }
        }
    }
}

fn varint(bytes: &mut impl Iterator<Item = u8>) -> u32 {
    let (mut number, mut shift) = (0_u32, 0);
    for byte in bytes {
        number |= u32::from(byte & 0x7f).wrapping_shl(shift);
        shift += 7;
        if byte < 0x80 {
            break;
        }
    }
    number
}

fn zigzag(number: u32) -> i32 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    const ALL: [(Table, &str); 12] = [
        (Table::WeightForAge, include_str!("../../data/who2006/weight_for_age.csv")),
        (Table::LengthForAge, include_str!("../../data/who2006/length_for_age.csv")),
        (Table::BmiForAge, include_str!("../../data/who2006/bmi_for_age.csv")),
        (Table::HeadForAge, include_str!("../../data/who2006/head_for_age.csv")),
        (Table::ArmForAge, include_str!("../../data/who2006/arm_for_age.csv")),
        (Table::WeightForLength, include_str!("../../data/who2006/weight_for_length.csv")),
        (Table::WeightForHeight, include_str!("../../data/who2006/weight_for_height.csv")),
        (Table::SchoolHeight, include_str!("../../data/who2007/height_for_age.csv")),
        (Table::SchoolWeight, include_str!("../../data/who2007/weight_for_age.csv")),
        (Table::SchoolBmi, include_str!("../../data/who2007/bmi_for_age.csv")),
        (Table::Triceps, include_str!("../../data/who2006/triceps_for_age.csv")),
        (Table::Subscapular, include_str!("../../data/who2006/subscapular_for_age.csv")),
    ];

    /// `-0.3521` as an integer of its last `decimals` digits.
    fn scaled(text: &str, decimals: usize) -> i32 {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        assert!(fraction.len() <= decimals, "{text}");
        format!("{whole}{fraction:0<decimals$}").parse().unwrap()
    }

    #[test]
    fn every_published_digit_is_in_the_blob() {
        let mut checked = 0;
        for (table, csv) in ALL {
            let with_skinfold = cfg!(feature = "skinfold");
            if matches!(table, Table::Triceps | Table::Subscapular) && !with_skinfold {
                continue;
            }
            let is_by_length = csv.lines().next().unwrap().contains("_cm");
            let (first, last) = table.keys();
            assert_eq!(csv.lines().count(), 1 + 2 * (last - first + 1) as usize);
            for line in csv.lines().skip(1) {
                let cells: Vec<_> = line.split(',').collect();
                let sex = if cells[0] == "male" { Sex::Male } else { Sex::Female };
                let key = scaled(cells[1], usize::from(is_by_length));
                let row = Tables::get().row(table, sex, u32::try_from(key).unwrap()).unwrap();
                let digits = (scaled(cells[2], 4), scaled(cells[3], 4), scaled(cells[4], 5));
                let published = Lms {
                    l: f64::from(digits.0) / 1e4,
                    m: f64::from(digits.1) / 1e4,
                    s: f64::from(digits.2) / 1e5,
                };
                assert_eq!(row, published, "{table:?} {line}");
                assert_eq!(cells[2].parse(), Ok(row.l), "{table:?} {line}");
                assert_eq!(cells[3].parse(), Ok(row.m), "{table:?} {line}");
                assert_eq!(cells[4].parse(), Ok(row.s), "{table:?} {line}");
                checked += 1;
            }
        }
        assert_eq!(checked, Tables::get().0.len());
    }

    #[test]
    fn the_hash_is_that_of_the_blobs() {
        let mut hasher = Sha256::new();
        hasher.update(include_bytes!("../../data/tables.bin"));
        hasher.update(include_bytes!("../../data/skinfold.bin"));
        let digest = hasher.finalize();
        assert_eq!(HASH.to_be_bytes(), digest[..8]);
    }

    #[test]
    fn outside_a_table_there_is_no_row() {
        let row = |table, key| Tables::get().row(table, Sex::Male, key).is_some();
        assert!(row(Table::WeightForAge, 1826) && !row(Table::WeightForAge, 1827));
        assert!(row(Table::ArmForAge, 91) && !row(Table::ArmForAge, 90));
        assert!(row(Table::WeightForLength, 1100) && !row(Table::WeightForLength, 1101));
        assert!(!row(Table::WeightForHeight, 649) && !row(Table::WeightForHeight, u32::MAX));
        let between = |key| Tables::get().between(Table::SchoolWeight, Sex::Female, key).is_some();
        assert!(between(60.0) && between(120.0));
        assert!(!between(59.999) && !between(120.001) && !between(f64::NAN));
    }

    #[test]
    fn a_damaged_blob_is_read_without_panic() {
        let mut rows = Vec::new();
        unpack(&[0xff; 40], 0..1, &mut rows);
        assert_eq!(rows.len(), 2 * 1827);
    }
}
