//! Food supplements of each puskesmas: in, out, on hand; and noting a movement.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::access::Action;
use tumbuh::api::stock::{ItemView, StockResponse, StoreView};
use tumbuh::care::{StockMove, StockWay};
use tumbuh::id::StockMoveId;
use tumbuh_app::clock::new_id;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use crate::desk::{use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::{Text, language, t};
use crate::net::Done;
use crate::ui::{Act, Load, use_told};

/// The stores.
#[component]
pub fn StockPage() -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let moves = session.may(Action::MoveStock);
    let load = Load::<Value>::of("/api/v1/stock");
    view! {
        <Screen title=|| t(Text::NavStock)>
            {load.show_read(move |answer: Arc<StockResponse>, _| {
                let stores: Vec<Piece> = answer.stores.iter().map(|store| shown(store, moves, load)).collect();
                view! { <div class="stack">{stores}</div> }
            })}
        </Screen>
    }
}

fn shown(store: &StoreView, moves: bool, load: Load<Value>) -> Piece {
    let items: Vec<Piece> = store.items.iter().map(item).collect();
    let none = items.is_empty().then(|| view! { <p class="quiet">{c(CareWord::NoStock)}</p> });
    let form = moves.then(|| view! { <MoveForm store=Arc::new(store.clone()) load=load /> });
    view! {
        <section class="card stack">
            <h2>{store.name.to_string()}</h2>
            {none}
            {items}
            {form}
        </section>
    }
}

fn item(item: &ItemView) -> Piece {
    let spoken = language();
    let short = item.stock.is_short().then(|| view! { <p class="problem">{c(CareWord::Short)}</p> });
    let rows: Vec<Piece> = item
        .moves
        .iter()
        .map(|one| {
            let (way, from) = match &one.way {
                StockWay::In { from } => (CareWord::CameIn, from.as_ref().map(ToString::to_string)),
                StockWay::Out { .. } => (CareWord::WentOut, None),
                StockWay::Lost => (CareWord::Lost, None),
            };
            view! {
                <tr>
                    <td class="number">{tumbuh_app::i18n::date(spoken, one.on)}</td>
                    <td>{c(way)} " " <span class="quiet">{from}</span></td>
                    <td class="number">{one.packs.to_string()}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <p>
            <span class="strong">{item.item.to_string()}</span>
            " · " {c(CareWord::CameIn)} " " {item.stock.packs_in.to_string()}
            " · " {c(CareWord::WentOut)} " " {item.stock.packs_out.to_string()}
            " · " <span class="strong">{c(CareWord::OnHand)} " " {item.packs_on_hand.to_string()}</span>
        </p>
        {short}
        <details>
            <summary>{c(CareWord::Moves)} " (" {item.moves.len().to_string()} ")"</summary>
            <table class="counts"><tbody>{rows}</tbody></table>
        </details>
    }
}

#[component]
fn MoveForm(store: Arc<StoreView>, load: Load<Value>) -> Piece {
    const WAYS: [CareWord; 3] = [CareWord::CameIn, CareWord::WentOut, CareWord::Lost];
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let first = store.items.first().map_or_else(|| "biskuit".to_owned(), |item| item.item.to_string());
    let (item, packs, from) =
        (RwSignal::new(first), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let way = RwSignal::new(0_usize);
    let problem = RwSignal::new(false);
    let code = store.puskesmas.clone();
    let id = |name: &str| format!("{name}-{}", store.puskesmas);
    let send = move |_| {
        let count = packs.get_untracked().trim().parse::<u32>().ok().filter(|count| *count > 0);
        // What people call it, as it is kept: `Biskuit balita` is `biskuit-balita`.
        let named = item.get_untracked().to_lowercase();
        let named: Vec<&str> = named
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty())
            .collect();
        let (Some(packs), Ok(item)) = (count, named.join("-").parse()) else {
            return problem.set(true);
        };
        problem.set(false);
        let way = match way.get_untracked() {
            0 => StockWay::In { from: from.get_untracked().trim().parse().ok() },
            1 => StockWay::Out { case: None },
            _ => StockWay::Lost,
        };
        let (id, on) = (new_id(StockMoveId::new), desk.today());
        let movement = StockMove { id, puskesmas: code.clone(), item, on, packs, way };
        act.run(async move { desk.post::<Done>("/api/v1/stock/moves", &movement).await }, move |_| {
            done.tell(c(CareWord::Saved));
            load.again();
        });
    };
    let ways: Vec<Piece> = WAYS
        .into_iter()
        .enumerate()
        .map(|(place, word)| view! { <option value=place.to_string()>{c(word)}</option> })
        .collect();
    let field = |name: &str, label: CareWord, value: RwSignal<String>, keys: &'static str| {
        let id = id(name);
        view! {
            <div class="field">
                <label for=id.clone()>{c(label)}</label>
                <input class="input" id=id inputmode=keys autocomplete="off" maxlength="80" bind:value=value />
            </div>
        }
    };
    let way_id = id("way");
    view! {
        <details>
            <summary>{c(CareWord::Move)}</summary>
            <div class="stack form narrow">
                <div class="field">
                    <label for=way_id.clone()>{c(CareWord::Way)}</label>
                    <select class="input" id=way_id on:change=move |event| way.set(event_target_value(&event).parse().unwrap_or_default())>
                        {ways}
                    </select>
                </div>
                {field("item", CareWord::Item, item, "text")}
                {field("packs", CareWord::Packs, packs, "numeric")}
                {field("from", CareWord::From, from, "text")}
                {live(move || problem.get().then(|| view! { <p class="problem" role="alert">{c(CareWord::WrongPacks)}</p> }))}
                {act.notice()}
                <button type="button" class="button primary" disabled=act.busy() on:click=send>{t(Text::Save)}</button>
            </div>
        </details>
    }
}
