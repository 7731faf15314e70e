//! A set of children. The standard library's tree would be another copy of its code, 2 kB that a phone would download.

use alloc::vec::Vec;

use crate::id::ChildId;

/// Children, each once, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildSet(Vec<ChildId>);

impl ChildSet {
    /// Adds a child, unless it is there.
    pub fn insert(&mut self, child: ChildId) {
        if let Err(place) = self.0.binary_search(&child) {
            self.0.insert(place, child);
        }
    }

    /// Takes a child out; returns whether it was there.
    pub fn remove(&mut self, child: &ChildId) -> bool {
        let place = self.0.binary_search(child);
        place.map(|place| self.0.remove(place)).is_ok()
    }

    /// Whether the child is there.
    #[must_use]
    pub fn contains(&self, child: &ChildId) -> bool {
        self.0.binary_search(child).is_ok()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, in order.
    pub fn iter(&self) -> core::slice::Iter<'_, ChildId> {
        self.0.iter()
    }
}

impl IntoIterator for ChildSet {
    type Item = ChildId;
    type IntoIter = alloc::vec::IntoIter<ChildId>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Extend<ChildId> for ChildSet {
    fn extend<T: IntoIterator<Item = ChildId>>(&mut self, children: T) {
        children.into_iter().for_each(|child| self.insert(child));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_child_is_there_once() {
        let [one, two, three] = [1, 2, 3].map(|number| ChildId::new(number, [0; 10]));
        let mut set = ChildSet::default();
        assert!(set.is_empty());
        set.extend([three, one, three, one]);
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [one, three]);
        assert!(set.contains(&three) && !set.contains(&two));
        assert!(set.remove(&one) && !set.remove(&one) && !set.contains(&one));
    }
}
