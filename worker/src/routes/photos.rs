//! `/api/v1/children/{id}/photos/{sha256}`: photos that show what was done for a child.

use sha2::{Digest, Sha256};
use tumbuh::access::Action;
use tumbuh::api::access_log::Opened;
use tumbuh::care::{InvalidPhoto, PhotoFormat, may_send_photo, shows_own};
use tumbuh::id::ChildId;
use tumbuh::language::Both;
use tumbuh::request::is_shared;
use tumbuh::sync::ChildRow;

use crate::auth::Caller;
use crate::http::{Answer, Call, Outcome};
use crate::limits::PHOTOS_OF_A_CHILD;
use crate::problem::Failure;
use crate::random;
use crate::regency::{Desk, care};
use crate::store::AuditEntry;

/// A file, as the description of the API has it.
#[cfg(test)]
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "only described")]
struct PhotoBytes(Vec<u8>);

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/children/{id}/photos/{sha256}",
    operation_id = "sendPhoto",
    tag = "care",
    summary = "Send a small photo that a report will name: the photo first, then the report",
    description = "For whoever may report on something that is planned or recommended for the child. JPEG or WebP of at most 61,440 bytes, \
        without EXIF, XMP or comments: a place in it would tell where the child lives. Its name is the SHA-256 of its bytes in \
        lower-case hexadecimal. Sent again, it counts once. A child has at most 100.",
    params(("id" = ChildId, Path), ("sha256" = String, Path)),
    security(("session" = [])),
    request_body(content((PhotoBytes = "image/jpeg"), (PhotoBytes = "image/webp"))),
    responses((status = 204, description = "It is kept")),
))]
pub fn send(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let (row, sha256) = named(desk, caller, call)?;
    let today = desk.today(call.now_millis)?;
    let (_, care) = care::care_of(desk, row.child.id, desk.pack.settings_on(today).rules())?;
    if !may_send_photo(&caller.grants, &row.child, &care) {
        return Err(Failure::NotFound);
    }
    PhotoFormat::of(&call.body).map_err(|error| match error {
        InvalidPhoto::OtherFormat => {
            Failure::UnsupportedMediaType { expected: "a photo in JPEG (image/jpeg) or WebP (image/webp)" }
        }
        InvalidPhoto::Metadata => wrong(
            "foto memuat keterangan kamera, misalnya tempat",
            "must be without what a camera writes, such as the place",
        ),
    })?;
    if random::hex(&Sha256::digest(&call.body)) != sha256 {
        return Err(wrong("foto tidak utuh saat tiba", "must be what its SHA-256 says"));
    }
    let child = row.child.id;
    let access = desk.access(caller, call)?;
    desk.store.atomically(|| -> Result<(), Failure> {
        if desk.store.has_photo(child, sha256)? {
            return Ok(());
        }
        if desk.store.photos_of(child)?.len() >= PHOTOS_OF_A_CHILD {
            return Err(wrong(
                "sudah terlalu banyak foto untuk anak ini",
                "must not be one more than a child may have",
            ));
        }
        desk.store.put_photo(&access, child, &row.child.posyandu, sha256, &call.body)?;
        Ok(desk.store.put_audit(AuditEntry::about(caller, call, "sendPhoto", child.to_string()))?)
    })?;
    Ok(Answer::empty(204))
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/children/{id}/photos/{sha256}",
    operation_id = "readPhoto",
    tag = "care",
    summary = "A photo that shows what was done",
    description = "For whoever may read the child's story, and for those whose own intervention it shows. Reading it is logged. \
        What came along with a child from another regency names photos that stay there.",
    params(("id" = ChildId, Path), ("sha256" = String, Path)),
    security(("session" = [])),
    responses((status = 200, content((PhotoBytes = "image/jpeg"), (PhotoBytes = "image/webp")))),
))]
pub fn read(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let (row, sha256) = named(desk, caller, call)?;
    if !caller.scope(Action::ReadRecords).contains(&row.child.posyandu) {
        let today = desk.today(call.now_millis)?;
        let (_, care) = care::care_of(desk, row.child.id, desk.pack.settings_on(today).rules())?;
        if !shows_own(&caller.grants, &row.child, &care, sha256) {
            return Err(Failure::NotFound);
        }
    }
    let bytes = desk.store.photo(row.child.id, sha256)?.ok_or(Failure::NotFound)?;
    let format = PhotoFormat::of(&bytes).map_err(|error| Failure::Internal(error.to_string()))?;
    let opened = Opened { child: row.child.id, at_millis: call.now_millis };
    desk.store.log_opened(&desk.access(caller, call)?, opened)?;
    // Not even the own browser keeps it: a phone seals what it keeps of a child, and this it could not.
    Ok(Answer::text(200, format.media_type(), bytes).with("cache-control", "private, no-store"))
}

/// The child and the hash that the path names. A child whose parent withdrew consent is shown to those alone who treat it.
fn named<'a>(desk: &Desk<'_>, caller: &Caller, call: &'a Call) -> Result<(ChildRow, &'a str), Failure> {
    let id: ChildId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let row = desk.store.child(id)?.ok_or(Failure::NotFound)?;
    let treats = caller.scope(Action::WriteRecords);
    if !is_shared(desk.store.is_withdrawn(id)?, &row.child.posyandu, &treats) {
        return Err(Failure::NotFound);
    }
    Ok((row, call.param(1)))
}

/// What is wrong with a photo; the whole body is meant.
fn wrong(indonesian: &str, english: &str) -> Failure {
    Failure::told("", Both::new(indonesian, english))
}
