//! Bringing the database to the schema of this version, through the browser's own bindings: the upgrade event of
//! `indexed_db_futures` writes its errors out in words, and with them brings the printing of floats, 5 kB that a phone would
//! download.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

use crate::store::error::StoreError;
use crate::store::schema;

/// A connection to the database `name` after it was brought up to date.
///
/// # Errors
/// When the browser gives no storage, or another tab runs a newer version.
pub async fn upgraded(name: &str) -> Result<IdbDatabase, StoreError> {
    open(name).await.map_err(|error| StoreError::no_storage(&error))
}

/// Closes the connection when another tab wants to upgrade or delete the database, and does what else must be `done` then.
pub fn on_version_change(database: &IdbDatabase, done: impl Fn() + 'static) {
    let watched = database.clone();
    let let_go = Closure::<dyn Fn()>::new(move || {
        watched.close();
        done();
    });
    database.set_onversionchange(let_go.into_js_value().dyn_ref());
}

async fn open(name: &str) -> Result<IdbDatabase, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(name, schema::VERSION)?;
    let opened = request.clone();
    let upgrade = Closure::<dyn Fn(IdbVersionChangeEvent) -> Result<(), JsValue>>::new(
        move |event: IdbVersionChangeEvent| {
            schema::upgrade(opened.result()?.unchecked_ref(), event.old_version())
        },
    );
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(done).await {
        Ok(_) => Ok(request.result()?.unchecked_into()),
        Err(_) => Err(request.error()?.map_or(JsValue::UNDEFINED, Into::into)),
    }
}
