//! Which number showed a finding, and under which limit: what is told beside its words.

use alloc::format;
use alloc::string::String;

use super::act::RegisterKind;
use super::entry::Entry;
use super::{HealthCheck, WomanFinding, haemoglobin_text, newest};
use crate::age::CivilDate;
use crate::care::settings::Rules;
use crate::language::Language;

impl Entry {
    /// The number by which `today` finds it, with its limit; `None` for what no single number shows.
    #[must_use]
    pub fn shown_by(
        &self,
        finding: WomanFinding,
        today: CivilDate,
        rules: Rules<'_>,
        language: Language,
    ) -> Option<String> {
        let checks: alloc::vec::Vec<HealthCheck> = self.visits.iter().map(|visit| visit.check).collect();
        let settings = &rules.care.registers;
        let (what, value, limit, unit) = match finding {
            WomanFinding::ThinArm => {
                let (_, arm) = newest(&checks, today, |check| check.arm_millimetres)?;
                let limit = rules.thresholds.mother_arm_millimetres;
                ("LiLA", arm.to_centimetres_text(), limit.to_centimetres_text(), "cm")
            }
            WomanFinding::Anaemia | WomanFinding::SevereAnaemia => {
                let (_, haemoglobin) = newest(&checks, today, |check| check.haemoglobin_grams_per_litre)?;
                let (under, severe_under) = match self.kind() {
                    RegisterKind::Pregnancy => settings.haemoglobin_in_pregnancy(rules.thresholds),
                    _ => settings.haemoglobin(),
                };
                let limit = if finding == WomanFinding::Anaemia { under } else { severe_under };
                ("Hb", haemoglobin_text(haemoglobin), haemoglobin_text(limit), "g/dL")
            }
            _ => return None,
        };
        let under = language.pick("di bawah", "under");
        let text = format!("{what} {value} {unit}, {under} {limit} {unit}");
        Some(language.decimal(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, date, enrol, event};
    use super::*;
    use crate::care::register::RegisterAct;
    use crate::regency::Settings;

    #[test]
    fn a_finding_is_told_with_its_number_and_its_limit() {
        let visit = RegisterAct::RecordVisit { check: check("2025-06-10", Some(228), Some(65)) };
        let events = [event(1, enrol("2025-06-01")), event(2, visit)];
        let entry = Entry::of(&events).unwrap();
        let settings = Settings::standard(date("2025-01-01"));
        let told = |finding, language| {
            entry.shown_by(finding, date("2025-06-10"), settings.rules(), language).unwrap_or_default()
        };
        let indonesian = Language::Indonesian;
        assert_eq!(told(WomanFinding::ThinArm, indonesian), "LiLA 22,8 cm, di bawah 23,5 cm");
        assert_eq!(told(WomanFinding::SevereAnaemia, indonesian), "Hb 6,5 g/dL, di bawah 7,0 g/dL");
        assert_eq!(told(WomanFinding::Anaemia, Language::English), "Hb 6.5 g/dL, under 11.0 g/dL");
        assert_eq!(told(WomanFinding::NotSeen, indonesian), "");
    }
}
