//! The doors to the phone's data key, one for each person and secret, and unlocking by them. Everything that says something about
//! a person is sealed with that key; while the phone is unlocked only the vault's thread holds it.

use leptos::prelude::*;
use serde::Serialize;
use tumbuh::api::me::DeviceKeysView;
use tumbuh::area::AreaCode;
use tumbuh::id::AccountId;
use tumbuh::pin::{Pin, wait_seconds};
use tumbuh::recovery::RecoveryCode;
use tumbuh::text::PersonName;

use super::Put;
use super::copy::CopyKey;
use super::idb::Durability;
use super::schema::{COPY_KEY, DOORS, META};
use super::{Store, StoreError};
use crate::clock;
use crate::i18n::place::call_things;
use crate::net::{self, NetError};
use crate::vault::{self, Cost, Lock, VaultError};

/// Where the regency tells the keys of this device.
const KEYS: &str = "/api/v1/me/device-keys";

/// What leads to the data key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Doors {
    /// Of people.
    pub people: Vec<Door>,
    /// Of regencies, for when everyone forgot.
    pub recovery: Vec<RecoveryDoor>,
    /// Whether they all lead to the one key with which everything is sealed. Before an app that seals was first unlocked, a PIN
    /// opened a key of its own that served for nothing.
    pub lead_home: bool,
}

/// A person's doors. They are needed before anyone has unlocked the phone, and with them the name to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Door {
    /// Who.
    pub account: AccountId,
    /// The name, for the lock screen.
    pub name: PersonName,
    /// What the PIN opens; `None` while there is none.
    pub pin: Option<Lock>,
    /// What the password opens with which they last signed in.
    pub password: Option<Lock>,
    /// They signed out. Their password opens on, together with signing in anew: what they had not sent is still here.
    pub left: bool,
    /// Wrong PINs and passwords in a row.
    pub wrong_tries: u32,
    /// Until then none is tried, by the phone's clock.
    pub wait_until_millis: i64,
}

/// A door that opens with the code which a regency has for this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecoveryDoor {
    /// Code of the regency.
    pub regency: AreaCode,
    /// What the code opens.
    pub lock: Lock,
}

/// What a person remembers.
pub enum Secret {
    /// Six digits.
    Pin(Pin),
    /// The password.
    Password(String),
}

impl Secret {
    fn text(&self) -> &str {
        match self {
            Self::Pin(pin) => pin.digits(),
            Self::Password(password) => password,
        }
    }

    /// A lock of one person and kind does not open another's.
    fn whose(&self, account: AccountId) -> String {
        match self {
            Self::Pin(_) => account.to_string(),
            Self::Password(_) => format!("{account}/password"),
        }
    }

    /// A new door for it to the key that is held.
    pub(super) async fn lock(&self, account: AccountId) -> Result<Lock, VaultError> {
        Lock::new(self.text(), &self.whose(account), Cost::GUESSABLE).await
    }

    pub(super) async fn enter(&self, account: AccountId, lock: &Lock) -> Result<(), VaultError> {
        lock.enter(self.text(), &self.whose(account)).await
    }
}

impl Door {
    /// Whether it opens here and now with something that a person remembers. Where everything still lies open, a first PIN does.
    #[must_use]
    pub fn opens(&self, lead_home: bool) -> bool {
        !self.left && (self.pin.is_some() || self.password.is_some() || !lead_home)
    }

    /// Its person signed out, or was signed out.
    pub(super) fn leave(&mut self) {
        (self.pin, self.left) = (None, true);
    }

    /// A person without any secret yet.
    pub(super) fn new(account: AccountId, name: PersonName) -> Self {
        Self { account, name, pin: None, password: None, left: false, wrong_tries: 0, wait_until_millis: 0 }
    }
}

impl RecoveryDoor {
    fn whose(regency: &AreaCode) -> String {
        format!("recovery/{regency}")
    }

    async fn enter(&self, code: &RecoveryCode) -> Result<(), VaultError> {
        self.lock.enter(code.characters(), &Self::whose(&self.regency)).await
    }
}

impl Doors {
    /// The doors of one person.
    #[must_use]
    pub fn of(&self, account: AccountId) -> Option<&Door> {
        self.people.iter().find(|door| door.account == account)
    }

    /// With this person's doors as they are now.
    pub(super) fn put(&mut self, door: Door) {
        match self.people.iter_mut().find(|known| known.account == door.account) {
            Some(known) => *known = door,
            None => self.people.push(door),
        }
    }
}

impl Store {
    /// What leads into this phone, readable while it is locked.
    #[must_use]
    pub fn doors(self) -> Signal<Doors> {
        self.doors.into()
    }

