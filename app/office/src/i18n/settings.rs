//! Every setting of a regency pack: where it stands, what it is called, in what unit. The words are here in both languages
//! side by side, so that none is without the other.

use serde_json::Value;
use tumbuh::language::Language;

use super::called;

/// One setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Where it stands within an entry of settings, a JSON pointer.
    pub at: &'static str,
    words: [&'static str; 2],
    /// In what it is counted.
    pub unit: Unit,
}

/// Settings that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    words: [&'static str; 2],
    /// The settings.
    pub settings: &'static [Setting],
}

/// In what a setting is counted, or what it chooses among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Grams.
    Grams,
    /// Millimetres.
    Millimetres,
    /// Grams per litre.
    GramsPerLitre,
    /// SD lines.
    Sd,
    /// Hundredths of an SD.
    HundredthsOfSd,
    /// Percent.
    Percent,
    /// Children.
    Children,
    /// Times.
    Times,
    /// Tablets.
    Tablets,
    /// Yes or no.
    YesNo,
    /// One of the pack's offices.
    Office,
    /// Which signs decide a cure.
    CureSigns,
    /// A list of grams by month: read here, changed by file.
    Table,
}

const fn setting(at: &'static str, id: &'static str, en: &'static str, unit: Unit) -> Setting {
    Setting { at, words: [id, en], unit }
}

/// The ways to decide that gizi buruk is cured, as they are written.
const CURE_SIGNS: [(&str, [&str; 2]); 2] = [
    ("either", ["salah satu tanda cukup", "either sign is enough"]),
    ("everyMeasured", ["semua tanda yang diukur", "every sign that was measured"]),
];

use Unit::{
    Children, Days, Grams, GramsPerLitre, HundredthsOfSd, Millimetres, Months, Percent, Sd, Table, Tablets,
    Times, Years, YesNo,
};

