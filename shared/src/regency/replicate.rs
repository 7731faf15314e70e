//! Taking over how another regency works: everything that is not the place itself, and later what changed there since.
//!
//! What travels are *items*, each with a path that stays the same for good: `/settings/2026-01-01`, `/offices/dinkes`,
//! `/words/posyandu`, `/templates/invitation`, `/notices/1`. There are no people or children in a pack, so none can travel.

mod decision;
mod difference;
pub(super) mod items;
mod names;

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use decision::{Decision, DecisionKind};
pub use difference::{Applied, ApplyError, Choice, ItemChange, apply, difference};

use super::{PackProblem, RegencyPack};
use crate::area::AreaCode;
use crate::text::PersonName;
use items::Items;
use names::Names;

/// What [`replicate`] made of two packs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replica {
    /// The place of the one with the way of working of the other.
    pub pack: RegencyPack,
    /// Paths of everything that was taken over.
    pub taken: Vec<String>,
    /// Where a name was replaced.
    pub replaced: Vec<Replacement>,
    /// What a human must decide now.
    pub decisions: Vec<Decision>,
    /// To be kept, to tell later what changed since.
    pub snapshot: Snapshot,
}

/// The name of the other regency in a text, replaced by one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// The path of the item and, within it, of the text: `/offices/dinkes/name`.
    pub path: String,
    /// The text there.
    pub before: String,
    /// The text here.
    pub after: String,
}

/// What was taken over from a regency, item by item as it was there then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Its code.
    pub code: AreaCode,
    /// Its name then.
    pub name: PersonName,
    items: Items,
}

impl Snapshot {
    /// Nothing taken yet.
    #[must_use]
    pub fn nothing(from: &RegencyPack) -> Self {
        Self { code: from.code.clone(), name: from.name.clone(), items: Items::new() }
    }
}

/// The pack of the place `own` that works as `from` does: settings, offices, catalogue, words, templates, notices and
/// languages of `from`; code, name, clock, areas, puskesmas and look of its own. In texts the name of `from` becomes its own.
///
/// # Errors
/// What is wrong with the outcome; nothing when both packs may be used.
pub fn replicate(from: &RegencyPack, own: &RegencyPack) -> Result<Replica, Vec<PackProblem>> {
    let items = items::of(from)?;
    let adapted = names::adapt(&items, &Names::new(&[&from.name], &own.name));
    let pack = items::put_into(own, adapted.items)?;
    let decisions = decision::decisions(from, own, &pack, adapted.unchanged);
    Ok(Replica {
        taken: items.keys().cloned().collect(),
        replaced: adapted.replaced,
        decisions,
        snapshot: Snapshot { items, ..Snapshot::nothing(from) },
        pack,
    })
}
