//! Recommendations: interventions that rules suggest, each with its reason in words. A person decides; nothing is planned
//! by itself.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::cause::{CauseLook, Circumstance};
use super::food::food_days;
use super::owner::Owner;
use super::settings::{RecommendationSettings, Rules};
use crate::finding::Finding;
use crate::language::Language;
use crate::regency::CatalogueEntry;
use crate::text::Slug;

/// An intervention that a rule suggests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Recommendation {
    /// Its entry in the pack's catalogue.
    pub catalogue: Slug,
    /// Who could do it.
    pub owner: Owner,
    /// Why.
    pub because: Because,
    /// Days of food supplements, where the pack gives some for what was found.
    pub food_days: Option<u16>,
}

/// Why something is recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Because {
    /// Something was found of the child.
    Finding {
        /// What.
        finding: Finding,
    },
    /// Something holds the child back.
    Circumstance {
        /// What.
        circumstance: Circumstance,
    },
    /// Something holds several children of a place back.
    Shared {
        /// What.
        circumstance: Circumstance,
        /// How many children.
        children: u16,
        /// Of how many of whom it is known.
        of: u16,
    },
}

/// What the catalogue offers for a child: for the gravest finding, and for each circumstance of the newest look. Nothing
/// twice, and nothing that is planned and not finished.
#[must_use]
pub fn recommend_for_case(
    case: &Case,
    catalogue: &[CatalogueEntry],
    rules: Rules<'_>,
) -> Vec<Recommendation> {
    let findings = case.findings();
    let found =
        findings.first().map(|finding| (for_finding(*finding), Because::Finding { finding: *finding }));
    let present = case.causes.last().map(|look| look.present.as_slice()).unwrap_or_default();
    let circumstances = present.iter().flat_map(|circumstance| {
        let because = Because::Circumstance { circumstance: *circumstance };
        for_circumstance(*circumstance).iter().map(move |id| (*id, because))
    });
    let mut list: Vec<Recommendation> = Vec::new();
    for (id, because) in found.into_iter().chain(circumstances) {
        let Some(entry) = entry(catalogue, id) else { continue };
        let planned = case
            .interventions
            .iter()
            .any(|planned| planned.intervention.catalogue == entry.id && !planned.is_finished());
        if planned || list.iter().any(|other| other.catalogue == entry.id) {
            continue;
        }
        // What the health office answers for, its puskesmas does for a child.
        let owner = if entry.office == rules.care.escalation.health_office {
            Owner::Puskesmas
        } else {
            Owner::Office { office: entry.office.clone() }
        };
        let food_days = food_days(&findings, rules.food_days).filter(|_| id == NUTRITION_CARE);
        list.push(Recommendation { catalogue: entry.id.clone(), owner, because, food_days });
    }
    list
}

/// What the catalogue offers for a place: for each circumstance that enough of its children share, the most shared first.
/// `looks` are the newest look of each child with an open case there.
#[must_use]
pub fn recommend_for_place<'a>(
    looks: impl IntoIterator<Item = &'a CauseLook>,
    catalogue: &[CatalogueEntry],
    settings: &RecommendationSettings,
) -> Vec<Recommendation> {
    let looks: Vec<_> = looks.into_iter().collect();
    let count = |of: &dyn Fn(&CauseLook) -> bool| {
        u16::try_from(looks.iter().filter(|look| of(look)).count()).unwrap_or(u16::MAX)
    };
    let mut shared: Vec<_> = Circumstance::ALL
        .into_iter()
        .map(|circumstance| {
            let present = count(&|look| look.present.contains(&circumstance));
            let known =
                count(&|look| look.present.contains(&circumstance) || look.absent.contains(&circumstance));
            (circumstance, present, known)
        })
        .filter(|(_, present, known)| {
            let share = u32::from(*present) * 100;
            *present >= settings.from_children.max(1)
                && share >= u32::from(settings.from_percent) * u32::from(*known)
        })
        .collect();
    shared.sort_by_key(|(circumstance, present, _)| (core::cmp::Reverse(*present), *circumstance));
    let mut list: Vec<Recommendation> = Vec::new();
    for (circumstance, children, of) in shared {
        for entry in for_circumstance(circumstance).iter().filter_map(|id| entry(catalogue, id)) {
            if list.iter().all(|other| other.catalogue != entry.id) {
                list.push(Recommendation {
                    catalogue: entry.id.clone(),
                    owner: Owner::Office { office: entry.office.clone() },
                    because: Because::Shared { circumstance, children, of },
                    food_days: None,
                });
            }
        }
    }
    list
}