/// All of them, as the screens show them.
#[rustfmt::skip]
pub const GROUPS: [Group; 10] = [
    Group { words: ["Kartu KMS", "Growth card (KMS)"], settings: &[
        setting("/kms/redLineSd", "Garis merah (BGM)", "Red line (BGM)", Sd),
        setting("/kms/orangeLineSd", "Garis oranye", "Orange line", Sd),
        setting("/kms/bandToleranceHundredths", "Toleransi turun dalam pita KMS", "Tolerance for sinking within the band", HundredthsOfSd),
        setting("/kms/minimalGains/male", "KBM laki-laki, bulan ke-1 dan seterusnya", "Minimal gain of boys, month 1 onwards", Table),
        setting("/kms/minimalGains/female", "KBM perempuan, bulan ke-1 dan seterusnya", "Minimal gain of girls, month 1 onwards", Table),
    ] },
    Group { words: ["Lama PMT", "Food supplements (PMT)"], settings: &[
        setting("/foodDays/wasted", "PMT gizi kurang", "For a wasted child", Days),
        setting("/foodDays/underweight", "PMT berat badan kurang", "For an underweight child", Days),
        setting("/foodDays/notGainingTwice", "PMT tidak naik dua kali (2T)", "For a child that did not gain twice (2T)", Days),
        setting("/foodDays/thinInPregnancy", "PMT ibu hamil KEK", "For a thin pregnant woman (KEK)", Days),
        setting("/care/food/weighEveryDays", "Anak PMT ditimbang tiap", "A fed child is weighed every", Days),
        setting("/care/food/noGainDays", "Tanda bahaya bila tidak naik selama", "No gain is a red flag after", Days),
    ] },
    Group { words: ["Batas risiko", "Limits of risk"], settings: &[
        setting("/thresholds/motherArmMillimetres", "LiLA ibu hamil KEK di bawah", "Arm of a thin pregnant woman (KEK), below", Millimetres),
        setting("/thresholds/motherHaemoglobinGramsPerLitre", "Hb ibu hamil anemia di bawah", "Anaemia in pregnancy, haemoglobin below", GramsPerLitre),
        setting("/thresholds/youngMotherYears", "Ibu terlalu muda di bawah", "Too young a mother, below", Years),
        setting("/thresholds/oldMotherYears", "Ibu berisiko mulai umur", "Mother at risk from age", Years),
        setting("/thresholds/birthSpacingMonths", "Jarak kelahiran terlalu dekat di bawah", "Births too close, below", Months),
        setting("/thresholds/manyChildren", "Terlalu banyak anak, lebih dari", "Too many children, more than", Children),
        setting("/thresholds/birthWeightGrams", "BBLR di bawah", "Low birth weight, below", Grams),
        setting("/thresholds/birthLengthMillimetres", "Lahir pendek di bawah", "Short at birth, below", Millimetres),
        setting("/thresholds/missedSessions", "Dicari setelah tidak hadir berturut-turut", "Looked for after missing in a row", Times),
        setting("/thresholds/weightJumpPercent", "Berat ditanyakan bila melompat lebih dari", "A weight is asked about when it jumps more than", Percent),
    ] },
    Group { words: ["Turunnya pertumbuhan", "Falling growth"], settings: &[
        setting("/care/trend/fallHundredths", "Dihitung turun mulai", "Counts as a fall from", HundredthsOfSd),
        setting("/care/trend/withinDays", "Dibandingkan dengan nilai tertinggi dalam", "Compared with the highest within", Days),
        setting("/care/trend/fromAgeDays", "Dibandingkan mulai umur", "Compared from age", Days),
        setting("/care/trend/catchUpMonths", "BBLR harus mengejar sampai umur", "Born light, should have caught up by", Months),
        setting("/care/openWithinDays", "Kasus dibuka dari ukuran paling lama", "A case opens for a reading no older than", Days),
    ] },
    Group { words: ["Batas waktu penanganan", "Deadlines of handling"], settings: &[
        setting("/care/deadlines/validateNowDays", "Ukur ulang yang darurat", "Measure again, urgent now", Days),
        setting("/care/deadlines/validateThisWeekDays", "Ukur ulang minggu ini", "Measure again, this week", Days),
        setting("/care/deadlines/validateThisMonthDays", "Ukur ulang bulan ini", "Measure again, this month", Days),
        setting("/care/deadlines/causeDays", "Mencari penyebab", "Find the cause", Days),
        setting("/care/deadlines/planDays", "Membuat rencana", "Make a plan", Days),
        setting("/care/deadlines/startDays", "Memulai penanganan", "Begin treatment", Days),
        setting("/care/deadlines/evaluateDays", "Evaluasi ulang", "Evaluate again", Days),
        setting("/care/deadlines/evaluateSevereDays", "Evaluasi ulang gizi buruk", "Evaluate gizi buruk again", Days),
        setting("/care/deadlines/closeDays", "Menutup setelah sembuh", "Close once cured", Days),
        setting("/care/deadlines/referDays", "Merujuk ke rumah sakit", "Refer to hospital", Days),
        setting("/care/deadlines/acceptNowDays", "Menerima rujukan darurat", "Accept an urgent referral", Days),
        setting("/care/deadlines/acceptDays", "Menerima rujukan lain", "Accept another referral", Days),
        setting("/care/deadlines/seeDays", "Memeriksa anak yang diterima", "See the accepted child", Days),
        setting("/care/deadlines/resultDays", "Menjawab hasil rujukan", "Answer with a result", Days),
        setting("/care/deadlines/backDays", "Menerima kembali dari rujukan", "Take back into care", Days),
        setting("/care/deadlines/reopenDays", "Kasus lama dibuka lagi bila kambuh dalam", "Old case reopened when found again within", Days),
    ] },
    Group { words: ["Bila terlambat", "When late"], settings: &[
        setting("/care/escalation/toMidwifeDays", "Dari [kader] ke [bidan] setelah", "From [kader] to [midwife] after", Days),
        setting("/care/escalation/toPuskesmasDays", "Ke [puskesmas] setelah", "To the [puskesmas] after", Days),
        setting("/care/escalation/toHealthOfficeDays", "Ke dinas kesehatan setelah", "To the health office after", Days),
        setting("/care/escalation/healthOffice", "Dinas kesehatan", "The health office", Unit::Office),
    ] },
    Group { words: ["Sembuh dan penyuluhan", "Cure and counselling"], settings: &[
        setting("/care/cure/visits", "Sembuh setelah kunjungan berturut-turut", "Cured after visits in a row", Times),
        setting("/care/cure/apartDays", "Jarak antarkunjungan paling sedikit", "Visits at least apart", Days),
        setting("/care/cure/signs", "Tanda sembuh gizi buruk", "Signs that decide gizi buruk", Unit::CureSigns),
        setting("/care/counselling", "[Kader] melihat pesan penyuluhan", "The [kader] is shown what to say", YesNo),
    ] },
    Group { words: ["Saran untuk wilayah", "Recommendations for places"], settings: &[
        setting("/care/recommendation/fromChildren", "Saran mulai dari", "Recommended from", Children),
        setting("/care/recommendation/fromPercent", "Saran mulai dari bagian", "Recommended from a share of", Percent),
    ] },
    Group { words: ["Ibu hamil, remaja, calon pengantin", "Pregnant women, girls, couples"], settings: &[
        setting("/care/registers/haemoglobinGramsPerLitre", "Hb anemia di bawah", "Anaemia, haemoglobin below", GramsPerLitre),
        setting("/care/registers/severeHaemoglobinInPregnancyGramsPerLitre", "Hb berat saat hamil di bawah", "Severe in pregnancy, below", GramsPerLitre),
        setting("/care/registers/severeHaemoglobinGramsPerLitre", "Hb berat lainnya di bawah", "Severe otherwise, below", GramsPerLitre),
        setting("/care/registers/antenatalEveryDays", "Ibu hamil diperiksa tiap", "Antenatal visit every", Days),
        setting("/care/registers/antenatalIronTablets", "TTD selama hamil", "Iron tablets in pregnancy", Tablets),
        setting("/care/registers/girlEveryDays", "Remaja putri diperiksa tiap", "A girl is seen every", Days),
        setting(
            "/care/registers/girlIronEveryDays",
            "Remaja putri minum tablet tambah darah tiap",
            "A girl takes an iron tablet every",
            Days,
        ),
        setting("/care/registers/coupleBeforeDays", "Calon pengantin diperiksa sebelum nikah", "A couple is seen before the wedding", Days),
    ] },
    Group { words: ["Angka kecil dan data pribadi", "Small numbers and personal data"], settings: &[
        setting("/counting/hideBelow", "Tampilan umum menyembunyikan jumlah di bawah", "Public views hide counts below", Children),
        setting("/counting/percentFrom", "Persentase ditampilkan mulai dari", "Percentages from", Children),
        setting("/privacy/answerDays", "Permintaan orang tua dijawab dalam", "Parents are answered within", Days),
        setting("/privacy/accessLogDays", "Log akses disimpan", "The access log is kept", Days),
    ] },
];

