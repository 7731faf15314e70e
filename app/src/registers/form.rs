//! The forms of an entry: a visit, what was done, a birth, what is put right, a move, an end, what she asks about her data. Each
//! is fields as data, and the acts that they stand for.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::{
    Birth, Enrolment, EntryChange, HealthCheck, Help, HelpKind, RegisterAct, RegisterEnding, RegisterKind,
    WomanFinding,
};
use tumbuh::child::Consent;
use tumbuh::id::{ChildId, RequestId};
use tumbuh::language::Language;
use tumbuh::request::{DataRequest, RequestKind};
use tumbuh::sex::Sex;
use tumbuh::sync::Act;
use tumbuh::unit::{Grams, Millimetres};

use super::file::EntryFile;
use super::typed::Typed;
use super::words::RegisterWord;
use crate::care::words::CareText;
use crate::care::{Field, FieldKind, FormFields, told};
use crate::dom::{Piece, view};
use crate::i18n::use_language;
use crate::ui::Quantity;

/// What can be written down about someone in a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryForm {
    /// A visit.
    Visit,
    /// What was done about something that was found.
    Help,
    /// A birth.
    Birth,
    /// What is known of her is put right.
    Correct,
    /// She is followed elsewhere.
    Move,
    /// She is not followed any more.
    Close,
    /// She asks something about what is kept of her.
    Request,
}

/// Names for what a form makes; the same however often it is sent.
#[derive(Clone, Copy)]
pub struct Fresh {
    /// For a child that was born.
    pub child: ChildId,
    /// For what she asks.
    pub request: RequestId,
}

impl EntryForm {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Visit, Self::Help, Self::Birth, Self::Correct, Self::Move, Self::Close, Self::Request];

    /// Its name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Help => "help",
            Self::Birth => "birth",
            Self::Correct => "correct",
            Self::Move => "move",
            Self::Close => "close",
            Self::Request => "request",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> RegisterWord {
        match self {
            Self::Visit => RegisterWord::Visit,
            Self::Help => RegisterWord::Help,
            Self::Birth => RegisterWord::Birth,
            Self::Correct => RegisterWord::Correct,
            Self::Move => RegisterWord::Move,
            Self::Close => RegisterWord::Close,
            Self::Request => RegisterWord::Request,
        }
    }

    /// What helps to fill it in.
    #[must_use]
    pub fn hint(self) -> Option<RegisterWord> {
        match self {
            Self::Birth => Some(RegisterWord::Carried),
            Self::Request => Some(RegisterWord::RequestWhy),
            _ => None,
        }
    }

    /// Whether the person can do it now.
    #[must_use]
    pub fn is_offered(self, file: &EntryFile) -> bool {
        let entry = file.entry();
        let on = entry.since;
        let (goes_on, open) = (entry.ended_on().is_none(), entry.closed.is_none());
        // Of which kind it is says who may do it; what is in it does not.
        let (act, fits) = match self {
            Self::Visit => (RegisterAct::RecordVisit { check: nothing_on(on) }, goes_on),
            Self::Help => {
                let finding = WomanFinding::ThinArm;
                let help = Help { on, finding, kind: HelpKind::Counselled, remark: None };
                (RegisterAct::ActOnFinding { help }, !file.to_act_on().is_empty())
            }
            Self::Birth => {
                let child = ChildId::from(entry.id);
                (RegisterAct::RecordBirth { on, child }, open && entry.kind() == RegisterKind::Pregnancy)
            }
            // Whoever writes records takes requests down, too.
            Self::Correct | Self::Request => (RegisterAct::CorrectEntry { changes: Vec::new() }, true),
            Self::Move => (RegisterAct::MoveEntry { to: entry.woman.posyandu.clone() }, goes_on),
            Self::Close => return goes_on && !endings(file).is_empty(),
        };
        fits && file.role_for(&act).is_some()
    }
}

fn nothing_on(on: CivilDate) -> HealthCheck {
    HealthCheck {
        on,
        weight_grams: None,
        height_millimetres: None,
        arm_millimetres: None,
        haemoglobin_grams_per_litre: None,
        iron_tablets: 0,
    }
}

/// How following her can end, as the person may say it.
fn endings(file: &EntryFile) -> Vec<RegisterEnding> {
    let (kind, on) = (file.entry().kind(), file.today);
    let mut endings = RegisterEnding::ALL.to_vec();
    endings.retain(|ending| {
        let act = RegisterAct::CloseEntry { on, ending: *ending, remark: None };
        ending.is_of(kind) && file.role_for(&act).is_some()
    });
    endings
}

