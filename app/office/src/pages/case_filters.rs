//! What is asked of a list of cases: a name, an area, and whether only late ones.

use leptos::prelude::*;
use tumbuh::api::care::CaseView;
use tumbuh::area::AreaCode;

use crate::desk::Session;
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Words of the child's name.
    pub search: String,
    /// Where; `None` for everywhere.
    pub area: Option<AreaCode>,
    /// Only those whose next step is late.
    pub late: bool,
}

impl Question {
    /// Whether a case is one of those.
    #[must_use]
    pub fn fits(&self, case: &CaseView) -> bool {
        let found = || {
            let name = case.child.name.as_str().to_lowercase();
            self.search.to_lowercase().split_whitespace().all(|word| name.contains(word))
        };
        (self.search.is_empty() || found())
            && self.area.as_ref().is_none_or(|area| area.contains(&case.child.posyandu))
            && (!self.late || is_late(case))
    }
}

/// Whether its next step is late.
#[must_use]
pub fn is_late(case: &CaseView) -> bool {
    case.next.as_ref().is_some_and(|next| next.escalation.late_days > 0)
}

/// Where one asks. `everywhere` is what no area is called, `moved` is done when another one is chosen, and `more` stands beside
/// it.
pub fn filters(
    session: &Session,
    question: RwSignal<Question>,
    everywhere: &str,
    moved: impl Fn() + Send + 'static,
    more: Piece,
) -> Piece {
    let everywhere = everywhere.to_owned();
    let areas = areas(session);
    let choose = move |event| {
        moved();
        question.update(|question| question.area = event_target_value(&event).parse().ok());
    };
    view! {
        <div class="filters">
            <div class="field">
                <label for="search">{c(CareWord::Search)}</label>
                <input
                    class="input"
                    id="search"
                    type="search"
                    autocomplete="off"
                    on:input=move |event| question.update(|question| question.search = event_target_value(&event))
                />
            </div>
            <div class="field">
                <label for="area">{c(CareWord::Area)}</label>
                <select class="input" id="area" on:change=choose>
                    <option value="">{everywhere}</option>
                    {areas}
                </select>
            </div>
            {more}
            <label class="row check">
                <input
                    type="checkbox"
                    on:change=move |event| question.update(|question| question.late = event_target_checked(&event))
                />
                {c(CareWord::OnlyLate)}
            </label>
        </div>
    }
}

/// Districts and villages that the person sees something of, to choose from.
pub fn areas(session: &Session) -> Vec<Piece> {
    let regency = session.view.regency.code.clone();
    let mut list = Vec::new();
    for (district, name) in session.names.inside(&regency) {
        list.push((district.clone(), name.to_owned()));
        for (village, name) in session.names.inside(district) {
            list.push((village.clone(), format!("— {name}")));
        }
    }
    let seen = |code: &AreaCode| {
        let scope = &session.view.scope;
        scope.contains(code) || scope.0.iter().any(|own| code.contains(own))
    };
    let list = list.into_iter().filter(|(code, _)| seen(code));
    list.map(|(code, name)| view! { <option value=code.to_string()>{name}</option> }).collect()
}
