//! What a kader and a midwife write down about one woman without signal, form by form, each folded on top of the one before.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::{Grant, Grants, Role};
use tumbuh::area::Scope;
use tumbuh::care::register::{RegisterAct, RegisterEnding, RegisterRejection, WomanFinding};
use tumbuh::child::Child;
use tumbuh::id::{ChildId, EntryId, RequestId, WomanId};
use tumbuh::language::Language;
use tumbuh::request::RequestKind;
use tumbuh::sync::phone::{Fate, OutboxEntry, entries};
use tumbuh::sync::{Act, Rejection};

use super::{Enrolling, EntryFile, EntryForm, Fresh, enrol_fields, enrolled, entry_fields, made, visit};
use crate::care::{Context, FormFields};
use crate::json::Read;
use crate::store::samples::{account, child, entry, sheet};

const INDONESIAN: Language = Language::Indonesian;

fn born() -> ChildId {
    ChildId::new(7, [7; 10])
}

fn fresh() -> Fresh {
    Fresh { child: born(), request: RequestId::new(8, [8; 10]) }
}

fn context(role: Role) -> Arc<Context> {
    let areas = Scope(vec![child().posyandu]).into();
    Arc::new(Context {
        sheet: sheet(),
        kms: Default::default(),
        grants: Grants(vec![Grant { role, areas, office: None }]),
        account: account(),
        today: "2025-09-01".parse().unwrap(),
        notice_version: 1,
    })
}

fn filled(fields: FormFields, values: &[(&str, &str)]) -> FormFields {
    for (name, value) in values {
        assert!(fields.set(name, value), "there is a field {name}");
    }
    fields
}

/// What was done so far, all of it unsent.
struct Done(Vec<OutboxEntry>);

impl Done {
    /// A woman in the thirteenth week, on her first day in the register.
    fn enrolled() -> Self {
        let mut done = Self(Vec::new());
        done.act(done.enrol(&[]).unwrap());
        done
    }

    fn enrol(&self, other: &[(&str, &str)]) -> Result<Act, String> {
        let context = context(Role::Kader);
        let who = Enrolling {
            entry: EntryId::new(5, [5; 10]),
            woman: WomanId::new(6, [6; 10]),
            known: None,
            refused: self.file(Role::Kader).and_then(|file| file.history.refused_enrolment().cloned()),
            places: vec![(child().posyandu, "Melati".into())],
        };
        let fields = FormFields::new(enrol_fields(&who, context.today, INDONESIAN));
        let values = [
            ("name", "Siti"),
            ("birth", "1998-05-05"),
            ("last-period", "2025-06-06"),
            ("since", "2025-09-01"),
            ("consent", "Siti"),
        ];
        let fields = filled(filled(fields, &values), other);
        enrolled(&who, &context, fields, INDONESIAN)
    }

    fn act(&mut self, act: Act) {
        let number = u32::try_from(self.0.len()).unwrap() + 1;
        self.0.push(entry(number, act));
    }

    fn file(&self, role: Role) -> Option<Arc<EntryFile>> {
        let read = |step: &serde_json::Value| RegisterAct::read(step.clone());
        let history = entries(Vec::new(), &self.0, &read).pop()?;
        Some(EntryFile::new(context(role), history))
    }

    fn fill(&mut self, role: Role, form: EntryForm, values: &[(&str, &str)]) -> Result<Vec<Act>, String> {
        let file = self.file(role).unwrap();
        assert!(form.is_offered(&file), "{form:?} is offered to a {role:?}");
        let fields = filled(FormFields::new(entry_fields(form, &file, &[], INDONESIAN)), values);
        let acts = made(form, &file, fields, fresh(), INDONESIAN)?;
        acts.iter().for_each(|act| self.act(act.clone()));
        Ok(acts)
    }

    fn found(&self) -> Vec<WomanFinding> {
        let found = self.file(Role::Kader).unwrap().found().into_iter();
        found.map(|found| found.finding).collect()
    }
}

/// Signals live under an owner.
fn test(run: impl FnOnce()) {
    Owner::new().with(run);
}

#[test]
fn a_visit_tells_what_it_shows_before_it_is_saved_and_after() {
    test(|| {
        let mut done = Done::enrolled();
        let file = done.file(Role::Kader).unwrap();
        let fields = FormFields::new(entry_fields(EntryForm::Visit, &file, &[], INDONESIAN));
        let typed = filled(fields, &[("arm", "22,8"), ("haemoglobin", "10,5")]);
        let (entry, found) = file.with_visit(visit(typed, INDONESIAN).unwrap()).unwrap();
        let found: Vec<_> = found.into_iter().map(|found| found.finding).collect();
        assert_eq!(found, [WomanFinding::Anaemia, WomanFinding::ThinArm]);
        let told = entry.shown_by(WomanFinding::ThinArm, file.today, file.rules(), INDONESIAN);
        assert_eq!(told.as_deref(), Some("LiLA 22,8 cm, di bawah 23,5 cm"));
        assert_eq!(done.found(), [], "nothing is saved yet");

        done.fill(Role::Kader, EntryForm::Visit, &[("arm", "22,8")]).unwrap();
        assert_eq!(done.found(), [WomanFinding::ThinArm]);
        let wrong = done.fill(Role::Kader, EntryForm::Visit, &[("arm", "2,8")]);
        assert_eq!(wrong, Err("Periksa: LiLA (cm)".into()));
        let empty = done.fill(Role::Kader, EntryForm::Visit, &[]).unwrap_err();
        assert_eq!(empty, RegisterRejection::Empty.words(INDONESIAN));
    });
}

