//! Who is followed: pregnant women, small newborns, girls and couples, the first due first.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::{
    RegisterAct, RegisterDue, RegisterKind, WomanFinding, follows_newborn, newborn_next_day, newborn_visit,
};
use tumbuh::child::PhoneNumber;
use tumbuh::language::Language;

use super::held::{Held, Holding};
use crate::dom::{Piece, view};
use crate::i18n::{self, use_language};
use crate::pages::day::{PlaceChoice, use_place};
use crate::registers::{EntryFile, RegisterWord, expected, todo};
use crate::routes::Path;
use crate::shell::Screen;
use crate::store::{RecordState, RosterEntry, use_store};
use crate::ui::{RecordStateWord, live, truth};

/// How many are shown: who looks for more chooses a register.
const SHOWN: usize = 100;

/// Someone in a register as lists show her.
pub struct Listed {
    /// In which register.
    pub register: RegisterKind,
    /// Her name; the newborn's.
    pub name: String,
    /// Where she is followed.
    pub posyandu: AreaCode,
    /// The day that is looked forward to.
    pub expected_on: CivilDate,
    /// Her page.
    pub path: Path,
    /// The number that reminders go to.
    pub phone: Option<PhoneNumber>,
    /// What was found and is nobody's to do any more, gravest first.
    pub found: Vec<WomanFinding>,
    /// What is to do, the first due first.
    pub tasks: Vec<RegisterDue>,
    /// Where what was written down is.
    pub state: RecordState,
}

impl Listed {
    /// Everyone who is followed, the first due first; who has nothing due after them.
    #[must_use]
    pub fn all(held: &Held, roster: &[Arc<RosterEntry>]) -> Vec<Self> {
        let followed = held.files.iter().filter(|file| file.entry().ended_on().is_none());
        let women = followed.map(|file| Self::woman(file));
        let newborns = roster.iter().filter_map(|entry| Self::newborn(held, entry));
        let mut all: Vec<Self> = Vec::new();
        for one in women.chain(newborns) {
            let place = all.partition_point(|other| other.order() <= one.order());
            all.insert(place, one);
        }
        all
    }

    fn order(&self) -> (bool, Option<CivilDate>, &str) {
        let due = self.tasks.first().map(|due| due.task.due);
        (due.is_none(), due, &self.name)
    }

    fn woman(file: &EntryFile) -> Self {
        let (entry, tasks) = (file.entry(), file.due());
        let mut found: Vec<_> = file.found().into_iter().map(|found| found.finding).collect();
        let is_due = |finding: &WomanFinding| {
            let kind = tumbuh::care::register::RegisterTaskKind::ActOn { finding: *finding };
            tasks.iter().any(|due| due.task.kind == kind)
        };
        found.retain(|finding| !is_due(finding));
        Self {
            register: entry.kind(),
            name: entry.woman.name.to_string(),
            posyandu: entry.woman.posyandu.clone(),
            expected_on: entry.expected_on(),
            path: Path::Entry(entry.id),
            phone: entry.woman.phone.clone(),
            found,
            tasks,
            state: file.history.state(),
        }
    }

    fn newborn(held: &Held, entry: &RosterEntry) -> Option<Self> {
        let context = &held.context;
        let (child, today, rules) = (&entry.row.child, context.today, context.sheet.rules(&context.kms));
        if !follows_newborn(child, today, rules) {
            return None;
        }
        let seen: Vec<CivilDate> = entry.latest.iter().map(|reading| reading.date).collect();
        let visit = newborn_visit(child, &seen, today, rules);
        let due = visit.map(|task| RegisterDue::of(task, today, &context.sheet.care.escalation));
        let days =
            core::iter::successors(newborn_next_day(child, today), |day| newborn_next_day(child, *day));
        Some(Self {
            register: RegisterKind::Newborn,
            name: child.name.to_string(),
            posyandu: child.posyandu.clone(),
            expected_on: days.last().unwrap_or(today),
            path: Path::Child(child.id),
            phone: child.phone.clone(),
            found: Vec::new(),
            tasks: due.into_iter().collect(),
            state: entry.state,
        })
    }
}

/// Who is followed.
#[component]
pub fn RegistersPage() -> Piece {
    let language = use_language();
    let store = use_store();
    let place = use_place();
    let register = RwSignal::new(None::<RegisterKind>);
    let pill = move |kind: Option<RegisterKind>| {
        let words = kind.map_or(RegisterWord::AllRegisters.words(language), |kind| kind.words(language));
        let pressed = truth(move || register.get() == kind);
        view! {
            <button type="button" class="pill" aria-pressed=pressed on:click=move |_| register.set(kind)>{words}</button>
        }
    };
    let pills: Vec<Piece> = core::iter::once(None).chain(RegisterKind::ALL.map(Some)).map(pill).collect();
    let view = move |(held,): (Arc<Held>,)| {
        let all = Arc::new(Listed::all(&held, &store.roster().get_untracked()));
        let may = !held.places(store, |_| RegisterAct::CorrectEntry { changes: Vec::new() }).is_empty();
        let enrol = may.then(|| {
            let link = Path::Enrol(None).to_string();
            view! { <a href=link class="button primary big">{RegisterWord::Enrol.words(language)}</a> }
        });
        let list = move || {
            let (kind, at) = (register.get(), place.chosen.get());
            let fits = |listed: &&Listed| {
                kind.is_none_or(|kind| listed.register == kind)
                    && at.as_ref().is_none_or(|at| listed.posyandu == *at)
            };
            let cards: Vec<Piece> =
                all.iter().filter(fits).take(SHOWN).map(|listed| card(&held, listed, language)).collect();
            if cards.is_empty() {
                return view! { <p class="empty">{RegisterWord::NoneHere.words(language)}</p> };
            }
            view! { <ul class="todo">{cards}</ul> }
        };
        view! {
            {live(list)}
            {enrol}
        }
    };
    view! {
        <Screen title=move || RegisterWord::Title.words(language)>
            <PlaceChoice place=place />
            <div class="pills">{pills}</div>
            <Holding follow=true view=Callback::new(view) />
        </Screen>
    }
}

/// Someone in a register, with what was found and what is to do.
pub fn card(held: &Held, listed: &Listed, language: Language) -> Piece {
    let when = format!(
        "{} · {}: {}",
        listed.register.words(language),
        expected(listed.register).words(language),
        i18n::date(language, listed.expected_on)
    );
    let tasks: Vec<Piece> = listed.tasks.iter().map(|due| todo(Some(&held.context), due)).collect();
    let found: Vec<Piece> =
        listed.found.iter().map(|finding| view! { <p class="quiet">{finding.words(language)}</p> }).collect();
    let state = match listed.state {
        RecordState::Safe => None,
        state => Some(view! { <RecordStateWord state=state /> }),
    };
    view! {
        <li class="card stack">
            <a class="go" href=listed.path.to_string()>
                <span class="strong">{listed.name.clone()}</span>
                <span class="quiet">{when}</span>
            </a>
            {tasks}
            {found}
            {state}
        </li>
    }
}
