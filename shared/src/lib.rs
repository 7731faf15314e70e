//! Everything that is *true* about children, growth, care and sync.
//!
//! Pure: no I/O, no clock, no randomness, no JavaScript. The same rules run on the phone, in the Worker and in native
//! tests; whoever calls passes in today's date, the settings of the regency and any random bytes.

extern crate alloc;

pub mod age;
pub mod language;
pub mod sex;
pub mod unit;
