//! Signing in and out on a phone that several people share. Nobody's unsent acts are lost by it.

use leptos::prelude::*;
use tumbuh::api::join::{JoinReadRequest, JoinRequest, JoinView};
use tumbuh::api::me::KeptAreas;
use tumbuh::api::session::{SessionView, SignInRequest};
use tumbuh::area::AreaCode;
use tumbuh::id::AccountId;
use tumbuh::pin::Pin;
use tumbuh::recovery::RecoveryCode;
use tumbuh::text::Line;

use super::Put;
use super::crew::{self, Member};
use super::doors::{Door, Doors, Secret};
use super::drafts;
use super::idb::Durability;
use super::schema::{CHECKPOINT, CREW, DOORS, DRAFTS, LAST_SIGN_IN, LastSignIn, META, SESSION};
use super::{Store, StoreError};
use crate::i18n::place::call_things;
use crate::net::{self, Answer, NetError};
use crate::vault;

/// Where sessions begin and end.
const PATH: &str = "/api/v1/session";

/// A way in.
pub enum Entrance {
    /// A name and its password; needs signal.
    Password {
        /// Code of the regency.
        regency: AreaCode,
        /// Name of the account.
        username: Line<64>,
        /// Never stored.
        password: String,
    },
    /// An invitation, with the name and password that were chosen; needs signal.
    Invitation {
        /// From the link.
        token: String,
        /// Name of the account.
        username: Line<64>,
        /// Never stored.
        password: String,
    },
    /// The PIN of someone who shares this phone.
    Pin(AccountId, Pin),
    /// The password with which someone who shares this phone last signed in.
    KnownPassword(AccountId, String),
    /// The first PIN of who worked last, on a phone on which everything still lies open.
    FirstPin(AccountId, Pin),
    /// The code that the regency has for this phone, and who goes on with it.
    Code(Option<AccountId>, RecoveryCode),
}

impl Store {
    /// What to fill into the sign-in screen: never the name of another than who works now.
    #[must_use]
    pub fn last_sign_in(self) -> LastSignIn {
        let mut last = self.inner().memory.borrow().last_sign_in.clone();
        if self.account().zip(last.account).is_some_and(|(now, last)| now != last) {
            last.username.clear();
        }
        last
    }

    /// What an area is called, where whoever works now may know of it.
    #[must_use]
    pub fn area_name(self, code: &AreaCode) -> Option<String> {
        self.session.with_untracked(|session| {
            let areas = session.as_ref().map(|session| session.areas.as_slice()).unwrap_or_default();
            areas.iter().find(|area| area.code == *code).map(|area| area.name.to_string())
        })
    }

    /// Who worked last on this phone.
    #[must_use]
    pub fn last_account(self) -> Option<AccountId> {
        let inner = self.inner();
        let memory = inner.memory.borrow();
        memory.checkpoint.as_ref().map(|checkpoint| checkpoint.account)
    }

    /// Lets someone in. Rows that nobody sees who shares the phone leave it, unsent acts stay until their author is
    /// in again.
    ///
    /// # Errors
    /// When the regency cannot be reached or refuses, the PIN is wrong, or the phone cannot save; then nothing has changed.
    pub async fn enter(self, entrance: Entrance) -> Result<(), StoreError> {
        if self.has_vanished().await? {
            self.put_back().await?;
        }
        let inner = self.inner();
        let device = inner.memory.borrow().device;
        let device_name = crate::clock::device_name();
        let lost = self.status.with_untracked(|status| status.lost);
        let (path, request, username, password) = match entrance {
            Entrance::Pin(account, pin) => return self.take_over(account, Secret::Pin(pin)).await,
            Entrance::KnownPassword(account, password) => {
                return self.take_over(account, Secret::Password(password)).await;
            }
            Entrance::FirstPin(account, pin) => return self.protect(account, pin).await,
            Entrance::Code(account, code) => return self.recover(account, &code).await,
            Entrance::Password { regency, username, password } => {
                let last = username.to_string();
                let secret = password.clone();
                let request =
                    SignInRequest { regency, username, password, device, device_name, code: None, lost };
                (PATH, serde_json::to_string(&request)?, last, secret)
            }
            Entrance::Invitation { token, username, password } => {
                let last = username.to_string();
                let secret = password.clone();
                let request = JoinRequest { token, username, password, device, device_name, lost };
                ("/api/v1/join", serde_json::to_string(&request)?, last, secret)
            }
        };
        let answer = net::post_text::<SessionView>(path, request).await?;
        let offset = answer.offset(answer.body.server_time_millis);
        let regency = answer.body.regency.code.to_string();
        let last = LastSignIn { regency, username, account: Some(answer.body.account) };
        self.let_in(&answer.body, Secret::Password(password)).await?;
        self.begin_session(answer.body, answer.text, offset, Some(last)).await?;
        self.load().await?;
        self.loss_was_told().await;
        self.ask_to_persist().await;
        Ok(())
    }

