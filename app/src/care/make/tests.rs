//! Every form of a child's way from found to recovered, filled in as people do, each folded on top of the one before.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::{Grant, Grants, Role};
use tumbuh::area::Scope;
use tumbuh::care::{Open, StepKind};
use tumbuh::id::{InterventionId, MeasurementId, ReferralId};
use tumbuh::language::Language;
use tumbuh::measurement::Measurement;
use tumbuh::sync::Act;
use tumbuh::unit::{Grams, Millimetres};

use super::{NewIds, make};
use crate::care::{CaseFile, Context, FormFields, step_fields};
use crate::pages::measure::ReadingFields;
use crate::store::samples::{account, child, child_row, entry, reading_on, sheet};
use crate::store::{OutboxEntry, Rows};

const NEW: NewIds = NewIds {
    measurement: || next(MeasurementId::new),
    referral: || next(ReferralId::new),
    intervention: || next(InterventionId::new),
};

fn next<T>(make: fn(u64, [u8; 10]) -> T) -> T {
    use std::sync::atomic::{AtomicU8, Ordering};
    static COUNT: AtomicU8 = AtomicU8::new(20);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    make(u64::from(number), [number; 10])
}

/// What was done so far, all of it unsent.
struct Done(Vec<OutboxEntry>);

impl Done {
    fn file(&self, role: Role) -> Arc<CaseFile> {
        let mut rows = Rows::default();
        rows.child = Some(child_row());
        rows.replay(&self.0);
        let areas = Scope(vec![child().posyandu]).into();
        let grants = Grants(vec![Grant { role, areas, office: None }]);
        let today = "2025-09-01".parse().unwrap();
        let context = Context { sheet: sheet(), kms: Default::default(), grants, account: account(), today };
        CaseFile::new(Arc::new(context), &rows.history().unwrap(), Vec::new())
    }

    fn act(&mut self, act: Act) {
        let number = u32::try_from(self.0.len()).unwrap() + 1;
        self.0.push(entry(number, act));
    }

    /// Fills the form of a step in; `measured` is weight and length as they are typed.
    fn fill(
        &mut self,
        role: Role,
        kind: StepKind,
        measured: Option<(&str, &str)>,
        values: &[(&str, &str)],
    ) -> Result<(), String> {
        let file = self.file(role);
        assert!(file.steps().contains(&kind), "{kind:?} is offered to a {role:?}");
        let fields = FormFields::new(step_fields(kind, &file, Language::Indonesian));
        for (name, value) in values {
            assert!(fields.set(name, value), "{kind:?} has a field {name}");
        }
        let reading = ReadingFields::new(Signal::stored(None));
        if let Some((weight, length)) = measured {
            reading.weight.set(weight.into());
            reading.length.set(length.into());
        }
        for act in make(kind, &file, fields, reading, NEW, Language::Indonesian)? {
            self.act(act);
        }
        Ok(())
    }

    fn state(&self) -> &'static str {
        self.file(Role::Midwife).case().map_or("none", |case| case.state.kind().words(Language::English))
    }

    fn planned(&self, catalogue: &str) -> String {
        let file = self.file(Role::Midwife);
        let case = file.case().unwrap();
        let mut planned = case.interventions.iter().map(|planned| &planned.intervention);
        planned.find(|one| one.catalogue.as_str() == catalogue).unwrap().id.to_string()
    }

    fn letter(&self) -> String {
        self.file(Role::Midwife).case().unwrap().referrals[0].referral.id.to_string()
    }
}

fn found() -> Done {
    let mut done = Done(Vec::new());
    let measurement = Measurement {
        weight_grams: Some(Grams(5_300)),
        length_millimetres: Some(Millimetres(640)),
        ..reading_on(1, "2025-07-10")
    };
    done.act(Act::RecordMeasurement { measurement });
    done
}

