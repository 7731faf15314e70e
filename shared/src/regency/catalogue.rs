//! What can be done for a child or a family: the catalogue of interventions.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::constant;
use crate::language::Both;
use crate::text::{Line, Slug};

/// One intervention that can be planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CatalogueEntry {
    /// What records call it.
    pub id: Slug,
    /// What people call it.
    pub name: Both<Line<120>>,
    /// Whether it acts on nutrition or on what lies behind.
    pub kind: InterventionKind,
    /// The office that answers for it.
    pub office: Slug,
    /// Whom or what is counted.
    pub unit: Both<Line<40>>,
}

/// How an intervention acts on stunting (Perpres 72/2021).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum InterventionKind {
    /// On nutrition and health themselves.
    Specific,
    /// On what lies behind them: water, income, schooling.
    Sensitive,
}

/// The interventions of Perpres 72/2021 as the field names them.
pub(super) fn standard() -> Vec<CatalogueEntry> {
    let entry = |(kind, id, office, name, unit): Row| CatalogueEntry {
        id: constant(id),
        name: Both { indonesian: constant(name.0), english: constant(name.1) },
        kind,
        office: constant(office),
        unit: Both { indonesian: constant(unit.0), english: constant(unit.1) },
    };
    STANDARD.map(entry).into()
}

type Words = (&'static str, &'static str);
type Row = (InterventionKind, &'static str, &'static str, Words, Words);

use InterventionKind::{Sensitive, Specific};

const GIRLS: Words = ("remaja putri", "girls");
const PREGNANT: Words = ("ibu hamil", "pregnant women");
const INFANTS: Words = ("bayi 0-5 bulan", "infants of 0-5 months");
const YOUNG: Words = ("anak 6-23 bulan", "children of 6-23 months");
const UNDER_FIVES: Words = ("balita", "children under five");
const FAMILIES: Words = ("keluarga", "families");
const HOUSEHOLDS: Words = ("rumah tangga", "households");
const COUPLES: Words = ("pasangan", "couples");

#[rustfmt::skip]
const STANDARD: [Row; 22] = [
    (Specific, "anaemia-screening", "dinkes", ("Skrining anemia remaja putri", "Anaemia screening of girls"), GIRLS),
    (Specific, "iron-for-girls", "dinkes", ("Tablet tambah darah remaja putri", "Iron tablets for girls"), GIRLS),
    (Specific, "antenatal-care", "dinkes", ("Pemeriksaan kehamilan (ANC)", "Antenatal care"), PREGNANT),
    (Specific, "iron-in-pregnancy", "dinkes", ("Tablet tambah darah ibu hamil", "Iron tablets in pregnancy"), PREGNANT),
    (Specific, "food-in-pregnancy", "dinkes", ("PMT ibu hamil KEK", "Food supplements for thin pregnant women"), PREGNANT),
    (Specific, "growth-monitoring", "dinkes", ("Pemantauan pertumbuhan balita", "Growth monitoring"), UNDER_FIVES),
    (Specific, "exclusive-breastfeeding", "dinkes", ("ASI eksklusif", "Exclusive breastfeeding"), INFANTS),
    (Specific, "animal-protein", "dinkes", ("MP-ASI kaya protein hewani", "Animal protein in complementary food"), YOUNG),
    (Specific, "nutrition-care", "dinkes", ("Tata laksana balita bermasalah gizi", "Care of children with a nutrition problem"), UNDER_FIVES),
    (Specific, "immunisation", "dinkes", ("Imunisasi dasar lengkap", "Full basic immunisation"), UNDER_FIVES),
    (Specific, "vitamin-a", "dinkes", ("Kapsul vitamin A", "Vitamin A capsules"), UNDER_FIVES),
    (Specific, "iron-for-children", "dinkes", ("Zat besi anak (sirup atau taburia)", "Iron for children (syrup or powder)"), UNDER_FIVES),
    (Specific, "education", "dinkes", ("Edukasi gizi keluarga", "Nutrition education of families"), FAMILIES),
    (Sensitive, "drinking-water", "pupr", ("Air minum layak", "Proper drinking water"), HOUSEHOLDS),
    (Sensitive, "sanitation", "pupr", ("Jamban layak dan stop BABS (ODF)", "Proper latrines, open defecation free (ODF)"), HOUSEHOLDS),
    (Sensitive, "family-planning", "dppkb", ("KB pascapersalinan", "Family planning after birth"), COUPLES),
    (Sensitive, "premarital-check", "dppkb", ("Pemeriksaan calon pengantin", "Health check before marriage"), COUPLES),
    (Sensitive, "health-insurance", "dinsos", ("Jaminan kesehatan (PBI-JKN)", "Health insurance (PBI-JKN)"), FAMILIES),
    (Sensitive, "cash-transfer", "dinsos", ("Bantuan tunai bersyarat (PKH)", "Conditional cash transfer (PKH)"), FAMILIES),
    (Sensitive, "food-aid", "dinsos", ("Bantuan pangan (BPNT)", "Food aid (BPNT)"), FAMILIES),
    (Sensitive, "early-education", "disdik", ("Pendidikan anak usia dini (PAUD)", "Early education (PAUD)"), UNDER_FIVES),
    (Sensitive, "family-companions", "dppkb", ("Pendampingan keluarga berisiko", "Companions of families at risk"), FAMILIES),
];
