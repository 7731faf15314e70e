//! One regency's pack from the country's list, the regency's own lists and what was written before.

use std::collections::{BTreeMap, BTreeSet};

use tumbuh::area::{Area, AreaCode, AreaLevel};
use tumbuh::regency::naming::{from_capitals, is_numbered_posyandu, numbered_posyandu, usual_words};
use tumbuh::regency::{Puskesmas, RegencyPack, Words, utc_offset_minutes_of};

use crate::country::{Country, Named};
use crate::{Problems, lists, one};

/// The regency's own lists, as CSV.
#[derive(Default)]
pub struct Lists {
    pub posyandu: Option<String>,
    pub puskesmas: Option<String>,
}

/// A pack, and what whoever asked for it should know.
pub struct Made {
    pub pack: RegencyPack,
    pub notes: Vec<String>,
}

/// Posyandu of a village that has no list.
const NUMBERED: usize = 2;

/// Makes the pack. What people changed in the one `before` stays: names of areas, posyandu, puskesmas, settings, texts, look.
pub fn pack(
    country: &Country,
    code: &str,
    before: Option<RegencyPack>,
    own: &Lists,
) -> Result<Made, Problems> {
    let regency = country.regency(code)?;
    let code: AreaCode = read(code)?;
    let offset =
        utc_offset_minutes_of(&code).ok_or(one(&format!("province of {code}: its clock is not known")))?;
    let is_new = before.is_none();
    let mut pack = match before {
        Some(before) => before,
        None => RegencyPack::new(code.clone(), read(&from_capitals(&regency.name))?, offset, Vec::new()),
    };
    if is_new {
        pack.words = usual_words(&code);
        for office in &mut pack.offices {
            office.name = read(&format!("{} {}", office.name, pack.name))?;
        }
    }
    let source =
        format!("Areas: npm package idn-area-data {}, Open Database License (ODbL) 1.0", country.version);
    pack.source = Some(read(&source)?);
    let former = std::mem::take(&mut pack.areas);
    let names: BTreeMap<_, _> = former.iter().map(|area| (&area.code, &area.name)).collect();
    let mut areas = Vec::new();
    let mut bare_names = BTreeMap::new();
    for named in regency.districts.iter().chain(&regency.villages) {
        let mut area = official(named, &pack.words)?;
        if let Some(name) = names.get(&area.code) {
            area.name = (*name).clone();
        }
        bare_names.insert(area.code.clone(), named.1.as_str());
        areas.push(area);
    }
    let mut notes = vec![format!(
        "{}: {} kecamatan, {} villages",
        pack.name,
        regency.districts.len(),
        regency.villages.len()
    )];
    let villages = at_level(&areas, AreaLevel::Village);
    let posyandu = posyandu(own, &villages, &bare_names, &former, &mut notes)?;
    areas.extend(posyandu);
    pack.areas = areas;
    pack.puskesmas = puskesmas(own, &pack, &villages, &bare_names, &mut notes)?;
    let pack = pack.in_order();
    let problems = pack.problems();
    if problems.is_empty() {
        Ok(Made { pack, notes })
    } else {
        Err(problems.into_iter().map(|problem| format!("{code}: {problem}")).collect())
    }
}

/// An area as people call it: kind and name.
fn official((code, name): &Named, words: &Words) -> Result<Area, Problems> {
    let code: AreaCode = read(code)?;
    let is_town = code.as_str().get(9..10) == Some("1");
    let kind = match code.level() {
        AreaLevel::Village if is_town => &words.kelurahan,
        AreaLevel::Village => &words.desa,
        _ => &words.kecamatan,
    };
    Ok(Area { name: read(&format!("{kind} {name}"))?, code })
}

fn at_level(areas: &[Area], level: AreaLevel) -> BTreeSet<AreaCode> {
    areas.iter().map(|area| &area.code).filter(|code| code.level() == level).cloned().collect()
}

/// The posyandu of the regency's list, else those of before; a village without any gets numbered ones, so that none of its
/// children is left out.
fn posyandu(
    own: &Lists,
    villages: &BTreeSet<AreaCode>,
    bare_names: &BTreeMap<AreaCode, &str>,
    former: &[Area],
    notes: &mut Vec<String>,
) -> Result<Vec<Area>, Problems> {
    let is_of_village = |area: &&Area| {
        area.code.level() == AreaLevel::Posyandu
            && area.code.ancestor(AreaLevel::Village).is_some_and(|at| villages.contains(&at))
    };
    let before: Vec<Area> = former.iter().filter(is_of_village).cloned().collect();
    let mut posyandu = match &own.posyandu {
        Some(text) => {
            // A number was only there until somebody knew the name: its code goes to the first name that comes.
            let is_named = |area: &&Area| {
                let village = area.code.ancestor(AreaLevel::Village);
                let bare = village.and_then(|village| bare_names.get(&village).copied());
                !bare.is_some_and(|bare| is_numbered_posyandu(area.name.as_str(), bare))
            };
            let named: Vec<Area> = before.iter().filter(is_named).cloned().collect();
            lists::posyandu(text, villages, &named)?
        }
        None => before,
    };
    let served: BTreeSet<_> =
        posyandu.iter().filter_map(|area| area.code.ancestor(AreaLevel::Village)).collect();
    let bare = villages.difference(&served);
    let mut numbered = 0;
    for village in bare {
        let name = bare_names.get(village).copied().unwrap_or_default();
        for number in 1..=NUMBERED {
            let area = Area {
                code: read(&format!("{village}.{number:02}"))?,
                name: read(&numbered_posyandu(name, number))?,
            };
            posyandu.push(area);
            numbered += 1;
        }
    }
    notes.push(format!("{} posyandu, {numbered} of them new with a number for a name", posyandu.len()));
    Ok(posyandu)
}

/// The puskesmas of the regency's list, else those of before, else one a district.
fn puskesmas(
    own: &Lists,
    pack: &RegencyPack,
    villages: &BTreeSet<AreaCode>,
    bare_names: &BTreeMap<AreaCode, &str>,
    notes: &mut Vec<String>,
) -> Result<Vec<Puskesmas>, Problems> {
    let mut before = pack.puskesmas.clone();
    for own in &mut before {
        own.villages.retain(|village| villages.contains(village));
    }
    let listed = match &own.puskesmas {
        Some(text) => lists::puskesmas(text, &pack.code, villages, &before)?,
        None if !before.is_empty() => before,
        None => {
            let mut taken = BTreeSet::new();
            let mut made = Vec::new();
            for district in at_level(&pack.areas, AreaLevel::District) {
                let code = lists::next_puskesmas(&pack.code, &taken).map_err(|problem| one(&problem))?;
                taken.insert(code.clone());
                let name = format!(
                    "{} {}",
                    pack.words.puskesmas,
                    bare_names.get(&district).copied().unwrap_or_default()
                );
                let villages =
                    villages.iter().filter(|village| district.contains(village)).cloned().collect();
                made.push(Puskesmas { code, name: read(&name)?, villages });
            }
            made
        }
    };
    let covered: usize = listed.iter().map(|own| own.villages.len()).sum();
    notes.push(format!("{} puskesmas, {} villages without one", listed.len(), villages.len() - covered));
    Ok(listed)
}

fn read<T: std::str::FromStr<Err: std::fmt::Display>>(text: &str) -> Result<T, Problems> {
    text.parse().map_err(|error| one(&format!("{text}: {error}")))
}
