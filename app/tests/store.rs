//! The store in a real browser: what is saved is there after a reload, whole or not at all.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    reason = "a failed unwrap is a failed test"
)]
#![cfg(target_arch = "wasm32")]

mod common;

use common::{fresh, locked, measured, open, page, register, signed_in};
use leptos::prelude::*;
use tumbuh::access::Role;
use tumbuh::api::session::SessionView;
use tumbuh::area::Scope;
use tumbuh::child::{Child, ChildChange};
use tumbuh::id::{AccountId, EntryId, MutationId, Revision};
use tumbuh::sync::{Act, CarriedStep, ChildRow, Gone, MeasurementRow, Rejection, Row};
use tumbuh_app::store::samples::{child, child_row, reading, reading_on, session};
use tumbuh_app::store::seams::PASSWORD;
use tumbuh_app::store::{Entrance, Fate, RecordState, Store, StoreError};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn state(store: Store) -> Option<RecordState> {
    store.roster().get_untracked().first().map(|entry| entry.state)
}

#[wasm_bindgen_test]
async fn a_save_that_returned_is_there_when_the_app_opens_again() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.act(register()).await.unwrap();
    store.act(Act::RecordMeasurement { measurement: reading(1) }).await.unwrap();
    assert_eq!(state(store), Some(RecordState::OnlyHere));

    let again = open(&name).await;
    assert_eq!(again.session().get_untracked(), Some(session()));
    let roster = again.roster().get_untracked();
    assert_eq!(roster.len(), 1);
    assert_eq!(roster[0].row.child, child());
    assert_eq!(roster[0].latest, [reading(1)]);
    assert_eq!(again.status().get_untracked().unsent, 2);
    let history = again.history(child().id).await.unwrap().unwrap();
    assert_eq!(history.measurements[0].state, RecordState::OnlyHere);
}

#[wasm_bindgen_test]
async fn an_act_and_the_end_of_its_draft_are_one() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.save_draft("measure", "{\"weight\":\"6,7\"}".into()).await.unwrap();
    assert!(store.has_open_draft().get_untracked());
    let again = open(&name).await;
    assert_eq!(again.load_draft("measure").await.unwrap().as_deref(), Some("{\"weight\":\"6,7\"}"));
    store.acts_and_close_draft(vec![register()], "measure").await.unwrap();
    assert!(!store.has_open_draft().get_untracked());
    let again = open(&name).await;
    assert_eq!(again.load_draft("measure").await.unwrap(), None);
    assert_eq!(again.roster().get_untracked().len(), 1);
    again.save_draft("measure", "x".into()).await.unwrap();
    again.delete_draft("measure").await.unwrap();
    assert_eq!(again.load_draft("measure").await.unwrap(), None);
}

#[wasm_bindgen_test]
async fn nothing_is_kept_of_a_write_that_fails() {
    let name = fresh();
    let store = signed_in(&name).await;
    let failed = store.write_and_fail(register()).await;
    assert_eq!(failed, Err(StoreError::Full));
    let again = open(&name).await;
    assert!(again.roster().get_untracked().is_empty());
    assert_eq!(again.status().get_untracked().unsent, 0);
    store.act(register()).await.unwrap();
    assert_eq!(open(&name).await.roster().get_untracked().len(), 1, "the store goes on after a failure");
}

#[wasm_bindgen_test]
async fn without_a_session_nothing_is_written() {
    let store = locked(&fresh()).await;
    assert_eq!(store.act(register()).await, Err(StoreError::SignedOut));
}

