//! The story of a case, newest first: what was measured, found and done, by whom, when.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::age::CivilDate;

use super::file::CaseFile;
use super::photo::{Photo, photo_path};
use super::words::CareText;
use crate::dom::{Piece, view};
use crate::i18n::{self, use_language};
use crate::pages::result::measured;
use crate::pages::role_words;

/// The story.
#[component]
pub fn Story(
    /// The case.
    file: Arc<CaseFile>,
) -> Piece {
    let language = use_language();
    let names = file.sheet.names(language);
    let mut told: Vec<(CivilDate, Piece)> = Vec::new();
    // Of one day what was done last stands first.
    let mut tell = |on: CivilDate, piece: Piece| {
        let place = told.partition_point(|(other, _)| *other > on);
        told.insert(place, (on, piece));
    };
    for reading in file.readings.iter().rev() {
        let words = measured(language, reading);
        let who =
            file.name_of(reading.measured_by).map(|name| view! { <p class="quiet">{name.to_owned()}</p> });
        tell(
            reading.date,
            view! {
                <p class="strong">{CareText::Measured.words(language)}</p>
                <p class="number">{words}</p>
                {who}
            },
        );
    }
    let sent = file.events.len().saturating_sub(file.unsent);
    for (place, event) in file.events.iter().enumerate() {
        let lines_of = event
            .act
            .details(&names, &|id| file.planned(id), &|id| file.measured_on(id), &|id| file.recommended(id));
        let lines: Vec<Piece> = lines_of.iter().cloned().map(|line| view! { <p>{line}</p> }).collect();
        let photo = event.act.photo().map(|sha256| {
            let what = lines_of.first().cloned().unwrap_or_default();
            let on = i18n::date(language, event.act.on());
            let words = format!("{}: {what}, {on}", CareText::PhotoOf.words(language));
            let is_here = file.photos.as_ref().map(|here| here.iter().any(|one| one == sha256));
            view! { <Photo path=photo_path(event.child, sha256) words=words is_here=is_here /> }
        });
        let why = file.care.kept.iter().find(|kept| kept.event == event.id).map(|kept| {
            let words = format!("{}: {}", CareText::ChangesNothing.words(language), kept.why.words(language));
            view! { <p class="quiet">{words}</p> }
        });
        let unsent = (place >= sent).then(|| format!(" · {}", CareText::NotSent.words(language)));
        let role = i18n::say(language, role_words(event.role));
        let who = match file.name_of(event.actor) {
            Some(name) => format!("{name}, {role}"),
            None => role.into(),
        };
        tell(
            event.act.on(),
            view! {
                <p class="strong">{event.act.words(language)}</p>
                {lines}
                {photo}
                {why}
                <p class="quiet">{who} {unsent}</p>
            },
        );
    }
    let items: Vec<Piece> = told
        .into_iter()
        .map(|(on, piece)| {
            view! {
                <li>
                    <span class="quiet">{i18n::date(language, on)}</span>
                    <div>{piece}</div>
                </li>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{CareText::Story.words(language)}</h2>
            <ol class="story">{items}</ol>
        </section>
    }
}
