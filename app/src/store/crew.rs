//! The people who share this phone: each signed in once with signal, each opens their own work with a PIN, without signal.

use leptos::prelude::*;
use serde::Serialize;
use tumbuh::api::session::SessionView;
use tumbuh::id::AccountId;
use tumbuh::pin::{Pin, wait_seconds};

use super::Put;
use super::idb::Durability;
use super::schema::{CREW, META};
use super::{Store, StoreError};
use crate::clock;
use crate::vault::{Lock, VaultError};

/// A person who signed in on this phone and did not sign out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Their session as it was last read.
    #[serde(skip)]
    pub session: SessionView,
    /// The same as it came: written as a text, so that a phone needs no code to write a session anew.
    #[serde(rename = "session")]
    pub json: String,
    /// What their PIN opens; `None` while they have none.
    pub lock: Option<Lock>,
    /// Wrong PINs in a row.
    pub wrong_tries: u32,
    /// Until then no PIN is tried, by the phone's clock.
    pub wait_until_millis: i64,
}

impl Store {
    /// Everyone who shares this phone, whoever works now included.
    #[must_use]
    pub fn crew(self) -> Signal<Vec<Member>> {
        self.crew.into()
    }

    /// Gives whoever works now a PIN, or another one.
    ///
    /// # Errors
    /// When the phone's storage or the vault fails; then the old PIN stays.
    pub async fn set_pin(self, pin: Pin) -> Result<(), StoreError> {
        let account = self.account().ok_or(StoreError::SignedOut)?;
        let lock = Lock::new(&pin, account).await.map_err(|_| StoreError::Vault)?;
        let member = self.member(account).ok_or(StoreError::SignedOut)?;
        self.change_member(Member { lock: Some(lock), wrong_tries: 0, ..member }).await
    }

    /// Hands the phone to another person who shares it. Works without signal. A wrong try is on the phone's flash before it
    /// is told.
    pub(super) async fn take_over(self, account: AccountId, pin: Pin) -> Result<(), StoreError> {
        let member = self.member(account).ok_or(StoreError::SignedOut)?;
        let lock = member.lock.as_ref().ok_or(StoreError::SignedOut)?;
        let wait = member.wait_until_millis.saturating_sub(clock::now_millis());
        // A clock that was set back must not lock anyone out for years.
        let longest = i64::from(wait_seconds(u32::MAX)) * 1000;
        if (1..=longest).contains(&wait) {
            return Err(StoreError::PinWait);
        }
        let opened = lock.open(&pin, account).await;
        let wrong_tries = match opened {
            Err(VaultError::Broken) => return Err(StoreError::Vault),
            Err(VaultError::Closed) => member.wrong_tries + 1,
            Ok(()) => 0,
        };
        let wait = i64::from(wait_seconds(wrong_tries)) * 1000;
        let wait_until_millis = clock::now_millis().saturating_add(wait);
        if wrong_tries != member.wrong_tries {
            self.change_member(Member { wrong_tries, wait_until_millis, ..member.clone() }).await?;
        }
        if opened.is_err() {
            return Err(if wait > 0 { StoreError::PinWait } else { StoreError::WrongPin });
        }
        let offset = self.inner().memory.borrow().clock.offset_millis.unwrap_or_default();
        self.begin_session(member.session, member.json, offset, None).await
    }

    fn member(self, account: AccountId) -> Option<Member> {
        self.crew.with_untracked(|crew| crew.iter().find(|member| member.session.account == account).cloned())
    }

    async fn change_member(self, changed: Member) -> Result<(), StoreError> {
        let mut crew = self.crew.get_untracked();
        for member in crew.iter_mut().filter(|member| member.session.account == changed.session.account) {
            *member = changed.clone();
        }
        self.put_crew(crew).await
    }

    /// Puts the people on the phone's flash, then shows them.
    pub(super) async fn put_crew(self, crew: Vec<Member>) -> Result<(), StoreError> {
        let put = Put::Text(META, CREW.into(), serde_json::to_string(&crew)?);
        self.inner().idb.write(Durability::Strict, &[put]).await?;
        self.crew.set(crew);
        Ok(())
    }
}

/// `crew` with the newest session of its person; a newcomer is added. Wrong tries stay counted: a session is read anew
/// whenever the app opens.
pub(super) fn with_session(mut crew: Vec<Member>, session: &SessionView, json: &str) -> Vec<Member> {
    let (session, json) = (session.clone(), json.to_string());
    match crew.iter_mut().find(|member| member.session.account == session.account) {
        Some(member) => (member.session, member.json) = (session, json),
        None => crew.push(Member { session, json, lock: None, wrong_tries: 0, wait_until_millis: 0 }),
    }
    crew
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::session;

    #[test]
    fn a_session_read_anew_keeps_the_pin_and_the_wrong_tries() {
        let crew = with_session(Vec::new(), &session(), "{}");
        let guessed = Member { wrong_tries: 7, wait_until_millis: 9, ..crew[0].clone() };
        let newer = SessionView { server_time_millis: 99, ..session() };
        let crew = with_session(vec![guessed.clone()], &newer, "{ }");
        assert_eq!(crew, [Member { session: newer, json: "{ }".into(), ..guessed }]);
        let other = SessionView { account: AccountId::new(9, [9; 10]), ..session() };
        assert_eq!(with_session(crew, &other, "{}").len(), 2);
    }
}
