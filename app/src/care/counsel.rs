//! What to say to the mother, each with a picture that needs no reading.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::age::CompletedMonths;
use tumbuh::care::{Picture, counsel};

use super::file::CaseFile;
use super::words::CareText;
use crate::dom::{Piece, view};
use crate::i18n::use_language;

/// What to say to the mother of this child; nothing where the regency leaves it to others.
#[component]
pub fn CounselCard(
    /// The case.
    file: Arc<CaseFile>,
) -> Piece {
    let language = use_language();
    let age = CompletedMonths::between(file.child.birth_date, file.today);
    let (Some(age), true) = (age, file.sheet.care.counselling) else { return Piece::nothing() };
    let items: Vec<Piece> = counsel(age, &file.findings())
        .into_iter()
        .map(|one| {
            view! {
                <li>
                    <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
                        <path
                            d=drawing(one.picture)
                            fill="none"
                            stroke="currentColor"
                            stroke-width="2.4"
                            stroke-linecap="round"
                            stroke-linejoin="round"
                        />
                    </svg>
                    <p>{one.words(language)}</p>
                </li>
            }
        })
        .collect();
    view! {
        <details class="card counsel">
            <summary>{CareText::Counsel.words(language)}</summary>
            <ul>{items}</ul>
        </details>
    }
}

fn drawing(picture: Picture) -> &'static str {
    match picture {
        Picture::Breast => {
            "M20 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM8 44V32c0-8 6-12 12-12s12 4 12 12v12M30 25a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM16 40c6 4 18 4 24-1"
        }
        Picture::Bowl => {
            "M4 24h40c0 11-8 17-20 17S4 35 4 24zM10 24c2-6 8-8 14-8s12 2 14 8M34 16 44 4M20 10c-2-2 2-4 0-6M28 10c-2-2 2-4 0-6"
        }
        Picture::Protein => {
            "M14 8c-5 0-9 9-9 15a9 9 0 0 0 18 0c0-6-4-15-9-15zM24 36c5-7 12-7 16 0-4 7-11 7-16 0zM40 36l5-4v8zM29 35v.4"
        }
        Picture::Puskesmas => "M5 22 24 6l19 16M9 20v22h30V20M24 22v12M18 28h12",
        Picture::Scale => {
            "M10 4h28M24 4v8M24 12a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM24 21l4-5M24 30v4M12 34h24l-5 10H17z"
        }
        Picture::Water => "M4 10h20a6 6 0 0 1 6 6v4M30 24v4M30 32v3M8 4v12M6 40c8-6 14-2 18 0s12 2 18-4",
        Picture::Play => {
            "M24 6a18 18 0 1 0 0 36 18 18 0 0 0 0-36zM6 24h36M24 6c-9 10-9 26 0 36M24 6c9 10 9 26 0 36"
        }
    }
}
