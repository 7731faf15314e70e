//! Receipts: what a regency signs about acts that it holds. Whoever has one can show anyone, without asking the regency,
//! that the act arrived as it was done.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::verdict::Verdict;
use crate::area::AreaCode;
use crate::id::{MutationId, Revision};

/// The regency's word that it holds these acts: Ed25519 over [`Receipt::signed_text`], which its public key opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// What is signed.
    #[serde(flatten)]
    pub held: Held,
    /// Over [`Held::signed_text`].
    pub signature: Signature,
}

/// What a receipt says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// Kemendagri code of the regency.
    pub regency: AreaCode,
    /// Its newest revision when it said so: the acts are part of everything up to there.
    pub revision: Revision,
    /// Server clock, milliseconds since 1970.
    pub server_time_millis: i64,
    /// The acts that it holds, each once, in the order they were sent.
    pub acts: Vec<HeldAct>,
}

/// An act that the regency holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct HeldAct {
    /// Its name.
    pub id: MutationId,
    /// SHA-256 over the [`canonical`](super::canonical()) text of the whole mutation, as it came.
    pub digest: Digest,
}

impl Held {
    /// What to sign about a batch, of which each act was decided so; `None` when nothing of it is held.
    #[must_use]
    pub fn of<'a>(
        regency: AreaCode,
        revision: Revision,
        server_time_millis: i64,
        decided: impl IntoIterator<Item = (HeldAct, &'a Verdict)>,
    ) -> Option<Self> {
        let mut acts: Vec<HeldAct> = Vec::new();
        for (act, verdict) in decided {
            if verdict.is_safe() && !acts.contains(&act) {
                acts.push(act);
            }
        }
        (!acts.is_empty()).then_some(Self { regency, revision, server_time_millis, acts })
    }

    /// The bytes that are signed, as text: a line of what this is, three of when and where, and one for each act. Every line
    /// ends in a line feed.
    #[must_use]
    pub fn signed_text(&self) -> String {
        let Self { regency, revision, server_time_millis, acts } = self;
        let mut text = format!(
            "tumbuh receipt 1\nregency {regency}\nrevision {}\ntime {server_time_millis}\n",
            revision.0
        );
        for HeldAct { id, digest } in acts {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{id} {digest}");
        }
        text
    }

    /// Whether it is about this act, as it was done.
    #[must_use]
    pub fn covers(&self, act: HeldAct) -> bool {
        self.acts.contains(&act)
    }
}

/// So many bytes; on the wire lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hex<const N: usize>(pub [u8; N]);

/// SHA-256.
pub type Digest = Hex<32>;
/// Of Ed25519.
pub type Signature = Hex<64>;
/// Of Ed25519: a regency's public key for receipts.
pub type ReceiptKey = Hex<32>;

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Not so many hexadecimal digits as it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be {0} hexadecimal digits, in lower case")]
pub struct NotHex(usize);

impl<const N: usize> FromStr for Hex<N> {
    type Err = NotHex;

    fn from_str(text: &str) -> Result<Self, NotHex> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NotHex(2 * N)),
        };
        let digits = text.as_bytes();
        if digits.len() != 2 * N {
            return Err(NotHex(2 * N));
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            for place in pair {
                *byte = *byte << 4 | digit(*place)?;
            }
        }
        Ok(Self(bytes))
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl<const N: usize> utoipa::PartialSchema for Hex<N> {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some(format!("^[0-9a-f]{{{}}}$", 2 * N)))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl<const N: usize> utoipa::ToSchema for Hex<N> {
    fn name() -> alloc::borrow::Cow<'static, str> {
        format!("Hex{N}").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::Rejection;

    fn act(number: u8) -> HeldAct {
        HeldAct { id: MutationId::new(u64::from(number), [number; 10]), digest: Hex([number; 32]) }
    }

    fn held(decided: &[(HeldAct, Verdict)]) -> Option<Held> {
        let decided = decided.iter().map(|(act, verdict)| (*act, verdict));
        Held::of("32.11".parse().unwrap(), Revision(9), 1_768_000_000_000, decided)
    }

    fn applied() -> Verdict {
        Verdict::Applied { revision: Revision(8) }
    }

    #[test]
    fn what_was_refused_gets_no_receipt() {
        let refused = Verdict::Rejected { reason: Rejection::Empty };
        assert_eq!(held(&[(act(1), refused.clone())]), None);
        let some = held(&[(act(1), applied()), (act(2), refused), (act(1), applied())]).unwrap();
        assert_eq!(some.acts, [act(1)]);
        assert!(some.covers(act(1)) && !some.covers(act(2)));
        assert!(!some.covers(HeldAct { digest: Hex([9; 32]), ..act(1) }), "another act of that name");
    }

    #[test]
    fn the_signed_text_is_this_for_ever() {
        let text = held(&[(act(1), applied()), (act(255), applied())]).unwrap().signed_text();
        let (one, ff) = ("01".repeat(32), "ff".repeat(32));
        assert_eq!(
            text,
            format!(
                "tumbuh receipt 1\nregency 32.11\nrevision 9\ntime 1768000000000\n\
                00000000-0001-7101-8101-010101010101 {one}\n00000000-00ff-7fff-bfff-ffffffffffff {ff}\n"
            )
        );
    }

    #[test]
    fn a_receipt_is_read_as_it_is_written() {
        let receipt = Receipt { held: held(&[(act(7), applied())]).unwrap(), signature: Hex([0xa1; 64]) };
        let text = serde_json::to_string(&receipt).unwrap();
        assert_eq!(serde_json::from_str::<Receipt>(&text).unwrap(), receipt);
        for wrong in ["", "0", "0g", "AB", "0102"] {
            assert!(wrong.parse::<Hex<1>>().is_err(), "{wrong}");
        }
        assert_eq!("a0".parse::<Hex<1>>(), Ok(Hex([0xa0])));
    }
}
