//! Where the rows on a shared phone lie: those of people who see the same lie together, those of others on a shelf of their own.
//!
//! Whoever takes the phone over without signal finds their children as they left them, and never another's.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use serde::{Deserialize, Serialize};

use super::kept::Checkpoint;
use super::memory::Phone;
use super::put::Put;
use super::put::table::{ABSENCES, ASIDE, CARE, CHILDREN, MEASUREMENTS, META, REGISTERS};
use crate::access::{Action, Grants};
use crate::area::Scope;
use crate::id::{AccountId, Revision};

/// A place for the rows of one [`View`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Shelf(u8);

/// The stores of a shelf. Keys hold the fields that are searched by, values hold the record as JSON.
#[derive(Clone, Copy, Debug)]
pub struct Stores {
    /// Child id -> [`StoredChild`](super::StoredChild).
    pub children: &'static str,
    /// `<child id>/<measurement id>` -> [`MeasurementRow`](crate::sync::MeasurementRow).
    pub measurements: &'static str,
    /// `<child id>/<absence id>` -> [`AbsenceRow`](crate::sync::AbsenceRow).
    pub absences: &'static str,
    /// `<child id>/<act id>` -> [`CareEventRow`](crate::care::CareEventRow).
    pub care: &'static str,
    /// `<entry id>/<act id>` -> [`RegisterEventRow`](crate::care::register::RegisterEventRow).
    pub registers: &'static str,
}

const STORES: [Stores; Shelf::ALL.len()] = [
    Stores {
        children: CHILDREN,
        measurements: MEASUREMENTS,
        absences: ABSENCES,
        care: CARE,
        registers: REGISTERS,
    },
    Stores {
        children: "children2",
        measurements: "measurements2",
        absences: "absences2",
        care: "care2",
        registers: "registers2",
    },
    Stores {
        children: "children3",
        measurements: "measurements3",
        absences: "absences3",
        care: "care3",
        registers: "registers3",
    },
    Stores {
        children: "children4",
        measurements: "measurements4",
        absences: "absences4",
        care: "care4",
        registers: "registers4",
    },
];

impl Shelf {
    /// Every one. The people of a fifth view take the place of those who have not worked for the longest.
    pub const ALL: [Self; 4] = [Self(0), Self(1), Self(2), Self(3)];

    /// Its stores.
    #[must_use]
    pub fn stores(self) -> Stores {
        let [first, ..] = STORES;
        STORES.get(usize::from(self.0)).copied().unwrap_or(first)
    }
}

impl Stores {
    /// The name of each.
    #[must_use]
    pub fn names(self) -> [&'static str; 5] {
        [self.children, self.measurements, self.absences, self.care, self.registers]
    }
}

/// Not the number of a shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no shelf has this number")]
pub struct NoShelf;

impl TryFrom<u8> for Shelf {
    type Error = NoShelf;

    fn try_from(number: u8) -> Result<Self, NoShelf> {
        Self::ALL.get(usize::from(number)).copied().ok_or(NoShelf)
    }
}

impl From<Shelf> for u8 {
    fn from(shelf: Shelf) -> Self {
        shelf.0
    }
}

/// What decides which rows someone is sent, and with what in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// In which areas.
    pub scope: Scope,
    /// Where they come whole, with the NIK, and with children whose parents withdrew consent, who are still treated: the
    /// [places](crate::access::Place) one after the other.
    pub whole: String,
}

impl View {
    /// What someone with these grants sees in `scope`.
    #[must_use]
    pub fn new(scope: &Scope, grants: &Grants) -> Self {
        let mut whole = String::new();
        for grant in grants.0.iter().filter(|grant| grant.role.may(Action::ReadFullNik)) {
            for place in &grant.areas.0 {
                // Adding to a text does not fail.
                let _ = write!(whole, "{place} ");
            }
        }
        Self { scope: scope.clone(), whole }
    }

    fn is_of(&self, kept: &Checkpoint) -> bool {
        kept.scope == self.scope && kept.whole.as_ref() == Some(&self.whole)
    }
}

/// What becomes of the rows of others when somebody begins to work on a phone, or ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelves {
    /// What is kept for the others who share the phone, who worked last at the end.
    pub aside: Vec<Checkpoint>,
    /// What is for nobody's eyes any more.
    pub clear: Vec<Shelf>,
}

impl Shelves {
    /// Whether whoever works `now` sees the rows that were shown `before`.
    #[must_use]
    pub fn are_the_same(&self, before: Option<&Checkpoint>, now: &Checkpoint) -> bool {
        before.is_some_and(|before| before.shelf == now.shelf) && !self.clear.contains(&now.shelf)
    }

