//! Phones and laptops that people signed in on.

use leptos::prelude::*;
use tumbuh::api::people::{DeviceView, DevicesResponse, RevocationRequest};
use tumbuh_app::shell::Screen;

use crate::desk::use_desk;
use crate::dom::{Piece, view};
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
        </Screen>
    }
}

/// Devices, each with a way to shut it out; `loaded` is asked again when one was.
pub fn table(devices: Vec<DeviceView>, loaded: Load<DevicesResponse>, with_people: bool) -> Piece {
    if devices.is_empty() {
        return view! { <p class="empty">{t(Text::NoDevices)}</p> };
    }
    let act = Act::new();
    let rows = devices.into_iter().map(|device| row(device, loaded, act, with_people)).collect::<Vec<_>>();
    view! {
        {act.notice()}
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

fn row(device: DeviceView, loaded: Load<DevicesResponse>, act: Act, with_people: bool) -> Piece {
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
            <td>{action}</td>
        </tr>
    }
}
