//! Parts of a view that follow signals, all of one type.
//!
//! Leptos builds code for every closure in a view: two to three kilobytes of what a phone downloads, each. A boxed closure
//! costs that once for all of them.

use leptos::prelude::*;

/// A part of a view that follows signals.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// A text or attribute that follows signals.
pub type Said = Box<dyn FnMut() -> String + Send>;

/// A part of a view that follows the signals it reads.
pub fn live<V: IntoView + 'static>(mut view: impl FnMut() -> V + Send + 'static) -> Live {
    Box::new(move || view().into_any())
}

/// A text or attribute that follows the signals it reads.
pub fn said<S: Into<String>>(mut text: impl FnMut() -> S + Send + 'static) -> Said {
    Box::new(move || text().into())
}

/// `"true"` or `"false"`, for `aria-` attributes.
pub fn truth(mut condition: impl FnMut() -> bool + Send + 'static) -> Said {
    said(move || if condition() { "true" } else { "false" })
}
