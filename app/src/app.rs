//! Providers and the router.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use tumbuh::language::Language;

use crate::i18n::provide_language;
use crate::pages::{
    CheckPage, ChildPage, DayPage, EditPage, MeasurePage, MissingPage, RegisterPage, ResultPage,
    SettingsPage, SignInPage, SyncPage,
};
use crate::shell::{Guard, Shell};
use crate::store::{Store, StoreError, provide_store};

/// The whole app; `trouble` is why the phone's storage could not be opened.
#[component]
pub fn App(store: Store, language: Language, trouble: Option<StoreError>) -> impl IntoView {
    provide_language(language);
    provide_store(store);
    view! {
        <Router>
            <Shell trouble>
                <FlatRoutes fallback=MissingPage>
                    <Route path=path!("/") view=|| view! { <Guard><DayPage /></Guard> } />
                    <Route path=path!("/sign-in") view=SignInPage />
                    <Route path=path!("/children/new") view=|| view! { <Guard><RegisterPage /></Guard> } />
                    <Route path=path!("/children/:id") view=|| view! { <Guard><ChildPage /></Guard> } />
                    <Route path=path!("/children/:id/edit") view=|| view! { <Guard><EditPage /></Guard> } />
                    <Route path=path!("/children/:id/measure") view=|| view! { <Guard><MeasurePage /></Guard> } />
                    <Route path=path!("/children/:id/results/:measurement") view=|| view! { <Guard><ResultPage /></Guard> } />
                    <Route path=path!("/check") view=CheckPage />
                    <Route path=path!("/sync") view=SyncPage />
                    <Route path=path!("/settings") view=SettingsPage />
                </FlatRoutes>
            </Shell>
        </Router>
    }
}
