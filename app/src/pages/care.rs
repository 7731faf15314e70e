//! Handling a child: the story of its case, the form of each step, signs that were seen, and what is to do today.

mod signs;
mod step;
mod today;

pub use signs::SignsPage;
pub use step::StepPage;
pub use today::TodayPage;

use leptos::prelude::*;

use crate::care::words::CareText;
use crate::care::{CaseCard, CaseFile, Story};
use crate::chart::{ChartTabs, Seen};
use crate::dom::{Piece, view};
use crate::i18n::{Text, use_language};
use crate::pages::child::{ChildLine, child_title};
use crate::pages::loaded::Loaded;
use crate::shell::Screen;
use crate::store::{ChildHistory, use_store};

/// The story of a child's case, its curve above it.
#[component]
pub fn StoryPage() -> Piece {
    let view = move |(history,): (ChildHistory,)| {
        let language = use_language();
        let Some(file) = CaseFile::of(use_store(), &history) else {
            return view! { <p class="quiet">{CareText::NoCase.words(language)}</p> };
        };
        let child = file.child.clone();
        let seen = Seen::of(&child, file.readings.iter());
        view! {
            <ChildLine child=child.clone() />
            <CaseCard file=file.clone()>{Piece::nothing()}</CaseCard>
            <ChartTabs sex=child.sex seen=seen />
            <Story file=file />
        }
    };
    view! {
        <Screen title=child_title(Text::SeeRecord)>
            <Loaded follow=true view=Callback::new(view) />
        </Screen>
    }
}
