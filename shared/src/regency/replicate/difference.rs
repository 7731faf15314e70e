//! What changed at the other regency since it was taken over, and taking that over too, item by item.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::items::{self, Items};
use super::names::{self, Names};
use super::{PackProblem, RegencyPack, Snapshot};
use crate::age::CivilDate;

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
    /// Since when settings hold that were taken over and had begun there before.
    pub settings_from: Option<CivilDate>,
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

/// Takes chosen changes over. Where something was judged already, settings do not reach back: with `judged_until`, which is today,
/// those that began there before it and hold there hold here from that day on.
///
/// # Errors
/// When a chosen path has no change, or the pack would be wrong; then nothing is taken.
pub fn apply(
    taken: &Snapshot,
    from: &RegencyPack,
    to: &RegencyPack,
    choice: &Choice,
    judged_until: Option<CivilDate>,
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
    let mut settings_from = None;
    for change in changes.iter().filter(|change| is_chosen(&change.path)) {
        let is_over = |today: &CivilDate| items::settings_of(&change.path).is_some_and(|from| from < *today);
        match judged_until.filter(is_over) {
            None => put(&mut own, &change.path, change.after.clone()),
            Some(today) => {
                let there = sides.settings_from(change, today);
                if there.is_some() && there != in_force_from(&own, today) {
                    put(&mut own, &items::settings_path(today), there);
                    settings_from = Some(today);
                }
            }
        }
        applied.push(change.path.clone());
    }
    let pack =
        if own == sides.own { to.clone() } else { items::put_into(to, own).map_err(ApplyError::Invalid)? };
    let mut snapshot = Snapshot { items: taken.items.clone(), ..Snapshot::nothing(from) };
    let open: BTreeSet<_> =
        changes.iter().map(|change| &change.path).filter(|path| !is_chosen(path)).collect();
    for path in sides.paths().filter(|path| !open.contains(path)) {
        put(&mut snapshot.items, path, sides.there.get(path).cloned());
    }
    Ok(Applied { pack, applied, settings_from, snapshot })
}

/// The settings in force on `today`, to hold from that day on.
fn in_force_from(items: &Items, today: CivilDate) -> Option<Value> {
    items::settings_in_force(items, today).map(|(_, settings)| items::settings_from(settings, today))
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

    /// What a change of settings that are over brings from `today` on: what is in force there now. `None` for what others followed
    /// there, or what never held.
    fn settings_from(&self, change: &ItemChange, today: CivilDate) -> Option<Value> {
        let (in_force, _) = items::settings_in_force(&self.there_here, today)?;
        let counts = change.after.is_none() || *in_force == change.path;
        counts.then(|| in_force_from(&self.there_here, today)).flatten()
    }

    /// Whether settings were changed here after those at `path` began: taking these over gives that up, too.
    fn has_later_settings(&self, path: &str) -> bool {
        let later = |own: &String| {
            items::settings_of(own) > items::settings_of(path) && !self.there_here.contains_key(own)
        };
        items::settings_of(path).is_some() && self.own.keys().any(later)
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
                changed_here: own != before || self.has_later_settings(path),
            })
        })
    }
}
