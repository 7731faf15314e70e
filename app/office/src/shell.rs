//! What surrounds every screen: skip link, the bar with the regency, navigation, what was just done, the question dialog.

use leptos::prelude::*;
use tumbuh_app::shell::{crest, wear};
use tumbuh_app::ui::{Glyph, Icon, live, truth};
use wasm_bindgen::JsCast;

use crate::desk::{Session, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::{Text, language, t};
use crate::office::Screens;
use crate::routes::{Route, use_route};
use crate::ui::{use_asking, use_told};

/// The frame around the screens.
#[component]
pub fn Shell(
    /// The screen.
    children: Piece,
) -> Piece {
    let desk = use_desk();
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language().tag());
        let root = root.unchecked_into();
        let session = desk.session();
        Effect::new(move || {
            session.with(|session| wear(&root, session.as_ref().map(|session| &session.view.regency.look)));
        });
    }
    let Some(screens) = use_context::<Screens>() else { return Piece::nothing() };
    let open = RwSignal::new(false);
    let route = use_route();
    Effect::new(move || {
        route.track();
        open.set(false);
    });
    let regency = live(move || {
        desk.session().get().map(|session| {
            view! {
                <span class="where">{crest(&session.view.regency.look)}{session.view.regency.name.to_string()}</span>
            }
        })
    });
    let places = live(move || desk.session().get().map(|session| places(&session, screens)));
    // The address behind the `#` is the screen's, so the skip link moves the focus itself.
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let main = document().get_element_by_id("main");
        if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = main.focus();
        }
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{t(Text::SkipToContent)}</a>
        <header class="office-bar">
            <button type="button" class="menu" hidden=move || desk.session().with(Option::is_none) aria-expanded=truth(move || open.get()) aria-controls="office-nav" on:click=move |_| open.update(|open| *open = !*open)>
                <span aria-hidden="true">"☰"</span>
                {t(Text::Menu)}
            </button>
            <span class="strong">{t(screens.name)}</span>
            {regency}
        </header>
        <div class="office-frame">
            <nav id="office-nav" class="office-nav" class:open=open aria-label=t(Text::NavLabel)>{places}</nav>
            <main id="main" class="screen" tabindex="-1">
                {use_told().line()}
                {children}
            </main>
        </div>
        {use_asking().dialog()}
    }
}

fn places(session: &Session, screens: Screens) -> Piece {
    let route = use_route();
    let home = (screens.home)(session);
    let here = Signal::derive(move || match route.get() {
        Some(Route::Home) => home.clone(),
        here => here,
    });
    let places =
        screens.places.iter().filter(|(route, ..)| route.is_for(session)).map(|(place, icon, words)| {
            let (place, icon, words) = (place.clone(), *icon, *words);
            let link = place.to_string();
            let current = move || here.get().is_some_and(|here| belongs(&here, &place)).then_some("page");
            view! {
                <a href=link aria-current=current>
                    <Glyph icon />
                    <span>{t(words)}</span>
                </a>
            }
        });
    let places = places.collect::<Vec<_>>();
    // The office and the desk lead to each other.
    let beside = match screens.name {
        Text::HandlingName => Some(("/office#/me", Icon::Settings, Text::NavMe)),
        _ => Route::Tasks.is_for(session).then_some(("/desk", Icon::Curve, Text::HandlingName)),
    };
    let beside =
        beside.map(|(link, icon, words)| view! { <a href=link><Glyph icon /><span>{t(words)}</span></a> });
    view! {
        {places}
        {beside}
        <a href="/" class="to-phone"><Glyph icon=Icon::Back /><span>{t(Text::ToPhone)}</span></a>
    }
}

/// Whether a screen is reached through that one.
fn belongs(here: &Route, route: &Route) -> bool {
    match here {
        Route::Person(_) => *route == Route::People,
        Route::Request(_) => *route == Route::Requests,
        Route::HandOver(_) | Route::TakeIn(_) => *route == Route::Children,
        Route::Case(_) | Route::Step(..) | Route::Letter(..) | Route::Bundle(_) => *route == Route::Cases,
        Route::Entry(_) | Route::EntryForm(..) | Route::Enrol(_) => *route == Route::Registers,
        Route::Area(_) | Route::ImportAreas => *route == Route::Areas,
        Route::ChangeSettings | Route::PackFile | Route::PackHistory => *route == Route::Settings,
        Route::Invite => *route == Route::Invitations,
        Route::AccessLog(_) => matches!(route, Route::AccessLog(_)),
        here => here == route,
    }
}
