//! The ways in: a password, an invitation's link, or what someone who shares the phone remembers. While the phone is locked this is
//! its lock screen.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::access::Place;
use tumbuh::api::join::{JoinView, PASSWORD_BYTES};
use tumbuh::id::AccountId;
use tumbuh::language::Language;
use tumbuh::pin::{InvalidPin, Pin};

use super::settings::role_words;
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, say, t, tell, use_language};
use crate::net::NetError;
use crate::pages::day::LossNotice;
use crate::routes::{Path, member, use_go, use_path};
use crate::shell::{Screen, crest};
use crate::store::{Door, Entrance, LastSignIn, Store, StoreError, use_store};
use crate::ui::{Failure, PasswordField, PinField, live};

/// How someone comes in.
#[derive(Clone, PartialEq)]
enum Way {
    Password,
    /// The invitation, once it was read.
    Invitation(Option<JoinView>),
    Pin(AccountId),
    /// The password with which they last signed in, without signal.
    KnownPassword(AccountId),
    /// The first PIN, on a phone on which everything still lies open.
    FirstPin(AccountId),
    /// The regency's code for this phone, and who goes on with it.
    Code(Option<AccountId>),
}

impl Way {
    /// Who was chosen.
    fn account(&self) -> Option<AccountId> {
        match self {
            Self::Pin(account) | Self::KnownPassword(account) | Self::FirstPin(account) => Some(*account),
            Self::Code(account) => *account,
            Self::Password | Self::Invitation(_) => None,
        }
    }

    /// How this person opens the phone; `None` for who cannot without signing in anew.
    fn of(door: &Door, lead_home: bool) -> Option<Self> {
        let account = door.account;
        door.opens(lead_home).then_some(match door {
            Door { pin: Some(_), .. } => Self::Pin(account),
            Door { password: Some(_), .. } => Self::KnownPassword(account),
            _ => Self::FirstPin(account),
        })
    }
}

/// What is typed, whatever the way.
#[derive(Clone, Copy)]
struct Typed {
    regency: RwSignal<String>,
    username: RwSignal<String>,
    /// A password or a PIN.
    secret: RwSignal<String>,
}

/// Coming in.
#[component]
pub fn SignInPage() -> Piece {
    let store = use_store();
    let language = use_language();
    let path = use_path();
    let go = use_go();
    let last = store.last_sign_in();
    let typed = Typed {
        regency: RwSignal::new(known_regency(&last)),
        username: RwSignal::new(last.username),
        secret: RwSignal::new(String::new()),
    };
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<Text>);
    // What stands behind the `#` of a link is sent to no server.
    let by_link = path.get_untracked() == Some(Path::Join);
    let token = window().location().hash().unwrap_or_default().trim_start_matches('#').to_string();
    let way = RwSignal::new(if by_link { Way::Invitation(None) } else { first_way(store) });
    let invited = Signal::derive(move || way.with(|way| matches!(way, Way::Invitation(_))));
    if by_link {
        read_invitation(store, token.clone(), way, typed.username, problem);
    }
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let entrance = match entrance(&way.get_untracked(), typed, &token) {
            Ok(entrance) => entrance,
            Err(text) => return problem.set(Some(text)),
        };
        busy.set(true);
        problem.set(None);
        // When it works this screen is gone, and its signals with it.
        let leave = matches!(path.get_untracked(), Some(Path::SignIn | Path::Join));
        spawn_local(async move {
            match store.enter(entrance).await {
                // Opened with the regency's code, and nobody shares this phone any more: what is left can be sent or copied out.
                Ok(()) if store.session().with_untracked(Option::is_none) => go.replace(Path::Sync),
                Ok(()) if store.works_in_the_office() => {
                    let _ = window().location().set_href(store.office());
                }
                Ok(()) if leave => go.replace(Path::Day),
                Ok(()) => {}
                Err(error) => {
                    problem.set(Some(words(&error, &way.get_untracked())));
                    busy.set(false);
                }
            }
        });
    };
    let button = move || if invited.get() { Text::JoinAccept } else { Text::SignIn };
    let title = move || match invited.get() {
        true => Text::JoinTitle,
        false if store.can_be_opened() => Text::LockedTitle,
        false => Text::SignIn,
    };
    view! {
        <Screen title=move || t(title())>
            <LossNotice />
            {(!by_link).then(|| crew(store, way, typed.secret))}
            <form class="card stack" on:submit=submit>
                {live(move || fields(store, language, way, typed))}
                <Failure error=problem />
                <button class="button primary big" disabled=busy>
                    {live(move || t(if busy.get() { Text::Loading } else { button() }))}
                </button>
            </form>
            <p class="quiet">{t(Text::CheckWithoutAccount)} " " <a href=Path::Check.to_string()>{t(Text::NavCheck)}</a></p>
        </Screen>
    }
}

