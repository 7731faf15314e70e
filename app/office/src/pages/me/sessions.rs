//! Where one is signed in, each with a way to end it.

use tumbuh::api::me::{SessionItem, SessionsResponse};

use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, moment, p, t};
use crate::ui::{Act, Load, use_asking, use_told};

/// Where one is signed in.
pub fn sessions() -> Piece {
    let loaded = Load::<SessionsResponse>::of("/api/v1/me/sessions");
    view! {
        <section class="card stack">
            <h2>{t(Text::SessionsTitle)}</h2>
            <p class="quiet">{t(Text::SessionsWhy)}</p>
            {loaded.show(move |found| table(&found.sessions, loaded))}
        </section>
    }
}

fn table(sessions: &[SessionItem], loaded: Load<SessionsResponse>) -> Piece {
    let act = Act::new();
    let rows = sessions.iter().map(|session| row(session, loaded, act)).collect::<Vec<_>>();
    view! {
        {act.notice()}
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{t(Text::Device)}</th>
                    <th scope="col">{t(Text::Since)}</th>
                    <th scope="col">{t(Text::LastSeen)}</th>
                    <th scope="col"><span class="visually-hidden">{t(Text::Actions)}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(session: &SessionItem, loaded: Load<SessionsResponse>, act: Act) -> Piece {
    let (desk, asking, told) = (use_desk(), use_asking(), use_told());
    let (id, zone) = (session.id, desk.zone());
    let device =
        session.device_name.as_ref().map_or_else(|| t(Text::NamelessDevice).into(), ToString::to_string);
    let question = p(&Phrase::EndSessionSure { device: device.clone() });
    let label = p(&Phrase::EndSessionThis { device: device.clone() });
    let end = move |_| {
        asking.ask(question.clone(), t(Text::EndSessionMeans).into(), Text::EndSession, move || {
            let work = async move { desk.delete(&format!("/api/v1/me/sessions/{id}")).await };
            act.run(work, move |_| {
                told.tell(t(Text::SessionEnded));
                loaded.again();
            });
        });
    };
    let action = if session.current {
        view! { <span class="badge tone-good">{t(Text::ThisDevice)}</span> }
    } else {
        view! {
            <button type="button" class="button danger" aria-label=label disabled=act.busy() on:click=end>{t(Text::EndSession)}</button>
        }
    };
    view! {
        <tr>
            <th scope="row">{device}</th>
            <td><span class="card-label">{t(Text::Since)} ": "</span>{moment(session.created_millis, zone)}</td>
            <td><span class="card-label">{t(Text::LastSeen)} ": "</span>{moment(session.last_seen_millis, zone)}</td>
            <td>{action}</td>
        </tr>
    }
}
