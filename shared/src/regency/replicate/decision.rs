//! What no program can decide for a regency that takes over how another works.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::super::naming::is_numbered_posyandu;
use super::super::{Look, RegencyPack};
use crate::area::{AreaCode, AreaLevel};
use crate::language::Both;

/// Something that a human must decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// What it is about.
    pub about: DecisionKind,
    /// The same in words.
    pub words: Both<String>,
}

/// What a decision is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum DecisionKind {
    /// Colours, unless they were chosen already.
    Colours,
    /// A crest, unless there is one.
    Crest,
    /// Whether the notice to parents holds here, by law.
    Notice,
    /// Which column of minimal gains is which sex, and the coloured lines of the card in use here.
    MonthlyCard,
    /// How long food supplements are given this year.
    FoodDays,
    /// Whether the offices are called and divided so here.
    Offices,
    /// Words of the other regency that differ from one's own.
    Words,
    /// Posyandu that have a number for a name.
    NumberedPosyandu {
        /// How many.
        count: usize,
    },
    /// Villages that no puskesmas covers.
    UncoveredVillages {
        /// How many.
        count: usize,
    },
    /// Every puskesmas covers exactly one district, which is a guess.
    PuskesmasByDistrict,
    /// A text names the other regency still: with one's own name it would be too long.
    TooLong {
        /// The path of the item.
        path: String,
    },
}

impl DecisionKind {
    /// The decision in words.
    #[must_use]
    pub fn words(&self) -> Both<String> {
        let (indonesian, english): (&str, &str) = match self {
            Self::Colours => ("Pilih dua warna daerah.", "Choose the two colours of the regency."),
            Self::Crest => ("Siapkan gambar lambang daerah.", "Provide a drawing of the crest."),
            Self::Notice => (
                "Minta bagian hukum memeriksa naskah persetujuan dan pemberitahuan data pribadi.",
                "Have the legal section check the consent and privacy notice.",
            ),
            Self::MonthlyCard => (
                "Cocokkan KBM laki-laki dan perempuan serta garis merah dan oranye dengan KMS yang dipakai di sini.",
                "Compare the minimal gains of boys and girls and the red and orange lines with the card in use here.",
            ),
            Self::FoodDays => (
                "Tetapkan lama pemberian PMT tahun ini.",
                "Set how many days food supplements are given this year.",
            ),
            Self::Offices => (
                "Periksa nama dan pembagian tugas perangkat daerah.",
                "Check the names of the offices and who does what.",
            ),
            Self::Words => (
                "Periksa sebutan setempat (kecamatan, desa, kader): diambil dari kabupaten asal.",
                "Check the local words (district, village, kader): they are those of the other regency.",
            ),
            Self::NumberedPosyandu { count } => {
                return Both {
                    indonesian: format!("Beri nama {count} posyandu yang baru bernomor."),
                    english: format!("Name {count} posyandu that have only a number."),
                };
            }
            Self::UncoveredVillages { count } => {
                return Both {
                    indonesian: format!("Tentukan puskesmas untuk {count} desa dan kelurahan."),
                    english: format!("Say which puskesmas covers {count} villages."),
                };
            }
            Self::PuskesmasByDistrict => (
                "Periksa wilayah kerja puskesmas: sementara satu puskesmas per kecamatan.",
                "Check what each puskesmas covers: for now it is one a district.",
            ),
            Self::TooLong { path } => {
                return Both {
                    indonesian: format!("Tulis ulang {path}: dengan nama daerah sendiri terlalu panjang."),
                    english: format!("Rewrite {path}: with the regency's own name it is too long."),
                };
            }
        };
        Both { indonesian: indonesian.to_string(), english: english.to_string() }
    }
}

/// What there is to decide about a replica.
pub fn decisions(
    from: &RegencyPack,
    own: &RegencyPack,
    replica: &RegencyPack,
    too_long: Vec<String>,
) -> Vec<Decision> {
    let usual = Look::default();
    let has_colours = (own.look.primary, own.look.accent) != (usual.primary, usual.accent);
    let numbered = numbered_posyandu(replica);
    let uncovered = uncovered_villages(replica);
    let always = |kind| Some(kind);
    let kinds = [
        (!has_colours).then_some(DecisionKind::Colours),
        own.look.crest.is_none().then_some(DecisionKind::Crest),
        always(DecisionKind::Notice),
        always(DecisionKind::MonthlyCard),
        always(DecisionKind::FoodDays),
        always(DecisionKind::Offices),
        (own.words != from.words).then_some(DecisionKind::Words),
        (numbered > 0).then_some(DecisionKind::NumberedPosyandu { count: numbered }),
        (uncovered > 0).then_some(DecisionKind::UncoveredVillages { count: uncovered }),
        is_puskesmas_by_district(replica).then_some(DecisionKind::PuskesmasByDistrict),
    ];
    let too_long = too_long.into_iter().map(|path| DecisionKind::TooLong { path });
    let kinds = kinds.into_iter().flatten().chain(too_long);
    kinds.map(|about| Decision { words: about.words(), about }).collect()
}

fn at_level(pack: &RegencyPack, level: AreaLevel) -> impl Iterator<Item = &crate::area::Area> {
    pack.areas.iter().filter(move |area| area.code.level() == level)
}

fn numbered_posyandu(pack: &RegencyPack) -> usize {
    let villages: alloc::collections::BTreeMap<_, _> =
        at_level(pack, AreaLevel::Village).map(|area| (area.code.clone(), area.name.as_str())).collect();
    let is_numbered = |area: &&crate::area::Area| {
        let village = area.code.ancestor(AreaLevel::Village).and_then(|code| villages.get(&code));
        village.is_some_and(|village| is_numbered_posyandu(area.name.as_str(), village))
    };
    at_level(pack, AreaLevel::Posyandu).filter(is_numbered).count()
}

fn uncovered_villages(pack: &RegencyPack) -> usize {
    let covered: BTreeSet<_> = pack.puskesmas.iter().flat_map(|own| &own.villages).collect();
    at_level(pack, AreaLevel::Village).filter(|village| !covered.contains(&village.code)).count()
}

fn is_puskesmas_by_district(pack: &RegencyPack) -> bool {
    let district = |code: &AreaCode| code.ancestor(AreaLevel::District);
    let mut districts = BTreeSet::new();
    let of_one = pack.puskesmas.iter().all(|own| {
        let mut own_districts = own.villages.iter().map(district);
        let first = own_districts.next().flatten();
        first.is_some() && own_districts.all(|other| other == first) && districts.insert(first)
    });
    of_one && !pack.puskesmas.is_empty() && districts.len() == at_level(pack, AreaLevel::District).count()
}