/// Of a locked phone, that of who worked last.
fn first_way(store: Store) -> Way {
    if !untrack(|| store.is_locked()) {
        return Way::Password;
    }
    let last = store.last_account();
    store.doors().with_untracked(|doors| {
        let ways = |door: &&Door| Way::of(door, doors.lead_home);
        let of_last =
            doors.people.iter().filter(|door| Some(door.account) == last).find_map(|door| ways(&door));
        of_last.or_else(|| doors.people.iter().find_map(|door| ways(&door))).unwrap_or(Way::Password)
    })
}

/// The others who share this phone, to be chosen; nothing when there is nothing to choose.
fn crew(store: Store, way: RwSignal<Way>, secret: RwSignal<String>) -> Piece {
    live(move || {
        let now = store.session().with(|session| session.as_ref().map(|session| session.account));
        let locked = store.is_locked();
        let (mut choices, has_recovery) = store.doors().with(|doors| {
            let others = doors.people.iter().filter(|door| Some(door.account) != now);
            let ways =
                others.filter_map(|door| Some((Way::of(door, doors.lead_home)?, door.name.to_string())));
            (ways.collect::<Vec<_>>(), !doors.recovery.is_empty())
        });
        let nobody = choices.is_empty();
        choices.push((Way::Password, t(Text::OtherWay).to_string()));
        if locked && has_recovery {
            choices.push((Way::Code(None), t(Text::RecoveryWay).to_string()));
        } else if nobody {
            return None;
        }
        let buttons = choices.into_iter().map(|(choice, name)| {
            let chosen = choice.clone();
            // A person stays chosen, whichever secret they use.
            let same = move |way: &Way| match chosen.account() {
                Some(account) => !matches!(way, Way::Code(_)) && way.account() == Some(account),
                None => core::mem::discriminant(way) == core::mem::discriminant(&chosen),
            };
            let pressed = move || if way.with(|way| same(way)) { "true" } else { "false" };
            let choose = move |_| {
                secret.set(String::new());
                way.set(match choice {
                    Way::Code(_) => Way::Code(way.with_untracked(Way::account)),
                    _ => choice.clone(),
                });
            };
            view! { <button type="button" class="button" aria-pressed=pressed on:click=choose>{name}</button> }
        });
        Some(view! {
            <section class="card stack">
                <h2>{t(Text::WhoWorks)}</h2>
                {(locked && !nobody).then(|| view! { <p class="quiet">{t(Text::LockedWhy)}</p> })}
                {buttons.collect::<Piece>()}
            </section>
        })
    })
}

fn fields(store: Store, language: Language, way: RwSignal<Way>, typed: Typed) -> Piece {
    let username = view! {
        <label class="field">
            <span class="label">{t(Text::Username)}</span>
            <input class="input" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" bind:value=typed.username />
        </label>
    };
    match way.get() {
        Way::Pin(account) => {
            let known = store
                .doors()
                .with_untracked(|doors| doors.of(account).is_some_and(|door| door.password.is_some()));
            let forgot = move |_| {
                typed.secret.set(String::new());
                way.set(if known { Way::KnownPassword(account) } else { Way::Password });
            };
            view! {
                <PinField id="pin" label=Text::Pin pin=typed.secret />
                <button type="button" class="button" on:click=forgot>{t(Text::ForgotPin)}</button>
            }
        }
        Way::KnownPassword(_) => view! {
            <p class="quiet">{t(Text::KnownPasswordHint)}</p>
            <PasswordField password=typed.secret />
        },
        Way::FirstPin(_) => view! {
            <p>{t(Text::FirstPinWhy)}</p>
            <PinField id="pin" label=Text::PinNew pin=typed.secret />
        },
        Way::Code(_) => view! {
            <p class="quiet">{t(Text::RecoveryWhy)}</p>
            <label class="field">
                <span class="label">{t(Text::RecoveryWay)}</span>
                <input class="input" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX-…" bind:value=typed.secret />
            </label>
        },
        Way::Invitation(None) => view! { <p role="status">{t(Text::Loading)}</p> },
        Way::Invitation(Some(invitation)) => {
            let chooses_name = invitation.username.is_none();
            view! {
                {welcome(language, &invitation)}
                {chooses_name.then_some(username)}
                <PasswordField password=typed.secret new=true />
                <p class="quiet">{t(Text::PasswordHint)}</p>
            }
        }
        Way::Password => view! {
            <p class="quiet">{t(Text::SignInWhy)}</p>
            <label class="field">
                <span class="label">{t(Text::RegencyCode)}</span>
                <input class="input" name="regency" inputmode="decimal" autocomplete="off" placeholder="32.11" bind:value=typed.regency />
            </label>
            {username}
            <PasswordField password=typed.secret />
        },
    }
}

