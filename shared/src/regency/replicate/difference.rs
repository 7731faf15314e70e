//! What changed at the other regency since it was taken over, and taking that over too, item by item.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::items::{self, Items};
use super::names::{self, Names};
use super::{PackProblem, RegencyPack, Snapshot};

/// One item that is different there now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ItemChange {
    /// Its path.
    pub path: String,
    /// As it was taken over, with one's own name in its texts; `None` when it was not there.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub before: Option<Value>,
    /// As it would be taken over now; `None` when it is gone.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub after: Option<Value>,
    /// As it is here; `None` when it is not.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub own: Option<Value>,
    /// Whether it was changed here too: taking it over gives that change up.
    pub changed_here: bool,
}

/// Which changes to take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// None: only look.
    None,
    /// Every one.
    All,
    /// Those at these paths.
    Paths(BTreeSet<String>),
}

/// The outcome of [`apply`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The pack with the chosen changes.
    pub pack: RegencyPack,
    /// Paths of what was taken over.
    pub applied: Vec<String>,
    /// To be kept in place of the one before.
    pub snapshot: Snapshot,
}

/// Why changes cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// No change is at these paths.
    #[error("there is no change at {}", .0.join(", "))]
    NoChange(Vec<String>),
    /// The pack would not hold together: an office is not taken that the catalogue names, for example.
    #[error("the pack would be wrong")]
    Invalid(Vec<PackProblem>),
}

/// Every item of `from` that is not as it was when it was taken over into `to`, unless it is here so already.
///
/// # Errors
/// When a pack cannot be taken apart, which one that was read always can.
pub fn difference(
    taken: &Snapshot,
    from: &RegencyPack,
    to: &RegencyPack,
) -> Result<Vec<ItemChange>, Vec<PackProblem>> {
    Ok(Sides::new(taken, from, to)?.changes().collect())
}

/// Takes chosen changes over.
///
/// # Errors
/// When a chosen path has no change, or the pack would be wrong; then nothing is taken.
pub fn apply(
    taken: &Snapshot,
    from: &RegencyPack,
    to: &RegencyPack,
    choice: &Choice,
) -> Result<Applied, ApplyError> {
    let sides = Sides::new(taken, from, to).map_err(ApplyError::Invalid)?;
    let changes: Vec<_> = sides.changes().collect();
    if let Choice::Paths(paths) = choice {
        let unknown: Vec<_> = paths
            .iter()
            .filter(|path| !changes.iter().any(|change| change.path == **path))
            .cloned()
            .collect();
        if !unknown.is_empty() {
            return Err(ApplyError::NoChange(unknown));
        }
    }
    let is_chosen = |path: &String| match choice {
        Choice::None => false,
        Choice::All => true,
        Choice::Paths(paths) => paths.contains(path),
    };
    let mut own = sides.own.clone();
    let mut applied = Vec::new();
    for change in changes.iter().filter(|change| is_chosen(&change.path)) {
        put(&mut own, &change.path, change.after.clone());
        applied.push(change.path.clone());
    }
    let pack = if applied.is_empty() {
        to.clone()
    } else {
        items::put_into(to, own).map_err(ApplyError::Invalid)?
    };
    let mut snapshot = Snapshot { items: taken.items.clone(), ..Snapshot::nothing(from) };
    let open: BTreeSet<_> =
        changes.iter().map(|change| &change.path).filter(|path| !is_chosen(path)).collect();
    for path in sides.paths().filter(|path| !open.contains(path)) {
        put(&mut snapshot.items, path, sides.there.get(path).cloned());
    }
    Ok(Applied { pack, applied, snapshot })
}

fn put(items: &mut Items, path: &str, value: Option<Value>) {
    match value {
        Some(value) => {
            items.insert(path.into(), value);
        }
        None => {
            items.remove(path);
        }
    }
}

/// The three sides of the comparison; the first two also as they would read here.
struct Sides<'a> {
    taken: &'a Items,
    there: Items,
    taken_here: Items,
    there_here: Items,
    own: Items,
}

impl<'a> Sides<'a> {
    fn new(taken: &'a Snapshot, from: &RegencyPack, to: &RegencyPack) -> Result<Self, Vec<PackProblem>> {
        let names = Names::new(&[&taken.name, &from.name], &to.name);
        let there = items::of(from)?;
        Ok(Self {
            taken: &taken.items,
            taken_here: names::adapt(&taken.items, &names).items,
            there_here: names::adapt(&there, &names).items,
            own: items::of(to)?,
            there,
        })
    }

    fn paths(&self) -> impl Iterator<Item = &String> {
        let paths: BTreeSet<_> = self.taken.keys().chain(self.there.keys()).collect();
        paths.into_iter()
    }

    fn changes(&self) -> impl Iterator<Item = ItemChange> {
        self.paths().filter_map(|path| {
            let (before, after) = (self.taken_here.get(path), self.there_here.get(path));
            let own = self.own.get(path);
            let is_news = self.taken.get(path) != self.there.get(path) && own != after;
            is_news.then(|| ItemChange {
                path: path.clone(),
                before: before.cloned(),
                after: after.cloned(),
                own: own.cloned(),
                changed_here: own != before,
            })
        })
    }
}
