//! Parts of a view that follow signals.

use crate::dom::{IntoPiece, Piece};

/// A part of a view that follows signals.
pub type Live = Piece;

/// A text or attribute that follows signals.
pub type Said = Box<dyn FnMut() -> String + Send>;

/// A part of a view that follows the signals it reads.
pub fn live<V: IntoPiece>(view: impl FnMut() -> V + Send + 'static) -> Live {
    view.into_piece()
}

/// A text or attribute that follows the signals it reads.
pub fn said<S: Into<String>>(mut text: impl FnMut() -> S + Send + 'static) -> Said {
    Box::new(move || text().into())
}

/// `"true"` or `"false"`, for `aria-` attributes.
pub fn truth(mut condition: impl FnMut() -> bool + Send + 'static) -> Said {
    said(move || if condition() { "true" } else { "false" })
}