fn spoken(words: [&'static str; 2], language: Language) -> &'static str {
    let [id, en] = words;
    called(match language {
        Language::Indonesian => id,
        Language::English => en,
    })
}

impl Group {
    /// What they are called together.
    #[must_use]
    pub fn name(&self, language: Language) -> &'static str {
        spoken(self.words, language)
    }
}

impl Setting {
    /// What it is called.
    #[must_use]
    pub fn name(&self, language: Language) -> &'static str {
        spoken(self.words, language)
    }

    /// A value of it in words; what has no words as it is written.
    #[must_use]
    pub fn value(&self, language: Language, value: &Value) -> String {
        match (self.unit, value) {
            (Unit::YesNo, Value::Bool(is)) => {
                spoken(if *is { ["ya", "yes"] } else { ["tidak", "no"] }, language).into()
            }
            (Unit::CureSigns, Value::String(name)) => {
                let found = CURE_SIGNS.iter().find(|(one, _)| one == name);
                found.map_or_else(|| name.clone(), |(_, words)| spoken(*words, language).into())
            }
            (Table, Value::Array(gains)) => {
                let gains = gains.iter().map(ToString::to_string).collect::<Vec<_>>();
                format!("{} g", gains.join(" · "))
            }
            (_, Value::String(text)) => text.clone(),
            (unit, Value::Number(number)) => format!("{number} {}", unit.name(language)).trim().to_owned(),
            (_, other) => other.to_string(),
        }
    }

    /// What can be chosen instead of typing a number: the value, and what it is called.
    #[must_use]
    pub fn choices(&self, language: Language, offices: &[String]) -> Option<Vec<(Value, String)>> {
        let named = |value: Value| (value.clone(), self.value(language, &value));
        match self.unit {
            Unit::YesNo => Some([true, false].map(|is| named(Value::Bool(is))).into()),
            Unit::CureSigns => Some(CURE_SIGNS.iter().map(|(name, _)| named(Value::from(*name))).collect()),
            Unit::Office => Some(offices.iter().map(|id| named(Value::from(id.as_str()))).collect()),
            _ => None,
        }
    }
}

