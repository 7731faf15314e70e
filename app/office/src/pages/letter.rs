//! A referral letter to print: who, why, how soon, and a code that leads back to the case.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::id::{ChildId, ReferralId};
use tumbuh_app::care::CaseFile;
use tumbuh_app::pages::result::measured;
use tumbuh_app::shell::Screen;

use super::case::story_path;
use crate::desk::{use_desk, use_session};
use crate::dom::{Piece, view};
use crate::files::print;
use crate::i18n::care::{CareWord, c};
use crate::i18n::language;
use crate::routes::Route;
use crate::ui::{Load, QrCode};

/// The letter.
#[component]
pub fn LetterPage(
    /// The child.
    child: ChildId,
    /// The referral.
    referral: ReferralId,
) -> Piece {
    let desk = use_desk();
    let story = Load::<Value>::of(story_path(child));
    view! {
        <Screen title=|| c(CareWord::Letter)>
            {story.show_read(move |story: Arc<Value>, _| {
                let file = desk.context().and_then(|context| CaseFile::of_story(context, &story));
                let letter = file.as_ref().and_then(|file| {
                    let mut letters = file.care.cases.iter().flat_map(|case| &case.referrals);
                    letters.find(|one| one.referral.id == referral).map(|one| one.referral.clone())
                });
                match (file, letter) {
                    (Some(file), Some(letter)) => view! { <Letter file=file letter=letter /> },
                    _ => view! { <p class="empty">{c(CareWord::NoSuchLetter)}</p> },
                }
            })}
        </Screen>
    }
}

#[component]
fn Letter(file: Arc<CaseFile>, letter: tumbuh::care::Referral) -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let spoken = language();
    let child = &file.child;
    let place = session.names.name(&child.posyandu);
    let around = session.names.around(&child.posyandu);
    let date = |day| tumbuh_app::i18n::date(spoken, day);
    let whereto = match &letter.to {
        tumbuh::care::ReferralTo::Hospital { name } => name.to_string(),
        tumbuh::care::ReferralTo::Puskesmas => c(CareWord::Puskesmas).to_owned(),
    };
    let age = tumbuh_app::i18n::age(spoken, child.birth_date, letter.on);
    let reading = file.readings.iter().find(|reading| reading.date <= letter.on);
    let reading = reading.map(|reading| format!("{}: {}", date(reading.date), measured(spoken, reading)));
    let why: Vec<Piece> =
        letter.findings.iter().map(|finding| view! { <li>{finding.words(spoken)}</li> }).collect();
    let link = format!("{}/desk{}", window().location().origin().unwrap_or_default(), Route::Case(child.id));
    let facts = [
        (CareWord::To, whereto),
        (CareWord::Of, child.name.to_string()),
        (CareWord::BornOn, format!("{} ({age})", date(child.birth_date))),
        (CareWord::Mother, child.mother_name.to_string()),
        (CareWord::Area, format!("{place}, {around}")),
        (CareWord::LastReading, reading.unwrap_or_else(|| "–".into())),
        (CareWord::Urgency, letter.urgency.words(spoken).to_owned()),
    ];
    let facts: Vec<Piece> =
        facts.into_iter().map(|(label, value)| view! { <dt>{c(label)}</dt> <dd>{value}</dd> }).collect();
    view! {
        <article class="card stack letter">
            <p class="row apart wrap">
                <span class="strong">{session.view.regency.name.to_string()}</span>
                <span>{date(letter.on)}</span>
            </p>
            <dl class="facts">{facts}</dl>
            <div>
                <p class="label">{c(CareWord::WhyReferred)}</p>
                <ul class="bullets">{why}</ul>
                <p>{letter.remark.as_ref().map(ToString::to_string)}</p>
            </div>
            <div>
                <QrCode text=link label=c(CareWord::ScanToAnswer).to_owned() />
                <p class="quiet">{c(CareWord::ScanToAnswer)}</p>
            </div>
            <p>{session.view.name.to_string()}</p>
        </article>
        <p class="no-print"><button type="button" class="button primary" on:click=|_| print()>{c(CareWord::Print)}</button></p>
    }
}
