//! Errors that people read, in both languages.

use alloc::string::{String, ToString};
use core::fmt::Display;

use super::Both;

/// What went wrong, in both languages: in English it is what [`Display`] says.
pub trait Told: Display {
    /// The same in Indonesian.
    fn indonesian(&self) -> String;

    /// In both languages.
    fn told(&self) -> Both<String> {
        Both { indonesian: self.indonesian(), english: self.to_string() }
    }
}

impl Both<String> {
    /// A text in both languages.
    #[must_use]
    pub fn new(indonesian: impl Into<String>, english: impl Into<String>) -> Self {
        Self { indonesian: indonesian.into(), english: english.into() }
    }
}
