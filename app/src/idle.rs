//! Locks the phone when nobody has touched it for a while: it may lie on a table at the posyandu.

use core::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use leptos::prelude::*;

use crate::clock::now_millis;
use crate::store::Store;

/// So long a phone may lie untouched. Longer than weighing a restless child and talking to its mother takes, and what is half
/// typed is kept over a lock.
pub const IDLE_MILLIS: i64 = 15 * 60 * 1000;

/// How often it is looked at. A browser that slept looks as soon as it is seen again.
const LOOK_MILLIS: u32 = 20_000;

/// Follows touches and keys, as long as the app runs.
pub fn follow(store: Store) {
    let touched = Rc::new(Cell::new(now_millis()));
    let look = {
        let touched = Rc::clone(&touched);
        move || {
            // A clock that was moved either way counts as time that passed.
            if now_millis().saturating_sub(touched.get()).abs() > IDLE_MILLIS {
                store.lock();
            }
        }
    };
    for event in ["pointerdown", "keydown", "focus"] {
        let (touched, look) = (Rc::clone(&touched), look.clone());
        let _ = window_event_listener_untyped(event, move |_| {
            look();
            touched.set(now_millis());
        });
    }
    Interval::new(LOOK_MILLIS, look).forget();
}