#[wasm_bindgen_test]
async fn rows_and_cursor_are_one() {
    let name = fresh();
    let store = signed_in(&name).await;
    // A reading may come a page before its child.
    store.take_page(page(vec![measured(1, "2025-06-10")], 1, true), store.cursor(), 1_000).await.unwrap();
    assert!(store.roster().get_untracked().is_empty());
    let again = open(&name).await;
    assert_eq!(again.cursor(), Revision(1));
    again.take_page(page(vec![Row::Child(child_row())], 7, false), again.cursor(), 1_000).await.unwrap();
    let again = open(&name).await;
    assert_eq!(again.cursor(), Revision(7));
    assert_eq!(again.status().get_untracked().last_sync_millis, Some(5_000));
    assert_eq!(again.roster().get_untracked()[0].latest, [reading(1)]);
    assert_eq!(state(again), Some(RecordState::Safe));
    assert!(store.is_behind().await.unwrap(), "the other tab notices");

    let gone = Row::Gone(Gone { revision: Revision(8), child: child().id });
    again.take_page(page(vec![gone], 8, false), again.cursor(), 1_000).await.unwrap();
    let again = open(&name).await;
    assert!(again.roster().get_untracked().is_empty());
    assert_eq!(again.history(child().id).await.unwrap(), None);
}

fn step(number: u8) -> Row {
    let id = MutationId::new(u64::from(number), [number; 10]);
    let body = serde_json::json!({"revision": number, "event": {"id": id.to_string()}});
    Row::Carried(CarriedStep { revision: Revision(u64::from(number)), child: child().id, id, body })
}

#[wasm_bindgen_test]
async fn steps_of_care_are_kept_with_their_child_and_go_with_it() {
    let name = fresh();
    let store = signed_in(&name).await;
    let rows = vec![Row::Child(child_row()), step(8), step(9)];
    store.take_page(page(rows, 9, false), store.cursor(), 1_000).await.unwrap();
    let again = open(&name).await;
    assert_eq!(again.history(child().id).await.unwrap().unwrap().steps.len(), 2);
    assert_eq!(again.steps().await.unwrap().len(), 2);

    let look = serde_json::json!({"type": "recordCause"});
    let act = Act::CarriedCare { child: child().id, role: Role::Midwife, step: look };
    let measured = Act::RecordMeasurement { measurement: reading(3) };
    again.save_draft("care/cause", "x".into()).await.unwrap();
    again.acts_and_close_draft(vec![measured.clone(), act.clone()], "care/cause").await.unwrap();
    let again = open(&name).await;
    assert_eq!(again.load_draft("care/cause").await.unwrap(), None);
    let history = again.history(child().id).await.unwrap().unwrap();
    let acts: Vec<Act> = history.unsent.into_iter().map(|entry| entry.mutation.act).collect();
    assert_eq!(acts, [measured, act], "both or none, in their order");

    let gone = Row::Gone(Gone { revision: Revision(10), child: child().id });
    again.take_page(page(vec![gone], 10, false), again.cursor(), 1_000).await.unwrap();
    assert!(open(&name).await.steps().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn a_phone_of_before_there_was_care_keeps_its_children_and_begins_anew() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.take_page(page(vec![Row::Child(child_row())], 7, false), store.cursor(), 1_000).await.unwrap();
    store.forget_asking("withCare").await.unwrap();
    // Whoever unlocks it begins anew.
    let again = open(&name).await;
    assert_eq!(again.cursor(), Revision::START, "steps of care come with everything else once more");
    assert_eq!(again.roster().get_untracked().len(), 1, "meanwhile everyone stays");
    again.take_session(session(), 1_000).await.unwrap();
    assert_eq!(open(&name).await.cursor(), Revision::START);
}

#[wasm_bindgen_test]
async fn a_phone_of_before_it_had_registers_fetches_them_once() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.take_page(page(vec![Row::Child(child_row())], 7, false), store.cursor(), 1_000).await.unwrap();
    store.forget_asking("withRegisters").await.unwrap();
    let again = open(&name).await;
    assert_eq!((again.cursor(), again.roster().get_untracked().len()), (Revision::START, 1));
    again.take_page(page(vec![enrolled(8)], 8, false), again.cursor(), 1_000).await.unwrap();
    assert_eq!(open(&name).await.cursor(), Revision(8));
}

