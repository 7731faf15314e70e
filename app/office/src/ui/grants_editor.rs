//! What someone is, and where: one or more roles with their areas.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::{Grant, Grants, InvalidGrant, Places, Role};
use tumbuh::area::Scope;

use super::{AreaPicker, Field, Select};
use crate::desk::Session;
use crate::dom::{Piece, keyed, row, view};
use crate::grants;
use crate::i18n::{Text, t};
use tumbuh_app::ui::live;

/// One grant as it is being edited.
#[derive(Clone, Copy)]
struct Line {
    key: usize,
    role: RwSignal<usize>,
    areas: RwSignal<Places>,
    office: RwSignal<String>,
}

/// Grants as they are being edited: a handle to copy around.
#[derive(Clone, Copy)]
pub struct Draft {
    roles: StoredValue<Vec<Role>>,
    within: StoredValue<Scope>,
    lines: RwSignal<Vec<Line>>,
    next: StoredValue<usize>,
}

impl Draft {
    /// Begins with `grants`; roles and areas are those that the person who edits may give.
    #[must_use]
    pub fn new(session: &Session, grants: &Grants) -> Self {
        let giver = &session.view.grants;
        let may_give = |role: &Role| giver.0.iter().any(|own| own.role.may_invite(*role));
        let draft = Self {
            roles: StoredValue::new(Role::ALL.into_iter().filter(may_give).collect()),
            within: StoredValue::new(giver.scope(tumbuh::access::Action::InvitePeople)),
            lines: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        for grant in &grants.0 {
            draft.add(Some(grant));
        }
        if grants.0.is_empty() {
            draft.add(None);
        }
        draft
    }

    fn add(self, grant: Option<&Grant>) {
        let place =
            |grant: &Grant| self.roles.with_value(|roles| roles.iter().position(|one| *one == grant.role));
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let line = Line {
            key,
            role: RwSignal::new(grant.and_then(place).unwrap_or_default()),
            areas: RwSignal::new(grant.map(|grant| grant.areas.clone()).unwrap_or_default()),
            office: RwSignal::new(
                grant.and_then(|grant| grant.office.as_ref()).map(ToString::to_string).unwrap_or_default(),
            ),
        };
        self.lines.update(|lines| lines.push(line));
    }

    fn role(self, line: Line) -> Role {
        let place = line.role.get();
        self.roles.with_value(|roles| roles.get(place).copied()).unwrap_or(Role::Kader)
    }

    /// The grants, or what is missing.
    ///
    /// # Errors
    /// What is missing, in words.
    pub fn read(self) -> Result<Grants, Text> {
        let grant = |line: &Line| {
            let role = untrack(|| self.role(*line));
            let office = line.office.get_untracked();
            let office = (role == Role::OpdOfficer).then(|| office.parse().ok()).flatten();
            let grant = Grant { role, areas: line.areas.get_untracked(), office };
            match grant.check() {
                Ok(()) => Ok(grant),
                Err(InvalidGrant::Office) => Err(Text::OfficeMissing),
                Err(_) => Err(Text::AreaMissing),
            }
        };
        self.lines.get_untracked().iter().map(grant).collect::<Result<_, _>>().map(Grants)
    }
}

/// Edits grants.
#[component]
pub fn GrantsEditor(
    /// The grants.
    draft: Draft,
    /// Who edits them.
    session: Arc<Session>,
) -> Piece {
    let lines = keyed(move || {
        let session = Arc::clone(&session);
        draft
            .lines
            .get()
            .into_iter()
            .map(move |line| {
                let session = Arc::clone(&session);
                row(line.key, move || one(draft, line, &session))
            })
            .collect()
    });
    view! {
        <div class="stack">
            {lines}
            <p>
                <button type="button" class="button quietly" on:click=move |_| draft.add(None)>{t(Text::AddRole)}</button>
            </p>
        </div>
    }
}

fn one(draft: Draft, line: Line, session: &Session) -> Piece {
    let roles =
        draft.roles.with_value(|roles| roles.iter().map(|role| t(grants::role(*role)).to_owned()).collect());
    let remove = move |_| draft.lines.update(|lines| lines.retain(|one| one.key != line.key));
    let names = Arc::new(session.names.clone());
    let within = draft.within.get_value();
    view! {
        <fieldset class="grant stack">
            <legend class="visually-hidden">{t(Text::RoleAndAreas)}</legend>
            <Select id=format!("role-{}", line.key) label=t(Text::Role) options=roles chosen=line.role />
            {live(move || (draft.role(line) == Role::OpdOfficer).then(|| view! {
                <Field id=format!("office-{}", line.key) label=Text::Office hint=Text::OfficeHint value=line.office />
            }))}
            <AreaPicker id=format!("areas-{}", line.key) names within chosen=line.areas />
            {live(move || (draft.lines.with(Vec::len) > 1).then(|| view! {
                <p><button type="button" class="button quietly" on:click=remove>{t(Text::RemoveRole)}</button></p>
            }))}
        </fieldset>
    }
}
