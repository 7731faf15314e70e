//! What `view!` builds, in a real browser.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a failed unwrap is a failed test"
)]
#![cfg(target_arch = "wasm32")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
// `view!` names the builder from the root of the crate.
use tumbuh_app::dom;
use tumbuh_app::dom::{Piece, keyed, row, view};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// Shows the view in a new place of the page, until the handle is dropped.
fn show(view: impl FnOnce() -> Piece + 'static) -> (Element, impl Drop) {
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    let handle = leptos::mount::mount_to(place.clone().unchecked_into(), view);
    (place, handle)
}

async fn settle() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}

fn first(place: &Element, selector: &str) -> Element {
    place.query_selector(selector).unwrap().unwrap()
}

#[wasm_bindgen_test]
fn texts_and_attributes_are_taken_as_they_are() {
    let words = "<b>\"&amp;\"</b>".to_owned();
    let title = words.clone();
    let absent = None::<String>;
    let (place, _shown) =
        show(move || view! { <p title=title hidden=false draggable=absent>{words} " & "</p> });
    let p = first(&place, "p");
    assert_eq!(p.text_content().unwrap(), "<b>\"&amp;\"</b> & ");
    assert_eq!(p.get_attribute("title").unwrap(), "<b>\"&amp;\"</b>");
    assert!(!p.has_attribute("hidden") && !p.has_attribute("draggable"));
}

#[wasm_bindgen_test]
fn drawings_are_in_the_namespace_of_drawings() {
    let (place, _shown) = show(|| view! { <svg viewBox="0 0 1 1"><path d="M0 0" /></svg> });
    for tag in ["svg", "path"] {
        assert_eq!(first(&place, tag).namespace_uri().unwrap(), "http://www.w3.org/2000/svg");
    }
    assert!(first(&place, "svg").has_attribute("viewBox"));
}

#[wasm_bindgen_test]
async fn attributes_classes_properties_and_texts_follow_signals() {
    let count = RwSignal::new(1);
    let text = RwSignal::new("a".to_owned());
    let (place, _shown) = show(move || {
        view! {
            <p class="fixed" class:many=move || { count.get() > 1 } hidden=move || count.get() == 1>
                {move || count.get().to_string()}
            </p>
            <input bind:value=text />
        }
    });
    let (p, input) = (first(&place, "p"), first(&place, "input").unchecked_into::<HtmlInputElement>());
    assert!(p.has_attribute("hidden"));
    assert_eq!(p.class_name(), "fixed");
    count.set(2);
    text.set("b".into());
    settle().await;
    assert!(!p.has_attribute("hidden"));
    assert_eq!((p.class_name(), p.text_content().unwrap()), ("fixed many".into(), "2".into()));
    assert_eq!(input.value(), "b");
    input.set_value("c");
    input.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    assert_eq!(text.get_untracked(), "c");
}

#[wasm_bindgen_test]
async fn the_same_element_stays_and_another_takes_its_place() {
    let step = RwSignal::new(0);
    let pressed = RwSignal::new(0);
    let (place, _shown) = show(move || {
        view! {
            <i></i>
            {move || match step.get() {
                2 => view! { <button class="other">"other"</button> },
                3 => Piece::nothing(),
                now => view! { <button title=now.to_string() on:click=move |_| pressed.set(now + 10)>{now.to_string()}</button> },
            }}
            <b></b>
        }
    });
    let button = first(&place, "button");
    step.set(1);
    settle().await;
    assert!(button.is_same_node(Some(&first(&place, "button"))));
    assert_eq!(button.get_attribute("title").unwrap(), "1");
    button.unchecked_ref::<HtmlElement>().click();
    assert_eq!(pressed.get_untracked(), 11, "one handler, the new one");
    step.set(2);
    settle().await;
    assert!(!button.is_connected());
    assert_eq!(place.text_content().unwrap(), "other");
    assert_eq!(first(&place, "button").previous_element_sibling().unwrap().tag_name(), "I");
    step.set(3);
    settle().await;
    assert_eq!(place.text_content().unwrap(), "");
    step.set(1);
    settle().await;
    assert_eq!(first(&place, "button").next_element_sibling().unwrap().tag_name(), "B");
}

#[wasm_bindgen_test]
async fn what_is_gone_follows_nothing() {
    let shown = RwSignal::new(true);
    let count = RwSignal::new(0);
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    let (place, handle) = show(move || {
        view! {
            <div>
                {move || {
                    let counted = Arc::clone(&counted);
                    shown.get().then(|| view! {
                        <p title=move || {
                            counted.fetch_add(1, Ordering::Relaxed);
                            count.get().to_string()
                        }></p>
                    })
                }}
            </div>
        }
    });
    count.set(1);
    settle().await;
    assert_eq!(runs.load(Ordering::Relaxed), 2);
    shown.set(false);
    settle().await;
    count.set(2);
    settle().await;
    assert_eq!(runs.load(Ordering::Relaxed), 2);
    drop(handle);
    assert_eq!(place.child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn rows_keep_their_elements_in_every_order() {
    let keys = RwSignal::new(vec![1, 2, 3, 4]);
    let (place, _shown) = show(move || {
        view! { <ul>{keyed(move || keys.get().into_iter().map(|key| row(key, move || view! { <li>{key.to_string()}</li> })).collect())}</ul> }
    });
    let list = first(&place, "ul");
    let marked = first(&place, "li");
    marked.set_attribute("data-kept", "").unwrap();
    // Out of the middle, in at both ends, turned around, mixed.
    for order in [vec![1, 2, 4], vec![9, 1, 2, 4, 8], vec![8, 4, 2, 1, 9], vec![2, 7, 9, 1, 6]] {
        keys.set(order.clone());
        settle().await;
        let words: String = order.iter().map(ToString::to_string).collect();
        assert_eq!(list.text_content().unwrap(), words);
        assert!(marked.is_connected(), "{order:?}");
    }
    keys.set(vec![]);
    settle().await;
    assert!(!marked.is_connected());
    keys.set(vec![3, 1]);
    settle().await;
    assert_eq!(list.text_content().unwrap(), "31");
}

#[component]
fn Framed(children: Piece) -> Piece {
    view! { <div class="frame">{children}</div> }
}

#[wasm_bindgen_test]
fn components_take_markup_as_children() {
    let (place, _shown) = show(|| view! { <Framed><i>"one"</i> "two"</Framed> });
    assert_eq!(first(&place, ".frame").text_content().unwrap(), "onetwo");
    assert_eq!(first(&place, ".frame i").text_content().unwrap(), "one");
}
