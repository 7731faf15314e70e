//! What can go wrong with the phone's storage, and what to tell the person.

use indexed_db_futures::error::{DomException, Error};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::i18n::Text;
use crate::json::Unreadable;
use crate::net::NetError;
use crate::vault::VaultError;

/// Why the store did not do what was asked. Whatever it was, nothing that had been saved before is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Nobody is signed in on this phone.
    #[error("nobody is signed in")]
    SignedOut,
    /// The phone has no room left.
    #[error("the phone is full")]
    Full,
    /// The browser took the transaction back; nothing of it was saved.
    #[error("the browser refused to save")]
    Refused,
    /// The browser gives no storage at all (private mode, blocked by settings).
    #[error("no storage")]
    Unavailable,
    /// The app was updated in another tab and this one has to be reloaded.
    #[error("another tab runs a newer version")]
    Outdated,
    /// Something was written meanwhile that this did not build on.
    #[error("overtaken")]
    Overtaken,
    /// What is stored cannot be read.
    #[error("unreadable")]
    Unreadable,
    /// No key could be made of a PIN: no memory, or a part of the app is missing.
    #[error("the vault is broken")]
    Vault,
    /// The phone is locked: nothing can be read or saved before someone unlocks it.
    #[error("the phone is locked")]
    Locked,
    /// Signing in worked, but what is stored opens with another secret.
    #[error("the phone stays locked")]
    StillLocked,
    /// The regency has not told this phone yet with what it may seal a copy.
    #[error("no key for copies")]
    NoCopyKey,
    /// Not the PIN, the password or the code.
    #[error("wrong PIN, password or code")]
    WrongSecret,
    /// Too many wrong tries: none is made for a while.
    #[error("too many wrong tries")]
    PinWait,
    /// The regency could not be asked, or said no.
    #[error(transparent)]
    Net(#[from] NetError),
}

impl StoreError {
    /// What happened, what is safe and what to do.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::SignedOut => Text::ErrorSignedOut,
            Self::Full => Text::ErrorFull,
            Self::Refused | Self::Overtaken => Text::ErrorRefused,
            Self::Unavailable => Text::ErrorUnavailable,
            Self::Outdated => Text::ErrorOutdated,
            Self::Unreadable => Text::ErrorUnreadable,
            Self::Vault => Text::ErrorVault,
            Self::Locked => Text::ErrorLocked,
            Self::NoCopyKey => Text::CopyNoKey,
            Self::StillLocked => Text::ErrorStillLocked,
            Self::WrongSecret => Text::PinWrong,
            Self::PinWait => Text::PinWait,
            Self::Net(error) => error.text(),
        }
    }

    /// Why the database could not be opened.
    pub(super) fn no_storage(error: &JsValue) -> Self {
        let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
        match name.as_deref() {
            Some("QuotaExceededError") => Self::Full,
            Some("VersionError") => Self::Outdated,
            _ => Self::Unavailable,
        }
    }

    /// Whether the connection to the database is gone and opening it again may help.
    pub(super) fn is_lost_connection(error: &Error) -> bool {
        match error {
            Error::DomException(DomException::InvalidStateError(_)) => true,
            // WebKit: "Connection to Indexed Database server lost".
            Error::DomException(DomException::Other(other)) => other.name() == "UnknownError",
            _ => false,
        }
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match &error {
            Error::DomException(DomException::Other(other)) if other.name() == "QuotaExceededError" => {
                Self::Full
            }
            _ => Self::Refused,
        }
    }
}

impl From<VaultError> for StoreError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Closed => Self::WrongSecret,
            VaultError::Locked => Self::Locked,
            VaultError::Broken => Self::Vault,
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        Self::Unreadable
    }
}

impl From<Unreadable> for StoreError {
    fn from(_: Unreadable) -> Self {
        Self::Unreadable
    }
}
