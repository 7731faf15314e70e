//! How much of the server anyone may use: sizes of bodies, rates, and how many may wait for a regency. Every number is here.
//!
//! Rates and queues are counted in memory, where they cost nothing: a regency's object counts the devices that ask it, and each
//! instance of the edge counts for itself the addresses that ask without a session and those who wait for a regency.

mod queue;
mod rate;

pub use queue::Queue;
pub use rate::Rates;

/// Bytes of a batch of acts, or a regency's pack with 10,000 areas. Ten thousand measurements take a few.
pub const MEBIBYTE: usize = 1024 * 1024;

/// Bytes of a few short fields.
pub const SMALL: usize = 16 * 1024;

/// Bytes of a photo, as the phone's rules have it; and how many photos a child has at most, so that nobody fills a regency with them.
pub const PHOTO: usize = tumbuh::care::PHOTO_BYTES;
pub const PHOTOS_OF_A_CHILD: usize = 100;

/// So many requests at once, and so many a minute in the long run.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    pub burst: u32,
    pub a_minute: u32,
}

/// One device in its regency. A first sync of a district is 50 pages, a month without signal 20 batches.
pub const DEVICE: Rate = Rate { burst: 600, a_minute: 300 };

/// One address without a session in force. A whole puskesmas, or half a village behind one operator's gateway, may share it.
pub const ADDRESS: Rate = Rate { burst: 600, a_minute: 300 };

/// How many may wait for one regency at one instance of the edge before reads are turned away, and before writes are: a page
/// can be fetched later, while an act that waits on a phone can be lost with it. A batch takes a regency up to 150 ms, and a
/// phone gives up after 45 s: of more than this the last would be answered when nobody listens any more, and be sent again.
pub const READS_WAITING: usize = 50;
pub const WRITES_WAITING: usize = 150;

/// Seconds until those who were turned away ask again; phones add a chance of their own.
pub const READ_AGAIN_SECONDS: i64 = 15;
pub const WRITE_AGAIN_SECONDS: i64 = 5;