/// Who is invited to what.
fn welcome(language: Language, invitation: &JoinView) -> Piece {
    let roles = invitation.grants.0.iter().map(|grant| {
        let name = |place: &Place| {
            let code = place.to_string();
            let area = invitation.areas.iter().find(|area| area.code.as_str() == code);
            area.map_or(code, |area| area.name.to_string())
        };
        let places: Vec<String> = grant.areas.0.iter().map(name).collect();
        let role = say(language, role_words(grant.role));
        view! { <p class="strong">{format!("{role} · {}", places.join(", "))}</p> }
    });
    let words = tell(language, &Phrase::JoinWelcome { name: invitation.name.to_string() });
    view! {
        <p>{words}</p>
        {roles.collect::<Piece>()}
        <p>{invitation.look.as_ref().map(crest)} {invitation.regency.to_string()}</p>
    }
}

fn read_invitation(
    store: Store,
    token: String,
    way: RwSignal<Way>,
    username: RwSignal<String>,
    problem: RwSignal<Option<Text>>,
) {
    spawn_local(async move {
        match store.invitation(token).await {
            Ok(invitation) => {
                let known = invitation.username.as_ref().map(ToString::to_string);
                username.set(known.unwrap_or_else(|| suggestion(invitation.name.as_str())));
                way.set(Way::Invitation(Some(invitation)));
            }
            // Who has an account already goes on from here.
            Err(error) => {
                problem.set(Some(words(&error, &way.get_untracked())));
                way.set(Way::Password);
            }
        }
    });
}

/// What was typed as a way in, or what is missing.
fn entrance(way: &Way, typed: Typed, token: &str) -> Result<Entrance, Text> {
    let secret = typed.secret.get_untracked();
    let username = typed.username.get_untracked().parse().map_err(|_| Text::SignInIncomplete);
    match way {
        Way::Pin(account) => {
            secret.parse::<Pin>().map(|pin| Entrance::Pin(*account, pin)).map_err(|why| match why {
                InvalidPin::Digits => Text::PinSixDigits,
                // Nobody was let make one like it.
                InvalidPin::TooEasy => StoreError::WrongSecret.text(),
            })
        }
        Way::FirstPin(account) => match secret.parse() {
            Ok(pin) => Ok(Entrance::FirstPin(*account, pin)),
            Err(InvalidPin::Digits) => Err(Text::PinSixDigits),
            Err(InvalidPin::TooEasy) => Err(Text::PinTooEasy),
        },
        Way::KnownPassword(account) => Ok(Entrance::KnownPassword(*account, secret)),
        Way::Code(account) => {
            secret.parse().map(|code| Entrance::Code(*account, code)).map_err(|_| Text::RecoveryWrong)
        }
        Way::Invitation(None) => Err(Text::Loading),
        Way::Invitation(Some(_)) if secret.len() < *PASSWORD_BYTES.start() => Err(Text::PasswordTooShort),
        Way::Invitation(Some(_)) => {
            Ok(Entrance::Invitation { token: token.into(), username: username?, password: secret })
        }
        Way::Password => {
            let regency = typed.regency.get_untracked().trim().parse().map_err(|_| Text::RegencyInvalid)?;
            if secret.is_empty() {
                return Err(Text::SignInIncomplete);
            }
            Ok(Entrance::Password { regency, username: username?, password: secret })
        }
    }
}

/// A name to sign in with that the person will remember: the first word of their name.
fn suggestion(name: &str) -> String {
    let plain = |word: &str| -> String {
        word.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
    };
    name.split(' ').map(plain).find(|word| word.len() > 2).unwrap_or_default()
}

fn words(error: &StoreError, way: &Way) -> Text {
    let invited = matches!(way, Way::Invitation(_));
    match error {
        StoreError::WrongSecret if matches!(way, Way::KnownPassword(_)) => Text::KnownPasswordWrong,
        StoreError::WrongSecret if matches!(way, Way::Code(_)) => Text::RecoveryWrong,
        StoreError::Net(NetError::Problem { status: 404, .. }) if invited => Text::JoinOver,
        StoreError::Net(NetError::Problem { status: 422, .. }) if invited => Text::UsernameTaken,
        StoreError::Net(NetError::Problem { status: 401 | 404, .. }) => Text::WrongPassword,
        StoreError::Net(NetError::Problem { status: 429, .. }) => Text::TooManyTries,
        StoreError::Net(NetError::Unreachable | NetError::TooSlow) => Text::SignInNeedsSignal,
        other => other.text(),
    }
}

/// From the link that a regency hands out (`/sign-in?regency=32.11`), from last time, or as the server was built.
fn known_regency(last: &LastSignIn) -> String {
    let query = window().location().search().unwrap_or_default();
    let from_link = member(&query, "regency").map(String::from);
    from_link.or_else(|| (!last.regency.is_empty()).then(|| last.regency.clone())).unwrap_or_else(|| {
        let meta = document().query_selector("meta[name=tumbuh-regency]").ok().flatten();
        meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::suggestion;

    #[test]
    fn a_name_is_suggested_that_can_be_typed() {
        assert_eq!(suggestion("Siti Aminah"), "siti");
        assert_eq!(suggestion("Hj. Nur'aini"), "nuraini");
        assert_eq!(suggestion("Ny Wa Ode"), "ode");
    }
}
