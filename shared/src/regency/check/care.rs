//! What the settings of care must hold: amounts with which every case still has a way forward.

use alloc::format;

use super::{Found, range};
use crate::care::register::RegisterSettings;
use crate::care::{
    CareSettings, CureSettings, Deadlines, EscalationSettings, FoodSettings, RecommendationSettings,
    TrendSettings,
};
use crate::regency::{Office, PackError};

/// Everything that is wrong with the settings at `at`.
pub fn settings(at: &str, settings: &CareSettings, offices: &[Office], found: &mut Found) {
    let CareSettings {
        counselling: _,
        open_within_days,
        trend,
        deadlines,
        escalation,
        cure,
        food,
        recommendation,
        registers,
    } = settings;
    let mut check = |name: &str, value: u16, low: u16, high: u16| {
        range(found, &format!("{at}/{name}"), value, low.into(), high.into());
    };
    check("openWithinDays", *open_within_days, 0, 366);
    let TrendSettings { fall_hundredths, within_days, from_age_days, catch_up_months } = *trend;
    check("trend/fallHundredths", fall_hundredths, 1, 300);
    check("trend/withinDays", within_days, 28, 366);
    check("trend/fromAgeDays", from_age_days, 0, 60);
    check("trend/catchUpMonths", catch_up_months, 1, 24);
    let Deadlines {
        validate_now_days,
        validate_this_week_days,
        validate_this_month_days,
        cause_days,
        plan_days,
        start_days,
        evaluate_days,
        evaluate_severe_days,
        close_days,
        refer_days,
        accept_now_days,
        accept_days,
        see_days,
        result_days,
        back_days,
        reopen_days,
    } = *deadlines;
    for (name, value) in [
        ("validateNowDays", validate_now_days),
        ("validateThisWeekDays", validate_this_week_days),
        ("validateThisMonthDays", validate_this_month_days),
        ("causeDays", cause_days),
        ("planDays", plan_days),
        ("startDays", start_days),
        ("closeDays", close_days),
        ("referDays", refer_days),
        ("acceptNowDays", accept_now_days),
        ("acceptDays", accept_days),
        ("seeDays", see_days),
        ("resultDays", result_days),
        ("backDays", back_days),
    ] {
        check(&format!("deadlines/{name}"), value, 0, 92);
    }
    // A visit a day after the last says nothing of growth.
    check("deadlines/evaluateDays", evaluate_days, 1, 92);
    check("deadlines/evaluateSevereDays", evaluate_severe_days, 1, 31);
    check("deadlines/reopenDays", reopen_days, 0, 366);
    let EscalationSettings { to_midwife_days, to_puskesmas_days, to_health_office_days, health_office } =
        escalation;
    check("escalation/toMidwifeDays", *to_midwife_days, 1, 92);
    check("escalation/toPuskesmasDays", *to_puskesmas_days, 1, 92);
    check("escalation/toHealthOfficeDays", *to_health_office_days, 1, 92);
    let CureSettings { visits, apart_days, signs: _ } = *cure;
    check("cure/visits", visits.into(), 1, 6);
    check("cure/apartDays", apart_days, 1, 62);
    let FoodSettings { weigh_every_days, no_gain_days } = *food;
    check("food/weighEveryDays", weigh_every_days, 1, 31);
    check("food/noGainDays", no_gain_days, 1, 62);
    let RecommendationSettings { from_children, from_percent } = *recommendation;
    check("recommendation/fromChildren", from_children, 1, 1_000);
    check("recommendation/fromPercent", from_percent.into(), 1, 100);
    let RegisterSettings {
        haemoglobin_grams_per_litre,
        severe_haemoglobin_in_pregnancy_grams_per_litre,
        severe_haemoglobin_grams_per_litre,
        antenatal_every_days,
        antenatal_iron_tablets,
        girl_every_days,
        girl_iron_every_days,
        couple_before_days,
    } = *registers;
    check("registers/haemoglobinGramsPerLitre", haemoglobin_grams_per_litre, 70, 150);
    check(
        "registers/severeHaemoglobinInPregnancyGramsPerLitre",
        severe_haemoglobin_in_pregnancy_grams_per_litre,
        40,
        110,
    );
    check("registers/severeHaemoglobinGramsPerLitre", severe_haemoglobin_grams_per_litre, 40, 120);
    check("registers/antenatalEveryDays", antenatal_every_days, 7, 92);
    check("registers/antenatalIronTablets", antenatal_iron_tablets, 0, 366);
    check("registers/girlEveryDays", girl_every_days, 30, 732);
    check("registers/girlIronEveryDays", girl_iron_every_days, 1, 31);
    check("registers/coupleBeforeDays", couple_before_days, 0, 366);
    if offices.iter().all(|office| office.id != *health_office) {
        found.add(format!("{at}/escalation/healthOffice"), PackError::NoOffice(health_office.clone()));
    }
}

#[cfg(test)]
mod tests {
    use crate::regency::{Dated, RegencyPack, Settings};

    #[test]
    fn deadlines_stay_possible_and_a_late_task_ends_at_an_office_that_exists() {
        let name = "Kabupaten Contoh".parse().unwrap();
        let mut pack = RegencyPack::new("32.11".parse().unwrap(), name, 420, Vec::new());
        let wrong =
            |pack: &RegencyPack| pack.problems().into_iter().map(|problem| problem.at).collect::<Vec<_>>();
        assert_eq!(wrong(&pack), Vec::<String>::new());
        let mut settings = Settings::standard("2025-01-01".parse().unwrap());
        settings.care.cure.visits = 0;
        settings.care.deadlines.evaluate_days = 0;
        settings.care.escalation.health_office = "dinas-lain".parse().unwrap();
        pack.settings = Dated::new(settings);
        assert_eq!(
            wrong(&pack),
            [
                "/settings/0/care/deadlines/evaluateDays",
                "/settings/0/care/cure/visits",
                "/settings/0/care/escalation/healthOffice",
            ]
        );
    }
}
