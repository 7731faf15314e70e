//! How the people of the demo handle the children whose last readings asked for it: some at once, some late, some not yet.

use std::collections::BTreeMap;

use fastrand::Rng;
use tumbuh::access::Role;
use tumbuh::age::CivilDate;
use tumbuh::care::{
    CareAct, CareEvent, CareEventRow, Case, CauseLook, Circumstance, Eaten, Ending, Evaluation, Evidence,
    FoodCourse, FoodLog, Intervention, Leaving, Obstacle, Owner, Plan, Progress, Recovery, Referral,
    ReferralAnswer, ReferralStep, ReferralTo, Report, StockMove, StockWay, Validation, cases, detect,
    follow_reading, food_days,
};
use tumbuh::child::Child;
use tumbuh::finding::Urgency;
use tumbuh::growth::{Indicator, Standard, assess, distribution};
use tumbuh::id::{
    AccountId, CaseId, ChildId, DeviceId, InterventionId, MeasurementId, MutationId, ReferralId, Revision,
    StockMoveId,
};
use tumbuh::measurement::Measurement;
use tumbuh::regency::{RegencyPack, Settings};
use tumbuh::sync::{Act, Mutation};

use super::Acts;
use super::people::{grams, line, millis, random};
use super::place::{self, Around};

/// Acts of one person after another, so that each finds what it builds on.
struct Desk<'a> {
    rng: Rng,
    today: CivilDate,
    settings: &'a Settings,
    /// In order of the work: whoever comes later builds on those before.
    done: BTreeMap<(Phase, String), Vec<(CivilDate, Act)>>,
    stuck: Vec<(ChildId, CaseId)>,
}

/// What was done for the children.
pub struct Handled {
    /// By whom, each after what it builds on.
    pub acts: Vec<Acts>,
    /// Open cases that have a plan of which nothing was carried out.
    pub stuck: Vec<(ChildId, CaseId)>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Validate,
    Plan,
    Carry,
    Evaluate,
}

/// What is done for the children after their kader did `done`, posyandu by posyandu.
pub fn acts(pack: &RegencyPack, done: &[Acts], today: CivilDate, seed: u64) -> Handled {
    let settings = pack.settings_on(today);
    let rng = Rng::with_seed(seed ^ 0xca4e);
    let mut desk = Desk { rng, today, settings, done: BTreeMap::new(), stuck: Vec::new() };
    for (posyandu, acts) in place::posyandu(pack).zip(done) {
        let around = place::around(pack, &posyandu.code, &acts.username);
        for (child, readings) in children(&acts.mutations) {
            desk.handle(&around, child, &readings);
        }
    }
    let stuck = std::mem::take(&mut desk.stuck);
    Handled { acts: desk.acts(), stuck }
}

/// What came into the stores of the puskesmas in the last months and went out again; one of them gave out more than it noted.
pub fn stock(pack: &RegencyPack, today: CivilDate, seed: u64) -> Vec<StockMove> {
    let mut rng = Rng::with_seed(seed ^ 0x570c);
    let mut moves = Vec::new();
    for (number, puskesmas) in pack.puskesmas.iter().enumerate() {
        let mut note = |days_ago: i32, packs: u32, way: StockWay| {
            let on = today.plus_days(-days_ago);
            moves.push(StockMove {
                id: StockMoveId::new(millis(on), random(&mut rng)),
                puskesmas: puskesmas.code.clone(),
                item: line_slug("biscuits"),
                on,
                packs,
                way,
            });
        };
        let from = || StockWay::In { from: Some(line("Dinkes, gudang farmasi")) };
        note(75, 400, from());
        for week in 0..9 {
            note(68 - 7 * week, 38 + 9 * u32::try_from(number).unwrap_or(0), StockWay::Out { case: None });
        }
        note(12, 8, StockWay::Lost);
        if number == 0 {
            note(5, 200, from());
        }
    }
    moves
}

/// The children of one posyandu with their readings, each with the act that brought it, oldest first.
fn children(mutations: &[Mutation]) -> impl Iterator<Item = (&Child, Vec<(MutationId, &Measurement)>)> {
    mutations.iter().filter_map(move |registered| {
        let Act::RegisterChild { child } = &registered.act else { return None };
        let readings = mutations.iter().filter_map(|mutation| match &mutation.act {
            Act::RecordMeasurement { measurement } if measurement.child == child.id => {
                Some((mutation.id, measurement))
            }
            _ => None,
        });
        Some((child, readings.collect()))
    })
}