fn entry() -> EntryId {
    EntryId::new(5, [5; 10])
}

fn enrolled(number: u8) -> Row {
    let id = MutationId::new(u64::from(number), [number; 10]);
    let event = serde_json::json!({"id": id.to_string(), "entry": entry().to_string()});
    let body = serde_json::json!({"revision": number, "event": event});
    let revision = Revision(u64::from(number));
    Row::CarriedRegister(CarriedStep { revision, child: entry().into(), id, body })
}

#[wasm_bindgen_test]
async fn what_is_done_in_registers_is_kept_with_its_entry_and_goes_with_it() {
    let name = fresh();
    let store = signed_in(&name).await;
    let before = store.roster().get_untracked();
    store.take_page(page(vec![enrolled(8), enrolled(9)], 9, false), store.cursor(), 1_000).await.unwrap();
    let after = store.roster().get_untracked();
    assert!(after.is_empty(), "a woman is not a child");
    assert!(!std::sync::Arc::ptr_eq(&before, &after), "screens that follow hear of it");

    let again = open(&name).await;
    assert_eq!(again.registers().await.unwrap().0.len(), 2);
    let visit = serde_json::json!({"type": "recordVisit"});
    let act = Act::CarriedRegister { entry: entry(), role: Role::Kader, step: visit };
    again.save_draft("register/visit", "x".into()).await.unwrap();
    again.acts_and_close_draft(vec![act.clone()], "register/visit").await.unwrap();
    let again = open(&name).await;
    assert_eq!(again.load_draft("register/visit").await.unwrap(), None);
    let (rows, own) = again.registers().await.unwrap();
    assert_eq!((rows.len(), own.len(), &own[0].mutation.act), (2, 1, &act));
    let raw = again.raw().await.unwrap();
    assert!(
        raw.iter().filter(|(store, ..)| *store == "registers").all(|(.., value)| !value.is_string()),
        "sealed"
    );

    let gone = Row::Gone(Gone { revision: Revision(10), child: entry().into() });
    again.take_page(page(vec![gone], 10, false), again.cursor(), 1_000).await.unwrap();
    assert!(open(&name).await.registers().await.unwrap().0.is_empty());
}

#[wasm_bindgen_test]
async fn a_record_is_only_here_then_sent_then_safe() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.take_page(page(vec![Row::Child(child_row())], 7, false), store.cursor(), 0).await.unwrap();
    let changes = vec![ChildChange::Name("Ayu Baru".parse().unwrap())];
    store.act(Act::EditChild { child: child().id, changes }).await.unwrap();
    assert_eq!(state(store), Some(RecordState::OnlyHere));
    let id = store.outbox()[0].mutation.id;
    assert_eq!(store.outbox()[0].mutation.base, Revision(7));
    store.take_verdicts(vec![(id, Fate::Accepted { revision: Revision(9) })], None).await.unwrap();
    assert_eq!(state(store), Some(RecordState::Sent));

    // Meanwhile the row of someone else's earlier change arrives: the own edit still shows on top.
    let mut theirs = child_row();
    theirs.revision = Revision(8);
    theirs.child.rt = Some("05".parse().unwrap());
    store.take_page(page(vec![Row::Child(theirs.clone())], 8, true), store.cursor(), 0).await.unwrap();
    let shown = store.roster().get_untracked()[0].row.child.clone();
    assert_eq!((shown.name.as_str(), shown.rt.unwrap().as_str()), ("Ayu Baru", "05"));

    theirs.revision = Revision(9);
    theirs.child.name = "Ayu Baru".parse().unwrap();
    store.take_page(page(vec![Row::Child(theirs.clone())], 9, false), store.cursor(), 0).await.unwrap();
    let again = open(&name).await;
    assert_eq!(state(again), Some(RecordState::Safe));
    assert_eq!(again.roster().get_untracked()[0].row, ChildRow { ..theirs });
    assert!(again.outbox().is_empty());
}

