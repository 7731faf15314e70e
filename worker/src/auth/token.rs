//! Tokens: the regency that made them and 32 random bytes, of which only the hash is kept.

use std::marker::PhantomData;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use tumbuh::area::{AreaCode, AreaLevel};

use crate::problem::Failure;
use crate::random;

/// `32.11.<64 hexadecimal digits>`, good for one purpose: the hash of the same digits is another for any other.
#[derive(Clone)]
pub struct Token<P> {
    regency: AreaCode,
    secret: String,
    purpose: PhantomData<P>,
}

/// What a token is for.
pub trait Purpose {
    /// Part of every hash.
    const NAME: &'static str;
}

/// Being signed in.
#[derive(Clone)]
pub enum Session {}
/// Becoming a person of the regency, or setting a password anew.
#[derive(Clone)]
pub enum Invitation {}

/// Bringing a child's record from one regency to another.
#[derive(Clone)]
pub enum Handover {}

impl Purpose for Handover {
    const NAME: &'static str = "handover";
}

impl Purpose for Session {
    const NAME: &'static str = "session";
}

impl Purpose for Invitation {
    const NAME: &'static str = "invitation";
}

/// The text is no token.
#[derive(Debug, PartialEq, Eq)]
pub struct InvalidToken;

impl<P: Purpose> Token<P> {
    /// A new token of `regency`.
    ///
    /// # Errors
    /// When the platform gives no random bytes.
    pub fn new(regency: AreaCode) -> Result<Self, Failure> {
        Ok(Self { regency, secret: random::hex(&random::bytes::<32>()?), purpose: PhantomData })
    }

    pub fn regency(&self) -> &AreaCode {
        &self.regency
    }

    /// As it stands in a cookie or a link.
    pub fn expose(&self) -> String {
        format!("{}.{}", self.regency, self.secret)
    }

    /// As the regency keeps it. The secret has 256 random bits, so a fast hash is enough.
    pub fn hash(&self) -> String {
        fingerprint(P::NAME, &self.secret)
    }
}

impl<P> FromStr for Token<P> {
    type Err = InvalidToken;

    fn from_str(text: &str) -> Result<Self, InvalidToken> {
        let (regency, secret) = text.rsplit_once('.').ok_or(InvalidToken)?;
        let regency: AreaCode = regency.parse().map_err(|_| InvalidToken)?;
        let well_formed = regency.level() == AreaLevel::Regency
            && secret.len() == 64
            && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
        well_formed.then(|| Self { regency, secret: secret.into(), purpose: PhantomData }).ok_or(InvalidToken)
    }
}

/// A SHA-256 of `text`, separate for each `purpose`.
pub fn fingerprint(purpose: &str, text: &str) -> String {
    let hash = Sha256::new().chain_update(purpose).chain_update([0]).chain_update(text).finalize();
    random::hex(&hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_the_cookie_and_its_hash_says_nothing() {
        let token = Token::<Session>::new("32.11".parse().unwrap()).unwrap();
        let back: Token<Session> = token.expose().parse().unwrap();
        assert_eq!((back.regency().as_str(), back.hash()), ("32.11", token.hash()));
        assert!(!token.hash().contains(&token.secret));
    }

    #[test]
    fn a_token_of_one_purpose_is_worthless_for_another() {
        let token = Token::<Invitation>::new("32.11".parse().unwrap()).unwrap();
        let taken: Token<Session> = token.expose().parse().unwrap();
        assert_ne!(taken.hash(), token.hash());
    }

    #[test]
    fn what_no_regency_made_is_refused() {
        let secret = "f".repeat(64);
        for wrong in ["", ".", "32.11", "32.11.ff", "x.y"].map(String::from).into_iter().chain([
            format!("32.{secret}"),
            format!("32.11.01.{secret}"),
            format!("32.11.{secret}0"),
            format!("32.11.{}g", "f".repeat(63)),
        ]) {
            assert_eq!(wrong.parse::<Token<Session>>().err(), Some(InvalidToken), "{wrong}");
        }
    }

    /// As parents bring them to the next regency, typed or scanned.
    #[test]
    fn any_text_is_a_token_as_it_was_given_or_none() {
        let seeds = [format!("32.11.{}", "0f".repeat(32)).into_bytes()];
        for bytes in crate::spoilt::inputs(&seeds, 10_000) {
            let Ok(text) = std::str::from_utf8(&bytes) else { continue };
            if let Ok(token) = text.parse::<Token<Handover>>() {
                assert_eq!(token.expose(), text);
            }
        }
    }
}
