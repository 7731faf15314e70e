//! Whether a posyandu day may begin on this phone; and what is said where records have vanished.

use leptos::prelude::*;
use tumbuh::api::session::TooMany;
use tumbuh::sync::phone::Unfit;

use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, date, t, tell, use_language};
use crate::routes::Path;
use crate::store::{Store, use_store};
use crate::ui::{Notice, Tone, live};

/// Why no day may begin here; `None` until the browser has answered, and when all is well.
pub fn use_unfit(store: Store) -> RwSignal<Option<Unfit>> {
    let unfit = RwSignal::new(None);
    leptos::task::spawn_local(async move {
        let found = store.keeper().await.may_begin().err();
        // The screen may have been left meanwhile.
        let _ = unfit.try_set(found);
    });
    unfit
}

/// Says why no day may begin here, and what to do.
#[component]
pub fn UnfitNotice(
    /// Why.
    unfit: RwSignal<Option<Unfit>>,
) -> Piece {
    live(move || {
        let text = match unfit.get()? {
            Unfit::Forgets => Text::UnfitForgets,
            Unfit::SafariForgets => Text::UnfitSafari,
            Unfit::Full => Text::UnfitFull,
        };
        Some(view! {
            <Notice tone=Tone::Urgent alert=true>
                <p class="strong">{t(text)}</p>
                <p><a href=Path::Sync.to_string()>{t(Text::SyncTitle)}</a></p>
            </Notice>
        })
    })
}

/// Whether the person sees more children than a phone keeps: then it keeps none until areas are chosen.
pub fn use_too_many(store: Store) -> Memo<Option<TooMany>> {
    let session = store.session();
    Memo::new(move |_| session.with(|now| now.as_ref().and_then(|now| now.too_many)))
}

/// Says that the person sees more children than a phone keeps, and where to choose.
#[component]
pub fn TooManyNotice(
    /// How many those are.
    limit: Memo<Option<TooMany>>,
) -> Piece {
    let language = use_language();
    live(move || {
        let words = tell(language, &Phrase::TooMany { limit: limit.get()?.limit });
        Some(view! {
            <Notice tone=Tone::Urgent alert=true>
                <p class="strong">{words}</p>
                <p><a href=Path::Settings.to_string() class="button">{t(Text::KeptAreas)}</a></p>
            </Notice>
        })
    })
}

/// Says that records have vanished, what of them is lost and what is safe.
#[component]
pub fn LossNotice() -> Piece {
    let store = use_store();
    let language = use_language();
    let lost = Memo::new(move |_| store.status().with(|status| status.lost));
    live(move || {
        let lost = lost.get()?;
        let when = date(language, crate::clock::day(lost.at_millis, store.utc_offset()));
        let words = match lost.unsent {
            0 => tell(language, &Phrase::LostSent { when }),
            count => tell(language, &Phrase::LostUnsent { count, when }),
        };
        Some(view! { <Notice tone=Tone::Urgent alert=true><p>{words}</p></Notice> })
    })
}
