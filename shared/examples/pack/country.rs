//! Regencies, districts and villages of the package `idn-area-data`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::{Problems, one, text_of};

/// Code and name.
pub type Named = (String, String);

/// All regencies.
pub struct Country {
    /// Version of the package.
    pub version: String,
    regencies: BTreeMap<String, Regency>,
}

/// One regency as the package lists it.
pub struct Regency {
    /// In capitals.
    pub name: String,
    pub districts: Vec<Named>,
    pub villages: Vec<Named>,
}

impl Country {
    /// Reads the folder of the package.
    pub fn read(package: &Path) -> Result<Self, Problems> {
        let about: serde_json::Value = serde_json::from_str(&text_of(&package.join("package.json"))?)
            .map_err(|error| one(&format!("package.json: {error}")))?;
        let mut regencies = BTreeMap::new();
        for (code, name) in rows(package, "regencies.csv")? {
            regencies.insert(code, Regency { name, districts: Vec::new(), villages: Vec::new() });
        }
        for (code, name) in rows(package, "districts.csv")? {
            if let Some(regency) = code.get(..5).and_then(|code| regencies.get_mut(code)) {
                regency.districts.push((code, name));
            }
        }
        for (code, name) in rows(package, "villages.csv")? {
            if let Some(regency) = code.get(..5).and_then(|code| regencies.get_mut(code)) {
                regency.villages.push((code, name));
            }
        }
        Ok(Self { version: about["version"].as_str().unwrap_or("unknown").into(), regencies })
    }

    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.regencies.keys().map(String::as_str)
    }

    pub fn regency(&self, code: &str) -> Result<&Regency, Problems> {
        let unknown = || one(&format!("there is no regency {code}; a code looks like 74.13"));
        self.regencies.get(code).ok_or_else(unknown)
    }
}

/// First and last column.
fn rows(package: &Path, file: &str) -> Result<Vec<Named>, Problems> {
    let text = text_of(&package.join("data").join(file))?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let row = |row: Result<csv::StringRecord, csv::Error>| match row {
        Ok(row) => {
            let column = |place: usize| row.get(place).unwrap_or_default().trim().to_owned();
            Ok((column(0), column(row.len().saturating_sub(1))))
        }
        Err(error) => Err(one(&format!("{file}: {error}"))),
    };
    reader.records().map(row).collect()
}