/// What can be done about what was found.
fn kinds(file: &EntryFile, days: u16) -> Vec<HelpKind> {
    let (found, of) = (file.to_act_on(), file.entry().kind());
    let mut kinds =
        vec![HelpKind::Food { days }, HelpKind::Treated, HelpKind::Referred, HelpKind::Counselled];
    kinds.retain(|kind| found.iter().any(|finding| kind.is_for(*finding, of)));
    kinds
}

/// The fields of a form; `places` are where she can be followed instead, with their names.
#[must_use]
pub fn entry_fields(
    form: EntryForm,
    file: &EntryFile,
    places: &[(AreaCode, String)],
    language: Language,
) -> Vec<Field> {
    use FieldKind::{Amount, Day, Line, Number, One};
    let entry = file.entry();
    let field =
        |name, word: RegisterWord, kind, first: &str| Field::new(name, word.words(language), kind, first);
    let optional = |field: Field| field.optional(RegisterWord::Optional.words(language));
    let on = |word| field("on", word, Day(false), &file.today.to_string());
    let remark = || optional(field("remark", RegisterWord::Remark, Line("280"), ""));
    let by_place = |words: Vec<String>| {
        let places = words.into_iter().enumerate();
        One(places.map(|(place, words)| (place.to_string(), words)).collect())
    };
    match form {
        EntryForm::Visit => {
            let last = |read: fn(&HealthCheck) -> Option<u32>| {
                entry.visits.iter().rev().find_map(|visit| read(&visit.check))
            };
            let amount = |name, word, quantity, last| field(name, word, Amount(quantity, last), "");
            let arm = last(|check| check.arm_millimetres.map(|arm| arm.0));
            let arm = amount("arm", RegisterWord::Arm, Quantity::WomanArm, arm);
            let blood = last(|check| check.haemoglobin_grams_per_litre.map(u32::from));
            let blood = amount("haemoglobin", RegisterWord::Haemoglobin, Quantity::Haemoglobin, blood);
            let weight = last(|check| check.weight_grams.map(|weight| weight.0));
            let weight = amount("weight", RegisterWord::Weight, Quantity::WomanWeight, weight);
            let height = last(|check| check.height_millimetres.map(|height| height.0));
            let height = amount("height", RegisterWord::Height, Quantity::WomanHeight, height);
            let iron = amount("iron", RegisterWord::Iron, Quantity::Tablets, None);
            let on = on(RegisterWord::Day);
            // What finds most comes first.
            match entry.kind() {
                RegisterKind::Girl => vec![weight, height, blood, iron, arm, on],
                _ => vec![arm, blood, weight, height, iron, on],
            }
        }
        EntryForm::Help => {
            let days = file.sheet.food_days.thin_in_pregnancy;
            let kinds = kinds(file, days);
            let feeds = kinds.iter().any(|kind| matches!(kind, HelpKind::Food { .. }));
            let kinds = kinds.iter().map(|kind| (word_of(*kind).to_owned(), kind.words(language).to_owned()));
            let found = file.to_act_on().iter().map(|finding| finding.words(language).to_owned()).collect();
            vec![
                field("finding", RegisterWord::Finding, by_place(found), "0"),
                field("kind", RegisterWord::What, One(kinds.collect()), if feeds { FOOD } else { "" }),
                field("days", RegisterWord::FoodDays, Number, &days.to_string()).when("kind", FOOD),
                on(RegisterWord::Day),
                remark(),
            ]
        }
        EntryForm::Birth => {
            let sexes = [("female", RegisterWord::Girl), ("male", RegisterWord::Boy)];
            let sexes = sexes.map(|(id, word)| (id.to_owned(), word.words(language).to_owned()));
            vec![
                on(RegisterWord::BirthDate),
                field("name", RegisterWord::ChildName, Line("280"), ""),
                field("sex", RegisterWord::Sex, One(sexes.to_vec()), ""),
                field("weight", RegisterWord::BirthWeight, Amount(Quantity::Weight, None), ""),
                field("length", RegisterWord::BirthLength, Amount(Quantity::Length, None), ""),
                field("consent", RegisterWord::Consents, Line("280"), entry.woman.name.as_str()),
            ]
        }
        EntryForm::Correct => {
            let woman = &entry.woman;
            let nik = woman.nik.as_ref().map_or("", |nik| nik.digits());
            let phone = woman.phone.as_ref().map_or("", |phone| phone.as_str());
            let address = woman.address.as_ref().map_or("", |address| address.as_str());
            let mut fields = vec![
                field("name", RegisterWord::Name, Line("280"), woman.name.as_str()),
                field("birth", RegisterWord::BirthDate, Day(false), &woman.birth_date.to_string()),
                optional(field("nik", RegisterWord::Nik, Number, nik)),
                optional(field("phone", RegisterWord::Phone, Line("280"), phone)),
                optional(field("address", RegisterWord::Address, Line("280"), address)),
                optional(field("consent", RegisterWord::AgreesAgain, Line("280"), "")),
            ];
            match &entry.enrolment {
                Enrolment::Pregnancy { last_period, .. } => {
                    let first = last_period.to_string();
                    fields.push(field("day", RegisterWord::LastPeriod, Day(false), &first));
                }
                Enrolment::Couple { wedding_on, .. } => {
                    fields.push(field("day", RegisterWord::Wedding, Day(true), &wedding_on.to_string()));
                }
                Enrolment::Girl { .. } => {}
            }
            fields
        }
        EntryForm::Move => {
            let others = places.iter().filter(|(code, _)| *code != entry.woman.posyandu);
            let others = others.map(|(code, name)| (code.to_string(), name.clone())).collect();
            vec![field("posyandu", RegisterWord::Posyandu, One(others), "")]
        }
        EntryForm::Request => {
            let kinds = ASKED.map(|(_, word)| word.words(language).to_owned());
            vec![
                field("kind", RegisterWord::RequestKind, by_place(kinds.to_vec()), ""),
                field("by", RegisterWord::RequestBy, Line("280"), entry.woman.name.as_str()),
                optional(field("remark", RegisterWord::RequestNote, Line("280"), "")),
            ]
        }
        EntryForm::Close => {
            let words = endings(file).iter().map(|ending| ending.words(language).to_owned()).collect();
            vec![
                field("ending", RegisterWord::WhyClosed, by_place(words), ""),
                on(RegisterWord::Day),
                remark(),
            ]
        }
    }
}

