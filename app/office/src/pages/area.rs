//! Changing one area: its name, what lies in it, where it lies. What a change means is asked before it is made.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::{Place, Places};
use tumbuh::api::areas::{AreaChange, AreaChangeRequest, AreaChangeResponse};
use tumbuh::area::{Area, AreaCode, AreaLevel, Scope};
use tumbuh::regency::AreaChangeError;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use crate::desk::{Desk, Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, p, t};
use crate::net::Trouble;
use crate::routes::{Route, go};
use crate::ui::{Act, AreaPicker, Field, use_asking, use_told};

/// Changing one area.
#[component]
pub fn AreaPage(
    /// Its code.
    code: AreaCode,
) -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let title = session.names.name(&code);
    let around = format!("{} · {code}", session.names.around(&code));
    let level = code.level();
    let posyandu = level == AreaLevel::Posyandu;
    view! {
        <Screen title=move || title.clone()>
            <p><a href=Route::Areas.to_string()>{t(Text::BackToAreas)}</a></p>
            <p class="quiet">{around}</p>
            {rename(&session, &code)}
            {(level == AreaLevel::Village).then(|| add(&session, &code))}
            {posyandu.then(|| split(&session, &code))}
            {posyandu.then(|| relocate(&session, &code))}
            {posyandu.then(|| close(&session, &code))}
        </Screen>
    }
}

async fn send(desk: Desk, change: AreaChange, dry_run: bool) -> Result<AreaChangeResponse, Trouble> {
    desk.post("/api/v1/areas/changes", &AreaChangeRequest { change, dry_run }).await
}

/// Tries a change out. A number that is somebody's already is not taken: those of closed posyandu only the regency knows.
async fn try_out(desk: Desk, mut change: AreaChange) -> Result<(AreaChange, AreaChangeResponse), Trouble> {
    loop {
        let trouble = match send(desk, change.clone(), true).await {
            Ok(found) => return Ok((change, found)),
            Err(trouble) => trouble,
        };
        let taken = [AreaChangeError::Used, AreaChangeError::Exists].map(|error| error.to_string());
        let is_taken = trouble.fields().iter().any(|field| taken.contains(&field.detail));
        match with_next_number(&change).filter(|_| is_taken) {
            Some(next) => change = next,
            None => return Err(trouble),
        }
    }
}

/// The same change with the next number for what is new; `None` when there is none, or nothing is new.
fn with_next_number(change: &AreaChange) -> Option<AreaChange> {
    let mut change = change.clone();
    let (AreaChange::Add { area } | AreaChange::Split { into: area, .. } | AreaChange::Move { to: area, .. }) =
        &mut change
    else {
        return None;
    };
    area.code = area.code.next_posyandu()?;
    Some(change)
}

/// A card with a form: what its button makes of the fields is first tried, then asked, then done.
fn card(
    title: Text,
    why: Text,
    fields: Piece,
    read: impl Fn() -> Result<(AreaChange, String), Text> + Send + 'static,
) -> Piece {
    let (desk, asking, told, act) = (use_desk(), use_asking(), use_told(), Act::new());
    let missing = RwSignal::new(None::<Text>);
    let ask = move |_| {
        let (change, question) = match read() {
            Ok(read) => read,
            Err(text) => return missing.set(Some(text)),
        };
        missing.set(None);
        act.run(try_out(desk, change), move |(change, found)| {
            let means = p(&Phrase::AreaMeans { children: found.children, people: found.people });
            asking.ask(question, means, title, move || {
                let change = change.clone();
                let work = async move {
                    send(desk, change, false).await?;
                    desk.refresh().await;
                    Ok(())
                };
                act.run(work, move |()| {
                    told.tell_there(t(Text::AreaChanged));
                    go(&Route::Areas);
                });
            });
        });
    };
    view! {
        <section class="card stack">
            <h2>{t(title)}</h2>
            <p class="quiet">{t(why)}</p>
            {fields}
            <p class="problem" role="alert">{live(move || missing.get().map(t))}</p>
            {act.notice()}
            <p><button type="button" class="button" disabled=act.busy() on:click=ask>{t(title)}</button></p>
        </section>
    }
}

fn rename(session: &Session, code: &AreaCode) -> Piece {
    let (area, before) = (code.clone(), session.names.name(code));
    let name = RwSignal::new(before.clone());
    let fields = view! { <Field id="name" label=Text::AreaName value=name /> };
    card(Text::Rename, Text::RenameWhy, fields, move || {
        let name = name.get_untracked();
        let question = p(&Phrase::RenameSure { name: before.clone(), new: name.clone() });
        let name = name.parse().map_err(|_| Text::AreaNameMissing)?;
        Ok((AreaChange::Rename { area: area.clone(), name }, question))
    })
}

