//! What a regency took over from another when it was set up, what is still to be decided, and the first admin's invitation.

use super::{Replicated, ZONE};
use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, language, moment, p, t};
use crate::items;
use crate::routes::Route;
use crate::ui::{GivenPack, LinkCard, Shared};

/// What became of a regency that was set up as another works.
pub fn first(pack: &GivenPack, answer: &Replicated) -> Piece {
    view! {
        {invitation(pack, answer)}
        <section class="card stack">
            <h2>{p(&Phrase::ToDecide { count: answer.decisions.len() })}</h2>
            <ol class="numbered">{decisions(answer)}</ol>
        </section>
        <section class="card stack">
            <h2>{p(&Phrase::TakenOver { count: answer.taken.len() })}</h2>
            <details><summary>{t(Text::ShowTaken)}</summary><ul class="bullets">{taken(answer)}</ul></details>
            <h3>{p(&Phrase::NamesReplaced { count: answer.replaced.len() })}</h3>
            <ul class="stack">{replaced(answer)}</ul>
            <p><a class="button" href=Route::Regency(pack.code.clone()).to_string()>{t(Text::ToRegency)}</a></p>
        </section>
    }
}

fn invitation(pack: &GivenPack, answer: &Replicated) -> Option<Piece> {
    let made = answer.invitation.as_ref()?;
    let (link, until) = (files::join_link(&made.token), moment(made.expires_millis, ZONE));
    let regency = pack.name.clone();
    let name = t(Text::FirstAdmin).to_owned();
    let message = p(&Phrase::FirstAdminMessage { regency, link: link.clone(), until: until.clone() });
    let shared = Shared { name, link, message, until };
    Some(view! {
        <section class="card stack">
            <h2>{p(&Phrase::IsSetUp { name: pack.name.clone() })}</h2>
            <p>{t(Text::FirstAdminWhy)}</p>
            <LinkCard shared />
        </section>
    })
}

fn decisions(answer: &Replicated) -> Vec<Piece> {
    answer
        .decisions
        .iter()
        .map(|one| view! { <li>{one.words.in_language(language()).clone()}</li> })
        .collect()
}

fn taken(answer: &Replicated) -> Vec<Piece> {
    answer.taken.iter().map(|path| view! { <li>{items::words(language(), path)}</li> }).collect()
}

fn replaced(answer: &Replicated) -> Vec<Piece> {
    let one = |one: &tumbuh::regency::replicate::Replacement| {
        view! {
            <li>
                <span class="tiny">{items::words(language(), &one.path)}</span>
                <br />
                <del>{one.before.clone()}</del> " → " <ins>{one.after.clone()}</ins>
            </li>
        }
    };
    answer.replaced.iter().map(one).collect()
}
