//! Who waits for a regency. Its object does one thing at a time, so that what waits too long is better asked again later.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{READ_AGAIN_SECONDS, READS_WAITING, WRITE_AGAIN_SECONDS, WRITES_WAITING};

/// Whoever waits longer is gone: a caller that hangs up leaves without a word.
const LONGEST_MILLIS: i64 = 60_000;

/// The requests on their way to each regency.
#[derive(Clone, Default)]
pub struct Queue(Rc<RefCell<Lines>>);

#[derive(Default)]
struct Lines {
    next: u64,
    /// When each came, by regency.
    waiting: BTreeMap<String, BTreeMap<u64, i64>>,
}

/// A place in the line, left when it is dropped.
pub struct Place {
    queue: Queue,
    regency: String,
    number: u64,
}

impl Queue {
    /// A place among those who wait for `regency`.
    ///
    /// # Errors
    /// Seconds until the caller should ask again, when too many wait: reads are turned away long before writes.
    pub fn enter(&self, regency: &str, is_read: bool, now_millis: i64) -> Result<Place, i64> {
        let mut lines = self.0.borrow_mut();
        let number = lines.next;
        lines.next += 1;
        let line = lines.waiting.entry(regency.into()).or_default();
        line.retain(|_, since_millis| now_millis.saturating_sub(*since_millis) < LONGEST_MILLIS);
        let (most, seconds) =
            if is_read { (READS_WAITING, READ_AGAIN_SECONDS) } else { (WRITES_WAITING, WRITE_AGAIN_SECONDS) };
        if line.len() >= most {
            return Err(seconds);
        }
        line.insert(number, now_millis);
        Ok(Place { queue: self.clone(), regency: regency.into(), number })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut lines = self.queue.0.borrow_mut();
        let Some(line) = lines.waiting.get_mut(&self.regency) else { return };
        line.remove(&self.number);
        if line.is_empty() {
            lines.waiting.remove(&self.regency);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_are_turned_away_before_writes_and_no_regency_waits_for_another() {
        let queue = Queue::default();
        let mut places: Vec<_> =
            (0..READS_WAITING).map(|_| queue.enter("32.11", true, 0).ok().unwrap()).collect();
        assert_eq!(queue.enter("32.11", true, 0).err(), Some(READ_AGAIN_SECONDS));
        assert!(queue.enter("74.13", true, 0).is_ok());
        places.extend((READS_WAITING..WRITES_WAITING).map(|_| queue.enter("32.11", false, 0).ok().unwrap()));
        assert_eq!(queue.enter("32.11", false, 0).err(), Some(WRITE_AGAIN_SECONDS));
        places.truncate(READS_WAITING - 1);
        assert!(queue.enter("32.11", true, 0).is_ok());
        drop(places);
        assert!(queue.0.borrow().waiting.is_empty());
    }

    #[test]
    fn whoever_left_without_a_word_is_forgotten() {
        let queue = Queue::default();
        let places: Vec<_> = (0..WRITES_WAITING).map(|_| queue.enter("32.11", false, 0)).collect();
        assert!(queue.enter("32.11", false, LONGEST_MILLIS - 1).is_err());
        assert!(queue.enter("32.11", true, LONGEST_MILLIS).is_ok());
        drop(places);
    }
}
