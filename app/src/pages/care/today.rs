//! What is to do today: whom to visit, whom to weigh again, what else, the longest due first, each with a reminder to send.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::care::{CareEventRow, DueTask, home_visit};
use tumbuh::finding::Urgency;
use tumbuh::measurement::Absence;
use tumbuh::regency::fill;

use crate::care::words::CareText;
use crate::care::{CaseFile, Context, due_words, task_words};
use crate::dom::{Piece, view};
use crate::i18n::{self, Text, t, use_language};
use crate::json;
use crate::routes::Path;
use crate::shell::Screen;
use crate::store::{Store, StoreError, use_store};
use crate::ui::{Badge, Failure, Tone, live};

/// How many are shown: a longer list is nobody's day.
const SHOWN: usize = 100;

/// One thing to do, and where the child is found.
struct ToDo {
    due: DueTask,
    words: String,
    file: Arc<CaseFile>,
}

/// What is to do today.
#[component]
pub fn TodayPage() -> Piece {
    let language = use_language();
    let store = use_store();
    let found = RwSignal::new(None::<Result<Arc<Vec<ToDo>>, StoreError>>);
    let roster = store.roster();
    Effect::new(move || {
        roster.track();
        spawn_local(async move {
            let list = to_do(store, language).await.map(Arc::new);
            let _ = found.try_set(Some(list));
        });
    });
    let next = RwSignal::new(store.today().plus_days(1).to_string());
    let list = move || match found.get() {
        None => view! { <p class="quiet" role="status">{t(Text::Loading)}</p> },
        Some(Err(error)) => view! { <Failure error=Signal::stored(Some(error.text())) /> },
        Some(Ok(list)) if list.is_empty() => {
            view! { <p class="empty">{CareText::NothingToday.words(language)}</p> }
        }
        Some(Ok(list)) => {
            let rows: Vec<Piece> = list.iter().take(SHOWN).map(|one| row(store, one, next)).collect();
            view! { <ul class="todo">{rows}</ul> }
        }
    };
    view! {
        <Screen title=move || CareText::Today.words(language)>
            <div class="field">
                <label for="next-session">{CareText::NextSession.words(language)}</label>
                <input class="input" id="next-session" type="date" bind:value=next />
            </div>
            {live(list)}
        </Screen>
    }
}

fn row(store: Store, one: &ToDo, next: RwSignal<String>) -> Piece {
    let language = use_language();
    let child = one.file.child.clone();
    let tone = match one.due.urgency {
        Urgency::Now => Tone::Urgent,
        Urgency::ThisWeek => Tone::Concern,
        Urgency::ThisMonth => Tone::Watch,
    };
    let due = due_words(&one.due, language);
    let mother = i18n::mother(language, child.mother_name.as_str());
    let remind = child.phone.clone().map(|phone| {
        let name = child.name.to_string();
        let label = format!("{}: {name}", CareText::Remind.words(language));
        let template = one.file.sheet.reminder.in_language(language).as_str().to_owned();
        let (posyandu, regency) = places(store, &child.posyandu);
        let link = move || {
            let date = next.get().parse().map_or_else(|_| String::new(), |date| i18n::date(language, date));
            let values =
                [("child", name.as_str()), ("posyandu", &posyandu), ("date", &date), ("regency", &regency)];
            let text = js_sys::encode_uri_component(&fill(&template, &values));
            format!("https://wa.me/{}?text={}", international(phone.as_str()), String::from(text))
        };
        view! {
            <a class="button quietly" target="_blank" rel="noopener" href=link aria-label=label>
                {CareText::Remind.words(language)}
            </a>
        }
    });
    view! {
        <li class="card stack">
            <a class="go" href=Path::Child(child.id).to_string()>
                <span class="strong">{child.name.to_string()}</span>
                <span class="quiet">{mother}</span>
                <span>{one.words.clone()}</span>
            </a>
            <div class="row wrap apart">
                <Badge tone=tone words=due />
                {remind}
            </div>
        </li>
    }
}

/// Everything that whoever works now answers for, the longest due first.
async fn to_do(store: Store, language: tumbuh::language::Language) -> Result<Vec<ToDo>, StoreError> {
    let texts = store.steps().await?;
    let rows: Vec<CareEventRow> = texts.iter().filter_map(|text| json::from_str(text).ok()).collect();
    let mut list: Vec<ToDo> = Vec::new();
    let Some(context) = Context::of(store) else { return Ok(list) };
    for entry in store.roster().get_untracked().iter() {
        let child = &entry.row.child;
        if !child.is_active() {
            continue;
        }
        let own: Vec<CareEventRow> = rows.iter().filter(|row| row.event.child == child.id).cloned().collect();
        let history = store.at_hand(entry).await?;
        let mut due = Vec::new();
        let file = CaseFile::new(Arc::clone(&context), &history, own);
        due.extend(file.due());
        let absences: Vec<Absence> = entry
            .absent_on
            .map(|date| Absence { id: store.new_absence_id(), child: child.id, date, remark: None })
            .into_iter()
            .collect();
        let visit = home_visit(child, &entry.latest, &absences, file.today, file.rules());
        due.extend(visit.map(|task| DueTask::of(task, file.today, &file.sheet.care.escalation)));
        for due in due.into_iter().filter(|due| due.is_for(&file.grants)) {
            let words = task_words(&file, &due, language);
            let place = list.partition_point(|other| other.due.task.due <= due.task.due);
            list.insert(place, ToDo { due, words, file: Arc::clone(&file) });
        }
    }
    Ok(list)
}

/// The names of the child's posyandu and of the regency.
fn places(store: Store, posyandu: &tumbuh::area::AreaCode) -> (String, String) {
    store.session().with_untracked(|session| {
        let area = session.iter().flat_map(|session| &session.areas).find(|area| area.code == *posyandu);
        let area = area.map_or_else(|| posyandu.to_string(), |area| area.name.to_string());
        (area, session.as_ref().map(|session| session.regency.name.to_string()).unwrap_or_default())
    })
}

/// A number as WhatsApp wants it: digits alone, with the country's.
fn international(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('0') {
        Some(rest) => format!("62{rest}"),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::international;

    #[test]
    fn numbers_lead_to_indonesia() {
        assert_eq!(international("0812-3456 789"), "628123456789");
        assert_eq!(international("+62 812 3456"), "628123456");
    }
}
