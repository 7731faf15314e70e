//! The forms of an entry: a visit, what was done, a birth, what is put right, a move, an end.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::Value;
use tumbuh::api::registers::EntryStory;
use tumbuh::care::register::{
    Birth, Enrolment, EntryChange, HealthCheck, Help, HelpKind, RegisterAct, RegisterEnding, RegisterKind,
    RegisterRejection, RegisterStep, WomanFinding, check_visit, haemoglobin_of_text,
};
use tumbuh::child::Consent;
use tumbuh::id::{ChildId, EntryId};
use tumbuh::sex::Sex;
use tumbuh::unit::{Grams, Millimetres};
use tumbuh_app::clock::new_id;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::entry::story_path;
use super::fields::{Typed, check};
use super::{places, role_for};
use crate::desk::{RegisterSent, Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::registers::{RegisterWord, r};
use crate::i18n::{Text, language, t};
use crate::routes::{EntryForm, Route, go};
use crate::ui::{Act, Load, Select, UNCHOSEN, use_told};

/// What a form asks, and how what was typed becomes acts.
pub struct Form {
    /// Its fields.
    pub fields: Piece,
    /// What was typed as acts, or what is wrong with it.
    pub make: Box<dyn Fn() -> Result<Vec<RegisterSent>, String> + Send + Sync>,
}

/// What it is called.
pub fn title(form: EntryForm) -> RegisterWord {
    match form {
        EntryForm::Visit => RegisterWord::Visit,
        EntryForm::Help => RegisterWord::Help,
        EntryForm::Birth => RegisterWord::Birth,
        EntryForm::Correct => RegisterWord::Correct,
        EntryForm::Move => RegisterWord::Move,
        EntryForm::Close => RegisterWord::Close,
    }
}

/// Whether the person can do it now.
pub fn is_offered(form: EntryForm, session: &Session, story: &EntryStory) -> bool {
    let entry = &story.entry;
    let on = entry.since;
    let (goes_on, open) = (entry.ended_on().is_none(), entry.closed.is_none());
    // Of which kind it is says who may do it; what is in it does not.
    let (act, fits) = match form {
        EntryForm::Visit => (RegisterAct::RecordVisit { check: nothing_on(on) }, goes_on),
        EntryForm::Help => {
            let finding = WomanFinding::ThinArm;
            let help = Help { on, finding, kind: HelpKind::Counselled, remark: None };
            (RegisterAct::ActOnFinding { help }, !to_act_on(story).is_empty())
        }
        EntryForm::Birth => {
            let child = ChildId::from(entry.id);
            (RegisterAct::RecordBirth { on, child }, open && entry.kind() == RegisterKind::Pregnancy)
        }
        EntryForm::Correct => (RegisterAct::CorrectEntry { changes: Vec::new() }, true),
        EntryForm::Move => (RegisterAct::MoveEntry { to: entry.woman.posyandu.clone() }, goes_on),
        EntryForm::Close => {
            let ending = RegisterEnding::Moved;
            (RegisterAct::CloseEntry { on, ending, remark: None }, goes_on)
        }
    };
    fits && role_for(session, &act, &entry.woman.posyandu).is_some()
}

/// Shows a form, sends what it makes, and goes on to where that leads.
pub fn filled(form: Form, then: Route) -> Piece {
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let problem = RwSignal::new(None::<String>);
    let Form { fields, make } = form;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let made = make();
        problem.set(made.as_ref().err().cloned());
        let Ok(acts) = made else { return };
        let then = then.clone();
        act.run(async move { desk.register(acts).await }, move |refused| match refused {
            Some(why) => problem.set(Some(why.to_owned())),
            None => {
                done.tell_there(r(RegisterWord::Saved));
                go(&then);
            }
        });
    };
    view! {
        <form class="card stack form narrow" novalidate on:submit=submit>
            {fields}
            {live(move || problem.get().map(|words| view! { <p class="problem" role="alert">{words}</p> }))}
            {act.notice()}
            <button type="submit" class="button primary" disabled=act.busy()>{t(Text::Save)}</button>
        </form>
    }
}

