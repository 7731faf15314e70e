//! Women and girls whom a kader follows in registers: a thin pregnant woman, one who is well, a girl with anaemia, and a bride
//! whom nobody has seen yet.

use fastrand::Rng;
use tumbuh::access::Role;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::{Enrolment, HealthCheck, RegisterAct, RegisterStep, Woman};
use tumbuh::child::Consent;
use tumbuh::id::{AccountId, DeviceId, EntryId, MutationId, Revision, WomanId};
use tumbuh::sync::{Act, Mutation};
use tumbuh::unit::{Grams, Millimetres};

use super::names;
use super::people::{line, millis, random};

/// All acts of one kader, oldest first for each woman.
pub fn acts(
    posyandu: &AreaCode,
    number: usize,
    today: CivilDate,
    seed: u64,
    device: DeviceId,
) -> Vec<Mutation> {
    let mut women = Women {
        rng: Rng::with_seed(seed.wrapping_mul(2_000_003).wrapping_add(number as u64)),
        posyandu,
        today,
        device,
        acts: Vec::new(),
    };
    let day = |ago: i32| today.plus_days(-ago);
    let pregnancy = |ago: i32, spacing_months, children| Enrolment::Pregnancy {
        last_period: day(ago),
        spacing_months,
        children,
    };
    women.followed(26, 50, pregnancy(100, None, Some(0)), &[women.seen(4, 226, 112, 30)]);
    let seen = [70, 40, 12].map(|ago| women.seen(ago, 258, 116, 30));
    women.followed(29, 100, pregnancy(150, Some(40), Some(1)), &seen);
    if number.is_multiple_of(2) {
        let at_school = HealthCheck {
            weight_grams: Some(Grams(41_000)),
            height_millimetres: Some(Millimetres(1_520)),
            ..women.seen(30, 230, 113, 12)
        };
        women.followed(14, 60, Enrolment::Girl { school: Some(line("SMPN 1 Tumbuh Jaya")) }, &[at_school]);
    }
    if number.is_multiple_of(3) {
        let man_name = line(&names::child(&mut women.rng, tumbuh::sex::Sex::Male));
        women.followed(23, 2, Enrolment::Couple { man_name, wedding_on: day(-45) }, &[]);
    }
    women.acts
}

struct Women<'a> {
    rng: Rng,
    posyandu: &'a AreaCode,
    today: CivilDate,
    device: DeviceId,
    acts: Vec<Mutation>,
}

impl Women<'_> {
    fn seen(&self, ago: i32, arm: u32, haemoglobin: u16, iron_tablets: u16) -> HealthCheck {
        HealthCheck {
            on: self.today.plus_days(-ago),
            weight_grams: None,
            height_millimetres: None,
            arm_millimetres: Some(Millimetres(arm)),
            haemoglobin_grams_per_litre: Some(haemoglobin),
            iron_tablets,
        }
    }

    fn followed(&mut self, years: i32, since: i32, enrolment: Enrolment, seen: &[HealthCheck]) {
        let since = self.today.plus_days(-since);
        let birth_date = since.plus_days(-365 * years - 200);
        let name = line(&names::mother(&mut self.rng));
        let woman = Woman {
            id: WomanId::new(millis(since), random(&mut self.rng)),
            name: name.clone(),
            birth_date,
            nik: None,
            phone: Some(line(&format!("0800{:07}", self.rng.u32(0..10_000_000)))),
            posyandu: self.posyandu.clone(),
            address: Some(line(&names::hamlet(&mut self.rng))),
        };
        let consent = Consent { given_by: name, on: since, notice_version: 1 };
        let entry = EntryId::new(millis(since), random(&mut self.rng));
        self.push(entry, since, RegisterAct::Enrol { woman, consent, since, enrolment });
        for check in seen {
            self.push(entry, check.on, RegisterAct::RecordVisit { check: *check });
        }
    }

    fn push(&mut self, entry: EntryId, on: CivilDate, step: RegisterAct) {
        let time = millis(on) + 5_400_000;
        self.acts.push(Mutation {
            id: MutationId::new(time, random(&mut self.rng)),
            device: self.device,
            actor: AccountId::new(1, [0; 10]),
            base: Revision::START,
            phone_time_millis: time.cast_signed(),
            server_offset_millis: Some(0),
            act: Act::Register(RegisterStep { entry, role: Role::Kader, step }),
        });
    }
}
