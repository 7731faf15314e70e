//! Every message in English.

use super::{Phrase, Text};

pub(super) fn text(text: Text) -> &'static str {
    match text {
        // The frame
        Text::OfficeName => "Tumbuh · Office",
        Text::Menu => "Menu",
        Text::NavLabel => "Office menu",
        Text::NavAreas => "Areas",
        Text::NavMe => "My account",
        Text::ToPhone => "To the posyandu app",
        Text::SkipToContent => "Skip to content",
        Text::MissingTitle => "No such page",
        Text::MissingWhy => "This address leads nowhere.",
        Text::ToStart => "To the start",
        // Troubles
        Text::TroubleUnreachable => {
            "The server does not answer. Nothing on this screen has changed; check the connection, then try again."
        }
        Text::TroubleUnreadable => {
            "The server's answer is not understood. Reload this page; there may be a new version."
        }
        Text::TroubleSignInAgain => "Your session has ended. What was saved is safe; sign in again to go on.",
        Text::TroubleWrongPassword => {
            "The regency code, the user name or the password is wrong. Check them and try again."
        }
        Text::TroubleTooMany => "Too many tries. Wait a few minutes, then try again.",
        Text::TroubleForbidden => "You may not do this, so nothing has changed. Ask the regency's admin.",
        Text::TroubleUnknownRegency => "No regency with that code is served here. Check the code.",
        Text::TroubleNotFound => "It is not there any more. Reload to see how things stand.",
        Text::TroubleInvalid => "Something is wrong, so nothing was saved. Mend it and send it again.",
        Text::TroubleTooLarge => "Too large to be sent at once, so nothing was saved. Divide it into parts.",
        Text::TroubleRefused => "The server refused this, so nothing has changed.",
        Text::TroubleServer => "The server is in trouble. What was saved is safe; try again in a while.",
        // Signing in
        Text::SignInTitle => "Sign in to the office",
        Text::SignIn => "Sign in",
        Text::SigningIn => "Signing in…",
        Text::SignInWhy => "For the regency's admin and midwives: people, invitations, devices and areas.",
        Text::RegencyCode => "Regency code",
        Text::Username => "User name",
        Text::Password => "Password",
        Text::RegencyInvalid => "A regency code is written like 32.11.",
        Text::SignInIncomplete => "Fill in user name and password.",
        Text::NotHere => "Recording children at a posyandu?",
        Text::NoRightsTitle => "Not for your role",
        Text::NoRightsHere => {
            "The office is for the regency's admin and midwives. To record and see children, use the posyandu app."
        }
        Text::NoRightsThere => "This screen is for the regency's admin. Choose another one from the menu.",
        // Roles
        Text::RoleKader => "Kader",
        Text::RoleMidwife => "Midwife",
        Text::RoleNutritionist => "Nutritionist",
        Text::RoleVillageOfficer => "Village officer",
        Text::RoleOpdOfficer => "Office (OPD) officer",
        Text::RoleLeader => "Leader",
        Text::RoleRegencyAdmin => "Regency admin",
        Text::AreaSearch => "Search areas",
        Text::AreaExample => "Posyandu, village, district…",
        Text::AreaNone => "No area fits.",
        // My account
        Text::SignOut => "Sign out",
        Text::SignOutMeans => {
            "The posyandu app in this browser is signed out at the server, too; records on the phone stay."
        }
        Text::LanguageTitle => "Language",
        Text::LanguageNotKept => "This browser cannot keep the choice of language.",
    }
}

pub(super) fn phrase(phrase: &Phrase) -> String {
    match phrase {
        // Places and grants
        Phrase::GrantIn { what, places } => format!("{what} in {places}"),
        Phrase::ListOf { first, last } => format!("{first} and {last}"),
        Phrase::ListAndMore { first, more } => format!("{first}, and {more} more"),
        Phrase::AreaCounts { districts, villages, posyandu } => {
            format!("{districts} districts, {villages} villages, {posyandu} posyandu")
        }
        Phrase::PosyanduCount { count } => format!("{count} posyandu"),
        // Troubles
        Phrase::RequestNumber { id } => format!("Request number: {id}"),
        Phrase::SignedInAs { name, grants } => format!("You are signed in as {name}: {grants}."),
    }
}