/// A form about one entry.
#[component]
pub fn EntryFormPage(
    /// Which.
    entry: EntryId,
    /// Which form.
    form: EntryForm,
) -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let load = Load::<Value>::of(story_path(entry));
    view! {
        <Screen title=move || r(title(form))>
            {load.show_read(move |story: Arc<EntryStory>, _| {
                if !is_offered(form, &session, &story) {
                    return view! { <p class="quiet">{r(RegisterWord::NotYours)}</p> };
                }
                let name = story.entry.woman.name.to_string();
                let shown = filled(fields(form, Arc::clone(&session), story), Route::Entry(entry));
                view! { <p class="strong">{name}</p> {shown} }
            })}
        </Screen>
    }
}

fn fields(form: EntryForm, session: Arc<Session>, story: Arc<EntryStory>) -> Form {
    match form {
        EntryForm::Visit => visit(session, story),
        EntryForm::Help => help(session, story),
        EntryForm::Birth => birth(session, story),
        EntryForm::Correct => correct(session, story),
        EntryForm::Move => moving(session, story),
        EntryForm::Close => close(session, story),
    }
}

/// One act on the entry as what the person may do it.
fn step(session: &Session, story: &EntryStory, step: RegisterAct) -> Result<RegisterSent, String> {
    let role = role_for(session, &step, &story.entry.woman.posyandu);
    let role = role.ok_or_else(|| r(RegisterWord::NotYours).to_owned())?;
    Ok(RegisterSent::Register(RegisterStep { entry: story.entry.id, role, step }))
}

fn today() -> String {
    use_desk().today().to_string()
}

fn refused(why: &RegisterRejection) -> String {
    why.words(language()).to_owned()
}

fn nothing_on(on: tumbuh::age::CivilDate) -> HealthCheck {
    HealthCheck {
        on,
        weight_grams: None,
        height_millimetres: None,
        arm_millimetres: None,
        haemoglobin_grams_per_litre: None,
        iron_tablets: 0,
    }
}

fn visit(session: Arc<Session>, story: Arc<EntryStory>) -> Form {
    let on = Typed::new("on", RegisterWord::Day, today());
    let weight = Typed::new("weight", RegisterWord::Weight, "");
    let height = Typed::new("height", RegisterWord::Height, "");
    let arm = Typed::new("arm", RegisterWord::Arm, "");
    let haemoglobin = Typed::new("haemoglobin", RegisterWord::Haemoglobin, "");
    let iron = Typed::new("iron", RegisterWord::Iron, "");
    let length = |text: &str| Millimetres::from_centimetres_text(text).ok();
    let make = move || {
        let check = HealthCheck {
            on: on.required()?,
            weight_grams: weight.with(|text| Grams::from_kilograms_text(text).ok())?,
            height_millimetres: height.with(length)?,
            arm_millimetres: arm.with(length)?,
            haemoglobin_grams_per_litre: haemoglobin.with(haemoglobin_of_text)?,
            iron_tablets: iron.optional()?.unwrap_or(0),
        };
        check_visit(&check).map_err(|why| refused(&why))?;
        Ok(vec![step(&session, &story, RegisterAct::RecordVisit { check })?])
    };
    let fields = view! {
        {on.day()}
        {arm.number()}
        {haemoglobin.number()}
        {iron.number()}
        {weight.number()}
        {height.number()}
    };
    Form { fields, make: Box::new(make) }
}

/// What was found and can be acted on.
fn to_act_on(story: &EntryStory) -> Vec<WomanFinding> {
    let found = story.found.iter().map(|found| found.finding);
    found.filter(|finding| !finding.ends_by_itself()).collect()
}

