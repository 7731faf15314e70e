//! What a phone keeps is sealed: nothing of it can be read where it lies, it opens in its own place with its own secret, and what
//! an app from before left open is sealed without losing any of it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]
#![cfg(target_arch = "wasm32")]

mod common;

use common::{fresh, locked, measured, open, page, register, signed_in};
use js_sys::Uint8Array;
use leptos::prelude::*;
use tumbuh::api::session::SessionView;
use tumbuh::child::ChildChange;
use tumbuh::id::AccountId;
use tumbuh::sync::{Act, Row};
use tumbuh_app::store::samples::{account, child, child_row, session};
use tumbuh_app::store::seams::PASSWORD;
use tumbuh_app::store::{Entrance, Store, StoreError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const PIN: &str = "402719";

/// A row of the regency, an act, a draft and a look at a record.
async fn with_everything(name: &str) -> Store {
    let store = signed_in(name).await;
    let rows = vec![Row::Child(child_row()), measured(1, "2025-06-10")];
    store.take_page(page(rows, 7, false), store.cursor(), 0).await.unwrap();
    let changes = vec![ChildChange::Name("Ayu Baru".parse().unwrap())];
    store.act(Act::EditChild { child: child().id, changes }).await.unwrap();
    store.save_draft("measure", "Bu Siti 6,7".into()).await.unwrap();
    store
}

async fn has_everything(store: Store) {
    assert_eq!(store.roster().get_untracked()[0].row.child.name.as_str(), "Ayu Baru");
    assert_eq!(store.status().get_untracked().unsent, 1);
    assert_eq!(store.history(child().id).await.unwrap().unwrap().measurements.len(), 1);
    assert_eq!(store.load_draft("measure").await.unwrap().as_deref(), Some("Bu Siti 6,7"));
}

async fn enter(store: Store, secret: &str) -> Result<(), StoreError> {
    match secret.parse() {
        Ok(pin) => store.enter(Entrance::Pin(account(), pin)).await,
        Err(_) => store.enter(Entrance::KnownPassword(account(), secret.into())).await,
    }
}

fn words(value: &JsValue) -> String {
    match value.dyn_ref::<Uint8Array>() {
        Some(bytes) => String::from_utf8_lossy(&bytes.to_vec()).into_owned(),
        None => value.as_string().unwrap(),
    }
}

#[wasm_bindgen_test]
async fn nothing_of_a_child_can_be_read_where_it_lies() {
    let store = with_everything(&fresh()).await;
    let personal = ["Ayu", "Siti", "6,7", "name", "Kabupaten"];
    let mut sealed = 0;
    for (place, key, value) in store.raw().await.unwrap() {
        let lies_open = value.is_string();
        let words = words(&value);
        for word in personal {
            // The doors name who shares the phone.
            let is_door = place == "meta" && key == "doors" && word == "name";
            assert!(is_door || !words.contains(word), "{place}/{key} says {word}");
        }
        // Counts of what vanished under another name are told before anyone comes in.
        let needed = [
            "device",
            "checkpoint",
            "aside",
            "offset",
            "met",
            "lastSignIn",
            "language",
            "doors",
            "sealed",
            "lost",
        ];
        assert_eq!(lies_open, place == "meta" && needed.contains(&key.as_str()), "{place}/{key}");
        sealed += u32::from(!lies_open);
    }
    assert!(sealed >= 6, "a child, a reading, an act, a draft, the session and the people");
}

#[wasm_bindgen_test]
async fn a_phone_that_is_opened_again_is_locked_and_its_own_secrets_open_it() {
    let name = fresh();
    let store = with_everything(&name).await;
    store.set_pin(PIN.parse().unwrap()).await.unwrap();
    for secret in [PIN, PASSWORD] {
        let again = locked(&name).await;
        assert!(again.is_locked());
        assert_eq!(again.session().get_untracked(), None);
        assert!(again.roster().get_untracked().is_empty());
        assert_eq!(again.status().get_untracked().others_unsent, 1, "that something waits is no secret");
        assert!(!again.status().get_untracked().knows_acts, "whether everything was sent is not known yet");
        assert_eq!(again.act(register()).await, Err(StoreError::SignedOut));
        enter(again, secret).await.unwrap();
        assert_eq!(again.session().get_untracked(), Some(session()));
        has_everything(again).await;
        assert!(again.status().get_untracked().knows_acts);
        again.lock();
        assert!(!again.status().get_untracked().may_clear && !again.status().get_untracked().knows_acts);
        assert!(again.is_locked() && again.roster().get_untracked().is_empty());
        assert_eq!(again.load_draft("measure").await, Err(StoreError::SignedOut));
        enter(again, secret).await.unwrap();
        has_everything(again).await;
    }
}

#[wasm_bindgen_test]
async fn wrong_secrets_open_nothing_and_wait_even_when_the_app_is_killed() {
    let name = fresh();
    let store = with_everything(&name).await;
    store.set_pin(PIN.parse().unwrap()).await.unwrap();
    for wrong in ["402718", "posyandu-mawar", "918273", "402717"] {
        assert_eq!(enter(locked(&name).await, wrong).await, Err(StoreError::WrongSecret));
    }
    let again = locked(&name).await;
    assert_eq!(enter(again, "402716").await, Err(StoreError::PinWait), "the fifth");
    let again = locked(&name).await;
    assert_eq!(enter(again, PIN).await, Err(StoreError::PinWait), "not even the right one");
    assert!(again.roster().get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn a_box_that_was_moved_or_changed_does_not_open() {
    let name = fresh();
    let store = with_everything(&name).await;
    let raw = store.raw().await.unwrap();
    let find = |place| raw.iter().find(|(store, ..)| *store == place).unwrap().clone();
    let (_, number, act) = find("outbox");
    let (_, key, draft) = find("drafts");
    // An act in another number's place, a draft in the place of an act, one bit of it changed.
    let bytes = Uint8Array::new(&act);
    bytes.set_index(30, bytes.get_index(30) ^ 1);
    for wrong in [draft.clone(), bytes.into(), Uint8Array::new_with_length(3).into(), "{}".into()] {
        store.put_raw("outbox", &number, wrong).await.unwrap();
        let again = open(&name).await;
        assert!(again.outbox().is_empty());
        assert_eq!(again.status().get_untracked().needs_fixing, 1, "it stays, and is told");
    }
    store.put_raw("outbox", &number, act.clone()).await.unwrap();
    store.put_raw("outbox", "99", act).await.unwrap();
    let again = open(&name).await;
    assert_eq!((again.outbox().len(), again.status().get_untracked().needs_fixing), (1, 1));
    store.put_raw("drafts", &key, "lies open".into()).await.unwrap();
    assert_eq!(open(&name).await.load_draft("measure").await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_phone_from_before_is_sealed_whenever_it_dies_and_loses_nothing() {
    for deaths in 0.. {
        let name = fresh();
        with_everything(&name).await.lay_open().await.unwrap();
        let store = locked(&name).await;
        assert!(store.is_locked());
        store.die_after(deaths);
        let first = store.enter(Entrance::FirstPin(account(), PIN.parse().unwrap())).await;
        let again = locked(&name).await;
        let second = match again.enter(Entrance::Pin(account(), PIN.parse().unwrap())).await {
            // The door was not kept yet, and nothing was sealed.
            Err(StoreError::SignedOut) => {
                again.enter(Entrance::FirstPin(account(), PIN.parse().unwrap())).await
            }
            entered => entered,
        };
        second.unwrap();
        has_everything(again).await;
        for (place, key, value) in again.raw().await.unwrap() {
            assert!(!words(&value).contains("Ayu"), "{place}/{key}");
        }
        if first.is_ok() {
            assert!(deaths > 6, "it could die at every write");
            return;
        }
    }
}

#[wasm_bindgen_test]
async fn on_a_phone_from_before_a_password_protects_as_well() {
    let name = fresh();
    with_everything(&name).await.lay_open().await.unwrap();
    let store = locked(&name).await;
    store.take_session(session(), 0).await.unwrap();
    has_everything(store).await;
    has_everything(open(&name).await).await;
}

#[wasm_bindgen_test]
async fn a_newcomer_gets_a_door_of_their_own_while_the_phone_is_open() {
    let name = fresh();
    let store = with_everything(&name).await;
    let other = SessionView { account: AccountId::new(9, [9; 10]), ..session() };
    store.take_session(other.clone(), 0).await.unwrap();
    let again = locked(&name).await;
    again.enter(Entrance::KnownPassword(other.account, PASSWORD.into())).await.unwrap();
    assert_eq!(again.status().get_untracked().others_unsent, 1);
    assert_eq!(again.outbox().len(), 1, "whoever unlocks sends what all of them did");
    assert!(again.load_draft("measure").await.unwrap().is_none());
    // Locked, only who has a door comes in, whoever the regency knows.
    let again = locked(&name).await;
    let stranger = SessionView { account: AccountId::new(8, [8; 10]), ..session() };
    assert_eq!(again.take_session(stranger, 0).await, Err(StoreError::StillLocked));
    has_everything(open(&name).await).await;
}

#[wasm_bindgen_test]
async fn who_signed_out_finds_what_was_not_sent() {
    let name = fresh();
    let store = with_everything(&name).await;
    store.sign_out_here().await.unwrap();
    let status = store.status().get_untracked();
    assert_eq!((status.unsent, status.others_unsent), (0, 1));
    assert!(!status.may_clear, "what nobody can read any more is here all the same");
    assert_eq!(
        locked(&name).await.enter(Entrance::Pin(account(), PIN.parse().unwrap())).await,
        Err(StoreError::SignedOut)
    );
    let again = locked(&name).await;
    again.take_session(session(), 0).await.unwrap();
    assert_eq!(again.status().get_untracked().unsent, 1);
}

#[wasm_bindgen_test]
async fn a_phone_may_be_emptied_only_while_it_is_known_what_is_on_it() {
    let store = signed_in(&fresh()).await;
    assert!(store.status().get_untracked().may_clear);
    store.lock();
    assert!(!store.status().get_untracked().may_clear, "another tab may act meanwhile");
    enter(store, PASSWORD).await.unwrap();
    assert!(store.status().get_untracked().may_clear);
}