impl Recommendation {
    /// The recommendation with its reason: "3 dari 5 anak di sini minum air yang belum layak: usulkan Air minum layak kepada
    /// dinas (pupr)".
    #[must_use]
    pub fn words(&self, catalogue: &[CatalogueEntry], language: Language) -> String {
        let name = entry(catalogue, self.catalogue.as_str())
            .map_or(self.catalogue.as_str(), |entry| entry.name.in_language(language).as_str());
        let owner = self.owner.words(language);
        let why = match (self.because, language) {
            (Because::Finding { finding }, _) => finding.words(language).into(),
            (Because::Circumstance { circumstance }, Language::Indonesian) => {
                format!("Anak ini {}", circumstance.words(language))
            }
            (Because::Circumstance { circumstance }, Language::English) => {
                format!("This child: {}", circumstance.words(language))
            }
            (Because::Shared { circumstance, children, of }, Language::Indonesian) => {
                format!("{children} dari {of} anak di sini {}", circumstance.words(language))
            }
            (Because::Shared { circumstance, children, of }, Language::English) => {
                format!("{children} of {of} children here: {}", circumstance.words(language))
            }
        };
        let what: String = match (self.food_days, language) {
            (None, _) => name.into(),
            (Some(days), Language::Indonesian) => format!("{name}, PMT {days} hari"),
            (Some(days), Language::English) => format!("{name}, food supplements for {days} days"),
        };
        match language {
            Language::Indonesian => format!("{why}: usulkan {what} kepada {owner}"),
            Language::English => format!("{why}: suggest {what} to {owner}"),
        }
    }
}

const NUTRITION_CARE: &str = "nutrition-care";

fn entry<'a>(catalogue: &'a [CatalogueEntry], id: &str) -> Option<&'a CatalogueEntry> {
    catalogue.iter().find(|entry| entry.id.as_str() == id)
}

fn for_finding(finding: Finding) -> &'static str {
    match finding {
        Finding::MissedSessions => "growth-monitoring",
        _ => NUTRITION_CARE,
    }
}

/// Entries of the catalogue that act on a circumstance.
fn for_circumstance(circumstance: Circumstance) -> &'static [&'static str] {
    match circumstance {
        Circumstance::NotExclusivelyBreastfed => &["exclusive-breastfeeding"],
        Circumstance::PoorComplementaryFood | Circumstance::SmokingAtHome => &["education"],
        Circumstance::NoAnimalProtein => &["animal-protein"],
        Circumstance::FrequentInfection
        | Circumstance::Tuberculosis
        | Circumstance::Worms
        | Circumstance::CongenitalDisease
        | Circumstance::BornSmall => &[NUTRITION_CARE],
        Circumstance::FrequentDiarrhoea => &[NUTRITION_CARE, "drinking-water"],
        Circumstance::ImmunisationIncomplete => &["immunisation"],
        Circumstance::CaregiverUnable => &["family-companions"],
        Circumstance::UnsafeWater => &["drinking-water"],
        Circumstance::NoLatrine => &["sanitation"],
        Circumstance::LowIncome => &["food-aid", "cash-transfer"],
        Circumstance::NoHealthInsurance => &["health-insurance"],
        Circumstance::MotherTooYoung
        | Circumstance::MotherTooOld
        | Circumstance::BirthsTooClose
        | Circumstance::TooManyChildren => &["family-planning"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regency::RegencyPack;

    fn catalogue() -> Vec<CatalogueEntry> {
        RegencyPack::new("32.11".parse().unwrap(), "Kabupaten Contoh".parse().unwrap(), 420, Vec::new())
            .catalogue
    }

    fn looks(present: usize, absent: usize, unknown: usize) -> Vec<CauseLook> {
        let look = |present: &[Circumstance], absent: &[Circumstance]| CauseLook {
            on: "2025-10-01".parse().unwrap(),
            present: present.to_vec(),
            absent: absent.to_vec(),
            remark: None,
        };
        let water = [Circumstance::UnsafeWater];
        let mut looks = vec![look(&water, &[]); present];
        looks.extend(vec![look(&[], &water); absent]);
        looks.extend(vec![look(&[], &[]); unknown]);
        looks
    }

    #[test]
    fn a_place_is_recommended_what_enough_of_its_children_need() {
        let settings = RecommendationSettings::default();
        let recommended = |present, absent, unknown| {
            let list = recommend_for_place(&looks(present, absent, unknown), &catalogue(), &settings);
            list.into_iter().map(|one| one.words(&catalogue(), Language::Indonesian)).collect::<Vec<_>>()
        };
        assert_eq!(
            recommended(3, 2, 4),
            ["3 dari 5 anak di sini minum air yang belum layak: usulkan Air minum layak kepada dinas (pupr)"]
        );
        assert_eq!(recommended(3, 3, 0).len(), 1, "half");
        assert_eq!(recommended(3, 4, 0).len(), 0, "less than half");
        assert_eq!(recommended(2, 0, 0).len(), 0, "too few to say");
        assert_eq!(recommended(0, 5, 5).len(), 0);
    }

    #[test]
    fn every_circumstance_finds_an_entry_of_the_standard_catalogue() {
        for circumstance in Circumstance::ALL {
            for id in for_circumstance(circumstance) {
                assert!(entry(&catalogue(), id).is_some(), "{id}");
            }
        }
        assert!(entry(&catalogue(), for_finding(Finding::MissedSessions)).is_some());
        assert!(entry(&catalogue(), for_finding(Finding::Short)).is_some());
    }
}
