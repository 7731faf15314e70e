//! What a phone shows: the regency's row with the phone's own unsent acts replayed on top.

use super::apply::{Before, apply};
use super::mutation::Mutation;
use super::row::{ChildRow, Row};
use crate::id::Revision;

/// The child as this phone should show it: the regency's row (none if it has none yet) after the `unsent` acts about this
/// child, in the order they were done.
///
/// Replaying on the regency's newest row is the same code that the regency will run, so a row never jumps back when its
/// acts are accepted. The row keeps the regency's revision: it is still what was last seen.
#[must_use]
pub fn rebase<'a>(
    server: Option<&ChildRow>,
    unsent: impl IntoIterator<Item = &'a Mutation>,
) -> Option<ChildRow> {
    let seen = server.map_or(Revision::START, |row| row.revision);
    let mut current = server.cloned();
    for mutation in unsent {
        let before = Before { child: current.as_ref(), ..Before::default() };
        // An act that cannot be replayed (its child is gone) stays in the outbox for its author; it shows nothing here.
        let Ok(outcome) = apply(mutation, before, seen) else {
            continue;
        };
        for row in outcome.rows {
            if let Row::Child(mut row) = row {
                row.revision = seen;
                current = Some(row);
            }
        }
    }
    current
}