fn help(session: Arc<Session>, story: Arc<EntryStory>) -> Form {
    let spoken = language();
    let food_days = use_desk().context().map_or(0, |context| context.sheet.food_days.thin_in_pregnancy);
    let findings = to_act_on(&story);
    let kinds = |days| [HelpKind::Food { days }, HelpKind::Treated, HelpKind::Referred, HelpKind::Counselled];
    let (finding, kind) = (RwSignal::new(0), RwSignal::new(0));
    let on = Typed::new("on", RegisterWord::Day, today());
    let days = Typed::new("days", RegisterWord::FoodDays, food_days.to_string());
    let remark = Typed::new("remark", RegisterWord::Remark, "");
    let found = findings.iter().map(|finding| finding.words(spoken).to_owned()).collect::<Vec<String>>();
    let done = kinds(0).map(|kind| kind.words(spoken).to_owned()).to_vec();
    let fields = view! {
        {on.day()}
        <Select
            id="finding".to_owned()
            label=r(RegisterWord::Finding)
            options=found
            chosen=finding
        />
        <Select
            id="kind".to_owned()
            label=r(RegisterWord::What)
            options=done
            chosen=kind
        />
        {live(move || (kind.get() == 0).then(|| days.number()))}
        {remark.optional_line()}
    };
    let make = move || {
        let given = if kind.get_untracked() == 0 { days.required()? } else { 0 };
        let kind = kinds(given).get(kind.get_untracked()).copied();
        let finding = findings.get(finding.get_untracked()).copied();
        let (Some(kind), Some(finding)) = (kind, finding) else {
            return Err(r(RegisterWord::Nothing).to_owned());
        };
        if !kind.is_for(finding, story.entry.kind()) {
            return Err(refused(&RegisterRejection::NotOfThisRegister));
        }
        let help = Help { on: on.required()?, finding, kind, remark: remark.optional()? };
        Ok(vec![step(&session, &story, RegisterAct::ActOnFinding { help })?])
    };
    Form { fields, make: Box::new(make) }
}

fn birth(session: Arc<Session>, story: Arc<EntryStory>) -> Form {
    // The same however often it is sent.
    let child: ChildId = new_id(ChildId::new);
    let consented_on = use_desk().today();
    let on = Typed::new("on", RegisterWord::BirthDate, today());
    let name = Typed::new("name", RegisterWord::ChildName, "");
    let weight = Typed::new("weight", RegisterWord::BirthWeight, "");
    let length = Typed::new("length", RegisterWord::BirthLength, "");
    let consent = Typed::new("consent", RegisterWord::Consents, story.entry.woman.name.as_str());
    let sex = RwSignal::new(UNCHOSEN);
    let fields = view! {
        <p class="quiet">{r(RegisterWord::Carried)}</p>
        {on.day()}
        {name.line()}
        <Select
            id="sex".to_owned()
            label=r(RegisterWord::Sex)
            options=vec![r(RegisterWord::Girl).to_owned(), r(RegisterWord::Boy).to_owned()]
            chosen=sex
        />
        {weight.number()}
        {length.number()}
        {consent.line()}
    };
    let make = move || {
        let of = story.entry.pregnancy();
        let of = of.ok_or_else(|| refused(&RegisterRejection::NotOfThisRegister))?;
        let on = on.required()?;
        // The child's record is sent first: a birth that is refused must not leave it alone.
        if !of.can_bear_on(on) {
            return Err(refused(&RegisterRejection::DatesDisagree));
        }
        let record = of.child(Birth {
            child,
            on,
            name: name.required()?,
            sex: match sex.get_untracked() {
                0 => Sex::Female,
                1 => Sex::Male,
                _ => return Err(check(RegisterWord::Sex)),
            },
            weight_grams: weight.with(|text| Grams::from_kilograms_text(text).ok())?,
            length_millimetres: length.with(|text| Millimetres::from_centimetres_text(text).ok())?,
            consent: Consent {
                given_by: consent.required()?,
                on: consented_on,
                notice_version: session.view.regency.notice_version,
            },
        });
        let born = step(&session, &story, RegisterAct::RecordBirth { on, child })?;
        Ok(vec![RegisterSent::RegisterChild { child: record }, born])
    };
    Form { fields, make: Box::new(make) }
}

