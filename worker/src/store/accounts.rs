//! People's accounts.

use serde::Deserialize;
use tumbuh::access::Grants;
use tumbuh::id::AccountId;
use tumbuh::text::PersonName;

use super::sql::{read, write};
use super::{Store, StoreError};

/// An account as it is kept.
#[derive(Clone, Debug)]
pub struct StoredAccount {
    pub id: AccountId,
    /// Lower case: names are found whatever their case.
    pub username: String,
    pub name: PersonName,
    /// As they were given: a puskesmas is still one.
    pub grants: Grants,
    /// A PHC string.
    pub password_hash: String,
    pub blocked: bool,
    /// The second factor, confirmed or on its way.
    pub factor: Option<StoredFactor>,
    pub last_seen_millis: Option<i64>,
}

/// An authenticator's secret.
#[derive(Clone, Debug)]
pub struct StoredFactor {
    /// Hexadecimal.
    pub secret: String,
    /// Whether sign-ins ask for a code.
    pub confirmed: bool,
    /// The newest step whose code was used.
    pub step: u64,
}

#[derive(Deserialize)]
pub(super) struct AccountColumns {
    id: String,
    username: String,
    name: String,
    grants: String,
    password_hash: String,
    blocked: i64,
    factor_secret: Option<String>,
    factor_confirmed: i64,
    factor_step: u64,
    last_seen_millis: Option<i64>,
}

impl AccountColumns {
    pub(super) fn into_account(self) -> Result<StoredAccount, StoreError> {
        let unreadable = || StoreError::Unreadable { what: "account" };
        Ok(StoredAccount {
            id: self.id.parse().map_err(|_| unreadable())?,
            username: self.username,
            name: self.name.parse().map_err(|_| unreadable())?,
            grants: read("grants", &self.grants)?,
            password_hash: self.password_hash,
            blocked: self.blocked != 0,
            factor: self.factor_secret.map(|secret| StoredFactor {
                secret,
                confirmed: self.factor_confirmed != 0,
                step: self.factor_step,
            }),
            last_seen_millis: self.last_seen_millis,
        })
    }
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

impl Store {
    /// The account of that name, which must be lower case.
    pub fn account(&self, username: &str) -> Result<Option<StoredAccount>, StoreError> {
        let query =
            "SELECT id, username, name, grants, password_hash, blocked, factor_secret, factor_confirmed,
                factor_step, last_seen_millis
            FROM accounts WHERE username = ?";
        self.database
            .first::<AccountColumns>(query, [username.into()])?
            .map(AccountColumns::into_account)
            .transpose()
    }

    pub fn account_of(&self, id: AccountId) -> Result<Option<StoredAccount>, StoreError> {
        let query =
            "SELECT id, username, name, grants, password_hash, blocked, factor_secret, factor_confirmed,
                factor_step, last_seen_millis
            FROM accounts WHERE id = ?";
        self.database
            .first::<AccountColumns>(query, [id.to_string().into()])?
            .map(AccountColumns::into_account)
            .transpose()
    }

    /// The name of whoever has an account.
    pub fn name_of(&self, id: AccountId) -> Result<Option<PersonName>, StoreError> {
        let named = self
            .database
            .first::<Named>("SELECT name FROM accounts WHERE id = ?", [id.to_string().into()])?;
        let unreadable = |_| StoreError::Unreadable { what: "account" };
        named.map(|named| named.name.parse().map_err(unreadable)).transpose()
    }

    /// Everyone, by name.
    pub fn accounts(&self) -> Result<Vec<StoredAccount>, StoreError> {
        let query =
            "SELECT id, username, name, grants, password_hash, blocked, factor_secret, factor_confirmed,
                factor_step, last_seen_millis
            FROM accounts ORDER BY name, id";
        self.database
            .all::<AccountColumns>(query, [])?
            .into_iter()
            .map(AccountColumns::into_account)
            .collect()
    }

    /// Adds an account, or renews name, grants and password of the one of the same id.
    pub fn put_account(&self, account: &StoredAccount) -> Result<(), StoreError> {
        let query = "INSERT INTO accounts (id, username, name, grants, password_hash) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET username = excluded.username, name = excluded.name,
                grants = excluded.grants, password_hash = excluded.password_hash";
        self.database.run(
            query,
            [
                account.id.to_string().into(),
                account.username.as_str().into(),
                account.name.as_str().into(),
                write("grants", &account.grants)?.into(),
                account.password_hash.as_str().into(),
            ],
        )
    }

    pub fn set_grants(&self, id: AccountId, grants: &Grants) -> Result<(), StoreError> {
        let query = "UPDATE accounts SET grants = ? WHERE id = ?";
        self.database.run(query, [write("grants", grants)?.into(), id.to_string().into()])
    }

    pub fn set_blocked(&self, id: AccountId, blocked: bool) -> Result<(), StoreError> {
        let query = "UPDATE accounts SET blocked = ? WHERE id = ?";
        self.database.run(query, [i64::from(blocked).into(), id.to_string().into()])
    }

    pub fn set_password(&self, id: AccountId, password_hash: &str) -> Result<(), StoreError> {
        let query = "UPDATE accounts SET password_hash = ? WHERE id = ?";
        self.database.run(query, [password_hash.into(), id.to_string().into()])
    }

    pub fn set_factor(&self, id: AccountId, factor: Option<&StoredFactor>) -> Result<(), StoreError> {
        let query =
            "UPDATE accounts SET factor_secret = ?, factor_confirmed = ?, factor_step = ? WHERE id = ?";
        self.database.run(
            query,
            [
                factor.map(|factor| factor.secret.as_str()).into(),
                i64::from(factor.is_some_and(|factor| factor.confirmed)).into(),
                factor.map_or(0, |factor| factor.step).into(),
                id.to_string().into(),
            ],
        )
    }
}