impl Desk<'_> {
    /// The case that the regency opens by itself, and what people make of it.
    fn handle(&mut self, around: &Around, child: &Child, readings: &[(MutationId, &Measurement)]) {
        let Some(case) = self.opened(child, readings) else { return };
        let Some(first) = case.found.first().cloned() else { return };
        let Some((_, reading)) = readings.iter().find(|(_, one)| Some(one.id) == first.measurement) else {
            return;
        };
        let past: Vec<Measurement> = readings.iter().map(|(_, one)| (*one).clone()).collect();
        // A third wait for their midwife, some too long already.
        if self.rng.f64() < 0.3 {
            return;
        }
        let mut day = reading.date.plus_days(self.rng.i32(1..8));
        let Some(again) = self.measured_again(reading, day) else { return };
        let Ok(validation) = Validation::between(reading, &again, day.plus_days(-self.rng.i32(10..200)))
        else {
            return;
        };
        let validation = validation.finding(detect(child, &past, &again, &[], self.settings.rules()));
        let id = case.id;
        let midwife = around.midwife.as_str();
        self.push(Phase::Validate, midwife, day, Act::RecordMeasurement { measurement: again.clone() });
        self.step(
            Phase::Validate,
            midwife,
            Role::Midwife,
            child,
            CareAct::ValidateCase { case: id, validation },
        );
        if self.rng.f64() < 0.12 {
            let reason = line("Ukur ulang normal, salah baca di posyandu");
            let ending = Ending::Left { why: Leaving::NotACase { reason } };
            let close = CareAct::CloseCase { case: id, on: day, ending };
            return self.step(Phase::Evaluate, &around.nutritionist, Role::Nutritionist, child, close);
        }
        if self.rng.f64() < 0.06 {
            return self.refer(around, child, &case, day);
        }
        day = day.plus_days(self.rng.i32(1..9));
        if day > self.today || self.rng.f64() < 0.15 {
            return;
        }
        let present = self.circumstances();
        // As the form records it: what is not ticked is not there.
        let absent = Circumstance::ALL.into_iter().filter(|one| !present.contains(one)).collect();
        let look = CauseLook { on: day, absent, present: present.clone(), remark: None };
        let nutritionist = around.nutritionist.as_str();
        self.step(
            Phase::Plan,
            nutritionist,
            Role::Nutritionist,
            child,
            CareAct::RecordCause { case: id, look },
        );
        if present.contains(&Circumstance::NoLatrine) {
            let remark = line("Lahan sempit, belum ada jamban");
            let obstacle = Obstacle { on: day, about: Some(Circumstance::NoLatrine), remark };
            let act = CareAct::RecordObstacle { case: id, obstacle };
            self.step(Phase::Carry, &around.village, Role::VillageOfficer, child, act);
        }
        day = day.plus_days(self.rng.i32(0..7));
        if day > self.today || self.rng.f64() < 0.15 {
            return;
        }
        self.plan(around, child, &case, &past, day, &present);
    }

    /// The open case as the regency derives it from the readings.
    fn opened(&self, child: &Child, readings: &[(MutationId, &Measurement)]) -> Option<Case> {
        let rules = self.settings.rules();
        let mut events: Vec<CareEventRow> = Vec::new();
        let mut before: Vec<Measurement> = Vec::new();
        for (mutation, reading) in readings {
            let care = cases(&events, [], &rules.care.cure);
            if let Some(act) = follow_reading(child, &before, reading, &care, self.today, rules) {
                let actor = reading.measured_by;
                let event = CareEvent { id: *mutation, child: child.id, actor, role: Role::Kader, act };
                events.push(CareEventRow { revision: Revision(events.len() as u64 + 1), event });
            }
            before.push((*reading).clone());
        }
        cases(&events, [], &rules.care.cure).open().cloned()
    }

    fn measured_again(&mut self, reading: &Measurement, day: CivilDate) -> Option<Measurement> {
        let near = |rng: &mut Rng, value: u32, by: u32| value.saturating_sub(by) + rng.u32(0..=2 * by);
        let weight_grams = reading.weight_grams.map(|w| grams(f64::from(near(&mut self.rng, w.0, 60)) / 1e3));
        (day <= self.today).then(|| Measurement {
            id: MeasurementId::new(millis(day), random(&mut self.rng)),
            date: day,
            weight_grams,
            ..reading.clone()
        })
    }

    fn circumstances(&mut self) -> Vec<Circumstance> {
        let all = [
            (Circumstance::NoAnimalProtein, 0.6),
            (Circumstance::PoorComplementaryFood, 0.4),
            (Circumstance::UnsafeWater, 0.45),
            (Circumstance::NoLatrine, 0.3),
            (Circumstance::SmokingAtHome, 0.5),
            (Circumstance::FrequentDiarrhoea, 0.2),
            (Circumstance::LowIncome, 0.35),
        ];
        let mut present: Vec<_> =
            all.into_iter().filter(|(_, share)| self.rng.f64() < *share).map(|(one, _)| one).collect();
        if present.is_empty() {
            present.push(Circumstance::NoAnimalProtein);
        }
        present
    }

    /// A letter to the hospital; half of them are answered.
    fn refer(&mut self, around: &Around, child: &Child, case: &Case, on: CivilDate) {
        let id = ReferralId::new(millis(on), random(&mut self.rng));
        let referral = Referral {
            id,
            on,
            to: ReferralTo::Hospital { name: line("RSUD Tumbuh Jaya") },
            urgency: Urgency::ThisWeek,
            findings: case.findings(),
            remark: None,
        };
        let midwife = around.midwife.as_str();
        self.step(Phase::Validate, midwife, Role::Midwife, child, CareAct::Refer { case: case.id, referral });
        if self.rng.bool() {
            let outcome = line("Anemia, diberi terapi besi");
            let steps = [ReferralStep::Accepted, ReferralStep::Seen, ReferralStep::Result { outcome }];
            for (step, after) in steps.into_iter().zip([1, 2, 3]) {
                let answer = ReferralAnswer { referral: id, on: on.plus_days(after), step };
                let act = CareAct::AnswerReferral { case: case.id, answer };
                self.step(Phase::Plan, midwife, Role::Midwife, child, act);
            }
        }
    }

    fn plan(
        &mut self,
        around: &Around,
        child: &Child,
        case: &Case,
        past: &[Measurement],
        on: CivilDate,
        present: &[Circumstance],
    ) {
        let mut interventions = Vec::new();
        let days = food_days(&case.findings(), &self.settings.food_days).unwrap_or(14);
        let course = FoodCourse { from: on.plus_days(1), days };
        let food = self.intervention("nutrition-care", Owner::Puskesmas, course.end(), on);
        interventions.push(Intervention { food: Some(course), ..food.clone() });
        let offices = [
            (Circumstance::UnsafeWater, "drinking-water", "pupr"),
            (Circumstance::NoLatrine, "sanitation", "pupr"),
            (Circumstance::LowIncome, "food-aid", "dinsos"),
        ];
        let mut promised = Vec::new();
        for (circumstance, entry, office) in offices {
            if present.contains(&circumstance) {
                let owner = Owner::Office { office: line_slug(office) };
                let due = on.plus_days(self.rng.i32(7..40));
                let intervention = self.intervention(entry, owner, due, on);
                promised.push((office, intervention.clone()));
                interventions.push(intervention);
            }
        }
        let Ok(plan) = Plan::new(interventions) else { return };
        let gizi = around.nutritionist.clone();
        let act = CareAct::PlanInterventions { case: case.id, on, plan };
        self.step(Phase::Plan, &gizi, Role::Nutritionist, child, act);
        for (office, intervention) in promised {
            self.keep_promise(child, case.id, office, &intervention, on);
        }
        if self.rng.f64() < 0.15 {
            self.stuck.push((child.id, case.id));
            return;
        }
        let weight = past.last().and_then(|reading| reading.weight_grams).map_or(8_000, |weight| weight.0);
        for day in 0..days {
            let on = course.from.plus_days(i32::from(day));
            if on > self.today || self.rng.f64() < 0.04 {
                break;
            }
            let weighed = (day % 7 == 6).then(|| grams(f64::from(weight + 12 * u32::from(day)) / 1e3));
            let eaten = if self.rng.f64() < 0.8 { Eaten::All } else { Eaten::Little };
            let log = FoodLog { intervention: food.id, on, eaten, weight_grams: weighed, remark: None };
            self.step(
                Phase::Carry,
                &around.kader,
                Role::Kader,
                child,
                CareAct::LogPmt { case: case.id, log },
            );
        }
        self.evaluate(&gizi, child, case, past, course.from);
    }

    fn intervention(&mut self, entry: &str, owner: Owner, due: CivilDate, on: CivilDate) -> Intervention {
        Intervention {
            id: InterventionId::new(millis(on), random(&mut self.rng)),
            catalogue: line_slug(entry),
            // An office counts families, of which this is one.
            quantity: matches!(owner, Owner::Office { .. }).then_some(1),
            owner,
            due,
            food: None,
        }
    }

    /// Four of ten promises are kept by today; the rest is open, and late where the day is over.
    fn keep_promise(
        &mut self,
        child: &Child,
        case: CaseId,
        office: &str,
        promised: &Intervention,
        planned: CivilDate,
    ) {
        let on = planned.plus_days(self.rng.i32(2..20));
        if on > self.today || self.rng.f64() < 0.6 {
            return;
        }
        let evidence = Evidence::Document { number: line(&format!("BA-{:03}", self.rng.u16(1..999))) };
        let progress = Progress::Done { evidence, quantity: Some(1) };
        let report = Report { intervention: promised.id, on, progress };
        let act = CareAct::ReportIntervention { case, report };
        self.step(Phase::Carry, office, Role::OpdOfficer, child, act);
    }

    /// Visits every eight days; a child that is well on visits in a row is closed as recovered.
    fn evaluate(&mut self, gizi: &str, child: &Child, case: &Case, past: &[Measurement], from: CivilDate) {
        let rules = self.settings.rules();
        let mut readings = past.to_vec();
        let mut visits: Vec<Evaluation> = Vec::new();
        let recovers = self.rng.f64() < 0.7;
        let mut on = from.plus_days(8);
        while on <= self.today && visits.len() < 3 {
            let Some(entry) = self.visit(child, &readings, on, recovers) else { return };
            let findings = detect(child, &readings, &entry, &[], rules);
            let assessment = assess(&child.subject(), on, &entry.reading());
            let evaluation = Evaluation::of(&entry, &assessment, findings);
            visits.push(evaluation.clone());
            readings.push(entry.clone());
            self.push(Phase::Evaluate, gizi, on, Act::RecordMeasurement { measurement: entry });
            let act = CareAct::RecordEvaluation { case: case.id, evaluation };
            self.step(Phase::Evaluate, gizi, Role::Nutritionist, child, act);
            on = on.plus_days(8);
        }
        let proven = Recovery::proven(&case.findings(), &visits, &rules.care.cure);
        if let (Some(proof), true) = (proven, self.rng.f64() < 0.8) {
            let close = CareAct::CloseCase { case: case.id, on: proof.on(), ending: Ending::Recovered };
            self.step(Phase::Evaluate, gizi, Role::Nutritionist, child, close);
        }
    }

    fn visit(
        &mut self,
        child: &Child,
        readings: &[Measurement],
        on: CivilDate,
        recovers: bool,
    ) -> Option<Measurement> {
        let last = readings.last()?;
        let age = child.age_on(on)?.0;
        let gained = u32::try_from((on.days_since_epoch() - last.date.days_since_epoch()).max(0)).ok()? * 12;
        let usual = distribution(Indicator::WeightForAge, Standard::Who2006, child.sex, age)?.value(-0.8);
        let weight = last.weight_grams?.0 + gained;
        let weight = if recovers { weight.max(grams(usual).0) } else { weight.saturating_sub(gained) };
        Some(Measurement {
            id: MeasurementId::new(millis(on), random(&mut self.rng)),
            date: on,
            weight_grams: Some(tumbuh::unit::Grams(weight)),
            arm_millimetres: recovers.then_some(tumbuh::unit::Millimetres(138)),
            ..last.clone()
        })
    }

    fn push(&mut self, phase: Phase, who: &str, on: CivilDate, act: Act) {
        self.done.entry((phase, who.into())).or_default().push((on, act));
    }

    fn step(&mut self, phase: Phase, who: &str, role: Role, child: &Child, step: CareAct) {
        let on = step.on();
        self.push(phase, who, on, Act::Care { child: child.id, role, step });
    }

    fn acts(self) -> Vec<Acts> {
        let Self { mut rng, done, .. } = self;
        done.into_iter()
            .map(|((_, username), mut acts)| {
                // Stable: what one builds on stays before it.
                acts.sort_by_key(|(on, _)| *on);
                by(username, acts, &mut rng)
            })
            .collect()
    }
}

/// What one person did at a desk, as it is sent.
pub fn by(username: String, acts: Vec<(CivilDate, Act)>, rng: &mut Rng) -> Acts {
    let device = DeviceId::new(2, random(rng));
    let mutations = acts.into_iter().zip(0_u64..).map(|((on, act), place)| {
        let time = millis(on) + 3_600_000 + place % 10_000;
        Mutation {
            id: MutationId::new(time, random(rng)),
            device,
            actor: AccountId::new(1, [0; 10]),
            base: Revision::START,
            phone_time_millis: time.cast_signed(),
            server_offset_millis: Some(0),
            act,
        }
    });
    Acts { username, mutations: mutations.collect() }
}

#[expect(clippy::panic, reason = "only the slugs of this generator are parsed")]
pub fn line_slug(text: &str) -> tumbuh::text::Slug {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}
