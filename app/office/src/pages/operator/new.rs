//! Setting a regency up: from its pack as it is, or working as another regency does.

use std::sync::Arc;

use gloo_net::http::Method;
use leptos::prelude::*;
use serde_json::{Value, json};
use tumbuh::api::operator::RegenciesResponse;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::first_admin::first_admin;
use super::{REGENCIES, Replicated, replica, with_secret};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, p, t};
use crate::net::{Body, Done};
use crate::operator::{Operator, use_operator};
use crate::routes::Route;
use crate::ui::{Act, GivenPack, Load, PackFile, Select, use_asking};

/// Setting a regency up.
#[component]
pub fn NewRegencyPage() -> Piece {
    let operator = use_operator();
    view! {
        <Screen title=|| t(Text::NewRegency)>
            <p><a href=Route::Operator.to_string()>{t(Text::BackToRegencies)}</a></p>
            {with_secret(operator, move || {
                let outcome = RwSignal::new(None::<Outcome>);
                let regencies = Load::<RegenciesResponse>::by_operator(REGENCIES);
                live(move || match outcome.get() {
                    None => regencies.show(move |found| form(operator, &found, outcome)),
                    Some(Outcome::AsItIs(pack)) => as_it_is(operator, &pack),
                    Some(Outcome::Replica(pack, answer)) => replica::first(&pack, &answer),
                })
            })}
        </Screen>
    }
}

/// What became of it.
#[derive(Clone)]
enum Outcome {
    AsItIs(Arc<GivenPack>),
    Replica(Arc<GivenPack>, Arc<Replicated>),
}

fn form(operator: Operator, found: &RegenciesResponse, outcome: RwSignal<Option<Outcome>>) -> Piece {
    let (asking, act) = (use_asking(), Act::new());
    let (own, from_file) = (RwSignal::new(None::<Arc<GivenPack>>), RwSignal::new(None::<Arc<GivenPack>>));
    let from = RwSignal::new(0_usize);
    let codes: Vec<_> = found.regencies.iter().map(|one| one.code.clone()).collect();
    let named = found.regencies.iter().map(|one| format!("{} ({})", one.name, one.code));
    let options =
        [t(Text::LikeNobody).to_owned()].into_iter().chain(named).chain([t(Text::LikeFile).to_owned()]);
    let options: Vec<_> = options.collect();
    let by_file = options.len() - 1;
    let names = options.clone();
    let ask = move |_| {
        let Some(own) = own.get_untracked() else { return };
        let place = from.get_untracked();
        let from_pack = from_file.get_untracked().filter(|_| place == by_file);
        let name = own.name.clone();
        let other = from_pack.as_ref().map(|pack| pack.name.clone()).or_else(|| names.get(place).cloned());
        if place == 0 {
            asking.ask(
                p(&Phrase::ProvisionSure { name }),
                t(Text::ProvisionMeans).into(),
                Text::SetUpNow,
                move || {
                    provision(operator, act, Arc::clone(&own), outcome);
                },
            );
            return;
        }
        let code = codes.get(place - 1).cloned();
        let question = p(&Phrase::ReplicateSure { name, other: other.unwrap_or_default() });
        asking.ask(question, t(Text::ReplicateMeans).into(), Text::SetUpNow, move || {
            let from_pack = from_pack.as_ref().map(|pack| &pack.content);
            let request = json!({ "from": code, "fromPack": from_pack, "pack": own.content });
            replicate(operator, act, Arc::clone(&own), request, outcome);
        });
    };
    let ready = move || own.get().is_some() && (from.get() != by_file || from_file.get().is_some());
    view! {
        <section class="card stack">
            <PackFile id="own" label=Text::OwnPack pack=own />
            <Select id="from".to_owned() label=t(Text::WorksLike) options chosen=from />
            {live(move || (from.get() == by_file).then(|| view! { <PackFile id="other" label=Text::OtherPack pack=from_file /> }))}
            {act.notice()}
            <p>
                <button type="button" class="button primary" disabled=move || act.busy().get() || !ready() on:click=ask>
                    {move || t(if act.busy().get() { Text::Saving } else { Text::SetUpNow })}
                </button>
            </p>
        </section>
    }
}

fn provision(operator: Operator, act: Act, own: Arc<GivenPack>, outcome: RwSignal<Option<Outcome>>) {
    let path = format!("{REGENCIES}/{}", own.code);
    let request = json!({ "pack": own.content, "accounts": [] });
    let work = async move { operator.ask::<Done>(Method::PUT, &path, Body::json(&request)?).await };
    act.run(work, move |_| outcome.set(Some(Outcome::AsItIs(own))));
}

fn replicate(
    operator: Operator,
    act: Act,
    own: Arc<GivenPack>,
    request: Value,
    outcome: RwSignal<Option<Outcome>>,
) {
    let path = format!("{REGENCIES}/{}/replication", own.code);
    let work = async move { operator.ask(Method::POST, &path, Body::json(&request)?).await };
    act.run(work, move |answer| outcome.set(Some(Outcome::Replica(own, Arc::new(answer)))));
}

fn as_it_is(operator: Operator, pack: &Arc<GivenPack>) -> Piece {
    view! {
        <section class="card stack">
            <h2>{p(&Phrase::IsSetUp { name: pack.name.clone() })}</h2>
            <p><a class="button" href=Route::Regency(pack.code.clone()).to_string()>{t(Text::ToRegency)}</a></p>
        </section>
        {first_admin(operator, pack)}
    }
}
