//! Two people measured the child on the same day: one of the readings is chosen as the value of the month, the other stays in
//! the history.

use leptos::prelude::*;
use tumbuh::measurement::Measurement;
use tumbuh::sync::Act;
use tumbuh::sync::phone::twins;

use crate::dom::{Piece, view};
use crate::i18n::{self, Phrase, Text, say, tell, use_language};
use crate::pages::result::measured;
use crate::store::{ChildHistory, use_store};
use crate::ui::{Failure, Notice, Tone, attempt};

/// The readings of one day, each with a button to choose it; nothing when nobody has to choose.
#[component]
pub fn Twins(
    /// The child with its readings.
    history: ChildHistory,
) -> Piece {
    let language = use_language();
    let standing: Vec<Measurement> = history.standing().cloned().collect();
    let found: Vec<Measurement> = twins(standing.iter()).into_iter().cloned().collect();
    let Some(day) = found.first().map(|reading| reading.date) else { return Piece::nothing() };
    let store = use_store();
    let failure = RwSignal::new(None::<Text>);
    let ask = tell(language, &Phrase::TwinsAsk { when: i18n::date(language, day) });
    let choices = found.iter().map(|chosen| {
        let others: Vec<Measurement> = found.iter().filter(|other| other.id != chosen.id).cloned().collect();
        let words = tell(language, &Phrase::UseReading { reading: measured(language, chosen) });
        let choose = move |_| {
            let others = others.clone();
            attempt(failure, async move {
                for other in others {
                    let Ok(reason) = say(language, Text::TwinReason).parse() else { break };
                    let act = Act::RetractMeasurement { child: other.child, measurement: other.id, reason };
                    store.act(act).await?;
                }
                Ok(())
            });
        };
        view! { <button type="button" class="button" on:click=choose>{words}</button> }
    });
    let choices = choices.collect::<Piece>();
    view! {
        <Notice tone=Tone::Concern>
            <p class="strong">{ask}</p>
            {choices}
            <Failure error=failure />
        </Notice>
    }
}