    /// Unlocks the phone for someone whom the regency has just let in, and gives them a door of their own.
    pub(super) async fn let_in(self, session: &SessionView, secret: Secret) -> Result<(), StoreError> {
        let account = session.account;
        let known = self.door(account).unwrap_or_else(|| Door::new(account, session.name.clone()));
        let known = Door { name: session.name.clone(), left: false, wrong_tries: 0, ..known };
        if !self.doors_lead_home() {
            vault::hold_new_key().await?;
            let password = Some(secret.lock(account).await?);
            // A PIN from before leads to another key.
            self.settle_key(Door { pin: None, password, ..known }).await?;
            return self.unlock().await;
        }
        let mut opened = false;
        if !self.unlocked.get_untracked() {
            opened = match &known.password {
                Some(lock) => secret.enter(account, lock).await.is_ok(),
                None => false,
            };
            if !opened {
                self.enter_by_recovery(&session.regency.code).await?;
            }
        }
        let password = if opened { known.password } else { Some(secret.lock(account).await?) };
        let mut doors = self.doors.get_untracked();
        doors.put(Door { password, ..known });
        if doors != self.doors.get_untracked() {
            self.put_doors(doors).await?;
        }
        self.unlock().await
    }

    /// Who is invited by the `token` of a link, and to what.
    ///
    /// # Errors
    /// When there is no signal, or the link does not work (any more).
    pub async fn invitation(self, token: String) -> Result<JoinView, StoreError> {
        Ok(net::post("/api/v1/join/read", &JoinReadRequest { token }).await?.body)
    }

    /// Asks the regency who is signed in: areas, settings and the clock may have changed.
    pub(crate) async fn refresh_session(self) -> Result<(), StoreError> {
        self.hear(net::get(PATH).await?).await
    }

    /// Takes in what the regency says of whoever it knows this phone by.
    async fn hear(self, answer: Answer<SessionView>) -> Result<(), StoreError> {
        let offset = answer.offset(answer.body.server_time_millis);
        let session = answer.body;
        let shares =
            self.crew.with_untracked(|crew| crew.iter().any(|one| one.session.account == session.account));
        *self.inner().driver.speaker.borrow_mut() = Some((session.account, session.view()));
        if self.account() == Some(session.account) {
            if !self.begin_session(session, answer.text, offset, None).await? {
                self.load_records().await?;
            }
            return Ok(());
        }
        if !shares {
            // The cookie is a stranger's: not a session for what is on this screen.
            return Err(NetError::signed_out().into());
        }
        self.put_crew(crew::with_session(self.crew.get_untracked(), &session, &answer.text)).await
    }

    /// Chooses the areas whose records this phone keeps for whoever works now, of those that they see; with none, all of them. What
    /// was not sent stays, whichever child it is about.
    ///
    /// # Errors
    /// When there is no signal, or the session is someone else's.
    pub async fn keep_areas(self, areas: Vec<AreaCode>) -> Result<(), StoreError> {
        let answer = net::put::<SessionView>("/api/v1/me/areas", &KeptAreas { areas }).await?;
        if self.account() != Some(answer.body.account) {
            return Err(NetError::signed_out().into());
        }
        self.hear(answer).await?;
        crate::sync::nudge(self);
        Ok(())
    }

    /// Writes down who works now, and shows it. Returns whether they see the rows that were shown; otherwise those of theirs are still
    /// to be read.
    pub(super) async fn begin_session(
        self,
        session: SessionView,
        json: String,
        offset: i64,
        last: Option<LastSignIn>,
    ) -> Result<bool, StoreError> {
        self.speak_as(&session.regency).await?;
        let inner = self.inner();
        let meta = |name: &str, text| Put::Text(META, name.into(), text);
        let crew = crew::with_session(self.crew.get_untracked(), &session, &json);
        let others = crew::views(&crew, Some(session.account));
        let is_other = self.look_at_checkpoints().await?;
        let view = session.view();
        let (now, shelves) = {
            let mut memory = inner.memory.borrow_mut();
            if let Some((account, view)) = memory.last.as_ref().map(|last| (last.account, last.view())) {
                memory.note_view(account, &view);
            }
            memory.resume(session.account, &view, &others)
        };
        let mut puts = vec![
            meta(CREW, serde_json::to_string(&crew)?),
            meta(SESSION, json),
            meta(CHECKPOINT, serde_json::to_string(&now)?),
        ];
        // A session that lay on the phone says when it was read: what was heard since is later.
        let clock = inner.memory.borrow().clock.met(offset, session.server_time_millis);
        puts.extend(clock.puts());
        if let Some(last) = &last {
            *inner.driver.speaker.borrow_mut() = Some((session.account, view));
            puts.push(meta(LAST_SIGN_IN, serde_json::to_string(last)?));
        }
        puts.extend(shelves.puts()?);
        inner.idb.write(Durability::Strict, &puts).await?;
        let same_rows = !is_other && shelves.are_the_same(inner.memory.borrow().checkpoint.as_ref(), &now);
        {
            let mut memory = inner.memory.borrow_mut();
            memory.clock = clock;
            if !same_rows {
                memory.children.clear();
            }
            memory.checkpoint = Some(now);
            memory.aside = shelves.aside;
            memory.last = Some(session.clone());
            if let Some(last) = last {
                memory.last_sign_in = last;
            }
        }
        self.crew.set(crew);
        let changed_person = self.account() != Some(session.account);
        self.show_session(session);
        self.status.update(|status| {
            status.session_expired = false;
            status.failure = None;
        });
        if changed_person || !same_rows {
            // Nobody's children stand under another's name while one's own are read.
            self.show_all();
            self.tell_other_tabs();
        }
        Ok(same_rows)
    }

