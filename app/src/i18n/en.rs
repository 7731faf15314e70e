//! Every message in English.

use super::{Phrase, Text};

pub(super) fn text(text: Text) -> &'static str {
    match text {
        // The shell
        Text::SkipToContent => "Skip to content",
        Text::NavLabel => "Main menu",
        Text::NavDay => "Posyandu",
        Text::NavCheck => "Check a child",
        Text::NavSync => "Data on phone",
        Text::NavSettings => "Settings",
        Text::Online => "Online",
        Text::Offline => "Offline",
        Text::SignIn => "Sign in",
        Text::ErrorSignedOut => "Nobody is signed in on this phone. Sign in, then save again.",
        Text::ErrorFull => {
            "The phone is full, so this is not saved yet. What was saved before is safe. Remove photos or other apps, then save again."
        }
        Text::ErrorRefused => {
            "The phone refused to save; it may be full. What was saved before is safe. Free some space, then save again."
        }
        Text::ErrorUnavailable => {
            "This browser allows no storage, so nothing can be saved. Leave private (incognito) mode and open the app the usual way."
        }
        Text::ErrorOutdated => "The app was updated in another tab. Records are safe. Reload this page.",
        Text::ErrorUnreadable => {
            "Some data on this phone cannot be read. Nothing was deleted. Update the app or call the puskesmas."
        }
        Text::ErrorUnreachable => {
            "The server cannot be reached. Records are safe on this phone and are sent when there is signal."
        }
        Text::ErrorSignInAgain => "Please sign in again. Records are safe on this phone.",
        Text::ErrorForbidden => {
            "This account may not do that. Records are safe on this phone. Call the puskesmas."
        }
        Text::ErrorTooMany => "The server is busy. Records are safe on this phone; trying again soon.",
        Text::ErrorServer => "The server has a problem. Records are safe on this phone; trying again later.",
        Text::ErrorAppTooOld => {
            "The server's answer was not understood. Records are safe on this phone. Update the app."
        }
        // Everywhere
        Text::AppName => "Tumbuh",
        Text::Save => "Save",
        Text::Cancel => "Cancel",
        Text::Back => "Back",
        Text::Undo => "Undo",
        Text::Close => "Close",
        Text::Optional => "optional",
        Text::Required => "required",
        Text::Choose => "Choose",
        Text::Yes => "Yes",
        Text::No => "No",
        Text::Loading => "One moment…",
        Text::NotFound => "Not found on this phone.",
        Text::SaveFailed => "Not saved yet. Try again; do not close this page.",
        Text::DraftRestored => "Your unsaved entry is back.",
        Text::DraftDiscard => "Start empty",
        Text::Kg => "kg",
        Text::Cm => "cm",
        Text::More => "More",
        Text::Less => "Less",
        Text::Boy => "Boy",
        Text::Girl => "Girl",
        Text::BoyShort => "M",
        Text::GirlShort => "F",
        // Words of measuring
        Text::Weight => "Weight",
        Text::Length => "Length",
        Text::Height => "Height",
        Text::Position => "Position",
        Text::Lying => "Lying",
        Text::Standing => "Standing",
        Text::LyingHint => "under 2 years",
        Text::StandingHint => "2 years and over",
        Text::Arm => "Arm circumference",
        Text::Head => "Head circumference",
        Text::Oedema => "Swelling of both feet",
        Text::OedemaNone => "None",
        Text::Oedema1 => "+1 feet",
        Text::Oedema2 => "+2 legs",
        Text::Oedema3 => "+3 whole body",
        Text::MeasuredOn => "Date measured",
        Text::Today => "Today",
        Text::LastTime => "Last",
        Text::NeverMeasured => "Never measured",
        // States of a record
        Text::StateSafe => "Safe on the server",
        Text::StateSent => "Sent",
        Text::StateOnlyHere => "Only on this phone",
        Text::StateNeedsFixing => "Needs fixing",
        Text::StateConflicting => "Two versions",
        // Posyandu day
        Text::DayTitle => "Posyandu day",
        Text::ChoosePosyandu => "Choose a posyandu",
        Text::Search => "Search child, mother or NIK",
        Text::FilterAll => "All",
        Text::FilterWaiting => "Waiting",
        Text::FilterDone => "Done",
        Text::FilterAbsent => "Absent",
        Text::AllRt => "All RT",
        Text::RegisterChild => "Register a child",
        Text::NoChildren => "No children here yet. Register the first one.",
        Text::NoMatch => "Nothing matches.",
        Text::MarkAbsent => "Absent",
        Text::MarkedAbsent => "Marked absent",
        Text::AllDone => "Every child is measured. Thank you!",
        Text::ShowMore => "Show more",
        Text::Waiting => "Waiting",
        Text::DoneToday => "Measured",
        Text::AbsentToday => "Absent",
        Text::Mother => "Mother",
        Text::SeeChild => "See record",
        // end of text
    }
}

pub(super) fn phrase(phrase: &Phrase) -> String {
    match phrase {
        Phrase::Progress { done, all } => format!("{done} of {all} children measured"),
        Phrase::Remaining { waiting, absent } => format!("{waiting} waiting · {absent} absent"),
        Phrase::Matches { count } => format!("{count} children"),
        // end of phrase
    }
}
