//! The calculator for any one child, fit for a parent: no sign-in, nothing saved.

mod age;

use leptos::prelude::*;
use tumbuh::growth::{Age, assess_at};
use tumbuh::sex::Sex;
use tumbuh::visit::Visit;

use crate::chart::{ChartTabs, Seen};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::pages::measure::{ReadingFields, ReadingForm};
use crate::pages::result::VisitView;
use crate::shell::Screen;
use crate::ui::{Choice, live};
use age::{AgeEntry, AgeForm};

/// The calculator.
#[component]
pub fn CheckPage() -> Piece {
    let sex = RwSignal::new(None::<Sex>);
    let entry = AgeEntry::new();
    let age = move || entry.age();
    let fields = ReadingFields::new(Signal::derive(move || age().map(|age: Age| age.days)));
    let visit = move || {
        let reading = fields.reading().ok()?;
        let assessment = assess_at(sex.get()?, age(), &reading);
        (!fields.is_empty()).then(|| Visit::alone(assessment, &reading))
    };
    let charts = move || {
        let (visit, sex) = (visit()?, sex.get()?);
        let seen = Seen { date: None, assessment: visit.assessment };
        age().map(|_| view! { <ChartTabs sex=sex seen=vec![seen] /> })
    };
    let clear = move |_| {
        sex.set(None);
        entry.clear();
        fields.clear();
    };
    view! {
        <Screen title=|| t(Text::CheckTitle)>
            <p class="quiet">{t(Text::CheckIntro)}</p>
            <form class="stack form" on:submit=|event| event.prevent_default()>
                <SexChoice sex=sex />
                <AgeForm entry=entry />
                <ReadingForm fields=fields last=Signal::stored(None) />
            </form>
            <div class="stack" aria-live="polite">
                {live(move || visit().map(|visit| view! { <VisitView visit=visit /> }))}
            </div>
            {live(charts)}
            <button type="button" class="button quietly" on:click=clear>
                {t(Text::ClearAll)}
            </button>
        </Screen>
    }
}

/// Boy or girl, as two big buttons.
#[component]
pub fn SexChoice(
    /// The choice.
    sex: RwSignal<Option<Sex>>,
) -> Piece {
    let place = Signal::derive(move || Sex::ALL.iter().position(|one| Some(*one) == sex.get()));
    view! {
        <Choice
            name="sex"
            label=Text::Sex
            class="big"
            options=vec![Text::Boy.into(), Text::Girl.into()]
            chosen=place
            on_choose=move |place: usize| sex.set(Sex::ALL.get(place).copied())
        />
    }
}
