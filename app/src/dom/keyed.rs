//! Lists whose rows keep their place in the page as long as their keys are there.

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Placeholder;

use super::piece::{IntoPiece, Piece, Shown};

/// A row to build.
pub struct Row {
    key: usize,
    view: Box<dyn FnOnce() -> Piece + Send>,
}

/// A row that is built, with the owner of its signals and effects.
pub struct ShownRow {
    key: usize,
    _owner: Owner,
    pub(super) shown: Shown,
}

/// A row known by a key that no other row of the list has; `view` is built when the key is new.
pub fn row<V: IntoPiece>(key: usize, view: impl FnOnce() -> V + Send + 'static) -> Row {
    Row { key, view: Box::new(move || view().into_piece()) }
}

/// A list that follows the signals that `rows` reads.
pub fn keyed(mut rows: impl FnMut() -> Vec<Row> + Send + 'static) -> Piece {
    // The rows outlive a run of the effect that lists them.
    let owner = Owner::current().unwrap_or_default();
    Piece::Live(Box::new(move || Piece::Keyed(owner.clone(), rows())))
}

impl Row {
    pub(super) fn show(self, parent: &Owner) -> ShownRow {
        let owner = parent.with(Owner::new);
        let shown = owner.with(|| untrack(|| (self.view)().show()));
        ShownRow { key: self.key, _owner: owner, shown }
    }
}

/// Shows other rows: those with a known key stay, moved if need be.
pub(super) fn become_like(shown: &mut Vec<ShownRow>, end: &Placeholder, parent: &Owner, rows: Vec<Row>) {
    let mut before: Vec<Option<ShownRow>> = core::mem::take(shown).into_iter().map(Some).collect();
    let mut next = 0;
    let mut in_order = true;
    let mut fresh = Vec::with_capacity(rows.len());
    for row in rows {
        let same = |one: &Option<ShownRow>| one.as_ref().is_some_and(|one| one.key == row.key);
        // Nearly always the next one.
        let place = before.iter().skip(next).position(same).map(|place| place + next);
        let place = place.or_else(|| before.iter().position(same));
        match place.and_then(|place| Some((place, before.get_mut(place)?.take()?))) {
            Some((place, row)) => {
                in_order &= place >= next;
                next = place + 1;
                shown.push(row);
                fresh.push(false);
            }
            None => {
                shown.push(row.show(parent));
                fresh.push(true);
            }
        }
    }
    for mut gone in before.into_iter().flatten() {
        gone.shown.unmount();
    }
    // From the last to the first, each before the one after it.
    let mut after: Option<&ShownRow> = None;
    for (row, fresh) in shown.iter_mut().zip(fresh).rev() {
        if fresh || !in_order {
            match after {
                Some(after) => {
                    after.shown.insert_before_this(&mut row.shown);
                }
                None => {
                    Rndr::try_mount_before(&mut row.shown, end);
                }
            }
        }
        after = Some(row);
    }
}
