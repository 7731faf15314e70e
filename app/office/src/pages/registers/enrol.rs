//! Entering someone in a register: someone new, or a woman who is known from another one, who is not typed in again.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::api::registers::EntryStory;
use tumbuh::care::register::{Enrolment, RegisterAct, RegisterKind, RegisterStep, Woman};
use tumbuh::child::Consent;
use tumbuh::id::{EntryId, WomanId};
use tumbuh_app::clock::new_id;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::entry::story_path;
use super::fields::Typed;
use super::form::{Form, filled};
use super::{places, role_for};
use crate::desk::{RegisterSent, Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::language;
use crate::i18n::registers::{RegisterWord, r};
use crate::routes::Route;
use crate::ui::{Load, Select};

/// Registers that one is entered in, in order of the choice.
const KINDS: [RegisterKind; 3] = [RegisterKind::Pregnancy, RegisterKind::Girl, RegisterKind::Couple];

/// Entering someone.
#[component]
pub fn EnrolPage(
    /// An entry of the woman, when she is known.
    entry: Option<EntryId>,
) -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let form = match entry {
        None => shown(session, None),
        Some(entry) => Load::<Value>::of(story_path(entry)).show_read(move |story: Arc<EntryStory>, _| {
            shown(Arc::clone(&session), Some(&story.entry.woman))
        }),
    };
    view! { <Screen title=|| r(RegisterWord::Enrol)>{form}</Screen> }
}

fn shown(session: Arc<Session>, known: Option<&Woman>) -> Piece {
    // The same however often it is sent.
    let entry: EntryId = new_id(EntryId::new);
    let today = use_desk().today();
    let known = known.cloned();
    let id = known.as_ref().map_or_else(|| new_id(WomanId::new), |woman| woman.id);
    let of = |read: fn(&Woman) -> Option<String>| known.as_ref().and_then(read).unwrap_or_default();
    let name = Typed::new("name", RegisterWord::Name, of(|woman| Some(woman.name.to_string())));
    let birth = Typed::new("birth", RegisterWord::BirthDate, of(|woman| Some(woman.birth_date.to_string())));
    let nik = Typed::new("nik", RegisterWord::Nik, of(|woman| Some(woman.nik.as_ref()?.digits().to_owned())));
    let phone = Typed::new("phone", RegisterWord::Phone, of(|woman| Some(woman.phone.as_ref()?.to_string())));
    let address =
        Typed::new("address", RegisterWord::Address, of(|woman| Some(woman.address.as_ref()?.to_string())));
    let consent = Typed::new("consent", RegisterWord::Consents, of(|woman| Some(woman.name.to_string())));
    let since = Typed::new("since", RegisterWord::Since, today.to_string());
    let last_period = Typed::new("last-period", RegisterWord::LastPeriod, "");
    let spacing = Typed::new("spacing", RegisterWord::Spacing, "");
    let living = Typed::new("living", RegisterWord::Living, "");
    let school = Typed::new("school", RegisterWord::School, "");
    let man = Typed::new("man", RegisterWord::ManName, "");
    let wedding = Typed::new("wedding", RegisterWord::Wedding, "");
    let kind = RwSignal::new(0_usize);
    let codes = places(&session, |_| RegisterAct::CorrectEntry { changes: Vec::new() });
    let here = known.as_ref().and_then(|woman| codes.iter().position(|code| *code == woman.posyandu));
    let place = RwSignal::new(here.unwrap_or_default());
    let options = codes
        .iter()
        .map(|code| format!("{}, {}", session.names.name(code), session.names.around(code)))
        .collect::<Vec<String>>();
    let asked = move || {
        Some(match KINDS.get(kind.get())? {
            RegisterKind::Girl => view! { {school.optional_line()} },
            RegisterKind::Couple => view! { {man.line()} {wedding.day()} },
            _ => view! { {last_period.day()} {spacing.number()} {living.number()} },
        })
    };
    let kinds = KINDS.map(|kind| kind.words(language()).to_owned()).to_vec();
    let fields = view! {
        <Select
            id="register".to_owned()
            label=r(RegisterWord::Which)
            options=kinds
            chosen=kind
        />
        <Select id="posyandu".to_owned() label=r(RegisterWord::Posyandu) options=options chosen=place />
        {name.line()}
        {birth.day()}
        {nik.number()}
        {phone.optional_line()}
        {address.optional_line()}
        {live(asked)}
        {since.day()}
        {consent.line()}
    };
    let make = move || {
        let posyandu =
            codes.get(place.get_untracked()).ok_or_else(|| r(RegisterWord::NotYours).to_owned())?;
        let enrolment = match KINDS.get(kind.get_untracked()) {
            Some(RegisterKind::Girl) => Enrolment::Girl { school: school.optional()? },
            Some(RegisterKind::Couple) => {
                Enrolment::Couple { man_name: man.required()?, wedding_on: wedding.required()? }
            }
            _ => Enrolment::Pregnancy {
                last_period: last_period.required()?,
                spacing_months: spacing.optional()?,
                children: living.optional()?,
            },
        };
        let woman = Woman {
            id,
            name: name.required()?,
            birth_date: birth.required()?,
            nik: nik.optional()?,
            phone: phone.optional()?,
            posyandu: posyandu.clone(),
            address: address.optional()?,
        };
        let consent = Consent {
            given_by: consent.required()?,
            on: today,
            notice_version: session.view.regency.notice_version,
        };
        let step = RegisterAct::Enrol { woman, consent, since: since.required()?, enrolment };
        let role = role_for(&session, &step, posyandu).ok_or_else(|| r(RegisterWord::NotYours).to_owned())?;
        Ok(vec![RegisterSent::Register(RegisterStep { entry, role, step })])
    };
    filled(Form { fields, make: Box::new(make) }, Route::Entry(entry))
}
