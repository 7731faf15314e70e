//! Children that may be registered twice: found when records came in, and counted where the person sees it.

use std::sync::Arc;

use tumbuh::likeness::likeness;

use crate::store::{Roster, RosterEntry};

/// Two records that may be of one child.
pub type Pair = (Arc<RosterEntry>, Arc<RosterEntry>);

/// Records that may be of one child: those of one birthday stand together, and so do those of one NIK.
pub fn doubles(roster: &Roster) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    let mut look = |sorted: &[Arc<RosterEntry>], same: fn(&RosterEntry, &RosterEntry) -> bool| {
        for (place, one) in sorted.iter().enumerate() {
            for other in sorted.iter().skip(place + 1).take_while(|other| same(one, other)) {
                let known = |(a, b): &Pair| {
                    Arc::ptr_eq(a, one) && Arc::ptr_eq(b, other)
                        || Arc::ptr_eq(a, other) && Arc::ptr_eq(b, one)
                };
                if likeness(&one.row.child, &other.row.child).is_some() && !found.iter().any(known) {
                    found.push((Arc::clone(one), Arc::clone(other)));
                }
            }
        }
    };
    let mut sorted: Vec<Arc<RosterEntry>> = roster.iter().cloned().collect();
    sorted.sort_unstable_by_key(|entry| entry.row.child.birth_date);
    look(&sorted, |one, other| one.row.child.birth_date == other.row.child.birth_date);
    sorted.retain(|entry| entry.row.child.nik.is_some());
    sorted.sort_unstable_by(|one, other| nik(one).cmp(&nik(other)));
    look(&sorted, |one, other| one.row.child.nik == other.row.child.nik);
    found
}

fn nik(entry: &RosterEntry) -> Option<&str> {
    entry.row.child.nik.as_ref().map(|nik| nik.digits())
}
