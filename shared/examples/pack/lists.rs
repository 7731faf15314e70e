//! Lists of posyandu and puskesmas that a regency has of its own, as CSV. Problems are told by line.

use std::collections::{BTreeMap, BTreeSet};

use tumbuh::area::{Area, AreaCode, AreaLevel};
use tumbuh::regency::{Puskesmas, PuskesmasCode};

use crate::Problems;

/// Reads `code?,village_code,name`. A posyandu without a code keeps the one that it had under this name, or gets the next of
/// its village.
pub fn posyandu(text: &str, villages: &BTreeSet<AreaCode>, before: &[Area]) -> Result<Vec<Area>, Problems> {
    let table = Table::read("posyandu", text, &["village_code", "name"])?;
    let known: BTreeMap<_, _> =
        before.iter().map(|area| ((village(&area.code), area.name.as_str()), &area.code)).collect();
    let mut problems = Vec::new();
    let mut taken: BTreeSet<AreaCode> = before.iter().map(|area| area.code.clone()).collect();
    let mut listed: BTreeMap<AreaCode, Area> = BTreeMap::new();
    for row in &table.rows {
        let area = (|| {
            let at: AreaCode = row.parsed("village_code")?;
            if !villages.contains(&at) {
                return Err(format!("{at} is no village of this regency"));
            }
            let name: tumbuh::text::PersonName = row.parsed("name")?;
            let code = match row.get("code") {
                "" => match known.get(&(Some(at.clone()), name.as_str())) {
                    Some(code) => (*code).clone(),
                    None => next_code(&at, &taken)?,
                },
                _ => row.parsed("code")?,
            };
            if code.level() != AreaLevel::Posyandu || !at.contains(&code) {
                return Err(format!("{code} is no posyandu of village {at}; it would be {at}.01 to {at}.99"));
            }
            Ok(Area { code, name })
        })();
        match area {
            Ok(area) if listed.contains_key(&area.code) => {
                problems.push(row.problem(&format!("{} is there twice", area.code)))
            }
            Ok(area) => {
                taken.insert(area.code.clone());
                listed.insert(area.code.clone(), area);
            }
            Err(problem) => problems.push(row.problem(&problem)),
        }
    }
    if problems.is_empty() { Ok(listed.into_values().collect()) } else { Err(problems) }
}

/// Reads `code?,name,village_codes`, the codes separated by `;`.
pub fn puskesmas(
    text: &str,
    regency: &AreaCode,
    villages: &BTreeSet<AreaCode>,
    before: &[Puskesmas],
) -> Result<Vec<Puskesmas>, Problems> {
    let table = Table::read("puskesmas", text, &["name", "village_codes"])?;
    let mut problems = Vec::new();
    let mut taken: BTreeSet<PuskesmasCode> = before.iter().map(|own| own.code.clone()).collect();
    let mut covered: BTreeMap<AreaCode, usize> = BTreeMap::new();
    let mut listed: BTreeMap<PuskesmasCode, Puskesmas> = BTreeMap::new();
    for row in &table.rows {
        let mut own_villages = Vec::new();
        for part in row.get("village_codes").split(';').map(str::trim).filter(|part| !part.is_empty()) {
            match part.parse::<AreaCode>() {
                Ok(village) if !villages.contains(&village) => {
                    problems.push(row.problem(&format!("{village} is no village of this regency")));
                }
                Ok(village) => match covered.insert(village.clone(), row.line) {
                    Some(line) => {
                        problems.push(row.problem(&format!("{village} is covered in line {line} already")));
                    }
                    None => own_villages.push(village),
                },
                Err(error) => problems.push(row.problem(&format!("village_codes: {part} {error}"))),
            }
        }
        let head = (|| {
            let name: tumbuh::text::Line<120> = row.parsed("name")?;
            let code = match row.get("code") {
                "" => match before.iter().find(|own| own.name == name) {
                    Some(own) => own.code.clone(),
                    None => next_puskesmas(regency, &taken)?,
                },
                _ => row.parsed("code")?,
            };
            if code.is_of(regency) {
                Ok((code, name))
            } else {
                Err(format!("{code} is not of regency {regency}"))
            }
        })();
        match head {
            Ok((code, _)) if listed.contains_key(&code) => {
                problems.push(row.problem(&format!("{code} is there twice")))
            }
            Ok((code, name)) => {
                taken.insert(code.clone());
                listed.insert(code.clone(), Puskesmas { code, name, villages: own_villages });
            }
            Err(problem) => problems.push(row.problem(&problem)),
        }
    }
    if problems.is_empty() { Ok(listed.into_values().collect()) } else { Err(problems) }
}

fn village(code: &AreaCode) -> Option<AreaCode> {
    code.ancestor(AreaLevel::Village)
}

fn next_code(village: &AreaCode, taken: &BTreeSet<AreaCode>) -> Result<AreaCode, String> {
    let mut codes = (1..=99).filter_map(|number| format!("{village}.{number:02}").parse().ok());
    codes
        .find(|code| !taken.contains(code))
        .ok_or(format!("village {village} has no number left for a posyandu"))
}