#[test]
fn every_step_of_the_way_has_a_form_that_the_rules_take() {
    Owner::new().with(|| {
        let mut done = found();
        assert_eq!(done.state(), "Found, not measured again yet");
        let (bidan, gizi, kader) = (Role::Midwife, Role::Nutritionist, Role::Kader);

        let calibrated = [("on", "2025-07-12"), ("calibrated", "2025-06-01")];
        done.fill(bidan, StepKind::Validate, Some(("5,3", "64")), &calibrated).unwrap();
        assert_eq!(done.state(), "Measured again");
        let seen = [("on", "2025-07-13"), ("present", "unsafeWater noAnimalProtein"), ("remark", "sumur")];
        done.fill(bidan, StepKind::Cause, None, &seen).unwrap();
        assert_eq!(done.state(), "Cause known");
        let obstacle = [("on", "2025-07-13"), ("about", "unsafeWater"), ("remark", "sumur kering")];
        done.fill(bidan, StepKind::Obstacle, None, &obstacle).unwrap();
        let plan = [
            ("on", "2025-07-14"),
            ("what", "nutrition-care drinking-water"),
            ("due", "2025-08-14"),
            ("food", "14"),
        ];
        done.fill(bidan, StepKind::Plan, None, &plan).unwrap();
        assert_eq!(done.state(), "Planned");
        let (food, water) = (done.planned("nutrition-care"), done.planned("drinking-water"));
        let log = [("on", "2025-07-14"), ("eaten", "all"), ("weight", "5,4"), ("remark", "")];
        done.fill(kader, StepKind::Log, None, &log).unwrap();
        assert_eq!(done.state(), "In treatment");
        assert_eq!(done.file(kader).case().unwrap().food_logs[0].intervention.to_string(), food);
        let report = [("which", water.as_str()), ("on", "2025-07-20"), ("how", "done"), ("remark", "pipa")];
        done.fill(bidan, StepKind::Report, None, &report).unwrap();

        let letter = [("on", "2025-07-21"), ("to", "hospital"), ("name", "RSUD"), ("soon", "now")];
        done.fill(bidan, StepKind::Refer, None, &letter).unwrap();
        assert_eq!(done.state(), "In hospital");
        let letter = done.letter();
        for (day, how, remark) in
            [("22", "accepted", ""), ("23", "seen", ""), ("24", "result", "dirawat"), ("26", "back", "")]
        {
            let on = format!("2025-07-{day}");
            let answer = [("which", letter.as_str()), ("on", on.as_str()), ("how", how), ("remark", remark)];
            done.fill(bidan, StepKind::Answer, None, &answer).unwrap();
        }
        assert_eq!(done.state(), "In treatment");

        done.fill(bidan, StepKind::Evaluate, Some(("6,9", "66")), &[("on", "2025-08-10")]).unwrap();
        assert_eq!(done.state(), "Evaluated");
        let recovered = [("on", "2025-08-20"), ("how", "recovered")];
        let early = done.fill(gizi, StepKind::Close, None, &recovered);
        assert!(early.unwrap_err().contains("Belum terbukti sembuh"));
        done.fill(bidan, StepKind::Evaluate, Some(("7,2", "67")), &[("on", "2025-08-18")]).unwrap();
        let words = done.fill(bidan, StepKind::Close, None, &recovered).unwrap_err();
        assert!(words.contains("bukan tugas Anda"), "{words}");
        done.fill(gizi, StepKind::Close, None, &recovered).unwrap();
        assert_eq!(done.state(), "Closed");
        let file = done.file(gizi);
        assert!(file.care.kept.is_empty() && file.due().is_empty());

        done.fill(gizi, StepKind::Reopen, None, &[("on", "2025-08-21"), ("remark", "keliru")]).unwrap();
        assert_eq!(done.state(), "Evaluated");
        let moved = [("on", "2025-08-22"), ("how", "moved"), ("remark", "ke kota")];
        done.fill(bidan, StepKind::Close, None, &moved).unwrap();
        assert_eq!(done.state(), "Closed");
    });
}

#[test]
fn what_is_missing_or_wrong_is_said_and_nothing_is_kept() {
    Owner::new().with(|| {
        let mut done = found();
        let bidan = Role::Midwife;
        let told = |done: &mut Done, kind, measured, values: &[(&str, &str)]| {
            let count = done.0.len();
            let words = done.fill(bidan, kind, measured, values).unwrap_err();
            assert_eq!(done.0.len(), count);
            words
        };
        let validate = StepKind::Validate;
        assert_eq!(told(&mut done, validate, None, &[]), "Isi hasil ukur.");
        assert_eq!(told(&mut done, validate, Some(("x", "64")), &[]), "Periksa angkanya.");
        assert_eq!(told(&mut done, validate, Some(("5,3", "64")), &[]), "Periksa tanggalnya.");
        let later = [("on", "2025-07-12"), ("calibrated", "2025-07-13")];
        assert_eq!(told(&mut done, validate, Some(("5,3", "64")), &later), "Periksa tanggalnya.");
        let future = [("on", "2025-09-02"), ("calibrated", "2025-06-01")];
        let words = told(&mut done, validate, Some(("5,3", "64")), &future);
        assert!(words.contains("belum terjadi"), "{words}");
        assert_eq!(told(&mut done, StepKind::Refer, None, &[("soon", "now")]), "Pilih dulu.");
        assert_eq!(told(&mut done, StepKind::Close, None, &[("how", "died")]), "Tulis alasannya.");
        let young = told(&mut done, StepKind::Close, None, &[("how", "agedOut")]);
        assert!(young.contains("belum berumur 5 tahun"), "{young}");
        let file = done.file(bidan);
        assert!(!file.steps().contains(&StepKind::Cause) && !file.steps().contains(&StepKind::Reopen));
        assert!(done.file(Role::Leader).steps().is_empty());
        let tumbuh::care::CaseState::Open(Open::Detected(_)) = file.case().unwrap().state else {
            panic!("the case stands where it stood");
        };
    });
}
