//! A QR code as one drawing.

use core::fmt::Write;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode as Code};

use crate::dom::{Piece, view};

/// White on every side, in modules: scanners need four.
const QUIET: usize = 4;

/// The QR code of a text; nothing when it is too long for one.
#[component]
pub fn QrCode(
    /// What a scanner reads.
    text: String,
    /// What it is, for who cannot see it.
    label: String,
) -> Option<Piece> {
    let drawing = Drawing::of(&text)?;
    let frame = format!("0 0 {0} {0}", drawing.side);
    Some(view! {
        <svg class="qr" viewBox=frame role="img" aria-label=label shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff" />
            <path d=drawing.path fill="#000" />
        </svg>
    })
}

/// The dark modules as one path, and how wide the whole is.
struct Drawing {
    path: String,
    side: usize,
}

impl Drawing {
    fn of(text: &str) -> Option<Self> {
        let code = Code::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (row, colors) in code.to_colors().chunks(width).enumerate() {
            // Neighbours in a row are one bar.
            let mut from = 0;
            for bar in colors.chunk_by(|one, other| one == other) {
                if bar.first() == Some(&Color::Dark) {
                    let _ = write!(path, "M{} {}h{}v1h-{}z", QUIET + from, QUIET + row, bar.len(), bar.len());
                }
                from += bar.len();
            }
        }
        Some(Self { path, side: width + 2 * QUIET })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_bars_within_the_frame() {
        let drawing = Drawing::of("https://tumbuh.example/join#32.11.00ff").unwrap();
        // Version 3: 29 modules, and the corner's square is seven wide.
        assert_eq!(drawing.side, 29 + 8);
        assert!(drawing.path.starts_with("M4 4h7v1h-7z"));
        assert!(Drawing::of(&"x".repeat(5_000)).is_none());
    }
}
