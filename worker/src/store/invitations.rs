//! Open invitations.

use serde::Deserialize;
use tumbuh::access::Grants;
use tumbuh::id::{AccountId, InvitationId};
use tumbuh::text::PersonName;

use super::sql::{read, write};
use super::{Store, StoreError};

/// An invitation as it is kept; its token is known to nobody but whom it was sent to.
#[derive(Clone, Debug)]
pub struct StoredInvitation {
    pub id: InvitationId,
    pub name: PersonName,
    /// As they were given: a puskesmas is still one.
    pub grants: Grants,
    /// Whose password it sets anew.
    pub account: Option<AccountId>,
    /// `None` is the operator.
    pub invited_by: Option<AccountId>,
    pub expires_millis: i64,
}

#[derive(Deserialize)]
struct Columns {
    id: String,
    name: String,
    grants: String,
    account: Option<String>,
    invited_by: Option<String>,
    expires_millis: i64,
}

impl Columns {
    fn into_invitation(self) -> Result<StoredInvitation, StoreError> {
        let unreadable = || StoreError::Unreadable { what: "invitation" };
        let account = |id: Option<String>| id.map(|id| id.parse().map_err(|_| unreadable())).transpose();
        Ok(StoredInvitation {
            id: self.id.parse().map_err(|_| unreadable())?,
            name: self.name.parse().map_err(|_| unreadable())?,
            grants: read("grants", &self.grants)?,
            account: account(self.account)?,
            invited_by: account(self.invited_by)?,
            expires_millis: self.expires_millis,
        })
    }
}

impl Store {
    /// Keeps an invitation and forgets those that are over.
    pub fn put_invitation(
        &self,
        invitation: &StoredInvitation,
        token_hash: &str,
        now_millis: i64,
    ) -> Result<(), StoreError> {
        self.database.run("DELETE FROM invitations WHERE expires_millis <= ?", [now_millis.into()])?;
        let query =
            "INSERT INTO invitations (id, token_hash, name, grants, account, invited_by, created_millis,
                expires_millis)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        self.database.run(
            query,
            [
                invitation.id.to_string().into(),
                token_hash.into(),
                invitation.name.as_str().into(),
                write("grants", &invitation.grants)?.into(),
                invitation.account.map(|account| account.to_string()).into(),
                invitation.invited_by.map(|account| account.to_string()).into(),
                now_millis.into(),
                invitation.expires_millis.into(),
            ],
        )
    }

    /// The open invitation of that token.
    pub fn invitation(
        &self,
        token_hash: &str,
        now_millis: i64,
    ) -> Result<Option<StoredInvitation>, StoreError> {
        let query = "SELECT id, name, grants, account, invited_by, expires_millis
            FROM invitations WHERE token_hash = ? AND expires_millis > ?";
        self.database
            .first::<Columns>(query, [token_hash.into(), now_millis.into()])?
            .map(Columns::into_invitation)
            .transpose()
    }

    /// Open invitations, newest first.
    pub fn invitations(&self, now_millis: i64) -> Result<Vec<StoredInvitation>, StoreError> {
        let query = "SELECT id, name, grants, account, invited_by, expires_millis
            FROM invitations WHERE expires_millis > ? ORDER BY created_millis DESC, id DESC";
        let found = self.database.all::<Columns>(query, [now_millis.into()])?;
        found.into_iter().map(Columns::into_invitation).collect()
    }

    pub fn set_invited_grants(&self, id: InvitationId, grants: &Grants) -> Result<(), StoreError> {
        let query = "UPDATE invitations SET grants = ? WHERE id = ?";
        self.database.run(query, [write("grants", grants)?.into(), id.to_string().into()])
    }

    pub fn drop_invitation(&self, id: InvitationId) -> Result<(), StoreError> {
        self.database.run("DELETE FROM invitations WHERE id = ?", [id.to_string().into()])
    }

    /// Takes back what the person was sent to set their password anew.
    pub fn drop_resets_of(&self, account: AccountId) -> Result<(), StoreError> {
        self.database.run("DELETE FROM invitations WHERE account = ?", [account.to_string().into()])
    }

    /// Takes back what the person sent to others.
    pub fn drop_invitations_by(&self, account: AccountId) -> Result<(), StoreError> {
        self.database.run("DELETE FROM invitations WHERE invited_by = ?", [account.to_string().into()])
    }
}
