//! Signing in and out on a phone that several people share. Nobody's unsent acts are lost by it.

use leptos::prelude::*;
use tumbuh::api::session::{SessionView, SignInRequest};
use tumbuh::area::AreaCode;
use tumbuh::id::Revision;
use tumbuh::text::Line;

use super::drafts;
use super::idb::{Durability, Put};
use super::schema::{
    ABSENCES, CHECKPOINT, CHILDREN, Checkpoint, DRAFTS, LAST_SIGN_IN, LastSignIn, MEASUREMENTS, META, OFFSET,
    SESSION,
};
use super::{Store, StoreError};
use crate::net::{self, NetError};

/// What belongs to whoever is signed in.
const ROWS: [&str; 3] = [CHILDREN, MEASUREMENTS, ABSENCES];

/// Where sessions begin and end.
const PATH: &str = "/api/v1/session";

/// What the sign-in screen asks for.
#[derive(Clone)]
pub struct SignIn {
    /// Code of the regency.
    pub regency: AreaCode,
    /// Name of the account.
    pub username: Line<64>,
    /// The password; never stored.
    pub password: String,
}

impl Store {
    /// What to fill into the sign-in screen.
    #[must_use]
    pub fn last_sign_in(self) -> LastSignIn {
        self.inner().memory.borrow().last_sign_in.clone()
    }

    /// Signs in; needs signal. Rows of someone with another scope are removed from the phone, unsent acts stay until their
    /// author signs in again.
    ///
    /// # Errors
    /// When the regency cannot be reached or refuses, or the phone cannot save.
    pub async fn sign_in(self, form: SignIn) -> Result<(), StoreError> {
        let inner = self.inner();
        let device = inner.memory.borrow().device;
        let last = LastSignIn { regency: form.regency.to_string(), username: form.username.to_string() };
        let request = SignInRequest {
            regency: form.regency,
            username: form.username,
            password: form.password,
            device,
            device_name: None,
            code: None,
        };
        let answer = net::post::<SessionView>(PATH, &request).await?;
        let offset = answer.offset(answer.body.server_time_millis);
        self.begin_session(answer.body, offset, Some(last)).await?;
        self.ask_to_persist().await;
        crate::sync::nudge(self);
        Ok(())
    }

    /// Asks the regency who is signed in: areas, settings and the clock may have changed.
    pub(crate) async fn refresh_session(self) -> Result<(), StoreError> {
        let answer = net::get::<SessionView>(PATH).await?;
        let offset = answer.offset(answer.body.server_time_millis);
        if self.account().is_some_and(|account| account != answer.body.account) {
            // The cookie is another person's: not a session for what is on this screen.
            return Err(NetError::Problem { status: 401, retry_after: None }.into());
        }
        self.begin_session(answer.body, offset, None).await
    }

    pub(super) async fn begin_session(
        self,
        session: SessionView,
        offset: i64,
        last: Option<LastSignIn>,
    ) -> Result<(), StoreError> {
        let inner = self.inner();
        let kept =
            inner.memory.borrow().checkpoint.clone().filter(|checkpoint| {
                checkpoint.account == session.account && checkpoint.scope == session.scope
            });
        let same_rows = kept.is_some();
        let checkpoint = kept.unwrap_or_else(|| Checkpoint {
            account: session.account,
            scope: session.scope.clone(),
            cursor: Revision::START,
            completed_millis: None,
        });
        let meta = |name: &str, text| Put::Text(META, name.into(), text);
        let mut puts = vec![
            meta(SESSION, serde_json::to_string(&session)?),
            meta(CHECKPOINT, serde_json::to_string(&checkpoint)?),
            meta(OFFSET, offset.to_string()),
        ];
        if let Some(last) = &last {
            puts.push(meta(LAST_SIGN_IN, serde_json::to_string(last)?));
        }
        if !same_rows {
            puts.extend(ROWS.map(Put::Clear));
        }
        inner.idb.write(Durability::Strict, &puts).await?;
        {
            let mut memory = inner.memory.borrow_mut();
            memory.offset = Some(offset);
            memory.checkpoint = Some(checkpoint);
            if let Some(last) = last {
                memory.last_sign_in = last;
            }
            if !same_rows {
                memory.children.clear();
            }
        }
        let changed_person = self.account() != Some(session.account);
        if self.session.with_untracked(|known| known.as_ref() != Some(&session)) {
            self.session.set(Some(session));
        }
        self.status.update(|status| {
            status.session_expired = false;
            status.failure = None;
        });
        if changed_person || !same_rows {
            self.show_all();
            self.tell_other_tabs();
        }
        Ok(())
    }

    /// Signs out: removes the rows and drafts of this person from the phone. Unsent acts stay, hidden, until the person signs
    /// in again; [`SyncStatus::unsent`](super::SyncStatus) says how many, so ask first.
    ///
    /// # Errors
    /// When the phone's storage fails; then nothing has changed.
    pub async fn sign_out(self) -> Result<(), StoreError> {
        self.sign_out_here().await?;
        // Without signal the cookie stays until it expires; it opens nothing on this phone any more, since the app reads
        // nothing before a sign-in.
        let _ = net::delete(PATH).await;
        Ok(())
    }

    /// Signs out on this phone only.
    ///
    /// # Errors
    /// When the phone's storage fails; then nothing has changed.
    pub async fn sign_out_here(self) -> Result<(), StoreError> {
        let inner = self.inner();
        let mut puts: Vec<Put> = ROWS.map(Put::Clear).into();
        if let Some(account) = self.account() {
            puts.push(Put::DropUnder(DRAFTS, drafts::key(account, "")));
        }
        puts.extend([SESSION, CHECKPOINT].map(|name| Put::Drop(META, name.into())));
        inner.idb.write(Durability::Strict, &puts).await?;
        {
            let mut memory = inner.memory.borrow_mut();
            memory.children.clear();
            memory.checkpoint = None;
        }
        self.session.set(None);
        self.drafts.set(Vec::new());
        self.status.update(|status| status.session_expired = false);
        self.show_all();
        self.tell_other_tabs();
        Ok(())
    }

    /// The session at the server has ended. Work goes on.
    pub(crate) fn session_expired(self) {
        self.status.update(|status| status.session_expired = true);
    }
}
