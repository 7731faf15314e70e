//! Everything that is *true* about children, growth, care and sync.
//!
//! Pure: no I/O, no clock, no randomness, no JavaScript. The same rules run on the phone, in the Worker and in native
//! tests; whoever calls passes in today's date, the settings of the regency and any random bytes.

extern crate alloc;

pub mod access;
pub mod age;
pub mod api;
pub mod area;
pub mod care;
pub mod chart;
pub mod child;
pub mod device;
pub mod doubt;
pub mod exchange;
pub mod finding;
pub mod growth;
pub mod id;
pub mod kms;
pub mod language;
pub mod likeness;
pub mod measurement;
pub mod nik;
pub mod pin;
pub mod read;
pub mod recovery;
pub mod regency;
pub mod request;
#[cfg(any(test, feature = "samples"))]
#[allow(clippy::unwrap_used, reason = "records of tests")]
pub mod samples;
pub mod sex;
mod sorted;
pub mod sync;
pub mod text;
pub mod unit;
pub mod visit;
