//! Photos that show what was done: how small they are, what they must not carry along, and who may send and see them.

use alloc::vec::Vec;

use super::act::CareAct;
use super::fold::ChildCare;
use super::owner::Owner;
use super::plan::{Evidence, Progress};
use crate::access::{Grant, Grants, Role};
use crate::child::Child;

/// Most bytes of a photo: what a village's signal carries in some seconds.
pub const PHOTO_BYTES: usize = 60 * 1024;

/// Most pixels of its longer side; enough to read a card by.
pub const PHOTO_EDGE: u32 = 1024;

/// How a photo is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoFormat {
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
}

/// Why bytes are no photo that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPhoto {
    /// Neither JPEG nor WebP, or cut off before its picture.
    #[error("neither JPEG nor WebP")]
    OtherFormat,
    /// It says when, where or with what it was taken.
    #[error("carries what a camera writes beside the picture")]
    Metadata,
}

impl PhotoFormat {
    /// The format that the bytes themselves show.
    ///
    /// # Errors
    /// When they are of another, or carry more than a picture: a place in it would tell where a child lives.
    pub fn of(bytes: &[u8]) -> Result<Self, InvalidPhoto> {
        match bytes {
            [0xFF, 0xD8, rest @ ..] => jpeg(rest).map(|()| Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', rest @ ..] => {
                webp(rest).map(|()| Self::Webp)
            }
            _ => Err(InvalidPhoto::OtherFormat),
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// Walks the segments before the picture itself: JFIF, colours and tables, and nothing that people or cameras wrote.
fn jpeg(mut rest: &[u8]) -> Result<(), InvalidPhoto> {
    const SCAN: u8 = 0xDA;
    const COMMENT: u8 = 0xFE;
    loop {
        let [0xFF, marker, high, low, after @ ..] = rest else { return Err(InvalidPhoto::OtherFormat) };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        match *marker {
            SCAN => return Ok(()),
            // JFIF, the profile of colours and Adobe's note on them.
            0xE0 | 0xE2 | 0xEE => {}
            COMMENT | 0xE1..=0xEF => return Err(InvalidPhoto::Metadata),
            _ => {}
        }
        // The length counts its own two bytes.
        rest = length.checked_sub(2).and_then(|skip| after.get(skip..)).ok_or(InvalidPhoto::OtherFormat)?;
    }
}

/// Walks the chunks to the last.
fn webp(mut rest: &[u8]) -> Result<(), InvalidPhoto> {
    let mut is_there = false;
    while let [name @ .., _, _, _, _] = rest.get(..8).unwrap_or_default() {
        match name {
            b"VP8 " | b"VP8L" => is_there = true,
            b"EXIF" | b"XMP " => return Err(InvalidPhoto::Metadata),
            _ => {}
        }
        let length = rest.get(4..8).and_then(|length| length.try_into().ok()).map(u32::from_le_bytes);
        let length = length.and_then(|length| usize::try_from(length).ok()).unwrap_or(usize::MAX);
        // A chunk of odd length is followed by a byte that fills it up.
        let end = length.checked_add(length % 2).and_then(|length| length.checked_add(8));
        rest = end.and_then(|end| rest.get(end..)).unwrap_or_default();
    }
    if is_there { Ok(()) } else { Err(InvalidPhoto::OtherFormat) }
}

/// Whether a person with this grant may report on what is this owner's to do for the child: midwife and nutritionist on behalf of
/// whoever has no phone, the others on what is theirs.
pub(super) fn may_report(grant: &Grant, owner: &Owner, child: &Child) -> bool {
    let for_others = matches!(grant.role, Role::Midwife | Role::Nutritionist);
    for_others && grant.areas.contains(&child.posyandu) || owner.includes(grant, &child.posyandu)
}

/// Whether a person with these grants may send a photo for the child: something is planned or recommended on which they may
/// report.
#[must_use]
pub fn may_send_photo(grants: &Grants, child: &Child, care: &ChildCare) -> bool {
    to_do(care).any(|(owner, _)| grants.0.iter().any(|grant| may_report(grant, owner, child)))
}

/// Whether the photo of that hash shows what was such a person's own to do: what an office did it may look at again, though it
/// reads no records.
#[must_use]
pub fn shows_own(grants: &Grants, child: &Child, care: &ChildCare, sha256: &str) -> bool {
    let mut shown = to_do(care).filter(|(_, said)| said.iter().any(|one| one.photo() == Some(sha256)));
    shown.any(|(owner, _)| grants.0.iter().any(|grant| owner.includes(grant, &child.posyandu)))
}

/// What is planned and recommended for a child: whose it is to do, and what was said of it.
pub(super) fn to_do(care: &ChildCare) -> impl Iterator<Item = (&Owner, Vec<&Progress>)> {
    care.cases.iter().flat_map(|case| {
        let planned = case.interventions.iter().map(|one| {
            let said = one.reports.iter().map(|report| &report.progress).collect();
            (&one.intervention.owner, said)
        });
        let recommended = case.recommendations.iter().map(|one| {
            let said = one.follow_ups.iter().map(|follow_up| &follow_up.progress).collect();
            (&one.recommendation.owner, said)
        });
        planned.chain(recommended)
    })
}

impl Progress {
    /// The hash of the photo that shows it.
    #[must_use]
    pub fn photo(&self) -> Option<&str> {
        match self {
            Self::Done { evidence: Evidence::Photo { sha256 }, .. } => Some(sha256.as_str()),
            _ => None,
        }
    }
}

impl CareAct {
    /// The hash of the photo that it names.
    #[must_use]
    pub fn photo(&self) -> Option<&str> {
        self.progress()?.photo()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], length.as_slice(), content].concat()
    }

    fn picture(segments: &[Vec<u8>]) -> Vec<u8> {
        let scan = segment(0xDA, &[0; 10]);
        [&[0xFF, 0xD8], segments.concat().as_slice(), &scan, &[1, 2, 3, 0xFF, 0xD9]].concat()
    }

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        let fill = vec![0; content.len() % 2];
        [name, length.as_slice(), content, &fill].concat()
    }

    fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
        let chunks = chunks.concat();
        let length = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
        [b"RIFF".as_slice(), &length, b"WEBP", &chunks].concat()
    }

    #[test]
    fn a_photo_is_known_by_its_bytes() {
        let jfif = segment(0xE0, b"JFIF\0");
        let tables = segment(0xDB, &[0; 65]);
        assert_eq!(PhotoFormat::of(&picture(&[jfif, tables])), Ok(PhotoFormat::Jpeg));
        assert_eq!(PhotoFormat::of(&riff(&[chunk(b"VP8 ", &[1, 2, 3])])), Ok(PhotoFormat::Webp));
        assert_eq!(
            PhotoFormat::of(&riff(&[chunk(b"VP8X", &[0; 10]), chunk(b"VP8L", &[1])])),
            Ok(PhotoFormat::Webp)
        );
        let others: [&[u8]; 6] =
            [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"<svg/>", b"\xFF\xD8", b"RIFF\0\0\0\0WEBP"];
        for other in others {
            assert_eq!(PhotoFormat::of(other), Err(InvalidPhoto::OtherFormat), "{other:?}");
        }
    }

    #[test]
    fn what_says_where_it_was_taken_is_refused() {
        for marker in [0xE1, 0xED, 0xFE] {
            let bytes = picture(&[segment(0xE0, b"JFIF\0"), segment(marker, b"Exif\0\0")]);
            assert_eq!(PhotoFormat::of(&bytes), Err(InvalidPhoto::Metadata), "{marker:x}");
        }
        for name in [b"EXIF", b"XMP "] {
            let bytes = riff(&[chunk(b"VP8 ", &[1, 2, 3]), chunk(name, b"GPS")]);
            assert_eq!(PhotoFormat::of(&bytes), Err(InvalidPhoto::Metadata));
        }
    }

    #[test]
    fn what_is_cut_or_spoilt_never_panics() {
        for whole in [picture(&[segment(0xE0, b"JFIF\0")]), riff(&[chunk(b"VP8 ", &[1, 2, 3])])] {
            for place in 0..whole.len() {
                let _ = PhotoFormat::of(&whole[..place]);
                for value in [0, 1, 0x7F, 0xFF] {
                    let mut spoilt = whole.clone();
                    spoilt[place] = value;
                    let _ = PhotoFormat::of(&spoilt);
                }
            }
        }
    }
}
