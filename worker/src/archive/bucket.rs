//! Where exports lie: `{regency}/{export}/part-000001` and so on, and a manifest that is written last, so that an export
//! without one was never finished.

use serde::{Deserialize, Serialize};
use tumbuh::api::exports::{ExportSummary, TableRows};
use tumbuh::area::AreaCode;
use worker::{Bucket, Env};

use super::ArchiveError;
use super::seal::{Key, SECRET_LENGTH, Salt};

/// The binding in `wrangler.toml`.
const BUCKET: &str = "EXPORTS";
const SECRET: &str = "EXPORT_KEY";
const FORMAT_VERSION: u32 = 1;
/// The manifest's place among what is sealed; parts count from 1.
const MANIFEST: u32 = 0;

/// What an export holds.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Manifest {
    format_version: u32,
    pub regency: AreaCode,
    pub id: String,
    pub at_millis: i64,
    /// How many migrations its tables had seen.
    pub schema_version: u32,
    pub parts: u32,
    /// Before sealing.
    pub bytes: u64,
    pub tables: Vec<TableRows>,
    /// Of every row of every table, in their one order.
    pub sha256: String,
}

impl Manifest {
    pub fn new(regency: AreaCode, id: String, at_millis: i64, schema_version: u32) -> Self {
        let (format_version, tables, sha256) = (FORMAT_VERSION, Vec::new(), String::new());
        Self { format_version, regency, id, at_millis, schema_version, parts: 0, bytes: 0, tables, sha256 }
    }

    pub fn into_summary(self) -> ExportSummary {
        let Self { id, at_millis, schema_version, bytes, tables, sha256, .. } = self;
        ExportSummary { id, at_millis, schema_version, bytes, tables, sha256 }
    }
}

/// The exports of one regency.
pub struct Shelf {
    bucket: Bucket,
    secret: String,
    regency: AreaCode,
}

impl Shelf {
    /// # Errors
    /// When the deployment has no bucket or no secret for it.
    pub fn new(env: &Env, regency: &AreaCode) -> Result<Self, ArchiveError> {
        let bucket = env.bucket(BUCKET).map_err(|_| ArchiveError::NotConfigured("bound to EXPORTS"))?;
        let secret = env.secret(SECRET).map(|secret| secret.to_string()).unwrap_or_default();
        if secret.len() < SECRET_LENGTH {
            return Err(ArchiveError::NotConfigured("with an EXPORT_KEY of at least 32 characters"));
        }
        Ok(Self { bucket, secret, regency: regency.clone() })
    }

    pub async fn key(&self, id: &str, salt: &Salt) -> Result<Key, ArchiveError> {
        Key::derive(&self.secret, salt, self.regency.as_str(), id).await
    }

    pub async fn put_part(&self, key: &Key, id: &str, part: u32, plain: &[u8]) -> Result<(), ArchiveError> {
        let sealed = key.seal(part, plain).await?;
        self.bucket.put(self.part(id, part), sealed).execute().await?;
        Ok(())
    }

    /// # Errors
    /// [`ArchiveError::Damaged`] when the part is missing or is not what was put there.
    pub async fn part_of(&self, key: &Key, id: &str, part: u32) -> Result<Vec<u8>, ArchiveError> {
        let sealed = self.bytes(self.part(id, part)).await?.ok_or(ArchiveError::Damaged)?;
        key.open(part, &sealed).await
    }

    /// Finishes an export.
    pub async fn put_manifest(
        &self,
        key: &Key,
        salt: &Salt,
        manifest: &Manifest,
    ) -> Result<(), ArchiveError> {
        let plain = serde_json::to_vec(manifest).map_err(|error| ArchiveError::Failed(error.to_string()))?;
        let mut body = salt.to_vec();
        body.extend(key.seal(MANIFEST, &plain).await?);
        self.bucket.put(self.manifest(&manifest.id), body).execute().await?;
        Ok(())
    }

    /// What an export holds, and its key.
    ///
    /// # Errors
    /// [`ArchiveError::Unknown`] when there is no such finished export, [`ArchiveError::Damaged`] when its manifest is not
    /// what this regency sealed with this secret.
    pub async fn open(&self, id: &str) -> Result<(Manifest, Key), ArchiveError> {
        let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !is_id || id.len() > 64 {
            return Err(ArchiveError::Unknown);
        }
        let body = self.bytes(self.manifest(id)).await?.ok_or(ArchiveError::Unknown)?;
        let (salt, sealed) = body.split_first_chunk().ok_or(ArchiveError::Damaged)?;
        let key = self.key(id, salt).await?;
        let plain = key.open(MANIFEST, sealed).await?;
        let manifest: Manifest = tumbuh::read::bytes(&plain).map_err(|_| ArchiveError::Damaged)?;
        let fits = manifest.format_version == FORMAT_VERSION && manifest.regency == self.regency;
        if fits && manifest.id == id { Ok((manifest, key)) } else { Err(ArchiveError::Damaged) }
    }

    /// Every export that was begun, newest first.
    pub async fn ids(&self) -> Result<Vec<String>, ArchiveError> {
        let home = format!("{}/", self.regency);
        let mut ids = Vec::new();
        let mut cursor = None;
        loop {
            let mut asked = self.bucket.list().prefix(home.clone()).delimiter("/");
            if let Some(cursor) = cursor {
                asked = asked.cursor(cursor);
            }
            let found = asked.execute().await?;
            let names = found.delimited_prefixes();
            ids.extend(
                names.iter().filter_map(|name| Some(name.strip_prefix(&home)?.strip_suffix('/')?.into())),
            );
            cursor = found.cursor().filter(|_| found.truncated());
            if cursor.is_none() {
                break;
            }
        }
        ids.sort_unstable_by(|a: &String, b| b.cmp(a));
        Ok(ids)
    }

    /// Takes away the finished exports beyond the newest `kept`, and whatever was begun and not finished.
    pub async fn prune(&self, kept: usize) -> Result<(), ArchiveError> {
        let mut finished = 0;
        for id in self.ids().await? {
            let is_finished = self.bucket.head(self.manifest(&id)).await?.is_some();
            finished += usize::from(is_finished);
            if is_finished && finished <= kept {
                continue;
            }
            // The manifest first: what is half gone must not look whole.
            self.bucket.delete(self.manifest(&id)).await?;
            loop {
                let found = self.bucket.list().prefix(format!("{}/{id}/", self.regency)).execute().await?;
                let names: Vec<_> = found.objects().iter().map(worker::Object::key).collect();
                if names.is_empty() {
                    break;
                }
                self.bucket.delete_multiple(names).await?;
            }
        }
        Ok(())
    }

    async fn bytes(&self, name: String) -> Result<Option<Vec<u8>>, ArchiveError> {
        let Some(object) = self.bucket.get(name).execute().await? else { return Ok(None) };
        match object.body() {
            Some(body) => Ok(Some(body.bytes().await?)),
            None => Ok(None),
        }
    }

    fn part(&self, id: &str, part: u32) -> String {
        format!("{}/{id}/part-{part:06}", self.regency)
    }

    fn manifest(&self, id: &str) -> String {
        format!("{}/{id}/manifest", self.regency)
    }
}