fn add(session: &Session, village: &AreaCode) -> Piece {
    let (next, around) = (session.names.next_posyandu(village), session.names.name(village));
    let name = RwSignal::new(String::new());
    let fields = view! { <Field id="new-name" label=Text::NewPosyandu value=name /> };
    card(Text::AddPosyandu, Text::AddPosyanduWhy, fields, move || {
        let area = new_area(name, next.as_ref())?;
        let question = p(&Phrase::AddSure { name: area.name.to_string(), village: around.clone() });
        Ok((AreaChange::Add { area }, question))
    })
}

fn split(session: &Session, from: &AreaCode) -> Piece {
    let next = from.ancestor(AreaLevel::Village).and_then(|village| session.names.next_posyandu(&village));
    let (from, before) = (from.clone(), session.names.name(from));
    let (name, rts) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fields = view! {
        <Field id="split-name" label=Text::NewPosyandu value=name />
        <Field id="rts" label=Text::Rts hint=Text::RtsHint value=rts />
    };
    card(Text::Split, Text::SplitWhy, fields, move || {
        let into = new_area(name, next.as_ref())?;
        let rts = rts.get_untracked();
        let rts = rts
            .split([',', ' '])
            .filter(|part| !part.is_empty())
            .map(str::parse)
            .collect::<Result<Vec<_>, _>>();
        let rts = rts.ok().filter(|rts| !rts.is_empty()).ok_or(Text::RtsMissing)?;
        let question = p(&Phrase::SplitSure { name: before.clone(), new: into.name.to_string() });
        Ok((AreaChange::Split { from: from.clone(), into, rts }, question))
    })
}

fn relocate(session: &Arc<Session>, from: &AreaCode) -> Piece {
    let (from, before) = (from.clone(), session.names.name(from));
    let within = Scope(vec![session.view.regency.code.clone()]);
    let chosen = RwSignal::new(Places::default());
    let names = Arc::new(session.names.clone());
    let fields = view! { <AreaPicker id="village".to_owned() names=Arc::clone(&names) within chosen /> };
    card(Text::Relocate, Text::RelocateWhy, fields, move || {
        let places = chosen.get_untracked();
        let village = match places.0.as_slice() {
            [Place::Area(only)] if only.level() == AreaLevel::Village => only,
            _ => return Err(Text::OneVillage),
        };
        let code = names.next_posyandu(village).ok_or(Text::NoCodeLeft)?;
        let name = before.parse().map_err(|_| Text::AreaNameMissing)?;
        let question = p(&Phrase::RelocateSure { name: before.clone(), village: names.name(village) });
        Ok((AreaChange::Move { from: from.clone(), to: Area { code, name } }, question))
    })
}

fn close(session: &Session, code: &AreaCode) -> Piece {
    let (area, name) = (code.clone(), session.names.name(code));
    card(Text::Close, Text::CloseWhy, Piece::nothing(), move || {
        Ok((AreaChange::Close { area: area.clone() }, p(&Phrase::CloseSure { name: name.clone() })))
    })
}

fn new_area(name: RwSignal<String>, code: Option<&AreaCode>) -> Result<Area, Text> {
    let name = name.get_untracked().parse().map_err(|_| Text::AreaNameMissing)?;
    Ok(Area { code: code.cloned().ok_or(Text::NoCodeLeft)?, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_gets_the_next_number_and_what_is_not_gets_none() {
        let area = |code: &str| Area { code: code.parse().unwrap(), name: "Melati".parse().unwrap() };
        let (from, to) = (area("32.11.01.2001.01").code, area("32.11.01.2001.09"));
        let next = |change| with_next_number(&change);
        assert_eq!(
            next(AreaChange::Add { area: to.clone() }),
            Some(AreaChange::Add { area: area("32.11.01.2001.10") })
        );
        assert_eq!(
            next(AreaChange::Move { from: from.clone(), to }),
            Some(AreaChange::Move { from: from.clone(), to: area("32.11.01.2001.10") })
        );
        assert_eq!(next(AreaChange::Add { area: area("32.11.01.2001.99") }), None);
        assert_eq!(next(AreaChange::Close { area: from }), None);
    }
}
