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
        Text::Arm => "Arm (MUAC)",
        Text::Head => "Head circumference",
        Text::Oedema => "Swelling of both feet",
        Text::OedemaNone => "None",
        Text::Oedema1 => "+1",
        Text::Oedema2 => "+2",
        Text::Oedema3 => "+3",
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
        // What fields say
        Text::NotANumber => "Write a number, such as 7.2",
        // Result
        Text::ResultTitle => "Result",
        Text::WhatToDo => "What to do now",
        Text::AllGood => "Growing well. Praise the mother, invite them again next month.",
        Text::EachIndex => "Each index",
        Text::SinceLast => "Since the last visit",
        Text::FirstVisit => "The first visit on record.",
        Text::MonthlyWeight => "This month's weight (KMS)",
        Text::ToBeConfirmed => "to be confirmed",
        Text::ByMonth => "By completed months (Permenkes)",
        Text::CorrectedAge => "Corrected age (born preterm)",
        Text::CorrectedWhy => "Up to 2 years a preterm child is also read by its due date.",
        Text::ComparedLength => "Length compared",
        Text::NextChild => "Next child",
        Text::SeeCurve => "See curve",
        Text::CorrectThis => "Correct this reading",
        Text::NothingAssessed => "Nothing to assess yet. Enter a weight or a length.",
        Text::Nutrition => "Nutrition",
        Text::Normal => "Good",
        Text::AgeNow => "Age",
        // Check
        Text::CheckTitle => "Check growth",
        Text::CheckIntro => "For any one child. Nothing is saved.",
        Text::Sex => "Sex",
        Text::KnowsAge => "What you know",
        Text::BirthDate => "Date of birth",
        Text::AgeInMonths => "Age (months)",
        Text::AgeUnknownHint => "Without an age only weight for length is assessed.",
        Text::ClearAll => "Clear",
        // Oedema
        Text::Oedema1Hint => "feet",
        Text::Oedema2Hint => "legs",
        Text::Oedema3Hint => "body",
        // Since last time
        // Chart
        Text::ChartWeight => "Weight (KMS)",
        Text::ChartLength => "Length",
        Text::ChartWeightForLength => "Weight/Length",
        Text::ChartBmi => "BMI",
        Text::ChartHead => "Head",
        Text::Curves => "Growth charts",
        Text::ChartHelp => "Touch a point to read it. Pinch or use the buttons to zoom.",
        Text::ZoomIn => "Zoom in",
        Text::ZoomOut => "Zoom out",
        Text::ZoomReset => "All",
        Text::PrintChart => "Print A4",
        Text::AsTable => "Read as a table",
        Text::Date => "Date",
        Text::Value => "Value",
        Text::CategoryWord => "Category",
        Text::NoPoints => "No points for this chart yet.",
        Text::AxisMonths => "age (months)",
        Text::AxisCm => "length/height (cm)",
        Text::RedLine => "red line",
        // More of the day
        Text::AllPosyandu => "All posyandu",
        // end of text
    }
}

pub(super) fn phrase(phrase: &Phrase) -> String {
    match phrase {
        Phrase::Progress { done, all } => format!("{done} of {all} children measured"),
        Phrase::Remaining { waiting, absent } => format!("{waiting} waiting · {absent} absent"),
        Phrase::Matches { count } => format!("{count} children"),
        Phrase::OutOfInstrument { low, high, unit } => format!("Check again: {low} to {high} {unit}"),
        Phrase::ZScore { z } => format!("z {z}"),
        Phrase::Engine { engine, tables } => {
            format!("Computed from WHO's standards · engine {engine} · tables {tables}")
        }
        Phrase::MonthReading { category, z } => format!("{category} (z {z})"),
        Phrase::InDays { days } => format!("in {days} days"),
        Phrase::ChartLabel { name, count } => {
            format!("Chart of {name}, {count} points. Arrows move, plus and minus zoom.")
        } // end of phrase
    }
}
