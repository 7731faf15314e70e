//! Phones and laptops that people signed in on.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::api::people::{DeviceView, DevicesResponse, RecoveryView, RevocationRequest};
use tumbuh::api::sync::{CopyResponse, EmergencyCopy};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Notice, Tone, live};
use wasm_bindgen::JsCast;

use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, moment, p, t};
use crate::ui::{Act, Load, use_asking, use_told};

/// Phones and laptops.
#[component]
pub fn DevicesPage() -> Piece {
    let devices = Load::<DevicesResponse>::of("/api/v1/devices");
    view! {
        <Screen title=|| t(Text::NavDevices)>
            <p class="quiet">{t(Text::DevicesWhy)}</p>
            {devices.show(move |found| table(found.devices.clone(), devices, true))}
            <CopyField />
        </Screen>
    }
}

/// Devices, each with a way to shut it out; `loaded` is asked again when one was.
pub fn table(devices: Vec<DeviceView>, loaded: Load<DevicesResponse>, with_people: bool) -> Piece {
    if devices.is_empty() {
        return view! { <p class="empty">{t(Text::NoDevices)}</p> };
    }
    let act = Act::new();
    let code = RwSignal::new(None::<(String, RecoveryView)>);
    let rows =
        devices.into_iter().map(|device| row(device, loaded, act, code, with_people)).collect::<Vec<_>>();
    view! {
        {act.notice()}
        {live(move || code.get().map(|(device, found)| told_code(&device, &found)))}
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{t(Text::Device)}</th>
                    {with_people.then(|| view! { <th scope="col">{t(Text::UsedBy)}</th> })}
                    <th scope="col">{t(Text::LastSeen)}</th>
                    <th scope="col"><span class="visually-hidden">{t(Text::Actions)}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The code of a device, to be read out.
fn told_code(device: &str, found: &RecoveryView) -> Piece {
    view! {
        <Notice tone=Tone::Watch>
            <div role="status">
                <p>{p(&Phrase::RecoveryOf { device: device.to_owned() })}</p>
                <p class="strong number">{found.code.to_string()}</p>
            </div>
            <p>{t(Text::RecoveryMeans)}</p>
        </Notice>
    }
}

/// Bringing an emergency copy that someone handed in.
#[component]
fn CopyField() -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let done = RwSignal::new(None::<CopyResponse>);
    let unreadable = RwSignal::new(false);
    let choose = move |event: leptos::ev::Event| {
        let Some(field) = event.target().and_then(|field| field.dyn_into().ok()) else { return };
        spawn_local(async move {
            let Some((_, text)) = files::chosen(field).await else { return };
            done.set(None);
            let copy = serde_json::from_str::<EmergencyCopy>(&text).ok();
            unreadable.set(copy.is_none());
            let Some(copy) = copy else { return };
            let work = async move { desk.post("/api/v1/sync/copies", &copy).await };
            act.run(work, move |answer: CopyResponse| done.set(Some(answer)));
        });
    };
    view! {
        <section class="card stack">
            <h2>{t(Text::CopyTitle)}</h2>
            <p class="quiet">{t(Text::CopyWhy)}</p>
            <div class="field">
                <label for="copy">{t(Text::CopyFile)}</label>
                <input class="input" id="copy" type="file" accept=".txt,text/plain" on:change=choose />
            </div>
            {act.notice()}
            {live(move || unreadable.get().then(|| view! { <p class="problem" role="alert">{t(Text::CopyUnreadable)}</p> }))}
            <div role="status">
                {live(move || done.get().map(|CopyResponse { new, known, refused }| {
                    view! { <p class="strong">{p(&Phrase::CopyBrought { new, known, refused })}</p> }
                }))}
            </div>
        </section>
    }
}

fn row(
    device: DeviceView,
    loaded: Load<DevicesResponse>,
    act: Act,
    code: RwSignal<Option<(String, RecoveryView)>>,
    with_people: bool,
) -> Piece {
    let (desk, asking, told) = (use_desk(), use_asking(), use_told());
    let name = device.name.as_ref().map_or_else(|| t(Text::NamelessDevice).to_owned(), ToString::to_string);
    let people = device.people.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let seen = moment(device.last_seen_millis, desk.zone());
    let lost = device.lost.map(|lost| {
        let when = moment(lost.at_millis, desk.zone());
        let words = p(&Phrase::DeviceLost { when, records: lost.records, unsent: lost.unsent });
        view! { <p class="badge tone-urgent">{words}</p> }
    });
    let id = device.id;
    let question = p(&Phrase::RevokeSure { device: name.clone(), people: people.clone() });
    let label = p(&Phrase::RevokeThis { device: name.clone(), people: people.clone() });
    let send = move |revoked: bool| {
        let path = format!("/api/v1/devices/{id}/revocation");
        let work = async move { desk.put(&path, &RevocationRequest { revoked }).await };
        act.run(work, move |_| {
            told.tell(t(if revoked { Text::Revoked } else { Text::Readmitted }));
            loaded.again();
        });
    };
    let revoke = move |_| {
        asking.ask(question.clone(), t(Text::RevokeMeans).into(), Text::Revoke, move || send(true));
    };
    let ask_code = {
        let name = name.clone();
        move |_| {
            let name = name.clone();
            let path = format!("/api/v1/devices/{id}/recovery");
            let work = async move { desk.post(&path, &serde_json::json!({})).await };
            act.run(work, move |found| code.set(Some((name, found))));
        }
    };
    let code_label = p(&Phrase::RecoveryThis { device: name.clone(), people: people.clone() });
    let action = if device.revoked {
        let label = p(&Phrase::ReadmitThis { device: name.clone(), people: people.clone() });
        view! {
            <span class="badge tone-urgent">{t(Text::IsRevoked)}</span>
            <button type="button" class="button" aria-label=label disabled=act.busy() on:click=move |_| send(false)>{t(Text::Readmit)}</button>
        }
    } else {
        view! {
            <button type="button" class="button danger" aria-label=label disabled=act.busy() on:click=revoke>{t(Text::Revoke)}</button>
        }
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {with_people.then(|| view! { <td>{people}</td> })}
            <td><span class="card-label">{t(Text::LastSeen)} ": "</span>{seen} {lost}</td>
            <td>
                {action}
                <button type="button" class="button" aria-label=code_label disabled=act.busy() on:click=ask_code>
                    {t(Text::RecoveryCode)}
                </button>
            </td>
        </tr>
    }
}
