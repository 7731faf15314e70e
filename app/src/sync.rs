//! When records are exchanged with the regency, and by which tab. How is a part of the program of its own.

pub mod doubles;
pub mod exchange;

use core::cell::{Cell, RefCell};

use gloo::timers::callback::{Interval, Timeout};
use leptos::prelude::*;
use tumbuh::id::AccountId;
use tumbuh::sync::phone::View;

use crate::later;
use crate::store::Store;

/// How often a phone with signal asks for news.
const EVERY_MILLIS: u32 = 300_000;
/// How long it waits when something else than the regency's answer was in the way.
const LATER_MILLIS: u32 = 60_000;

/// What the driver remembers between exchanges.
#[derive(Default)]
pub struct Driver {
    running: Cell<bool>,
    again: Cell<bool>,
    failures: Cell<u32>,
    /// Whether the session was checked since the app opened.
    greeted: Cell<bool>,
    /// In whose name the regency is asked, and what it then shows: the person of the cookie, who may be another than
    /// the one who works now.
    pub(crate) speaker: RefCell<Option<(AccountId, View)>>,
    /// How much smaller than usual the last exchange had to ask.
    slowness: Cell<u32>,
    /// People of whom the regency takes nothing before they sign in again: asking each time costs a village's bandwidth.
    pub(crate) unheard: RefCell<Vec<AccountId>>,
    retry: RefCell<Option<Timeout>>,
}

/// Follows signal, sight and time, as long as the app runs.
pub fn follow(store: Store) {
    let notice = move || {
        store.note_online(window().navigator().on_line());
        nudge(store);
    };
    notice();
    let _ = window_event_listener(leptos::ev::online, move |_| notice());
    let _ = window_event_listener(leptos::ev::offline, move |_| notice());
    let _ = window_event_listener(leptos::ev::focus, move |_| notice());
    Interval::new(EVERY_MILLIS, notice).forget();
}

/// Exchanges soon, unless it cannot help: nobody is signed in, the session has ended, no signal.
pub fn nudge(store: Store) {
    let status = store.status().get_untracked();
    if status.online && !status.session_expired && store.loaded().get_untracked() {
        begin(store);
    }
}

/// Exchanges now, whatever the phone says about signal and session.
pub fn now(store: Store) {
    store.inner().driver.failures.set(0);
    begin(store);
}

fn begin(store: Store) {
    let inner = store.inner();
    let driver = &inner.driver;
    if store.session().with_untracked(Option::is_none) {
        return;
    }
    if driver.running.replace(true) {
        driver.again.set(true);
        return;
    }
    driver.retry.take();
    leptos::task::spawn_local(async move {
        let inner = store.inner();
        let driver = &inner.driver;
        loop {
            driver.again.set(false);
            // Another tab that exchanges does it for this one too, and tells when it is done.
            crate::locks::only_one_tab("tumbuh-sync", later::exchange(store)).await;
            if !driver.again.get() {
                break;
            }
        }
        driver.running.set(false);
    });
}

/// Tries again in a while.
pub fn retry(store: Store, millis: u32) {
    *store.inner().driver.retry.borrow_mut() = Some(Timeout::new(millis, move || nudge(store)));
}

/// Notes that the part that exchanges could not be had, and tries again.
#[cfg(feature = "parts")]
pub fn not_there(store: Store) {
    store.note_failure(Some(crate::net::NetError::Unreachable.text()));
    retry(store, LATER_MILLIS);
}
