//! Short lists in order. (The general sort costs a phone 2 kB for each type.)

use alloc::vec::Vec;

/// Puts `item` where its key belongs, behind those of the same key.
pub(crate) fn insert<T, K: Ord>(sorted: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let own = key(&item);
    let place = sorted.partition_point(|other| key(other) <= own);
    sorted.insert(place, item);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_later_stands_behind_its_equals() {
        let mut sorted = Vec::new();
        for item in [(2, 'a'), (1, 'b'), (2, 'c'), (3, 'd'), (1, 'e')] {
            insert(&mut sorted, item, |item| item.0);
        }
        assert_eq!(sorted, [(1, 'b'), (1, 'e'), (2, 'a'), (2, 'c'), (3, 'd')]);
    }
}