#[wasm_bindgen_test]
async fn what_was_refused_stays_until_it_is_repaired_or_thrown_away() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.act(register()).await.unwrap();
    store.act(Act::RecordMeasurement { measurement: reading(1) }).await.unwrap();
    let refused = |reason| Fate::Parked { reason };
    let ids: Vec<_> = store.outbox().iter().map(|entry| entry.mutation.id).collect();
    let fates = vec![(ids[0], refused(Rejection::DateInFuture)), (ids[1], refused(Rejection::UnknownChild))];
    store.take_verdicts(fates, None).await.unwrap();
    let again = open(&name).await;
    assert_eq!(again.parked().get_untracked().len(), 2);
    assert_eq!(state(again), Some(RecordState::NeedsFixing));

    let changes = vec![ChildChange::BirthDate("2024-12-10".parse().unwrap())];
    again.act(Act::EditChild { child: child().id, changes }).await.unwrap();
    let again = open(&name).await;
    let outbox = again.outbox();
    assert_eq!(outbox.len(), 2);
    assert!(outbox.iter().all(|entry| entry.fate == Fate::Waiting && !ids.contains(&entry.mutation.id)));
    assert!(matches!(outbox[0].mutation.act, Act::RegisterChild { .. }));

    let id = outbox[1].mutation.id;
    again.take_verdicts(vec![(id, refused(Rejection::Empty))], None).await.unwrap();
    again.discard(id).await.unwrap();
    assert_eq!(open(&name).await.outbox().len(), 1);
}

#[wasm_bindgen_test]
async fn another_person_sees_nothing_and_loses_nothing() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.act(register()).await.unwrap();
    let other = SessionView { account: AccountId::new(9, [9; 10]), ..session() };
    store.take_session(other, 0).await.unwrap();
    assert!(store.roster().get_untracked().is_empty());
    let status = store.status().get_untracked();
    assert_eq!((status.unsent, status.others_unsent), (0, 1));
    store.sign_out_here().await.unwrap();
    assert_eq!(store.session().get_untracked(), None);
    store.take_session(session(), 0).await.unwrap();
    let again = open(&name).await;
    assert_eq!(again.roster().get_untracked().len(), 1);
    assert_eq!(again.status().get_untracked().unsent, 1);
}

#[wasm_bindgen_test]
async fn people_of_other_areas_find_their_own_children_on_a_shared_phone() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.take_page(page(vec![Row::Child(child_row())], 7, false), store.cursor(), 0).await.unwrap();
    let scope = Scope(vec!["32.11.01.2001.02".parse().unwrap()]);
    let other = SessionView { account: AccountId::new(9, [9; 10]), scope, ..session() };
    store.take_session(other, 0).await.unwrap();
    assert!(store.roster().get_untracked().is_empty(), "another's children are not for these eyes");
    assert_eq!(store.history(child().id).await.unwrap(), None);
    let own = ChildRow { child: Child { name: "Bagas".parse().unwrap(), ..child() }, ..child_row() };
    store.take_page(page(vec![Row::Child(own)], 3, false), store.cursor(), 0).await.unwrap();

    // Killed, and without signal.
    let again = open(&name).await;
    let names = |store: Store| -> Vec<String> {
        store.roster().get_untracked().iter().map(|entry| entry.row.child.name.to_string()).collect()
    };
    assert_eq!((names(again), again.cursor()), (vec![child().name.to_string()], Revision(7)));
    store.look_again().await.unwrap();
    assert_eq!(names(store), names(again), "the other tab follows");
    // Signing out takes along what nobody else sees.
    again.sign_out_here().await.unwrap();
    let entrance = Entrance::KnownPassword(AccountId::new(9, [9; 10]), PASSWORD.into());
    again.enter(entrance).await.unwrap();
    assert_eq!((names(again), again.cursor()), (vec!["Bagas".into()], Revision(3)));
    again.take_session(session(), 0).await.unwrap();
    assert_eq!((names(again), again.cursor()), (vec![], Revision::START));
}

