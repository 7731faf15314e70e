//! Providers and the router.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;
use tumbuh::language::Language;

use crate::i18n::provide_language;
use crate::pages::{
    CheckPage, ChildPage, DayPage, EditPage, MeasurePage, MissingPage, RegisterPage, ResultPage,
    SettingsPage, SignInPage, SyncPage,
};
use crate::shell::Shell;
use crate::store::{Store, StoreError, provide_store};

/// The whole app; `trouble` is why the phone's storage could not be opened.
#[component]
pub fn App(store: Store, language: Language, trouble: Option<StoreError>) -> impl IntoView {
    provide_language(language);
    provide_store(store);
    view! {
        <Router>
            <Shell trouble>
                <Routes fallback=MissingPage>
                    <Route path=path!("/") view=DayPage />
                    <Route path=path!("/sign-in") view=SignInPage />
                    <Route path=path!("/children/new") view=RegisterPage />
                    <Route path=path!("/children/:id") view=ChildPage />
                    <Route path=path!("/children/:id/edit") view=EditPage />
                    <Route path=path!("/children/:id/measure") view=MeasurePage />
                    <Route path=path!("/children/:id/results/:measurement") view=ResultPage />
                    <Route path=path!("/check") view=CheckPage />
                    <Route path=path!("/sync") view=SyncPage />
                    <Route path=path!("/settings") view=SettingsPage />
                </Routes>
            </Shell>
        </Router>
    }
}