fn correct(session: Arc<Session>, story: Arc<EntryStory>) -> Form {
    let woman = &story.entry.woman;
    let name = Typed::new("name", RegisterWord::Name, woman.name.as_str());
    let birth = Typed::new("birth", RegisterWord::BirthDate, woman.birth_date.to_string());
    let nik = Typed::new("nik", RegisterWord::Nik, woman.nik.as_ref().map_or("", |nik| nik.digits()));
    let phone =
        Typed::new("phone", RegisterWord::Phone, woman.phone.as_ref().map_or("", |phone| phone.as_str()));
    let address =
        Typed::new("address", RegisterWord::Address, woman.address.as_ref().map_or("", |at| at.as_str()));
    let day = match &story.entry.enrolment {
        Enrolment::Pregnancy { last_period, .. } => Some((RegisterWord::LastPeriod, *last_period)),
        Enrolment::Couple { wedding_on, .. } => Some((RegisterWord::Wedding, *wedding_on)),
        Enrolment::Girl { .. } => None,
    };
    let day = day.map(|(word, day)| Typed::new("day", word, day.to_string()));
    let fields = view! {
        {name.line()}
        {birth.day()}
        {nik.number()}
        {phone.optional_line()}
        {address.optional_line()}
        {day.map(Typed::day)}
    };
    let make = move || {
        let mut changes = vec![
            EntryChange::Name(name.required()?),
            EntryChange::BirthDate(birth.required()?),
            EntryChange::Nik(nik.optional()?),
            EntryChange::Phone(phone.optional()?),
            EntryChange::Address(address.optional()?),
        ];
        let day = day.map(Typed::required).transpose()?;
        changes.extend(day.map(|day| match story.entry.enrolment {
            Enrolment::Couple { .. } => EntryChange::WeddingOn(day),
            _ => EntryChange::LastPeriod(day),
        }));
        // Only what is new: what someone else puts right meanwhile stays.
        changes.retain(|change| !story.entry.has(change));
        if changes.is_empty() {
            return Err(r(RegisterWord::Nothing).to_owned());
        }
        Ok(vec![step(&session, &story, RegisterAct::CorrectEntry { changes })?])
    };
    Form { fields, make: Box::new(make) }
}

fn moving(session: Arc<Session>, story: Arc<EntryStory>) -> Form {
    let here = &story.entry.woman.posyandu;
    let act = |to: &tumbuh::area::AreaCode| RegisterAct::MoveEntry { to: to.clone() };
    let mut codes = places(&session, act);
    codes.retain(|code| code != here);
    let chosen = RwSignal::new(0);
    let options = codes.iter().map(|code| session.names.name(code)).collect::<Vec<String>>();
    let fields = view! {
        <Select id="posyandu".to_owned() label=r(RegisterWord::Posyandu) options=options chosen=chosen />
    };
    let make = move || {
        let to = codes.get(chosen.get_untracked());
        let to = to.ok_or_else(|| r(RegisterWord::NotYours).to_owned())?;
        Ok(vec![step(&session, &story, RegisterAct::MoveEntry { to: to.clone() })?])
    };
    Form { fields, make: Box::new(make) }
}

fn close(session: Arc<Session>, story: Arc<EntryStory>) -> Form {
    let kind = story.entry.kind();
    let endings: Vec<RegisterEnding> =
        RegisterEnding::ALL.into_iter().filter(|ending| ending.is_of(kind)).collect();
    let on = Typed::new("on", RegisterWord::Day, today());
    let remark = Typed::new("remark", RegisterWord::Remark, "");
    let chosen = RwSignal::new(UNCHOSEN);
    let options = endings.iter().map(|ending| ending.words(language()).to_owned()).collect::<Vec<String>>();
    let fields = view! {
        {on.day()}
        <Select id="ending".to_owned() label=r(RegisterWord::WhyClosed) options=options chosen=chosen />
        {remark.optional_line()}
    };
    let make = move || {
        let ending = endings.get(chosen.get_untracked()).copied();
        let ending = ending.ok_or_else(|| check(RegisterWord::WhyClosed))?;
        let act = RegisterAct::CloseEntry { on: on.required()?, ending, remark: remark.optional()? };
        Ok(vec![step(&session, &story, act)?])
    };
    Form { fields, make: Box::new(make) }
}