/// The first code that is free: `74.13.P01`, after P99 `74.13.P100`.
pub fn next_puskesmas(regency: &AreaCode, taken: &BTreeSet<PuskesmasCode>) -> Result<PuskesmasCode, String> {
    let mut codes = (1..=999).filter_map(|number| format!("{regency}.P{number:02}").parse().ok());
    codes
        .find(|code| !taken.contains(code))
        .ok_or(format!("regency {regency} has no number left for a puskesmas"))
}

/// A CSV file with a header.
struct Table {
    rows: Vec<Row>,
}

struct Row {
    file: &'static str,
    line: usize,
    columns: BTreeMap<String, String>,
}

impl Table {
    fn read(file: &'static str, text: &str, required: &[&str]) -> Result<Self, Problems> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let at_line = |error: csv::Error| vec![format!("{file}: {error}")];
        let header: Vec<String> =
            reader.headers().map_err(at_line)?.iter().map(|name| name.trim().to_lowercase()).collect();
        let missing: Problems = required
            .iter()
            .filter(|name| !header.iter().any(|own| own == *name))
            .map(|name| format!("{file}, line 1: there is no column {name}"))
            .collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row.map_err(at_line)?;
            let line = row.position().map_or(0, csv::Position::line);
            let columns =
                header.iter().cloned().zip(row.iter().map(|value| value.trim().to_owned())).collect();
            rows.push(Row { file, line: usize::try_from(line).unwrap_or(usize::MAX), columns });
        }
        Ok(Self { rows })
    }
}

impl Row {
    /// The value of a column; empty when there is none.
    fn get(&self, column: &str) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }

    fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&self, column: &str) -> Result<T, String> {
        self.get(column).parse().map_err(|error| format!("{column} {error}"))
    }

    fn problem(&self, text: &str) -> String {
        format!("{}, line {}: {text}", self.file, self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn villages() -> BTreeSet<AreaCode> {
        ["74.13.01.2001", "74.13.01.2002"].map(|code| code.parse().unwrap()).into()
    }

    fn area(code: &str, name: &str) -> Area {
        Area { code: code.parse().unwrap(), name: name.parse().unwrap() }
    }

    #[test]
    fn posyandu_keep_their_codes() {
        let before = [area("74.13.01.2001.01", "Melati"), area("74.13.01.2001.02", "Mawar")];
        let text =
            "\u{feff}village_code,name\n74.13.01.2001,Anggrek\n74.13.01.2001, Mawar \n74.13.01.2002,Melati\n";
        let listed = posyandu(text, &villages(), &before).unwrap();
        assert_eq!(
            listed,
            [
                area("74.13.01.2001.02", "Mawar"),
                area("74.13.01.2001.03", "Anggrek"),
                area("74.13.01.2002.01", "Melati")
            ]
        );
        let text = "code,village_code,name\n74.13.01.2001.07,74.13.01.2001,Anggrek\n,74.13.01.2001,Mawar\n";
        let codes: Vec<_> =
            posyandu(text, &villages(), &[]).unwrap().into_iter().map(|area| area.code.to_string()).collect();
        assert_eq!(codes, ["74.13.01.2001.01", "74.13.01.2001.07"]);
    }

    #[test]
    fn problems_are_told_by_line() {
        let text = "code,village_code,name\n,74.13.01.2009,A\n,74.13.01.2001,\n74.13.01.2002.01,74.13.01.2001,B\nx,74.13.01.2001,C\n\
            74.13.01.2001.01,74.13.01.2001,D\n74.13.01.2001.01,74.13.01.2001,E\n";
        let problems = posyandu(text, &villages(), &[]).unwrap_err();
        let lines: Vec<_> = problems.iter().map(|problem| problem.split(':').next().unwrap()).collect();
        assert_eq!(lines, [2, 3, 4, 5, 7].map(|line| format!("posyandu, line {line}")));
        let problems = posyandu("name\nA\n", &villages(), &[]).unwrap_err();
        assert_eq!(problems, ["posyandu, line 1: there is no column village_code"]);
    }

    #[test]
    fn puskesmas_cover_a_village_once() {
        let regency = "74.13".parse().unwrap();
        let list = |text: &str| puskesmas(text, &regency, &villages(), &[]);
        let listed = list("name,village_codes\nLawa,74.13.01.2001; 74.13.01.2002\nTiworo,\n").unwrap();
        let codes: Vec<_> = listed.iter().map(|own| (own.code.as_str(), own.villages.len())).collect();
        assert_eq!(codes, [("74.13.P01", 2), ("74.13.P02", 0)]);
        let problems =
            list("code,name,village_codes\n74.12.P01,A,74.13.01.2001\n,B,74.13.01.2001;74.13.01.2009;x\n")
                .unwrap_err();
        assert_eq!(problems.len(), 4, "{problems:?}");
        assert!(
            problems[1].starts_with("puskesmas, line 3: 74.13.01.2001 is covered in line 2"),
            "{problems:?}"
        );
    }
}
