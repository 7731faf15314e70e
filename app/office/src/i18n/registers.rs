//! What the screens about registers say.

pub use tumbuh_app::registers::RegisterWord;

use super::language;

/// The message in the language in use.
#[must_use]
pub fn r(word: RegisterWord) -> &'static str {
    word.words(language())
}
