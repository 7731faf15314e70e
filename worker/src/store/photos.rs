//! Photos that show what was done for a child.

use serde::Deserialize;
use tumbuh::area::AreaCode;
use tumbuh::id::ChildId;
use tumbuh::text::Line;

use super::{Access, Store, StoreError};

#[derive(Deserialize)]
struct Named {
    sha256: String,
}

impl Store {
    /// The hashes of a child's photos, the first that came first.
    pub fn photos_of(&self, child: ChildId) -> Result<Vec<Line<64>>, StoreError> {
        let query = "SELECT sha256 FROM photos WHERE child = ? ORDER BY at_millis, sha256";
        let found = self.database.all::<Named>(query, [child.to_string().into()])?;
        let read =
            |row: Named| row.sha256.parse().map_err(|_| StoreError::Unreadable { what: "photo's hash" });
        found.into_iter().map(read).collect()
    }

    /// Whether a photo of that hash came for a child.
    pub fn has_photo(&self, child: ChildId, sha256: &str) -> Result<bool, StoreError> {
        let query = "SELECT sha256 FROM photos WHERE child = ? AND sha256 = ?";
        let found = self.database.first::<Named>(query, [child.to_string().into(), sha256.into()])?;
        Ok(found.is_some())
    }

    /// The bytes of a photo.
    pub fn photo(&self, child: ChildId, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let query = "SELECT bytes FROM photos WHERE child = ? AND sha256 = ?";
        self.database.bytes(query, [child.to_string().into(), sha256.into()])
    }

    /// Keeps a photo.
    pub fn put_photo(
        &self,
        access: &Access<'_>,
        child: ChildId,
        posyandu: &AreaCode,
        sha256: &str,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        let query = "INSERT INTO photos (child, sha256, posyandu, account, at_millis, bytes)
            VALUES (?, ?, ?, ?, ?, ?)";
        self.database.run(
            query,
            [
                child.to_string().into(),
                sha256.into(),
                posyandu.as_str().into(),
                access.caller.account.to_string().into(),
                access.at_millis.into(),
                bytes.into(),
            ],
        )
    }
}