    /// Shows who works now. A screen is not drawn anew, and a form on it not closed, because it is later.
    pub(super) fn show_session(self, session: SessionView) {
        call_things(&session.regency.words);
        // Whoever was not heard may have signed in since.
        self.inner().driver.unheard.borrow_mut().clear();
        let is_same = |known: &Option<SessionView>| {
            known.as_ref().is_some_and(|known| {
                let server_time_millis = known.server_time_millis;
                *known == SessionView { server_time_millis, ..session.clone() }
            })
        };
        if !self.session.with_untracked(is_same) {
            self.session.set(Some(session));
        }
    }

    /// Signs out: removes from the phone the drafts of this person, and the rows that nobody else sees who shares it. Unsent acts
    /// stay, hidden, until the person signs in again; [`SyncStatus::unsent`](super::SyncStatus) says how many, so ask first.
    ///
    /// # Errors
    /// When the phone's storage fails; then nothing has changed.
    pub async fn sign_out(self) -> Result<(), StoreError> {
        let account = self.account();
        self.sign_out_here().await?;
        let driver = &self.inner().driver;
        let speaks = driver.speaker.borrow().as_ref().is_none_or(|(speaker, _)| Some(*speaker) == account);
        if speaks {
            *driver.speaker.borrow_mut() = None;
            // Without signal the cookie stays until it expires; it opens nothing on this phone any more, since the app reads
            // nothing before a sign-in.
            let _ = net::delete(PATH).await;
        }
        Ok(())
    }

    /// Signs out on this phone only.
    ///
    /// # Errors
    /// When the phone's storage fails; then nothing has changed.
    pub async fn sign_out_here(self) -> Result<(), StoreError> {
        let account = self.account();
        let mut crew = self.crew.get_untracked();
        crew.retain(|member| Some(member.session.account) != account);
        let mut doors = self.doors.get_untracked();
        for door in doors.people.iter_mut().filter(|door| Some(door.account) == account) {
            door.leave();
        }
        self.leave(account.map(|account| Put::DropUnder(DRAFTS, drafts::key(account, ""))), crew, doors).await
    }

    /// Removes everyone and all that was pulled from a phone that was shut out, and locks it. Unsent acts stay sealed: the
    /// regency's code opens them, or the people's passwords once it lets them in again.
    pub(crate) async fn lock_up(self) -> Result<(), StoreError> {
        let mut doors = self.doors.get_untracked();
        for door in &mut doors.people {
            door.leave();
        }
        self.leave(Some(Put::Clear(DRAFTS)), Vec::new(), doors).await
    }

    /// Ends the work of whoever works now, and locks the phone; `crew` stays.
    async fn leave(self, drafts: Option<Put>, crew: Vec<Member>, doors: Doors) -> Result<(), StoreError> {
        let inner = self.inner();
        self.look_at_checkpoints().await?;
        let shelves = inner.memory.borrow().leave(&crew::views(&crew, None));
        let mut puts: Vec<Put> = drafts.into_iter().collect();
        puts.extend(shelves.puts()?);
        puts.extend([SESSION, CHECKPOINT].map(|name| Put::Drop(META, name.into())));
        puts.push(Put::Text(META, CREW.into(), serde_json::to_string(&crew)?));
        puts.push(Put::Text(META, DOORS.into(), serde_json::to_string(&doors)?));
        inner.idb.write(Durability::Strict, &puts).await?;
        {
            let mut memory = inner.memory.borrow_mut();
            memory.checkpoint = None;
            memory.aside = shelves.aside;
        }
        self.doors.set(doors);
        self.status.update(|status| status.session_expired = false);
        self.lock();
        self.tell_other_tabs();
        Ok(())
    }

    /// The session at the server has ended. Work goes on.
    pub(crate) fn session_expired(self) {
        self.status.update(|status| status.session_expired = true);
    }
}
