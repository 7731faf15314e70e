//! What the tests of the store share: tabs on databases of their own, and the vault without its thread.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each file uses some; a failed unwrap is a failed test; small numbers were floats in JavaScript"
)]

use core::cell::Cell;

use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use tumbuh::api::sync::PullResponse;
use tumbuh::id::Revision;
use tumbuh::sync::{Act, MeasurementRow, Row};
use tumbuh_app::store::samples::{account, child, reading_on, session};
use tumbuh_app::store::seams::PASSWORD;
use tumbuh_app::store::{Entrance, Store};
use tumbuh_vault::VaultError;
use wasm_bindgen::prelude::{Closure, JsValue};

type Called = dyn Fn(String, JsValue, JsValue, JsValue, JsValue, JsValue, JsValue, JsValue) -> Promise;

/// A name for a database.
pub fn fresh() -> String {
    thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
    let number = COUNT.with(|count| count.replace(count.get() + 1));
    format!("test-{number}-{}", js_sys::Math::random())
}

/// The app is opened anew on the database `name`: locked, if there is anything to open.
pub async fn locked(name: &str) -> Store {
    install_vault();
    tumbuh_vault::forget();
    let owner = Owner::new();
    let store = owner.with(|| Store::new(name));
    core::mem::forget(owner);
    store.open().await.unwrap();
    store
}

/// The same, and the kader unlocks it.
pub async fn open(name: &str) -> Store {
    let store = locked(name).await;
    store.enter(Entrance::KnownPassword(account(), PASSWORD.into())).await.unwrap();
    store
}

/// The kader has just signed in on a phone with nothing on it.
pub async fn signed_in(name: &str) -> Store {
    let store = locked(name).await;
    store.take_session(session(), 1_000).await.unwrap();
    store
}

pub fn page(rows: Vec<Row>, cursor: u64, more: bool) -> PullResponse {
    PullResponse {
        rows,
        cursor: Revision(cursor),
        more,
        scope: None,
        account: None,
        server_time_millis: 5_000,
        unread: None,
    }
}

pub fn measured(number: u8, date: &str) -> Row {
    Row::Measurement(MeasurementRow::new(Revision(u64::from(number)), reading_on(number, date)))
}

pub fn register() -> Act {
    Act::RegisterChild { child: child() }
}

/// `web/vault.js` without a thread.
fn install_vault() {
    let called: Box<Called> = Box::new(|name, a, b, c, d, e, f, g| {
        let bytes = |value: &JsValue| Uint8Array::new(value).to_vec();
        let number = |value: &JsValue| value.as_f64().unwrap() as u32;
        let random =
            |length: u32| (0..length).map(|_| (js_sys::Math::random() * 256.0) as u8).collect::<Vec<_>>();
        let nothing = |result: Result<(), VaultError>| result.map(|()| JsValue::UNDEFINED);
        let some =
            |result: Result<Vec<u8>, VaultError>| result.map(|bytes| Uint8Array::from(&bytes[..]).into());
        let answer = match name.as_str() {
            "lock" => {
                tumbuh_vault::forget();
                Ok(JsValue::UNDEFINED)
            }
            "holdNewKey" => nothing(tumbuh_vault::hold_new_key(&random(32))),
            "door" => some(tumbuh_vault::door(
                &bytes(&a),
                &bytes(&b),
                number(&c),
                number(&d),
                &bytes(&e),
                &bytes(&f),
            )),
            "enter" => nothing(tumbuh_vault::enter(
                &bytes(&a),
                &bytes(&b),
                number(&c),
                number(&d),
                &bytes(&e),
                &bytes(&f),
                &bytes(&g),
            )),
            "sealAll" => some(tumbuh_vault::seal_all(&bytes(&a), &random(16))),
            "openAll" => some(tumbuh_vault::open_all(&bytes(&a))),
            other => panic!("{other}"),
        };
        match answer {
            Ok(value) => Promise::resolve(&value),
            Err(why) => Promise::reject(&why.into()),
        }
    });
    let called = Closure::wrap(called);
    Reflect::set(&js_sys::global(), &"tumbuhVault".into(), called.as_ref()).unwrap();
    called.forget();
}
