//! Two tabs of the app tell each other that they have written, or that the person locks the phone.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::Store;

/// Says that the database has changed.
const WRITTEN: &str = "written";
/// Says that the person locks the phone.
const LOCK: &str = "lock";

/// The channel to the other tabs.
pub struct Tabs(Option<web_sys::BroadcastChannel>);

impl Tabs {
    /// Tabs of the same browser that use the same database.
    pub fn new(name: &str) -> Self {
        Self(if cfg!(target_arch = "wasm32") { web_sys::BroadcastChannel::new(name).ok() } else { None })
    }

    /// Tells the other tabs something.
    fn tell(&self, what: &str) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&what.into());
        }
    }
}

impl Store {
    /// Follows what other tabs write, as long as the app runs.
    pub(crate) fn follow_other_tabs(self) {
        let heard = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let what = Reflect::get(&event, &"data".into()).ok().and_then(|data| data.as_string());
            if what.as_deref() == Some(LOCK) {
                return self.lock();
            }
            leptos::task::spawn_local(async move {
                if self.reload().await.is_ok() {
                    crate::sync::nudge(self);
                }
            });
        });
        if let Some(channel) = &self.inner().tabs.0 {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        heard.forget();
    }

    /// Locks every tab of the app.
    pub fn lock_everywhere(self) {
        self.inner().tabs.tell(LOCK);
        self.lock();
    }

    /// Tells other tabs that this one has written.
    pub(crate) fn tell_other_tabs(self) {
        self.inner().tabs.tell(WRITTEN);
    }
}
