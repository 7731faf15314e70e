//! Finding a child, or a woman in a register, by the exact NIK, and from there on to another regency; children from there are taken in here.

mod hand_over;
mod take_in;

use hand_over::HandOverPage;
use take_in::TakeInPage;

use leptos::prelude::*;
use tumbuh::api::access_log::{FoundChild, NikSearchRequest, NikSearchResponse};
use tumbuh::api::registers::EntryView;
use tumbuh::care::register::Followed;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::requests::{RequestPage, RequestsPage};
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, language, p, t};
use crate::routes::Route;
use crate::ui::{Act, Field};

/// The screens of this part: children, and what their parents ask.
pub fn screen(route: Route) -> Piece {
    match route {
        Route::HandOver(child) => view! { <HandOverPage child /> },
        Route::TakeIn(code) => view! { <TakeInPage code /> },
        Route::Requests => view! { <RequestsPage /> },
        Route::Request(id) => view! { <RequestPage id /> },
        _ => view! { <ChildrenPage /> },
    }
}

/// Finding a child by its NIK.
#[component]
fn ChildrenPage() -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let Some(session) = use_session() else { return Piece::nothing() };
    let (nik, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<Text>));
    let found = RwSignal::new(None::<NikSearchResponse>);
    let search = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        found.set(None);
        let typed: String = nik.get_untracked().chars().filter(|one| !one.is_whitespace()).collect();
        let Ok(nik) = typed.parse() else { return wrong.set(Some(Text::NikWrong)) };
        wrong.set(None);
        let work = async move { desk.post("/api/v1/children/by-nik", &NikSearchRequest { nik }).await };
        act.run(work, move |answer| found.set(Some(answer)));
    };
    view! {
        <Screen title=|| t(Text::NavChildren)>
            <form class="card stack" on:submit=search>
                <h2>{t(Text::NikTitle)}</h2>
                <p class="quiet">{t(Text::NikWhy)}</p>
                <Field id="nik" label=Text::Nik hint=Text::NikHint inputmode="numeric" value=nik error=wrong />
                {act.notice()}
                <p><button type="submit" class="button primary" disabled=act.busy()>{t(Text::NikSearch)}</button></p>
            </form>
            {live(move || found.get().map(|found| outcome(&found, &session)))}
            <section class="card stack">
                <h2>{t(Text::TakeInTitle)}</h2>
                <p class="quiet">{t(Text::TakeInWhy)}</p>
                <p><a class="button" href=Route::TakeIn(None).to_string()>{t(Text::TakeInTitle)}</a></p>
            </section>
        </Screen>
    }
}

fn outcome(found: &NikSearchResponse, session: &Session) -> Piece {
    let children = found.children.iter().map(|child| card(child, session)).collect::<Vec<_>>();
    let women = found.women.iter().map(|woman| woman_card(woman, session)).collect::<Vec<_>>();
    let elsewhere = found.elsewhere.iter().map(|place| {
        view! { <p class="empty" role="status">{p(&Phrase::FoundElsewhere { place: place.to_string() })}</p> }
    });
    let elsewhere = elsewhere.collect::<Vec<_>>();
    let nobody = (children.is_empty() && women.is_empty() && elsewhere.is_empty())
        .then(|| view! { <p class="empty" role="status">{t(Text::NikNobody)}</p> });
    view! { {children} {women} {elsewhere} {nobody} }
}

fn card(child: &FoundChild, session: &Session) -> Piece {
    let birth = tumbuh_app::i18n::date(language(), child.birth_date);
    let place = session.names.name(&child.posyandu);
    let around = session.names.around(&child.posyandu);
    let closed =
        (!child.active).then(|| view! { <span class="badge tone-unknown">{t(Text::ClosedRecord)}</span> });
    let give = child.active.then(|| {
        let link = Route::HandOver(child.id).to_string();
        view! { <a class="button" href=link>{t(Text::HandOverTitle)}</a> }
    });
    view! {
        <section class="card stack" role="status">
            <h2>{child.name.to_string()} " " {closed}</h2>
            <dl class="facts">
                <dt>{t(Text::Born)}</dt><dd>{birth}</dd>
                <dt>{t(Text::Mother)}</dt><dd>{child.mother_name.to_string()}</dd>
                <dt>{t(Text::Posyandu)}</dt><dd>{format!("{place}, {around}")}</dd>
            </dl>
            <div class="row wrap">
                {give}
                <a class="button" href=format!("/children/{}", child.id)>{t(Text::OpenRecord)}</a>
            </div>
        </section>
    }
}

fn woman_card(woman: &EntryView, session: &Session) -> Piece {
    let spoken = language();
    let birth = tumbuh_app::i18n::date(spoken, woman.birth_date);
    let place = session.names.name(&woman.posyandu);
    let around = session.names.around(&woman.posyandu);
    let open = if let Followed::Woman { entry } = woman.followed {
        let link = format!("/desk{}", Route::Entry(entry));
        Some(view! { <p><a class="button" href=link>{t(Text::OpenEntry)}</a></p> })
    } else {
        None
    };
    view! {
        <section class="card stack" role="status">
            <h2>{woman.name.to_string()}</h2>
            <dl class="facts">
                <dt>{t(Text::NavRegisters)}</dt><dd>{woman.register.words(spoken)}</dd>
                <dt>{t(Text::Born)}</dt><dd>{birth}</dd>
                <dt>{t(Text::Posyandu)}</dt><dd>{format!("{place}, {around}")}</dd>
            </dl>
            {open}
        </section>
    }
}
