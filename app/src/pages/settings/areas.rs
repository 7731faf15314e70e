//! Which areas this phone keeps, for whoever sees more than one.

use leptos::prelude::*;
use tumbuh::api::session::SessionView;
use tumbuh::area::{Area, AreaCode, AreaLevel};

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::store::use_store;
use crate::ui::{Failure, live};

/// Longer lists are of the areas above.
const MOST_LINES: usize = 60;

/// The areas, each to be kept or not.
#[component]
pub fn AreasCard() -> Piece {
    let session = use_store().session();
    // With what is kept of each, when all are known to fit.
    let areas = Memo::new(move |_| {
        session.with(|session| {
            let session = session.as_ref()?;
            let fits = session.too_many.is_none();
            let kept = |area: Area| (fits && session.scope.contains(&area.code), area);
            Some(choices(session).into_iter().map(kept).collect::<Vec<_>>())
        })
    });
    live(move || {
        let areas = areas.get()?;
        (areas.len() > 1).then(|| view! { <Chooser areas=areas /> })
    })
}

/// What there is to choose from: posyandu, or villages or districts where those would be too many.
fn choices(session: &SessionView) -> Vec<Area> {
    let granted = session.grants.everywhere();
    let of = |level| {
        let areas =
            session.areas.iter().filter(|area| area.code.level() == level && granted.contains(&area.code));
        areas.cloned().collect::<Vec<_>>()
    };
    let found = [AreaLevel::Posyandu, AreaLevel::Village, AreaLevel::District].map(of);
    let [posyandu, villages, districts] = found;
    if posyandu.len() <= MOST_LINES {
        posyandu
    } else if villages.len() <= MOST_LINES {
        villages
    } else {
        districts
    }
}

#[component]
fn Chooser(areas: Vec<(bool, Area)>) -> Piece {
    let store = use_store();
    let kept = areas.iter().filter(|(kept, _)| *kept).map(|(_, area)| area.code.clone());
    let chosen: RwSignal<Vec<AreaCode>> = RwSignal::new(kept.collect());
    let count = areas.len();
    let failure = RwSignal::new(None::<Text>);
    let saving = RwSignal::new(false);
    let save = move |_| {
        let mut areas = chosen.get_untracked();
        if areas.is_empty() {
            return failure.set(Some(Text::KeptAreasNone));
        }
        // Whoever keeps everything keeps what is new, too.
        if areas.len() == count {
            areas.clear();
        }
        saving.set(true);
        leptos::task::spawn_local(async move {
            let done = store.keep_areas(areas).await;
            let _ = saving.try_set(false);
            let _ = failure.try_set(done.err().map(|error| error.text()));
        });
    };
    let lines = areas.into_iter().map(|(checked, area)| {
        let code = area.code.clone();
        let flip = move |_| {
            chosen.update(|chosen| match chosen.iter().position(|known| *known == code) {
                Some(place) => drop(chosen.remove(place)),
                None => chosen.push(code.clone()),
            });
        };
        view! {
            <label class="tick">
                <input type="checkbox" checked=checked on:change=flip />
                <span>{area.name.to_string()}</span>
            </label>
        }
    });
    view! {
        <fieldset class="card stack">
            <legend class="label">{t(Text::KeptAreas)}</legend>
            <p class="quiet">{t(Text::KeptAreasWhy)}</p>
            {lines.collect::<Piece>()}
            <Failure error=failure />
            <button type="button" class="button" disabled=saving on:click=save>
                {live(move || if saving.get() { t(Text::Saving) } else { t(Text::KeptAreasSave) })}
            </button>
        </fieldset>
    }
}