#[test]
fn what_was_found_is_the_midwifes_to_act_on() {
    test(|| {
        let mut done = Done::enrolled();
        done.fill(Role::Kader, EntryForm::Visit, &[("arm", "22,8")]).unwrap();
        assert!(!EntryForm::Help.is_offered(&done.file(Role::Kader).unwrap()));
        assert_eq!(done.file(Role::Midwife).unwrap().due().len(), 1);
        done.fill(Role::Midwife, EntryForm::Help, &[("days", "90")]).unwrap();
        assert_eq!(done.file(Role::Midwife).unwrap().due(), []);
    });
}

#[test]
fn a_kader_closes_only_what_a_kader_hears_first() {
    test(|| {
        let mut done = Done::enrolled();
        let endings = |role| {
            let file = done.file(role).unwrap();
            let fields = entry_fields(EntryForm::Close, &file, &[], INDONESIAN);
            match &fields[0].kind {
                crate::care::FieldKind::One(options) => options.len(),
                _ => 0,
            }
        };
        assert_eq!((endings(Role::Kader), endings(Role::Midwife)), (2, 5));
        done.fill(Role::Kader, EntryForm::Close, &[("ending", "0"), ("remark", "ke Bandung")]).unwrap();
        let file = done.file(Role::Kader).unwrap();
        assert_eq!(file.entry().closed.as_ref().map(|end| end.ending), Some(RegisterEnding::Moved));
        assert!(!EntryForm::Visit.is_offered(&file));
    });
}

#[test]
fn a_birth_registers_the_child_of_its_mother() {
    test(|| {
        let mut done = Done(Vec::new());
        done.act(done.enrol(&[("last-period", "2024-12-10"), ("living", "1")]).unwrap());
        let unchosen = done.fill(Role::Kader, EntryForm::Birth, &[("name", "Melati")]);
        assert_eq!(unchosen, Err("Periksa: Jenis kelamin".into()));
        let values = [("name", "Melati"), ("sex", "female"), ("weight", "2,3"), ("length", "47")];
        let acts = done.fill(Role::Kader, EntryForm::Birth, &values).unwrap();
        let [Act::RegisterChild { child: Child { id, mother_name, birth_order, .. } }, _] = acts.as_slice()
        else {
            panic!("{acts:?}")
        };
        assert_eq!((*id, mother_name.as_str(), *birth_order), (born(), "Siti", Some(2)));
        assert_eq!(done.file(Role::Kader).unwrap().entry().born[0].child, born());
        let early = Done::enrolled().fill(Role::Kader, EntryForm::Birth, &values).unwrap_err();
        assert_eq!(early, RegisterRejection::DatesDisagree.words(INDONESIAN));
    });
}

#[test]
fn only_what_is_new_is_put_right() {
    test(|| {
        let mut done = Done::enrolled();
        let nothing = done.fill(Role::Kader, EntryForm::Correct, &[]);
        assert_eq!(nothing, Err("Belum ada yang diisi.".into()));
        done.fill(Role::Kader, EntryForm::Correct, &[("phone", "0812")]).unwrap();
        let Act::CarriedRegister { step, .. } = &done.0[1].mutation.act else { panic!() };
        assert_eq!(step["changes"], serde_json::json!([{"field": "phone", "value": "0812"}]));
    });
}

#[test]
fn who_was_entered_wrongly_is_entered_again_by_the_same_name() {
    test(|| {
        let mut done = Done::enrolled();
        let too_young = done.enrol(&[("birth", "2020-05-05")]).unwrap_err();
        assert_eq!(too_young, RegisterRejection::NotOfAge.words(INDONESIAN));
        assert_eq!(
            done.enrol(&[("last-period", "")]).unwrap_err(),
            "Periksa: Hari pertama haid terakhir (HPHT)"
        );
        done.0[0].fate =
            Fate::Parked { reason: Rejection::Register { why: RegisterRejection::DatesDisagree } };
        let again = done.enrol(&[("phone", "0812")]).unwrap();
        let Act::CarriedRegister { entry, step, .. } = &again else { panic!() };
        assert_eq!((entry, &step["woman"]["phone"]), (&EntryId::new(5, [5; 10]), &"0812".into()));
        assert_eq!(step["woman"]["id"], WomanId::new(6, [6; 10]).to_string());
    });
}

#[test]
fn what_a_woman_asks_about_her_data_is_taken_down_and_her_consent_given_anew() {
    test(|| {
        let mut done = Done::enrolled();
        let wrong = done.fill(Role::Kader, EntryForm::Request, &[]).unwrap_err();
        assert_eq!(wrong, "Periksa: Apa yang diminta?");
        let acts = done.fill(Role::Kader, EntryForm::Request, &[("kind", "2"), ("remark", "cukup")]).unwrap();
        let [Act::RecordRequest { request }] = acts.as_slice() else { panic!("{acts:?}") };
        let entry = done.file(Role::Kader).unwrap().entry().id;
        assert_eq!((request.id, request.child), (fresh().request, entry.into()));
        assert_eq!((request.kind, request.by.as_str()), (RequestKind::Withdrawal, "Siti"));

        assert_eq!(done.fill(Role::Kader, EntryForm::Correct, &[]), Err("Belum ada yang diisi.".into()));
        done.fill(Role::Kader, EntryForm::Correct, &[("consent", "Siti")]).unwrap_err();
        done.fill(Role::Kader, EntryForm::Correct, &[("consent", "Siti Aminah")]).unwrap();
        let file = done.file(Role::Kader).unwrap();
        assert_eq!(file.entry().consent.given_by.as_str(), "Siti Aminah");
        assert_eq!(file.entry().consent.on, file.today);
    });
}
