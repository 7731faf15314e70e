//! What is to do today: whom to visit, whom to weigh again, what else, the longest due first, each with a reminder to send.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::RegisterKind;
use tumbuh::care::{CareEventRow, DueTask, home_visit};
use tumbuh::child::PhoneNumber;
use tumbuh::finding::Urgency;
use tumbuh::id::ChildId;
use tumbuh::language::Language;
use tumbuh::measurement::Absence;
use tumbuh::regency::fill;

use crate::care::words::CareText;
use crate::care::{CaseFile, Context, by_when, due_words, task_words};
use crate::dom::{Piece, view};
use crate::i18n::{self, Text, t, use_language};
use crate::json;
use crate::pages::registers::{Held, Listed};
use crate::routes::Path;
use crate::shell::Screen;
use crate::store::{Store, StoreError, use_store};
use crate::ui::{Badge, Failure, Tone, live};

/// How many are shown: a longer list is nobody's day.
const SHOWN: usize = 100;

/// One thing to do, and where who it is for is found.
struct ToDo {
    due: CivilDate,
    urgency: Urgency,
    when: String,
    words: String,
    name: String,
    /// The mother, or the register.
    of: String,
    path: Path,
    /// Where and with what the family, or she, can be reminded.
    remind: Option<Reminder>,
}

/// A message to send, with places to fill.
struct Reminder {
    phone: PhoneNumber,
    template: String,
    /// What the template calls whoever it is about.
    named: &'static str,
    posyandu: AreaCode,
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
            let more = list.len().saturating_sub(SHOWN);
            let more = (more > 0).then(|| {
                view! { <p class="quiet">{more.to_string()} " " {CareText::MoreToDo.words(language)}</p> }
            });
            view! { <ul class="todo">{rows}</ul> {more} }
        }
    };
    view! {
        <Screen title=move || CareText::Today.words(language)>
            <div class="field">
                <label for="next-session">{CareText::NextSession.words(language)}</label>
                <input class="input" id="next-session" type="date" bind:value=next />
            </div>
            {live(list)}
            <a href=Path::Registers.to_string() class="button">{t(Text::Followed)}</a>
        </Screen>
    }
}

fn row(store: Store, one: &ToDo, next: RwSignal<String>) -> Piece {
    let language = use_language();
    let tone = match one.urgency {
        Urgency::Now => Tone::Urgent,
        Urgency::ThisWeek => Tone::Concern,
        Urgency::ThisMonth => Tone::Watch,
    };
    let remind = one.remind.as_ref().map(|reminder| {
        let name = one.name.clone();
        let label = format!("{}: {name}", CareText::Remind.words(language));
        let (template, named) = (reminder.template.clone(), reminder.named);
        let number = international(reminder.phone.as_str());
        let (posyandu, regency) = places(store, &reminder.posyandu);
        let link = move || {
            let date = next.get().parse().map_or_else(|_| String::new(), |date| i18n::date(language, date));
            let values =
                [(named, name.as_str()), ("posyandu", &posyandu), ("date", &date), ("regency", &regency)];
            let text = js_sys::encode_uri_component(&fill(&template, &values));
            format!("https://wa.me/{number}?text={}", String::from(text))
        };
        view! {
            <a class="button quietly" target="_blank" rel="noopener" href=link aria-label=label>
                {CareText::Remind.words(language)}
            </a>
        }
    });
    view! {
        <li class="card stack">
            <a class="go" href=one.path.to_string()>
                <span class="strong">{one.name.clone()}</span>
                <span class="quiet">{one.of.clone()}</span>
                <span>{one.words.clone()}</span>
            </a>
            <div class="row wrap apart">
                <Badge tone=tone words=one.when.clone() />
                {remind}
            </div>
        </li>
    }
}

/// Everything that whoever works now answers for, the longest due first.
async fn to_do(store: Store, language: Language) -> Result<Vec<ToDo>, StoreError> {
    let texts = store.steps().await?;
    let mut rows: BTreeMap<ChildId, Vec<CareEventRow>> = BTreeMap::new();
    for row in texts.iter().filter_map(|text| json::from_str::<CareEventRow>(text).ok()) {
        rows.entry(row.event.child).or_default().push(row);
    }
    let mut list: Vec<ToDo> = Vec::new();
    let Some(context) = Context::of(store) else { return Ok(list) };
    for entry in store.roster().get_untracked().iter() {
        let child = &entry.row.child;
        let own = rows.remove(&child.id).unwrap_or_default();
        // Of one that is not followed any more there may be a case to close.
        if !child.is_active() && own.is_empty() {
            continue;
        }
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
            let one = ToDo {
                due: due.task.due,
                urgency: due.urgency,
                when: due_words(&due, language),
                words: task_words(&file, &due, language),
                name: child.name.to_string(),
                of: i18n::mother(language, child.mother_name.as_str()),
                path: Path::Child(child.id),
                remind: reminder(&context, false, child.phone.as_ref(), &child.posyandu, language),
            };
            put(&mut list, one);
        }
    }
    if let Some(held) = Held::read(store).await? {
        for listed in Listed::all(&held, &store.roster().get_untracked()) {
            let (of, phone) = (listed.register.words(language), listed.phone.as_ref());
            for due in listed.tasks.iter().filter(|due| due.is_for(&held.context.grants)) {
                let one = ToDo {
                    due: due.task.due,
                    urgency: due.urgency,
                    when: by_when(due.task.due, &due.escalation, language),
                    words: due.task.kind.words(language).to_owned(),
                    name: listed.name.clone(),
                    of: of.to_owned(),
                    path: listed.path,
                    remind: {
                        let to_her = listed.register != RegisterKind::Newborn;
                        reminder(&held.context, to_her, phone, &listed.posyandu, language)
                    },
                };
                put(&mut list, one);
            }
        }
    }
    Ok(list)
}

/// In the regency's words to a family about its child, or to a woman herself.
fn reminder(
    context: &Context,
    to_her: bool,
    phone: Option<&PhoneNumber>,
    posyandu: &AreaCode,
    language: Language,
) -> Option<Reminder> {
    let (template, named) = match to_her {
        true => (context.sheet.woman_reminder.as_ref()?, "name"),
        false => (&context.sheet.reminder, "child"),
    };
    let template = template.in_language(language).as_str().to_owned();
    Some(Reminder { phone: phone?.clone(), template, named, posyandu: posyandu.clone() })
}

/// The longest due first.
fn put(list: &mut Vec<ToDo>, one: ToDo) {
    let place = list.partition_point(|other| other.due <= one.due);
    list.insert(place, one);
}

/// The names of the child's posyandu and of the regency.
fn places(store: Store, posyandu: &AreaCode) -> (String, String) {
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