    /// Whether nobody has opened what is stored since the app was opened, or since it was locked; reactive.
    #[must_use]
    pub fn is_locked(self) -> bool {
        !self.unlocked.get() && !self.doors.with(|doors| doors.people.is_empty())
    }

    /// Whether the phone is locked and someone could open it here and now, without signal; reactive.
    #[must_use]
    pub fn can_be_opened(self) -> bool {
        let opens = |doors: &Doors| doors.people.iter().any(|door| door.opens(doors.lead_home));
        self.is_locked() && self.doors.with(opens)
    }

    /// Gives whoever works now a PIN, or another one.
    ///
    /// # Errors
    /// When the phone's storage or the vault fails; then the old PIN stays.
    pub async fn set_pin(self, pin: Pin) -> Result<(), StoreError> {
        let account = self.account().ok_or(StoreError::SignedOut)?;
        let door = self.door(account).ok_or(StoreError::SignedOut)?;
        let lock = Secret::Pin(pin).lock(account).await?;
        self.change_door(Door { pin: Some(lock), wrong_tries: 0, ..door }).await
    }

    /// Opens the phone for a person who shares it. Works without signal. A wrong try is on the phone's flash before it is told.
    pub(super) async fn take_over(self, account: AccountId, secret: Secret) -> Result<(), StoreError> {
        self.look_at_doors().await?;
        let door = self.door(account).filter(|door| !door.left).ok_or(StoreError::SignedOut)?;
        let lock = match secret {
            Secret::Pin(_) => door.pin.as_ref(),
            Secret::Password(_) => door.password.as_ref(),
        };
        let lock = lock.ok_or(StoreError::SignedOut)?;
        let wait = door.wait_until_millis.saturating_sub(clock::now_millis());
        // A clock that was set back must not lock anyone out for years.
        let longest = i64::from(wait_seconds(u32::MAX)) * 1000;
        if (1..=longest).contains(&wait) {
            return Err(StoreError::PinWait);
        }
        let opened = secret.enter(account, lock).await;
        let wrong_tries = match opened {
            Err(VaultError::Closed) => door.wrong_tries + 1,
            Err(broken) => return Err(broken.into()),
            Ok(()) => 0,
        };
        let wait = i64::from(wait_seconds(wrong_tries)) * 1000;
        let wait_until_millis = clock::now_millis().saturating_add(wait);
        let door_now = Door { wrong_tries, wait_until_millis, ..door.clone() };
        if opened.is_ok() && !self.doors_lead_home() {
            self.settle_key(door_now).await?;
        } else if door_now != door {
            self.change_door(door_now).await?;
        }
        match opened {
            Ok(()) => self.work_as(account).await,
            Err(_) if wait > 0 => Err(StoreError::PinWait),
            Err(_) => Err(StoreError::WrongSecret),
        }
    }

    /// The first PIN on a phone from before, whose records lie open: whoever worked last protects them with it.
    pub(super) async fn protect(self, account: AccountId, pin: Pin) -> Result<(), StoreError> {
        let door = self.door(account).filter(|door| door.pin.is_none() && !self.doors_lead_home());
        let door = door.ok_or(StoreError::SignedOut)?;
        vault::hold_new_key().await?;
        let lock = Secret::Pin(pin).lock(account).await?;
        self.settle_key(Door { pin: Some(lock), ..door }).await?;
        self.work_as(account).await
    }

    /// The vault holds the key: goes on as someone who shares this phone.
    async fn work_as(self, account: AccountId) -> Result<(), StoreError> {
        self.unlock().await?;
        let member = self.member(account).ok_or(StoreError::SignedOut)?;
        let offset = self.inner().memory.borrow().clock.offset_millis.unwrap_or_default();
        self.begin_session(member.session, member.json, offset, None).await?;
        self.load().await
    }

    /// Opens the phone with the code that the regency has for it, and goes on as `account`, if that person shares the phone.
    pub(super) async fn recover(
        self,
        account: Option<AccountId>,
        code: &RecoveryCode,
    ) -> Result<(), StoreError> {
        let mut opened = Err(StoreError::WrongSecret);
        for door in self.doors.get_untracked().recovery {
            opened = door.enter(code).await.map_err(Into::into);
            if opened.is_ok() {
                break;
            }
        }
        opened?;
        match account {
            Some(account) => self.work_as(account).await,
            None => {
                self.unlock().await?;
                self.load().await
            }
        }
    }

    /// Opens the phone with the code that the regency tells to whom it has just let in.
    pub(super) async fn enter_by_recovery(self, regency: &AreaCode) -> Result<(), StoreError> {
        let doors = self.doors.get_untracked();
        let door = doors.recovery.iter().find(|door| door.regency == *regency);
        let door = door.ok_or(StoreError::StillLocked)?;
        let keys = net::get::<DeviceKeysView>(KEYS).await?.body;
        door.enter(&keys.recovery).await.map_err(|_| StoreError::StillLocked)
    }

