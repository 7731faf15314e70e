//! Web Locks: one tab at a time.

use core::cell::Cell;
use core::future::Future;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs `work` if no other tab holds the lock `name`; drops it otherwise. Where the browser has no locks it just runs.
pub async fn only_one_tab(name: &str, work: impl Future<Output = ()> + 'static) {
    // `web_sys` has no stable binding to `navigator.locks`.
    let locks = Reflect::get(&window().navigator(), &"locks".into()).unwrap_or(JsValue::UNDEFINED);
    let request = Reflect::get(&locks, &"request".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    let Some(request) = request else {
        return work.await;
    };
    let work = Rc::new(Cell::new(Some(work)));
    let granted = {
        let work = Rc::clone(&work);
        Closure::<dyn Fn(JsValue) -> JsValue>::new(move |lock: JsValue| match work.take() {
            Some(work) if !lock.is_null() => future_to_promise(async move {
                work.await;
                Ok(JsValue::UNDEFINED)
            })
            .into(),
            _ => JsValue::UNDEFINED,
        })
    };
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    let arguments = Array::of3(&name.into(), &options, granted.as_ref().unchecked_ref());
    if let Ok(promise) = request.apply(&locks, &arguments)
        && let Ok(promise) = promise.dyn_into::<Promise>()
    {
        let _ = JsFuture::from(promise).await;
    } else if let Some(work) = work.take() {
        // Not granted for want of permission, not because another tab holds it.
        work.await;
    }
}