#[wasm_bindgen_test]
async fn a_page_that_was_overtaken_is_not_written() {
    let name = fresh();
    let store = signed_in(&name).await;
    let tab = open(&name).await;
    tab.take_page(page(vec![Row::Child(child_row())], 7, false), tab.cursor(), 0).await.unwrap();
    let late = || page(vec![measured(1, "2025-06-10")], 1, true);
    assert!(!store.take_page(late(), Revision::START, 0).await.unwrap(), "another tab has pulled further");
    assert_eq!((store.cursor(), store.roster().get_untracked().len()), (Revision(7), 1));

    // Somebody else has taken the phone over in the other tab.
    let scope = Scope(vec!["32.11.01.2001.02".parse().unwrap()]);
    let other = SessionView { account: AccountId::new(9, [9; 10]), scope, ..session() };
    tab.take_session(other.clone(), 0).await.unwrap();
    assert!(!store.take_page(late(), Revision(7), 0).await.unwrap());
    assert_eq!(store.session().get_untracked().map(|now| now.account), Some(other.account));
    assert!(store.roster().get_untracked().is_empty());
    // And signed out: what comes late is not the beginning of anything.
    tab.sign_out_here().await.unwrap();
    assert_ne!(store.take_page(late(), Revision::START, 0).await, Ok(true));
    // What was kept for the first is as it was.
    let again = open(&name).await;
    assert_eq!((again.cursor(), again.roster().get_untracked().len()), (Revision(7), 1));
}

#[wasm_bindgen_test]
async fn a_colleague_finds_the_rows_that_an_older_app_pulled() {
    let name = fresh();
    let store = signed_in(&name).await;
    let colleague = SessionView { account: AccountId::new(9, [9; 10]), ..session() };
    store.take_session(colleague.clone(), 0).await.unwrap();
    store.take_session(session(), 0).await.unwrap();
    store.take_page(page(vec![Row::Child(child_row())], 7, false), store.cursor(), 0).await.unwrap();
    store.forget_view().await.unwrap();
    // Without signal, after the update.
    let again = locked(&name).await;
    again.enter(Entrance::KnownPassword(colleague.account, PASSWORD.into())).await.unwrap();
    assert_eq!((again.roster().get_untracked().len(), again.cursor()), (1, Revision(7)));
}