    /// Makes the regency's own door, once: then the phone opens although everyone forgot. With it comes what seals copies.
    ///
    /// # Errors
    /// When the phone's storage or the vault fails, or the regency cannot be asked. One from before has no such keys.
    pub(crate) async fn keep_recovery_door(self) -> Result<(), StoreError> {
        let regency = self.session.with_untracked(|now| now.as_ref().map(|now| now.regency.code.clone()));
        let Some(regency) = regency else { return Ok(()) };
        let has_door =
            self.doors.with_untracked(|doors| doors.recovery.iter().any(|door| door.regency == regency));
        // It may be gone alone, when the browser deleted the database and the doors were put back.
        if has_door && self.kept::<CopyKey>(COPY_KEY).await?.is_some() {
            return Ok(());
        }
        let keys = match net::get::<DeviceKeysView>(KEYS).await {
            Ok(answer) => answer.body,
            Err(NetError::Problem { status: 403 | 404, .. }) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let whose = RecoveryDoor::whose(&regency);
        let lock = Lock::new(keys.recovery.characters(), &whose, Cost::RANDOM).await?;
        let mut doors = self.doors.get_untracked();
        doors.recovery.retain(|door| door.regency != regency);
        doors.recovery.push(RecoveryDoor { regency: regency.clone(), lock });
        let copy = serde_json::to_string(&CopyKey { regency, key: keys.copy })?;
        let puts = [
            Put::Text(META, COPY_KEY.into(), copy),
            Put::Text(META, DOORS.into(), serde_json::to_string(&doors)?),
        ];
        self.inner().idb.write(Durability::Strict, &puts).await?;
        self.doors.set(doors);
        Ok(())
    }

    /// Forgets the key and everything that it opened. What is half typed is kept as a draft.
    pub fn lock(self) {
        if !self.unlocked.get_untracked() {
            return;
        }
        vault::forget();
        self.unlocked.set(false);
        self.loaded.set(false);
        {
            let inner = self.inner();
            let mut memory = inner.memory.borrow_mut();
            memory.children.clear();
            memory.outbox.clear();
            (memory.unreadable, memory.knows_acts) = (0, false);
            memory.opened.clear();
            memory.last = None;
        }
        // For which regency people work lies sealed.
        call_things(&Default::default());
        self.crew.set(Vec::new());
        self.drafts.set(Vec::new());
        self.session.set(None);
        self.show_all();
    }

    pub(super) fn doors_lead_home(self) -> bool {
        self.doors.with_untracked(|doors| doors.lead_home)
    }

    pub(super) fn door(self, account: AccountId) -> Option<Door> {
        self.doors.with_untracked(|doors| doors.of(account).cloned())
    }

    /// Takes in what other tabs wrote about wrong tries: the wait is the phone's, not a tab's.
    async fn look_at_doors(self) -> Result<(), StoreError> {
        if let Some(doors) = self.kept(DOORS).await? {
            self.doors.set(doors);
        }
        Ok(())
    }

    async fn change_door(self, changed: Door) -> Result<(), StoreError> {
        let mut doors = self.doors.get_untracked();
        doors.put(changed);
        self.put_doors(doors).await
    }

    /// The key that is held becomes the phone's, with this door to it. Nothing is sealed before the door is on the flash. Old PINs
    /// of others lead to keys of their own; they make new ones.
    pub(super) async fn settle_key(self, door: Door) -> Result<(), StoreError> {
        self.put_doors(Doors { people: vec![door], recovery: Vec::new(), lead_home: true }).await
    }

    /// Puts the doors on the phone's flash, then shows them.
    pub(super) async fn put_doors(self, doors: Doors) -> Result<(), StoreError> {
        let put = Put::Text(META, DOORS.into(), serde_json::to_string(&doors)?);
        self.inner().idb.write(Durability::Strict, &[put]).await?;
        self.doors.set(doors);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_one_set_of_doors() {
        let [one, other] = [1, 2].map(|number| AccountId::new(number, [9; 10]));
        let door = |account, name: &str| Door::new(account, name.parse().unwrap());
        let mut doors = Doors::default();
        doors.put(door(one, "Kader Satu"));
        doors.put(door(other, "Kader Dua"));
        doors.put(Door { wrong_tries: 3, ..door(one, "Kader Satu") });
        assert_eq!(doors.people.len(), 2);
        assert_eq!(doors.of(one).unwrap().wrong_tries, 3);
    }
}