impl Unit {
    /// What it is called after a number.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        spoken(
            match self {
                Days => ["hari", "days"],
                Months => ["bulan", "months"],
                Years => ["tahun", "years"],
                Grams => ["gram", "grams"],
                Millimetres => ["mm", "mm"],
                GramsPerLitre => ["g/L", "g/L"],
                Sd => ["SD", "SD"],
                HundredthsOfSd => ["perseratus SD", "hundredths of an SD"],
                Percent => ["%", "%"],
                Children => ["anak", "children"],
                Times => ["kali", "times"],
                Tablets => ["tablet", "tablets"],
                YesNo | Self::Office | Self::CureSigns | Table => ["", ""],
            },
            language,
        )
    }
}

/// The setting at a place within an entry of settings.
#[must_use]
pub fn setting_at(at: &str) -> Option<&'static Setting> {
    GROUPS.iter().flat_map(|group| group.settings).find(|setting| setting.at == at)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;
    use tumbuh::regency::Settings;

    use super::*;

    /// Pointers to every value of a record; a list is one value.
    fn leaves(at: &str, value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(name, value)| leaves(&format!("{at}/{name}"), value, found));
            }
            _ => {
                found.insert(at.into());
            }
        }
    }

    #[test]
    fn every_setting_of_a_pack_has_words_and_no_other() {
        let standard = serde_json::to_value(Settings::standard("2025-01-01".parse().unwrap())).unwrap();
        let mut found = BTreeSet::new();
        leaves("", &standard, &mut found);
        found.remove("/from");
        let named: Vec<_> = GROUPS.iter().flat_map(|group| group.settings).map(|one| one.at).collect();
        assert_eq!(named.len(), found.len());
        assert_eq!(named.into_iter().map(String::from).collect::<BTreeSet<_>>(), found);
    }

    #[test]
    fn values_are_told_with_their_unit() {
        let said = |at: &str, value: Value| setting_at(at).unwrap().value(Language::Indonesian, &value);
        assert_eq!(said("/kms/redLineSd", json!(-2)), "-2 SD");
        assert_eq!(said("/foodDays/wasted", json!(56)), "56 hari");
        assert_eq!(said("/kms/minimalGains/male", json!([800, 900])), "800 · 900 g");
        assert_eq!(said("/care/counselling", json!(true)), "ya");
        assert_eq!(said("/care/cure/signs", json!("either")), "salah satu tanda cukup");
        assert_eq!(said("/care/escalation/healthOffice", json!("dinkes")), "dinkes");
        assert!(setting_at("/nowhere").is_none());
    }
}