const FOOD: &str = "food";

fn word_of(kind: HelpKind) -> &'static str {
    match kind {
        HelpKind::Food { .. } => FOOD,
        HelpKind::Treated => "treated",
        HelpKind::Referred => "referred",
        HelpKind::Counselled => "counselled",
    }
}

/// What was measured and given, as typed so far.
///
/// # Errors
/// What is wrong with it, in words.
pub fn visit(fields: FormFields, language: Language) -> Result<HealthCheck, String> {
    let typed = Typed { fields, language };
    let small = |amount: Option<u32>| amount.and_then(|amount| u16::try_from(amount).ok());
    Ok(HealthCheck {
        on: typed.required("on")?,
        weight_grams: typed.amount("weight", Quantity::WomanWeight)?.map(Grams),
        height_millimetres: typed.amount("height", Quantity::WomanHeight)?.map(Millimetres),
        arm_millimetres: typed.amount("arm", Quantity::WomanArm)?.map(Millimetres),
        haemoglobin_grams_per_litre: small(typed.amount("haemoglobin", Quantity::Haemoglobin)?),
        iron_tablets: small(typed.amount("iron", Quantity::Tablets)?).unwrap_or(0),
    })
}

/// A filled form as acts.
///
/// # Errors
/// What is wrong with it, in words.
pub fn made(
    form: EntryForm,
    file: &EntryFile,
    fields: FormFields,
    fresh: Fresh,
    language: Language,
) -> Result<Vec<Act>, String> {
    let typed = Typed { fields, language };
    if let Some(label) = fields.unchosen() {
        return Err(typed.look_at(&label));
    }
    let act = match form {
        EntryForm::Visit => RegisterAct::RecordVisit { check: visit(fields, language)? },
        EntryForm::Help => {
            let days = typed.optional("days")?.unwrap_or(0);
            let kind = kinds(file, days).into_iter().find(|kind| word_of(*kind) == fields.get("kind"));
            let finding = file.to_act_on().get(typed.required::<usize>("finding")?).copied();
            let (Some(kind), Some(finding)) = (kind, finding) else {
                return Err(RegisterWord::Nothing.words(language).to_owned());
            };
            let help = Help { on: typed.required("on")?, finding, kind, remark: typed.optional("remark")? };
            RegisterAct::ActOnFinding { help }
        }
        EntryForm::Birth => return birth(file, typed, fresh.child),
        EntryForm::Request => return Ok(vec![asked(file, typed, fresh.request)?]),
        EntryForm::Correct => RegisterAct::CorrectEntry { changes: changes(file, typed)? },
        EntryForm::Move => RegisterAct::MoveEntry { to: typed.required("posyandu")? },
        EntryForm::Close => {
            let ending = endings(file).get(typed.required::<usize>("ending")?).copied();
            let ending = ending.ok_or_else(|| typed.wrong("ending"))?;
            RegisterAct::CloseEntry { on: typed.required("on")?, ending, remark: typed.optional("remark")? }
        }
    };
    Ok(vec![file.act(act, None, language)?])
}

