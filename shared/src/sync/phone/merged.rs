//! Records of one child: which names were merged into which.

use alloc::vec::Vec;

use super::child_set::ChildSet;
use crate::id::ChildId;

/// The records that were merged into `child`, through others too. `merged` says of each record that does not go on which one does.
/// Two that say so of each other, as they may before the regency has judged, do no harm.
#[must_use]
pub fn merged_into(child: ChildId, merged: &[(ChildId, ChildId)]) -> ChildSet {
    let mut found = ChildSet::default();
    let mut asked: Vec<ChildId> = alloc::vec![child];
    while let Some(into) = asked.pop() {
        for (record, _) in merged.iter().filter(|(_, kept)| *kept == into) {
            if *record != child && !found.contains(record) {
                found.insert(*record);
                asked.push(*record);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> ChildId {
        ChildId::new(1, [number; 10])
    }

    #[test]
    fn a_record_has_all_that_were_merged_into_it_through_others_too_and_never_itself() {
        let merged = [(id(1), id(2)), (id(2), id(3)), (id(5), id(6)), (id(6), id(5))];
        let names = |child| merged_into(child, &merged).iter().copied().collect::<Vec<_>>();
        for (child, found) in [
            (id(1), vec![]),
            (id(2), vec![id(1)]),
            (id(3), vec![id(1), id(2)]),
            (id(5), vec![id(6)]),
            (id(9), vec![]),
        ] {
            assert_eq!(names(child), found);
        }
    }
}