/// As an app of before several views were kept apart left the database.
async fn of_version_2(name: &str) {
    let request = window().indexed_db().unwrap().unwrap().open_with_u32(name, 2).unwrap();
    let opened = request.clone();
    let upgrade = Closure::<dyn Fn()>::new(move || {
        let database: web_sys::IdbDatabase = opened.result().unwrap().unchecked_into();
        for store in ["children", "measurements", "absences", "drafts", "meta", "care"] {
            database.create_object_store(store).unwrap();
        }
        let numbered = web_sys::IdbObjectStoreParameters::new();
        numbered.set_auto_increment(true);
        database.create_object_store_with_optional_parameters("outbox", &numbered).unwrap();
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let done = js_sys::Promise::new(&mut |resolve, _| request.set_onsuccess(Some(&resolve)));
    wasm_bindgen_futures::JsFuture::from(done).await.unwrap();
    request.result().unwrap().unchecked_into::<web_sys::IdbDatabase>().close();
}

#[wasm_bindgen_test]
async fn a_database_of_before_is_brought_up_to_date() {
    let name = fresh();
    of_version_2(&name).await;
    let store = signed_in(&name).await;
    store.take_page(page(vec![Row::Child(child_row())], 7, false), store.cursor(), 0).await.unwrap();
    assert_eq!(open(&name).await.roster().get_untracked().len(), 1);
}

#[wasm_bindgen_test]
async fn the_store_survives_a_lost_connection() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.lose_connection();
    store.act(register()).await.unwrap();
    assert_eq!(open(&name).await.roster().get_untracked().len(), 1);
}

#[wasm_bindgen_test]
async fn the_language_is_remembered() {
    let name = fresh();
    let store = locked(&name).await;
    store.remember_language(tumbuh::language::Language::English).await.unwrap();
    let owner = Owner::new();
    let again = owner.with(|| Store::new(&name));
    core::mem::forget(owner);
    assert_eq!(again.open().await, Ok(tumbuh::language::Language::English));
}

/// A regency's first sync: 5,000 children and 60,000 readings in pages. Prints how long it takes.
#[wasm_bindgen_test]
async fn a_first_sync_of_a_regency_is_stored_in_pages() {
    use tumbuh::id::{ChildId, MeasurementId};
    let store = signed_in(&fresh()).await;
    let bytes = |number: u32| {
        let mut bytes = [0; 10];
        bytes[..4].copy_from_slice(&number.to_be_bytes());
        bytes
    };
    let child_of = |number: u32| ChildId::new(u64::from(number), bytes(number));
    let mut rows = Vec::new();
    for number in 0..CHILDREN {
        let mut row = child_row();
        row.child.id = child_of(number);
        row.child.name = format!("Anak {number}").parse().unwrap();
        rows.push(Row::Child(row));
        for month in 1..=12_u32 {
            let mut reading = reading_on(1, &format!("2025-{month:02}-10"));
            reading.child = child_of(number);
            reading.id = MeasurementId::new(u64::from(number), bytes(number * 12 + month));
            let revision = Revision(1);
            rows.push(Row::Measurement(MeasurementRow {
                revision,
                measurement: reading,
                corrects: None,
                superseded: None,
                dispute: None,
            }));
        }
    }
    let started = js_sys::Date::now();
    let pages: Vec<Vec<Row>> = rows.chunks(2_000).map(<[Row]>::to_vec).collect();
    let last = pages.len();
    for (number, rows) in (1..).zip(pages) {
        store.take_page(page(rows, number, number < last as u64), store.cursor(), 0).await.unwrap();
    }
    let seconds = (js_sys::Date::now() - started) / 1_000.0;
    wasm_bindgen_test::console_log!("{CHILDREN} children with 12 readings stored in {seconds:.1} s");
    assert_eq!(store.roster().get_untracked().len(), CHILDREN as usize);
}

const CHILDREN: u32 = 500;

/// As when the browser evicts the app's records while it is open.
async fn delete(name: &str) {
    let factory = window().indexed_db().unwrap().unwrap();
    let request = factory.delete_database(name).unwrap();
    let done = js_sys::Promise::new(&mut |resolve, _| request.set_onsuccess(Some(&resolve)));
    wasm_bindgen_futures::JsFuture::from(done).await.unwrap();
}

#[wasm_bindgen_test]
async fn what_people_did_outlives_a_database_that_is_deleted_under_the_app() {
    let name = fresh();
    let store = signed_in(&name).await;
    store.act(Act::RegisterChild { child: child() }).await.unwrap();
    store.take_page(page(vec![Row::Child(child_row())], 7, false), Revision::START, 0).await.unwrap();
    delete(&name).await;
    // Done before anyone has noticed: it gets the number that the first act had.
    store.act(Act::RecordMeasurement { measurement: reading(1) }).await.unwrap();
    assert!(store.is_behind().await.unwrap());
    store.look_again().await.unwrap();
    assert_eq!((store.outbox().len(), store.cursor()), (2, Revision::START));
    let again = open(&name).await;
    let kinds: Vec<_> = again.outbox().iter().map(|entry| entry.mutation.act.child()).collect();
    assert_eq!(kinds, [child().id, child().id]);
    assert!(matches!(again.outbox()[0].mutation.act, Act::RegisterChild { .. }));
    assert_eq!(again.device(), store.device());
    assert!(again.session().get_untracked().is_some());
}
