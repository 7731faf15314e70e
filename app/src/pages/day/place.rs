//! Which posyandu the day is at: the only one in scope, or the one chosen.

use std::cell::RefCell;

use leptos::prelude::*;
use tumbuh::area::{Area, AreaCode, AreaLevel};

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::store::use_store;
use crate::ui::live;

thread_local! {
    // The choice outlives the screen, and ends with the app: tomorrow may be another posyandu.
    static CHOSEN: RefCell<Option<AreaCode>> = const { RefCell::new(None) };
}

/// The posyandu of the day.
#[derive(Clone, Copy)]
pub struct Place {
    /// The chosen one; `None` for all in scope.
    pub chosen: RwSignal<Option<AreaCode>>,
    options: Signal<Vec<Area>>,
}

/// The posyandu of the day, as last chosen.
#[must_use]
pub fn use_place() -> Place {
    let options = use_posyandu();
    let chosen = RwSignal::new(CHOSEN.with_borrow(Clone::clone));
    Place { chosen, options }
}

/// The posyandu in the scope of the person signed in.
#[must_use]
pub fn use_posyandu() -> Signal<Vec<Area>> {
    let session = use_store().session();
    Signal::derive(move || {
        session.with(|session| {
            let areas = session.iter().flat_map(|session| {
                session.areas.iter().filter(|area| {
                    area.code.level() == AreaLevel::Posyandu && session.scope.contains(&area.code)
                })
            });
            areas.cloned().collect()
        })
    })
}

impl Place {
    /// The name of the posyandu, if it is one.
    #[must_use]
    pub fn name(self) -> Option<String> {
        let chosen = self.chosen.get();
        self.options.with(|options| match (options.as_slice(), chosen) {
            ([only], _) => Some(only.name.to_string()),
            (several, Some(chosen)) => {
                several.iter().find(|area| area.code == chosen).map(|area| area.name.to_string())
            }
            _ => None,
        })
    }
}

/// A list to choose from, when there are several.
#[component]
pub fn PlaceChoice(
    /// The choice.
    place: Place,
) -> Piece {
    let choose = move |event: leptos::ev::Event| {
        let code = event_target_value(&event).parse::<AreaCode>().ok();
        CHOSEN.set(code.clone());
        place.chosen.set(code);
    };
    let options = move || {
        let chosen = place.chosen.get();
        place.options.with(|options| {
            options
                .iter()
                .map(|area| {
                    let selected = chosen.as_ref() == Some(&area.code);
                    view! {
                        <option value=area.code.to_string() selected=selected>
                            {area.name.to_string()}
                        </option>
                    }
                })
                .collect::<Piece>()
        })
    };
    live(move || {
        (place.options.with(Vec::len) > 1).then(|| {
            view! {
                <div class="field">
                    <label for="place">{t(Text::ChoosePosyandu)}</label>
                    <select id="place" class="input" on:change=choose>
                        <option value="">{t(Text::AllPosyandu)}</option>
                        {live(options)}
                    </select>
                </div>
            }
        })
    })
}
