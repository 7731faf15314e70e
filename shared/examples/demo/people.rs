//! Children of one posyandu and what its kader wrote down about them in two years.

use fastrand::Rng;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::child::{Child, ChildStatus, Consent, GestationDays};
use tumbuh::growth::{Oedema, Position};
use tumbuh::id::{AbsenceId, AccountId, ChildId, DeviceId, MeasurementId, MutationId, Revision};
use tumbuh::measurement::{Absence, Measurement};
use tumbuh::sex::Sex;
use tumbuh::sync::{Act, Mutation};
use tumbuh::unit::{Grams, Millimetres};

use super::body::{Body, Measurer};
use super::names;

const MONTHS: i32 = 24;
const LAST_DAY: i32 = 1826;

/// All acts, oldest first.
pub fn acts(
    posyandu: &AreaCode,
    number: usize,
    today: CivilDate,
    seed: u64,
    children: usize,
) -> Vec<Mutation> {
    let mut rng = Rng::with_seed(seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
    let sessions = session_days(number, today);
    let measurer = Measurer::new(&mut rng);
    let mut acts: Vec<(CivilDate, Act)> = Vec::new();
    for order in 0..children {
        let (child, mut body) = born(&mut rng, posyandu, order, today, &sessions);
        let mut registered = false;
        let rarely_comes = rng.f64() < 0.08;
        for date in &sessions {
            let Some(age) = child.age_on(*date).filter(|age| age.0.cast_signed() <= LAST_DAY) else {
                continue;
            };
            if !registered {
                registered = true;
                acts.push((*date, Act::RegisterChild { child: child.clone() }));
            }
            // The running month is left to whoever tries the demo, but for a few early comers.
            let this_month = date.month_index() == today.month_index();
            let comes = if this_month {
                rng.f64() < 0.15
            } else {
                rng.f64() > if rarely_comes { 0.45 } else { 0.10 }
            };
            body.live_until(&mut rng, age);
            if comes {
                let measurement = measure(&mut rng, &measurer, &body, &child, *date);
                acts.push((*date, Act::RecordMeasurement { measurement }));
            } else if !this_month && rng.f64() < 0.5 {
                let id = AbsenceId::new(millis(*date), random(&mut rng));
                acts.push((
                    *date,
                    Act::RecordAbsence {
                        absence: Absence { id, child: child.id, date: *date, remark: None },
                    },
                ));
            }
        }
    }
    // Stable: a child is registered before it is measured on the same day.
    acts.sort_by_key(|(date, _)| *date);
    let device = DeviceId::new(1, random(&mut rng));
    let actor = AccountId::new(1, [0; 10]);
    acts.into_iter()
        .zip(0_u64..)
        .map(|((date, act), place)| {
            let time = millis(date) + place % 10_000;
            Mutation {
                id: MutationId::new(time, random(&mut rng)),
                device,
                actor,
                base: Revision::START,
                phone_time_millis: time.cast_signed(),
                server_offset_millis: Some(0),
                act,
            }
        })
        .collect()
}

/// The posyandu's day of each of the last months, up to today.
fn session_days(number: usize, today: CivilDate) -> Vec<CivilDate> {
    let day = 3 + u8::try_from(number % 20).unwrap_or(0);
    (today.month_index() - MONTHS..=today.month_index())
        .filter_map(|month| {
            let (year, month) = (month.div_euclid(12), u8::try_from(month.rem_euclid(12) + 1).ok()?);
            CivilDate::new(year, month, day).ok()
        })
        .filter(|date| *date <= today)
        .collect()
}

fn born(
    rng: &mut Rng,
    posyandu: &AreaCode,
    order: usize,
    today: CivilDate,
    sessions: &[CivilDate],
) -> (Child, Body) {
    let sex = if rng.bool() { Sex::Male } else { Sex::Female };
    // Under five today, spread evenly; the youngest came to the last session.
    let newest = sessions.last().copied().unwrap_or(today);
    let age = rng.i32(3..LAST_DAY - 40);
    let birth_date = newest.plus_days(-age);
    let preterm_weeks = (rng.f64() < 0.09).then(|| rng.u16(31..37));
    let body = Body::born(rng, sex, birth_date, preterm_weeks);
    let mother_name = line(&names::mother(rng));
    let nik = (rng.f64() < 0.82).then(|| nik(rng, sex, birth_date)).flatten();
    let child = Child {
        id: ChildId::new(millis(birth_date), random(rng)),
        name: line(&names::child(rng, sex)),
        sex,
        birth_date,
        nik,
        phone: (rng.f64() < 0.6).then(|| line(&format!("0800{:07}", rng.u32(0..10_000_000)))),
        posyandu: posyandu.clone(),
        address: Some(line(&names::hamlet(rng))),
        rt: Some(line(&format!("{:02}", 1 + order % 4))),
        rw: Some(line(&format!("{:02}", 1 + order % 2))),
        birth_weight_grams: Some(body.birth_weight()),
        birth_length_millimetres: Some(body.birth_length()),
        gestation: preterm_weeks.and_then(|weeks| GestationDays::new(weeks, 0).ok()),
        birth_order: Some(rng.u8(1..=4)),
        consent: Consent { given_by: mother_name.clone(), on: birth_date.plus_days(3), notice_version: 1 },
        mother_name,
        status: ChildStatus::Active,
    };
    (child, body)
}

fn measure(rng: &mut Rng, measurer: &Measurer, body: &Body, child: &Child, date: CivilDate) -> Measurement {
    let days = child.age_on(date).map_or(0, |age| age.0);
    let right = if days < 731 { Position::Lying } else { Position::Standing };
    let position = match rng.f64() {
        careless if careless < 0.02 => None,
        wrong if wrong < 0.05 && days > 500 => Some(Position::Standing),
        _ => Some(right),
    };
    Measurement {
        id: MeasurementId::new(millis(date), random(rng)),
        child: child.id,
        date,
        weight_grams: Some(measurer.weight(rng, body)),
        length_millimetres: (rng.f64() < 0.93).then(|| measurer.length(rng, body, position)),
        position,
        head_millimetres: (rng.f64() < 0.4).then(|| body.head(rng)),
        arm_millimetres: (days > 180 && rng.f64() < 0.6).then(|| body.arm(rng)),
        oedema: Oedema::Absent,
        answers: Vec::new(),
        measured_by: AccountId::new(1, [0; 10]),
    }
}

/// A number of the demo province, so that it is nobody's.
fn nik(rng: &mut Rng, sex: Sex, birth: CivilDate) -> Option<tumbuh::nik::Nik> {
    let day = birth.day() + if sex == Sex::Female { 40 } else { 0 };
    format!(
        "9901{:02}{day:02}{:02}{:02}{:04}",
        rng.u8(1..=2),
        birth.month(),
        birth.year() % 100,
        rng.u16(1..9999)
    )
    .parse()
    .ok()
}

/// A short plain text.
#[expect(clippy::panic, reason = "only the short plain texts of this generator are parsed")]
pub fn line<const MAX: usize>(text: &str) -> tumbuh::text::Line<MAX> {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

/// Nine in the morning, Western Indonesian Time.
pub fn millis(date: CivilDate) -> u64 {
    u64::try_from(i64::from(date.days_since_epoch()) * 86_400_000 + 2 * 3_600_000).unwrap_or(0)
}

/// Random bytes of an id.
pub fn random(rng: &mut Rng) -> [u8; 10] {
    std::array::from_fn(|_| rng.u8(..))
}

/// Shared by body and people: a length or mass as a whole number of its unit.
pub fn whole(value: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded to u32")]
    let whole = value.round().clamp(0.0, 1e9) as u32;
    whole
}

/// Grams from kilograms.
pub fn grams(kilograms: f64) -> Grams {
    Grams(whole(kilograms * 1000.0))
}

/// Millimetres from centimetres.
pub fn millimetres(centimetres: f64) -> Millimetres {
    Millimetres(whole(centimetres * 10.0))
}