    /// To write: what else is kept, and nothing in what is for nobody's eyes.
    ///
    /// # Errors
    /// When a checkpoint cannot be written as JSON.
    pub fn puts(&self) -> Result<Vec<Put>, serde_json::Error> {
        let mut puts = alloc::vec![Put::Text(META, ASIDE.into(), serde_json::to_string(&self.aside)?)];
        for shelf in &self.clear {
            puts.extend(shelf.stores().names().map(Put::Clear));
        }
        Ok(puts)
    }
}

impl Phone {
    /// Where `account`, who sees `view` now, goes on; `others` is what the rest of those who share the phone see. What was pulled
    /// before there was care, or registers, stays, and is pulled once more with them.
    #[must_use]
    pub fn resume(&self, account: AccountId, view: &View, others: &[View]) -> (Checkpoint, Shelves) {
        let mut known = self.all_checkpoints();
        let place = known.iter().position(|kept| view.is_of(kept));
        let kept = place.map(|place| known.remove(place));
        let count = known.len();
        known.retain(|kept| others.iter().any(|other| other.is_of(kept)));
        let nothing_left = known.len() == count;
        let shelf = kept.as_ref().map(|kept| kept.shelf).unwrap_or_else(|| free(&mut known));
        let clear = match kept {
            Some(_) if nothing_left => Vec::new(),
            _ => unused(&known, kept.as_ref().map(|kept| kept.shelf)),
        };
        let (mut cursor, completed_millis) =
            kept.as_ref().map_or((Revision::START, None), |kept| (kept.cursor, kept.completed_millis));
        if kept.as_ref().is_some_and(|kept| !kept.with_care || !kept.with_registers) {
            cursor = Revision::START;
        }
        let now = Checkpoint {
            account,
            scope: view.scope.clone(),
            cursor,
            completed_millis,
            protocol: self.protocol,
            unread: kept.and_then(|kept| kept.unread),
            with_care: true,
            with_registers: true,
            shelf,
            whole: Some(view.whole.clone()),
        };
        (now, Shelves { aside: known, clear })
    }

    /// Notes what an older version of the app did not: whose view the rows are of, when `account` pulled them, who saw `view` then.
    pub fn note_view(&mut self, account: AccountId, view: &View) {
        let own = |kept: &&mut Checkpoint| kept.account == account && kept.scope == view.scope;
        if let Some(kept) = self.checkpoint.as_mut().filter(own) {
            kept.whole.get_or_insert_with(|| view.whole.clone());
        }
    }

    /// What stays when whoever works now has left: what `others` see.
    #[must_use]
    pub fn leave(&self, others: &[View]) -> Shelves {
        let mut aside = self.all_checkpoints();
        aside.retain(|kept| others.iter().any(|other| other.is_of(kept)));
        let clear = unused(&aside, None);
        Shelves { aside, clear }
    }

    /// Those of all who share the phone, of whoever works now last.
    fn all_checkpoints(&self) -> Vec<Checkpoint> {
        self.aside.iter().chain(&self.checkpoint).cloned().collect()
    }

    /// Where the rows of whoever works now lie.
    #[must_use]
    pub fn stores(&self) -> Stores {
        stores_of(self.checkpoint.as_ref())
    }
}

/// Where the rows lie that were pulled so far.
pub(super) fn stores_of(kept: Option<&Checkpoint>) -> Stores {
    kept.map(|kept| kept.shelf).unwrap_or_default().stores()
}

/// A shelf that nobody has; at worst that of whoever has not worked for the longest.
fn free(known: &mut Vec<Checkpoint>) -> Shelf {
    match unused(known, None).first() {
        Some(shelf) => *shelf,
        None => known.remove(0).shelf,
    }
}

