//! People as a table on a laptop and as cards on a phone.

use tumbuh::access::Place;
use tumbuh::api::people::PersonView;

use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::grants;
use crate::i18n::{Text, language, moment, t};
use crate::names::AreaNames;
use crate::routes::Route;

/// The people, or that nobody fits.
pub fn list<'a>(people: impl Iterator<Item = &'a PersonView>, names: &AreaNames) -> Piece {
    let zone = use_desk().zone();
    let rows: Vec<Piece> = people.map(|person| row(person, names, zone)).collect();
    if rows.is_empty() {
        return view! { <p class="empty">{t(Text::NobodyFits)}</p> };
    }
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{t(Text::Name)}</th>
                    <th scope="col">{t(Text::RoleAndAreas)}</th>
                    <th scope="col">{t(Text::LastSeen)}</th>
                    <th scope="col">{t(Text::State)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(person: &PersonView, names: &AreaNames, zone: i32) -> Piece {
    let grants = person.grants.0.iter().map(|grant| {
        let around = match grant.areas.0.as_slice() {
            [Place::Area(only)] => names.around(only),
            _ => String::new(),
        };
        let words = grants::words(language(), grant, names);
        view! { <div>{words} " " <span class="tiny">{around}</span></div> }
    });
    let seen =
        person.last_seen_millis.map_or_else(|| t(Text::NeverSeen).to_owned(), |seen| moment(seen, zone));
    view! {
        <tr>
            <th scope="row">
                <a class="go" href=Route::Person(person.account).to_string()>{person.name.to_string()}</a>
                <span class="tiny">{person.username.to_string()}</span>
            </th>
            <td>{grants.collect::<Vec<_>>()}</td>
            <td><span class="card-label">{t(Text::LastSeen)} ": "</span>{seen}</td>
            <td>{state(person.blocked)}</td>
        </tr>
    }
}

/// Whether someone may sign in, in a word.
pub fn state(blocked: bool) -> Piece {
    if blocked {
        view! { <span class="badge tone-urgent">{t(Text::Blocked)}</span> }
    } else {
        view! { <span class="badge tone-good">{t(Text::Active)}</span> }
    }
}
