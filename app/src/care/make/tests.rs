//! Every form of a child's way from found to recovered, filled in as people do, each folded on top of the one before.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::json;
use tumbuh::access::{Grant, Grants, Role};
use tumbuh::area::Scope;
use tumbuh::care::{Open, StepKind};
use tumbuh::id::{InterventionId, MeasurementId, RecommendationId, ReferralId};
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
        let context = Context {
            sheet: sheet(),
            kms: Default::default(),
            grants,
            account: account(),
            today,
            notice_version: 1,
        };
        CaseFile::new(Arc::new(context), &rows.history().unwrap(), Vec::new())
    }

    /// The child of which a case was found, with a plan for clean water, of which some was promised.
    fn planned_water(quantity: &str) -> Self {
        let (mut done, bidan) = (found(), Role::Midwife);
        let calibrated = [("on", "2025-07-12"), ("calibrated", "2025-06-01")];
        done.fill(bidan, StepKind::Validate, Some(("5,3", "64")), &calibrated).unwrap();
        let seen = [("on", "2025-07-13"), ("present", "unsafeWater")];
        done.fill(bidan, StepKind::Cause, None, &seen).unwrap();
        let plan = [("on", "2025-07-14"), ("what", "nutrition-care drinking-water"), ("due", "2025-08-14")];
        let file = done.file(bidan);
        let fields = FormFields::new(step_fields(StepKind::Plan, &file, true, Language::Indonesian));
        assert!(!fields.set_for("quantity", "drinking-water", quantity), "what is not ticked is not counted");
        for (name, value) in plan {
            assert!(fields.set(name, value), "the plan has a field {name}");
        }
        assert!(fields.set_for("quantity", "drinking-water", quantity), "what is ticked is");
        let reading = ReadingFields::new(Signal::stored(None));
        for act in make(StepKind::Plan, &file, fields, reading, NEW, Language::Indonesian).unwrap() {
            done.act(act);
        }
        done
    }

    /// What the newest act of care says.
    fn told(&self) -> Vec<String> {
        let file = self.file(Role::Midwife);
        let act = &file.events.last().unwrap().act;
        let names = file.sheet.names(Language::Indonesian);
        act.details(&names, &|id| file.planned(id), &|id| file.measured_on(id), &|id| file.recommended(id))
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
        let fields = FormFields::new(step_fields(kind, &file, true, Language::Indonesian));
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

    /// An audit recommends something at the desk.
    fn recommend(&mut self) -> RecommendationId {
        let case = self.file(Role::Midwife).case().unwrap().id;
        let id = next(RecommendationId::new);
        let recommendation = json!({"id": id, "audit": id, "on": "2025-07-28", "what": "Bangun jamban",
            "owner": {"kind": "villageOfficer"}, "due": "2025-08-28"});
        let step = json!({"type": "recommendInAudit", "case": case, "recommendation": recommendation});
        self.act(Act::CarriedCare { child: child().id, role: Role::Nutritionist, step });
        id
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
        let talk = done.fill(bidan, StepKind::Talk, None, &[("on", "2025-07-20")]).unwrap_err();
        assert_eq!(talk, "Tulis dulu apa yang dibicarakan.");
        let agreed = [("on", "2025-07-20"), ("remark", "Ayah setuju membuat jamban")];
        done.fill(bidan, StepKind::Talk, None, &agreed).unwrap();
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

        let recommendation = done.recommend();
        let which = recommendation.to_string();
        let said = |how| [("which", which.as_str()), ("on", "2025-08-01"), ("how", how)];
        done.fill(bidan, StepKind::Follow, None, &said("started")).unwrap();
        let words = done.fill(bidan, StepKind::Follow, None, &said("declined")).unwrap_err();
        assert_eq!(words, "Tulis alasannya.");
        let shown = [said("done").as_slice(), &[("shown", "document"), ("number", "BA-12/PUPR")]].concat();
        done.fill(bidan, StepKind::Follow, None, &shown).unwrap();
        assert!(!done.file(bidan).steps().contains(&StepKind::Follow), "done is done");

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
        assert_eq!(file.recommended(recommendation).unwrap().as_str(), "Bangun jamban");

        done.fill(gizi, StepKind::Reopen, None, &[("on", "2025-08-21"), ("remark", "keliru")]).unwrap();
        assert_eq!(done.state(), "Evaluated");
        let moved = [("on", "2025-08-22"), ("how", "moved"), ("remark", "ke kota")];
        done.fill(bidan, StepKind::Close, None, &moved).unwrap();
        assert_eq!(done.state(), "Closed");
    });
}