fn unused(known: &[Checkpoint], kept: Option<Shelf>) -> Vec<Shelf> {
    let mut unused = Shelf::ALL.to_vec();
    unused.retain(|shelf| Some(*shelf) != kept && known.iter().all(|known| known.shelf != *shelf));
    unused
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(number: u8) -> AccountId {
        AccountId::new(1, [number; 10])
    }

    fn view(posyandu: &str) -> View {
        let scope = Scope(alloc::vec![posyandu.parse().unwrap()]);
        View { whole: posyandu.into(), scope }
    }

    const AREAS: [&str; 5] =
        ["32.11.01.2001.01", "32.11.01.2001.02", "32.11.01.2001.03", "32.11.01.2001.04", "32.11.01.2001"];

    /// `number` works, and pulls up to `cursor`; everyone else shares the phone.
    fn works(phone: &mut Phone, number: u8, cursor: u64) -> (Checkpoint, Shelves) {
        let views = AREAS.map(view);
        let place = usize::from(number);
        let others: Vec<View> = views
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != place)
            .map(|(_, view)| view.clone())
            .collect();
        let (now, shelves) = phone.resume(account(number), &views[place], &others);
        phone.aside = shelves.aside.clone();
        phone.checkpoint = Some(Checkpoint { cursor: Revision(cursor), ..now.clone() });
        (now, shelves)
    }

    #[test]
    fn whoever_comes_back_finds_their_rows_and_nobody_elses() {
        let mut phone = Phone::default();
        let (first, _) = works(&mut phone, 0, 40);
        assert_eq!((first.shelf, first.cursor), (Shelf(0), Revision::START));
        let (second, others) = works(&mut phone, 1, 7);
        assert_eq!((second.shelf, second.cursor, others.aside.len()), (Shelf(1), Revision::START, 1));
        assert!(!others.clear.contains(&Shelf(0)) && others.clear.contains(&Shelf(1)));
        let (back, others) = works(&mut phone, 0, 41);
        assert_eq!((back.shelf, back.cursor), (Shelf(0), Revision(40)));
        assert_eq!(others.clear, []);
        assert_eq!(phone.stores().children, CHILDREN);
    }

    #[test]
    fn a_fifth_takes_the_place_of_who_has_not_worked_for_the_longest() {
        let mut phone = Phone::default();
        for number in [0, 1, 2, 3, 0] {
            works(&mut phone, number, 9);
        }
        let (fifth, others) = works(&mut phone, 4, 9);
        assert_eq!((fifth.shelf, others.clear), (Shelf(1), alloc::vec![Shelf(1)]));
        assert_eq!(works(&mut phone, 0, 9).0.cursor, Revision(9));
        assert_eq!(works(&mut phone, 1, 9).0.cursor, Revision::START);
    }

    #[test]
    fn rows_leave_when_nobody_who_shares_the_phone_sees_them() {
        let mut phone = Phone::default();
        works(&mut phone, 0, 9);
        works(&mut phone, 1, 9);
        // The first has other areas now, and the second works on.
        let (after, others) = phone.resume(account(1), &view(AREAS[1]), &[view(AREAS[2])]);
        assert_eq!((after.shelf, after.cursor, others.aside), (Shelf(1), Revision(9), Vec::new()));
        assert_eq!(others.clear, [Shelf(0), Shelf(2), Shelf(3)]);
        // The second signs out, the first stays.
        let left = phone.leave(&[view(AREAS[0])]);
        assert_eq!(left.aside.iter().map(|kept| kept.shelf).collect::<Vec<_>>(), [Shelf(0)]);
        assert_eq!(left.clear, [Shelf(1), Shelf(2), Shelf(3)]);
        assert_eq!(phone.leave(&[]).clear, Shelf::ALL);
    }

    #[test]
    fn who_may_not_see_a_nik_in_full_never_finds_rows_that_show_it() {
        let mut phone = Phone::default();
        works(&mut phone, 0, 9);
        let masked = View { whole: String::new(), ..view(AREAS[0]) };
        let (now, _) = phone.resume(account(9), &masked, &[view(AREAS[0])]);
        assert_eq!((now.shelf, now.cursor), (Shelf(1), Revision::START));
    }

    #[test]
    fn what_an_older_app_did_not_note_is_of_whom_it_was_pulled_for() {
        let mut phone = Phone::default();
        works(&mut phone, 0, 9);
        phone.checkpoint.as_mut().unwrap().whole = None;
        let cursor = |phone: &Phone| phone.resume(account(7), &view(AREAS[0]), &[]).0.cursor;
        assert_eq!(cursor(&phone), Revision::START, "nobody knows whose view it is");
        phone.note_view(account(7), &view(AREAS[0]));
        assert_eq!(cursor(&phone), Revision::START, "somebody else pulled them");
        phone.note_view(account(0), &view(AREAS[0]));
        assert_eq!(cursor(&phone), Revision(9), "a colleague of the same posyandu goes on with them");
        phone.note_view(account(0), &View { whole: String::new(), ..view(AREAS[0]) });
        assert_eq!(cursor(&phone), Revision(9), "it is noted once");
    }

    #[test]
    fn what_was_pulled_without_registers_is_pulled_once_more_with_them() {
        let mut phone = Phone::default();
        works(&mut phone, 0, 9);
        phone.checkpoint.as_mut().unwrap().with_registers = false;
        let (again, others) = works(&mut phone, 0, 9);
        assert_eq!((again.cursor, again.with_registers, others.clear), (Revision::START, true, Vec::new()));
        assert_eq!(works(&mut phone, 0, 9).0.cursor, Revision(9), "once");
    }

    #[test]
    fn only_four_have_a_number() {
        assert_eq!(serde_json::from_str::<Shelf>("3").unwrap(), Shelf(3));
        assert!(serde_json::from_str::<Shelf>("4").is_err());
        let mut names: Vec<&str> = Shelf::ALL.iter().flat_map(|shelf| shelf.stores().names()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 20);
    }
}
