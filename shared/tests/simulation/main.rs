//! Phones and one regency, through the code that phones and regencies run, while everything that can fail does: seeded, so
//! that every failure can be replayed.
//!
//! `make soak SEED=7` runs one world, `make soak SECONDS=600` as many as fit.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod act;
mod device;
mod disk;
mod exchange;
mod flaw;
mod oracle;
mod receiving;
mod regency;
mod version;
mod world;

use std::time::{Duration, Instant};

use flaw::Flaw;
use world::World;

/// So many faults are thrown at the sync code in every run of the tests.
const FAULTS: u64 = 100_000;

/// One world from beginning to end. Returns how many faults it went through.
fn run(seed: u64, flaw: Option<Flaw>) -> Result<u64, String> {
    let mut world = World::new(seed, flaw);
    let lived = world.live().and_then(|()| world.settle());
    lived
        .map(|()| world.faults)
        .map_err(|broken| format!("{broken}\n  world {seed}; replay it with: make soak SEED={seed}"))
}

#[test]
fn nothing_is_lost_doubled_hidden_or_leaked_whatever_fails() {
    let began = Instant::now();
    let (mut faults, mut seed) = (0, 0);
    while faults < FAULTS {
        faults += run(seed, None).unwrap_or_else(|broken| panic!("{broken}"));
        seed += 1;
    }
    println!("{faults} faults in {seed} worlds, {:.1} s", began.elapsed().as_secs_f64());
}

#[test]
fn every_flaw_put_in_on_purpose_is_found() {
    for flaw in Flaw::ALL {
        let found = (0..60).find_map(|seed| run(seed, Some(flaw)).err());
        let found = found.unwrap_or_else(|| panic!("{flaw:?} was not found"));
        println!("{flaw:?}: {}", found.lines().next().unwrap_or_default());
    }
}

/// Of any length: `SEED` replays one world, `SECONDS` runs new ones until then.
#[test]
fn soak() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    if let Some(seed) = number("SEED") {
        let faults = run(seed, None).unwrap_or_else(|broken| panic!("{broken}"));
        println!("world {seed}: {faults} faults, nothing broken");
        return;
    }
    let Some(seconds) = number("SECONDS") else { return };
    let until = Instant::now() + Duration::from_secs(seconds);
    // Worlds that the test above has not seen.
    let (mut faults, mut seed) = (0, 1_000_000);
    while Instant::now() < until {
        faults += run(seed, None).unwrap_or_else(|broken| panic!("{broken}"));
        seed += 1;
    }
    println!("{faults} faults in {} worlds, nothing broken", seed - 1_000_000);
}