#[test]
fn a_plan_says_how_much_and_a_report_how_much_of_it_was_done_and_what_shows_it() {
    Owner::new().with(|| {
        let planned = || Done::planned_water("60");
        let told = planned().told();
        assert!(told[0].starts_with("nutrition-care: "), "{told:?}");
        assert!(told[1].starts_with("drinking-water (60 anak): "), "{told:?}");
        let water = |done: &Done| done.planned("drinking-water");
        let on_top = |mut done: Done, values: &[(&str, &str)]| {
            let which = water(&done);
            let first = [("which", which.as_str()), ("on", "2025-07-20"), ("how", "done")];
            let all: Vec<_> = first.into_iter().chain(values.iter().copied()).collect();
            done.fill(Role::Midwife, StepKind::Report, None, &all).map(|()| done.told())
        };
        let report = |values: &[(&str, &str)]| on_top(planned(), values);
        let counted = "Direncanakan 60, dilaporkan 30 anak";
        let paper = report(&[("quantity", "30"), ("shown", "document"), ("number", "SPK 7")]);
        assert_eq!(paper.unwrap()[1..], [counted, "Nomor SPK 7"]);
        let photo = report(&[("quantity", "30"), ("shown", "photo"), ("photo", "0f")]);
        assert_eq!(photo.unwrap()[1..], [counted, "Dengan foto"]);
        let measured = planned();
        let newest = measured.file(Role::Midwife).readings[0].id.to_string();
        let reading = on_top(measured, &[("shown", "reading"), ("reading", &newest)]);
        let uncounted = "Direncanakan 60 anak, jumlahnya tidak dilaporkan";
        assert_eq!(reading.unwrap()[1..], [uncounted, "Dengan hasil ukur 12 Jul 2025"]);
        for (values, words) in [
            ([("shown", "statement"), ("remark", "")], "Tulis dulu apa yang dilakukan."),
            ([("shown", "document"), ("number", " ")], "Tulis nomor surat atau kartunya."),
            ([("shown", "photo"), ("photo", "")], "Ambil atau pilih fotonya dulu."),
            ([("shown", "reading"), ("reading", "")], "Pilih dulu."),
            ([("remark", "pipa"), ("quantity", "0")], "Periksa angkanya."),
            ([("remark", "pipa"), ("quantity", "tiga")], "Periksa angkanya."),
        ] {
            assert_eq!(report(&values).unwrap_err(), words, "{values:?}");
        }
        let mut done = planned();
        let which = water(&done);
        let declined = [("which", which.as_str()), ("how", "declined"), ("remark", "sumur kering")];
        done.fill(Role::Midwife, StepKind::Report, None, &declined).unwrap();
        assert_eq!(done.told(), ["drinking-water", "sumur kering"]);
    });
}

#[test]
fn a_field_is_there_only_while_others_ask_for_it_and_a_draft_of_before_fits() {
    Owner::new().with(|| {
        let file = Done::planned_water("2").file(Role::Midwife);
        let fields = FormFields::new(step_fields(StepKind::Report, &file, false, Language::Indonesian));
        assert!(!fields.set("number", "SPK 7") && !fields.set("quantity", "1") && !fields.set("photo", "0f"));
        assert!(
            fields.set("how", "done") && fields.set("shown", "document") && fields.set("number", "SPK 7")
        );
        assert!(fields.set("how", "declined"));
        assert_eq!((fields.get("number").as_str(), fields.get("shown").as_str()), ("", ""));
        let water = Done::planned_water("2").planned("drinking-water");
        fields.clear();
        fields.restore([water.as_str(), "2025-07-20", "declined", "sumur kering"].into_iter());
        assert_eq!(fields.get("which"), "", "of another case");
        assert_eq!((fields.get("on").as_str(), fields.get("how").as_str()), ("2025-07-20", "declined"));
        assert_eq!(fields.get("remark"), "sumur kering");
        let kept = fields.snapshot();
        fields.clear();
        fields.restore(kept.iter().map(String::as_str));
        assert_eq!(fields.get("remark"), "sumur kering");
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
