//! The charts in a real browser: as many points as readings, each with its words, and a table that says the same.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a failed unwrap is a failed test"
)]
#![cfg(target_arch = "wasm32")]

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use tumbuh::growth::{Position, Reading, Subject, assess};
use tumbuh::language::Language;
use tumbuh::sex::Sex;
use tumbuh::unit::{Grams, Millimetres};
use tumbuh_app::chart::{ChartTabs, Seen};
use tumbuh_app::i18n::{learn_english, provide_language};
use tumbuh_app::store::{Store, provide_store};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

fn seen(date: &str, grams: u32, millimetres: Option<u32>) -> Seen {
    let subject = Subject { sex: Sex::Female, birth_date: "2024-01-10".parse().unwrap() };
    let reading = Reading {
        weight: Some(Grams(grams)),
        length: millimetres.map(Millimetres),
        position: Some(Position::Lying),
        ..Reading::default()
    };
    let date = date.parse().unwrap();
    Seen { date: Some(date), assessment: assess(&subject, date, &reading) }
}

/// Draws the charts of three readings, two of them with a length, into a new place of the page.
fn draw(language: Language) -> Element {
    let place = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&place).unwrap();
    let seen = vec![
        seen("2024-04-10", 5_400, Some(585)),
        seen("2024-05-10", 6_100, None),
        seen("2024-06-10", 6_700, Some(630)),
    ];
    let root = leptos::mount::mount_to(place.clone().unchecked_into(), move || {
        provide_language(language);
        learn_english(tumbuh_words::english());
        provide_store(Store::new("tumbuh-test-charts"));
        view! { <ChartTabs sex=Sex::Female seen=seen /> }
    });
    root.forget();
    place
}

fn all(place: &Element, selector: &str) -> Vec<Element> {
    let found = place.query_selector_all(selector).unwrap();
    (0..found.length()).filter_map(|index| found.item(index)).map(|node| node.unchecked_into()).collect()
}

async fn settle() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}

fn press(place: &Element, selector: &str, index: usize) {
    all(place, selector)[index].clone().unchecked_into::<web_sys::HtmlElement>().click();
}

#[wasm_bindgen_test]
async fn the_weight_card_has_a_point_and_a_row_for_each_weighing() {
    let place = draw(Language::Indonesian);
    settle().await;
    assert_eq!(all(&place, ".dot").len(), 3);
    assert_eq!(all(&place, "tbody tr").len(), 3);
    assert_eq!(all(&place, ".line").len(), 7, "-3 to +3 SD");
    let names: Vec<_> = all(&place, ".line-name").iter().filter_map(|name| name.text_content()).collect();
    assert_eq!(names, ["−3", "−2", "−1", "0", "+1", "+2", "+3"]);
}

#[wasm_bindgen_test]
async fn points_and_table_say_the_same() {
    let place = draw(Language::Indonesian);
    settle().await;
    let mut labels: Vec<_> =
        all(&place, ".dot").iter().map(|dot| dot.get_attribute("aria-label").unwrap()).collect();
    assert!(labels[0].starts_with("10 Apr 2024 · 5,40 kg · z "), "{}", labels[0]);
    labels.reverse();
    for (label, row) in labels.iter().zip(all(&place, "tbody tr")) {
        for cell in all(&row, "td") {
            let words = cell.text_content().unwrap();
            assert!(label.contains(&words), "{label} should contain {words}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_tab_shows_only_the_readings_that_it_can() {
    let place = draw(Language::English);
    settle().await;
    press(&place, "[role=tab]", 1);
    settle().await;
    assert_eq!(all(&place, ".dot").len(), 2);
    press(&place, "[role=tab]", 4);
    settle().await;
    assert_eq!(all(&place, ".dot").len(), 0);
    assert!(place.text_content().unwrap().contains("No points for this chart yet."));
}

#[wasm_bindgen_test]
async fn a_touched_point_is_read_out() {
    let place = draw(Language::Indonesian);
    settle().await;
    let click = web_sys::MouseEvent::new("click").unwrap();
    all(&place, ".dot")[0].dispatch_event(&click).unwrap();
    settle().await;
    let said = all(&place, ".read-out")[0].text_content().unwrap();
    assert_eq!(said, all(&place, ".dot")[0].get_attribute("aria-label").unwrap());
}

#[wasm_bindgen_test]
async fn zoom_leaves_fewer_points_and_all_brings_them_back() {
    let place = draw(Language::Indonesian);
    settle().await;
    for _ in 0..5 {
        press(&place, ".chart-tools button", 1);
    }
    settle().await;
    assert!(all(&place, ".dot").len() < 3);
    press(&place, ".chart-tools button", 2);
    settle().await;
    assert_eq!(all(&place, ".dot").len(), 3);
}
