//! How a regency stands; suspending it, its pack as a file, what changed at the one it works like.

use gloo_net::http::Method;
use leptos::prelude::*;
use tumbuh::api::operator::{RegencyDetail, RegencyStatus};
use tumbuh::area::AreaCode;
use tumbuh_app::shell::{Screen, crest};

use super::changes::changes;
use super::{REGENCIES, ZONE, status, with_secret};
use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, moment, p, t};
use crate::net::Body;
use crate::operator::{Operator, use_operator};
use crate::routes::Route;
use crate::ui::{Act, Load, use_asking, use_told};

/// One regency.
#[component]
pub fn RegencyPage(
    /// Its code.
    code: AreaCode,
) -> Piece {
    let operator = use_operator();
    let title = code.to_string();
    view! {
        <Screen title=move || p(&Phrase::RegencyTitle { code: title.clone() })>
            <p><a href=Route::Operator.to_string()>{t(Text::BackToRegencies)}</a></p>
            {with_secret(operator, move || {
                let detail = Load::<RegencyDetail>::by_operator(format!("{REGENCIES}/{code}"));
                let code = code.clone();
                view! {
                    {detail.show(move |found| view! { {facts(&found)} {actions(operator, &found, detail)} })}
                    {changes(operator, &code)}
                }
            })}
        </Screen>
    }
}

fn facts(detail: &RegencyDetail) -> Piece {
    let counts = detail.counts;
    let areas = p(&Phrase::AreaCounts {
        districts: counts.districts,
        villages: counts.villages,
        posyandu: counts.posyandu,
    });
    let like = detail.replicated_from.as_ref().map(|from| {
        let at = moment(from.at_millis, ZONE);
        view! { <dt>{t(Text::WorksLike)}</dt><dd>{p(&Phrase::LikeSince { code: from.code.to_string(), at })}</dd> }
    });
    let pack =
        Phrase::PackSince { revision: detail.pack_revision, at: moment(detail.pack_since_millis, ZONE) };
    view! {
        <section class="card stack">
            <h2>{crest(&detail.look)}{detail.name.to_string()}</h2>
            <dl class="facts">
                <dt>{t(Text::State)}</dt><dd>{status(detail.status)}</dd>
                <dt>{t(Text::SetUp)}</dt><dd>{moment(detail.provisioned_millis, ZONE)}</dd>
                <dt>{t(Text::NavAreas)}</dt><dd>{areas}</dd>
                <dt>{t(Text::Puskesmas)}</dt><dd>{counts.puskesmas.to_string()}</dd>
                <dt>{t(Text::NavPeople)}</dt><dd>{counts.accounts.to_string()}</dd>
                <dt>{t(Text::Children)}</dt><dd>{counts.children.to_string()}</dd>
                <dt>{t(Text::Readings)}</dt><dd>{counts.measurements.to_string()}</dd>
                <dt>{t(Text::Pack)}</dt><dd>{p(&pack)}</dd>
                {like}
            </dl>
        </section>
    }
}

fn actions(operator: Operator, detail: &RegencyDetail, loaded: Load<RegencyDetail>) -> Piece {
    let (asking, told, act) = (use_asking(), use_told(), Act::new());
    let (code, name) = (detail.code.clone(), detail.name.to_string());
    let suspended = detail.status == RegencyStatus::Suspended;
    let path = format!("{REGENCIES}/{code}");
    let set = {
        let (path, name) = (path.clone(), name.clone());
        move |method: Method| {
            let (path, name) = (format!("{path}/suspension"), name.clone());
            let work = async move { operator.ask::<RegencyDetail>(method, &path, Body::Empty).await };
            act.run(work, move |detail| {
                told.tell(p(&if detail.status == RegencyStatus::Suspended {
                    Phrase::SuspendedNow { name }
                } else {
                    Phrase::ResumedNow { name }
                }));
                loaded.again();
            });
        }
    };
    let toggle = move |_| {
        let set = set.clone();
        if suspended {
            return set(Method::DELETE);
        }
        let question = p(&Phrase::SuspendSure { name: name.clone() });
        asking.ask(question, t(Text::SuspendMeans).into(), Text::Suspend, move || set(Method::POST));
    };
    let save = move |_| {
        let path = format!("{path}/pack");
        let name = format!("{code}.json");
        // As it came, byte for byte: so it reads the same wherever it is taken in.
        let work = operator.text(Method::GET, path, Body::Empty);
        act.run(work, move |text| files::save(&name, "application/json", &text));
    };
    view! {
        <section class="card stack">
            {act.notice()}
            <div class="row wrap">
                <button type="button" class="button" disabled=act.busy() on:click=save>{t(Text::SavePack)}</button>
                <button type="button" class="button" class:danger=!suspended disabled=act.busy() on:click=toggle>
                    {t(if suspended { Text::Resume } else { Text::Suspend })}
                </button>
            </div>
        </section>
    }
}
