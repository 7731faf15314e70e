//! By whom something is to be done, until when, and how far it is: the same of what was planned and of what an audit recommended.

use tumbuh::age::CivilDate;
use tumbuh::care::{FollowUpState, Names, Owner};
use tumbuh_app::care::words::CareText;
use tumbuh_app::ui::{Badge, Tone};

use crate::dom::{Piece, view};
use crate::i18n::audits::{AuditWord, a};

/// A line for who and when, and one for how far it is, with what else is to be said of that.
pub fn promised(
    names: &Names<'_>,
    owner: &Owner,
    due: CivilDate,
    state: FollowUpState,
    late_days: u32,
    besides: Option<&str>,
) -> Piece {
    let spoken = names.language;
    let due = tumbuh_app::i18n::date(spoken, due);
    let who = format!("{} {}, {} {due}", a(AuditWord::By), names.owner(owner), a(AuditWord::Until));
    let mut words = state.words(spoken).to_owned();
    if late_days > 0 {
        let (late, days) = (CareText::Late.words(spoken), CareText::Days.words(spoken));
        words = format!("{words}, {late} {late_days} {days}");
    }
    if let Some(besides) = besides {
        words = format!("{words}, {besides}");
    }
    let tone = match state {
        FollowUpState::Done => Tone::Good,
        FollowUpState::Declined => Tone::Concern,
        _ if late_days > 0 => Tone::Urgent,
        FollowUpState::Waiting | FollowUpState::Started => Tone::Watch,
    };
    view! {
        <p>{who}</p>
        <p><Badge tone=tone words=words /></p>
    }
}
