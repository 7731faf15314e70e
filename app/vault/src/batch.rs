//! Many boxes in one call: a first sync seals tens of thousands of texts, and a call for each would cost more than the cipher.
//!
//! In goes one buffer, `context, text` for each box; out comes one buffer, a field for each. A field is its length in four
//! bytes, the lowest first, and its bytes.

use wasm_bindgen::prelude::*;

use crate::held::held;
use crate::{NONCE, VaultError, seal, unseal};

/// Random bytes that begin all nonces of a batch; the rest is the number of the box in it.
pub const PREFIX: usize = 16;
/// Stands as length in place of a box that did not open.
pub const CLOSED: u32 = u32::MAX;

/// Seals every text under the data key: the nonce, then the box. `prefix` is random, drawn for this batch alone.
///
/// # Errors
/// [`VaultError::Locked`] when no key is held; [`VaultError::Size`] for a buffer that ends within a field.
#[wasm_bindgen(js_name = sealAll)]
pub fn seal_all(fields: &[u8], prefix: &[u8]) -> Result<Vec<u8>, VaultError> {
    let prefix: [u8; PREFIX] = prefix.try_into().map_err(|_| VaultError::Size)?;
    let key = held()?;
    let mut sealed = Vec::with_capacity(fields.len() + fields.len() / 4);
    let mut nonce = [0; NONCE];
    if let Some(start) = nonce.first_chunk_mut() {
        *start = prefix;
    }
    for (number, pair) in (0_u64..).zip(Pairs(fields)) {
        let (context, text) = pair?;
        if let Some(end) = nonce.last_chunk_mut() {
            *end = number.to_le_bytes();
        }
        let closed = seal(&key, &nonce, context, text)?;
        sealed.extend(length(NONCE + closed.len())?);
        sealed.extend(nonce);
        sealed.extend(closed);
    }
    Ok(sealed)
}

/// Opens every box with the data key; one that does not open is told by [`CLOSED`] in its place.
///
/// # Errors
/// As [`seal_all`].
#[wasm_bindgen(js_name = openAll)]
pub fn open_all(fields: &[u8]) -> Result<Vec<u8>, VaultError> {
    let key = held()?;
    let mut opened = Vec::with_capacity(fields.len());
    for pair in Pairs(fields) {
        let (context, sealed) = pair?;
        let text = sealed
            .split_first_chunk::<NONCE>()
            .and_then(|(nonce, closed)| unseal(&key, nonce, context, closed).ok());
        match text {
            Some(text) => {
                opened.extend(length(text.len())?);
                opened.extend(text);
            }
            None => opened.extend(CLOSED.to_le_bytes()),
        }
    }
    Ok(opened)
}

fn length(bytes: usize) -> Result<[u8; 4], VaultError> {
    u32::try_from(bytes).map(u32::to_le_bytes).map_err(|_| VaultError::Size)
}

/// Two fields at a time.
struct Pairs<'a>(&'a [u8]);

impl<'a> Pairs<'a> {
    fn field(&mut self) -> Option<&'a [u8]> {
        let (length, rest) = self.0.split_first_chunk()?;
        let (field, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        self.0 = rest;
        Some(field)
    }
}

impl<'a> Iterator for Pairs<'a> {
    type Item = Result<(&'a [u8], &'a [u8]), VaultError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let pair = self.field().and_then(|context| Some((context, self.field()?)));
        if pair.is_none() {
            self.0 = &[];
        }
        Some(pair.ok_or(VaultError::Size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{KEY, hold_new_key};

    fn fields(fields: &[&[u8]]) -> Vec<u8> {
        fields.iter().flat_map(|field| [&length(field.len()).unwrap()[..], field].concat()).collect()
    }

    fn read(mut buffer: &[u8]) -> Vec<Option<Vec<u8>>> {
        let mut read = Vec::new();
        while let Some((length, rest)) = buffer.split_first_chunk() {
            let length = u32::from_le_bytes(*length);
            let taken = if length == CLOSED { 0 } else { length as usize };
            read.push((length != CLOSED).then(|| rest[..taken].to_vec()));
            buffer = &rest[taken..];
        }
        read
    }

    #[test]
    fn boxes_open_in_their_own_place_and_no_other() {
        hold_new_key(&[7; KEY]).unwrap();
        let sealed =
            seal_all(&fields(&[b"children/1", b"ibu Siti", b"children/2", b""]), &[5; PREFIX]).unwrap();
        let boxes: Vec<Vec<u8>> = read(&sealed).into_iter().map(Option::unwrap).collect();
        assert_ne!(boxes[0][..NONCE], boxes[1][..NONCE], "no nonce serves twice");
        assert!(!sealed.windows(4).any(|bytes| bytes == b"Siti"));
        let own = open_all(&fields(&[b"children/1", &boxes[0], b"children/2", &boxes[1]])).unwrap();
        assert_eq!(read(&own), [Some(b"ibu Siti".to_vec()), Some(Vec::new())]);
        let swapped = open_all(&fields(&[b"children/2", &boxes[0], b"children/2", &boxes[1]])).unwrap();
        assert_eq!(read(&swapped), [None, Some(Vec::new())], "one that is closed does not hide the others");
        for wrong in [&boxes[0][..NONCE - 1], b""] {
            assert_eq!(read(&open_all(&fields(&[b"children/1", wrong])).unwrap()), [None]);
        }
        hold_new_key(&[8; KEY]).unwrap();
        assert_eq!(read(&open_all(&fields(&[b"children/1", &boxes[0]])).unwrap()), [None]);
    }

    #[test]
    fn a_buffer_that_ends_too_early_is_refused() {
        hold_new_key(&[7; KEY]).unwrap();
        let whole = fields(&[b"children/1", b"ibu Siti"]);
        for end in 1..whole.len() {
            assert_eq!(seal_all(&whole[..end], &[5; PREFIX]), Err(VaultError::Size), "{end}");
            assert_eq!(open_all(&whole[..end]), Err(VaultError::Size), "{end}");
        }
        assert_eq!(seal_all(&whole, &[5; 15]), Err(VaultError::Size));
    }
}