/// The child's record is sent before the birth, which names it.
fn birth(file: &EntryFile, typed: Typed, child: ChildId) -> Result<Vec<Act>, String> {
    let pregnancy = file.entry().pregnancy();
    let pregnancy = pregnancy.ok_or_else(|| RegisterWord::NotYours.words(typed.language).to_owned())?;
    let on = typed.required("on")?;
    let record = pregnancy.child(Birth {
        child,
        on,
        name: typed.required("name")?,
        sex: if typed.fields.get("sex") == "male" { Sex::Male } else { Sex::Female },
        weight_grams: typed.amount("weight", Quantity::Weight)?.map(Grams),
        length_millimetres: typed.amount("length", Quantity::Length)?.map(Millimetres),
        consent: Consent {
            given_by: typed.required("consent")?,
            on: file.today,
            notice_version: file.notice_version,
        },
    });
    // One that is refused must not leave the child alone.
    let born = file.act(RegisterAct::RecordBirth { on, child }, Some(&record), typed.language)?;
    Ok(vec![Act::RegisterChild { child: record }, born])
}

/// What can be asked, as a parent can of a child.
const ASKED: [(RequestKind, RegisterWord); 4] = [
    (RequestKind::Access, RegisterWord::RequestAccess),
    (RequestKind::Correction, RegisterWord::RequestCorrection),
    (RequestKind::Withdrawal, RegisterWord::RequestWithdrawal),
    (RequestKind::Erasure, RegisterWord::RequestErasure),
];

fn asked(file: &EntryFile, typed: Typed, id: RequestId) -> Result<Act, String> {
    let kind = ASKED.get(typed.required::<usize>("kind")?).ok_or_else(|| typed.wrong("kind"))?.0;
    let (by, note) = (typed.required("by")?, typed.optional("remark")?);
    let request = DataRequest { id, child: file.entry().id.into(), kind, by, on: file.today, note };
    Ok(Act::RecordRequest { request })
}

/// Only what is new: what someone else puts right meanwhile stays.
fn changes(file: &EntryFile, typed: Typed) -> Result<Vec<EntryChange>, String> {
    let entry = file.entry();
    let mut changes = vec![
        EntryChange::Name(typed.required("name")?),
        EntryChange::BirthDate(typed.required("birth")?),
        EntryChange::Nik(typed.optional("nik")?),
        EntryChange::Phone(typed.optional("phone")?),
        EntryChange::Address(typed.optional("address")?),
    ];
    if let Some(given_by) = typed.optional("consent")? {
        let consent = Consent { given_by, on: file.today, notice_version: file.notice_version };
        changes.push(EntryChange::Consent(consent));
    }
    match entry.enrolment {
        Enrolment::Pregnancy { .. } => changes.push(EntryChange::LastPeriod(typed.required("day")?)),
        Enrolment::Couple { .. } => changes.push(EntryChange::WeddingOn(typed.required("day")?)),
        Enrolment::Girl { .. } => {}
    }
    changes.retain(|change| !entry.has(change));
    if changes.is_empty() {
        return Err(RegisterWord::Nothing.words(typed.language).to_owned());
    }
    Ok(changes)
}

/// A form on the screen.
#[component]
pub fn FormPage(
    /// What is typed.
    fields: FormFields,
    /// The last day of what has happened.
    today: CivilDate,
    /// What is wrong with it.
    problem: RwSignal<Option<String>>,
    /// Whether it is being saved.
    #[prop(into)]
    saving: Signal<bool>,
    /// Saves it.
    on_submit: Callback<SubmitEvent>,
    /// What stays in sight beside the button.
    #[prop(default = Piece::nothing())]
    in_sight: Piece,
    /// What else is to be told above the button.
    children: Piece,
) -> Piece {
    view! {
        <form class="stack form" novalidate on:submit=move |event| on_submit.run(event)>
            {fields.show(&today.to_string())}
            {told(problem)}
            {children}
            <div class="actions">
                {in_sight}
                <button type="submit" class="button primary big" disabled=saving>{CareText::Save.words(use_language())}</button>
            </div>
        </form>
    }
}
