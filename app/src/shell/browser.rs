//! What `web/main.js` offers: installing the app, and taking a new version that waits.

use leptos::prelude::*;

/// Something that the browser offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A new version is cached.
    Update,
    /// The app can be put on the home screen.
    Install,
}

impl Offer {
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Update => ("data-update", "tumbuh:update-ready", "tumbuh:apply-update"),
            Self::Install => ("data-install", "tumbuh:install-ready", "tumbuh:install"),
        }
    }

    /// Whether it is offered now.
    #[must_use]
    pub fn signal(self) -> Signal<bool> {
        let (attribute, event, _) = self.names();
        let offered = document().document_element().is_some_and(|root| root.has_attribute(attribute));
        let signal = RwSignal::new(offered);
        let listener = window_event_listener_untyped(event, move |_| signal.set(true));
        on_cleanup(move || listener.remove());
        signal.into()
    }

    /// Takes it.
    pub fn take(self) {
        let (_, _, command) = self.names();
        if let Ok(event) = web_sys::Event::new(command) {
            let _ = window().dispatch_event(&event);
        }
    }
}
