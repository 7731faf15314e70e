//! Screens in parts of the program that a phone loads when one of them is opened for the first time, and the exchange with the
//! regency, which nothing needs before someone has signed in: so the first visit downloads less. The service worker keeps every
//! part, so all of them work without signal once the app is installed.
//!
//! A screen is put into a part with one line, `later!(part, name, Page);`: `part` names the file (screens of one part come
//! together), `name` is the function to show it by, `Page` its component. `app.rs` then says `later::name` where it would have
//! said `|| view! { <Page /> }`. What only screens of a part use goes along by itself; what the first load uses too stays there.

#[cfg(feature = "parts")]
mod waiting;

use crate::dom::{Piece, view};
use crate::pages::{
    CheckPage, ChildPage, EditPage, EnrolPage, EntryFormPage, EntryPage, RegisterPage, RegistersPage,
    ResultPage, SettingsPage, SignsPage, StepPage, StoryPage, SyncPage, TodayPage,
};
use crate::store::Store;
use crate::sync;

/// A screen of a part; without the feature `parts` it is a part of the program like any other.
macro_rules! later {
    ($part:ident, $name:ident, $page:ident) => {
        /// Shows the screen, as soon as its part is there.
        pub fn $name() -> Piece {
            #[cfg(feature = "parts")]
            {
                #[wasm_split_helpers::wasm_split($part, fallible)]
                fn $name() -> Result<waiting::Page, wasm_split_helpers::SplitLoaderError> {
                    Ok(|| view! { <$page /> })
                }
                static LOADED: waiting::Loaded = waiting::Loaded::new();
                waiting::shown(&LOADED, || Box::pin($name()))
            }
            #[cfg(not(feature = "parts"))]
            view! { <$page /> }
        }
    };
}

later!(result, result, ResultPage);
later!(record, child, ChildPage);
later!(record, check, CheckPage);
later!(record, register, RegisterPage);
later!(record, edit, EditPage);
later!(handling, story, StoryPage);
later!(handling, signs, SignsPage);
later!(handling, step, StepPage);
later!(handling, today, TodayPage);
later!(registers, registers, RegistersPage);
later!(registers, enrol, EnrolPage);
later!(registers, entry, EntryPage);
later!(registers, entry_form, EntryFormPage);
later!(phone, sync, SyncPage);
later!(phone, settings, SettingsPage);

/// Exchanges records with the regency once, as soon as its part is there.
pub async fn exchange(store: Store) {
    #[cfg(feature = "parts")]
    {
        type Exchange = fn(Store) -> core::pin::Pin<Box<dyn Future<Output = ()>>>;

        #[wasm_split_helpers::wasm_split(exchange, fallible)]
        fn part() -> Result<Exchange, wasm_split_helpers::SplitLoaderError> {
            Ok(|store| Box::pin(sync::exchange::exchange(store)))
        }
        match part().await {
            Ok(exchange) => exchange(store).await,
            Err(_) => sync::not_there(store),
        }
    }
    #[cfg(not(feature = "parts"))]
    sync::exchange::exchange(store).await;
}
