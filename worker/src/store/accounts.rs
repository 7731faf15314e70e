//! People's accounts.

use serde::Deserialize;
use tumbuh::access::Role;
use tumbuh::area::Scope;
use tumbuh::id::AccountId;
use tumbuh::text::PersonName;

use super::sql::{read, write};
use super::{Store, StoreError};
use crate::auth::Caller;

/// An account as it is kept.
#[derive(Clone, Debug)]
pub struct StoredAccount {
    pub caller: Caller,
    /// Lower case: names are found whatever their case.
    pub username: String,
    /// A PHC string.
    pub password_hash: String,
}

#[derive(Deserialize)]
pub(super) struct AccountColumns {
    id: String,
    username: String,
    name: String,
    role: String,
    scope: String,
    password_hash: String,
}

impl AccountColumns {
    pub(super) fn into_account(self) -> Result<StoredAccount, StoreError> {
        let unreadable = StoreError::Unreadable { what: "account" };
        let id: AccountId = self.id.parse().map_err(|_| StoreError::Unreadable { what: "account" })?;
        let name: PersonName = self.name.parse().map_err(|_| unreadable)?;
        let role: Role = read("role", &self.role)?;
        let scope: Scope = read("scope", &self.scope)?;
        Ok(StoredAccount {
            caller: Caller { account: id, name, role, scope },
            username: self.username,
            password_hash: self.password_hash,
        })
    }
}

impl Store {
    /// The account of that name, which must be lower case.
    pub fn account(&self, username: &str) -> Result<Option<StoredAccount>, StoreError> {
        let query = "SELECT id, username, name, role, scope, password_hash FROM accounts WHERE username = ?";
        self.database
            .first::<AccountColumns>(query, [username.into()])?
            .map(AccountColumns::into_account)
            .transpose()
    }

    /// Adds an account, or replaces the one of the same id.
    pub fn put_account(&self, account: &StoredAccount) -> Result<(), StoreError> {
        let query = "INSERT INTO accounts (id, username, name, role, scope, password_hash)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET username = excluded.username, name = excluded.name,
                role = excluded.role, scope = excluded.scope, password_hash = excluded.password_hash";
        let caller = &account.caller;
        self.database.run(
            query,
            [
                caller.account.to_string().into(),
                account.username.as_str().into(),
                caller.name.as_str().into(),
                write("role", &caller.role)?.into(),
                write("scope", &caller.scope)?.into(),
                account.password_hash.as_str().into(),
            ],
        )
    }
}
