//! Phones and one regency, through the code that phones and regencies run, while everything that can fail does: seeded, so
//! that every failure can be replayed.
//!
//! `make soak SEED=7` runs one world, `make soak SECONDS=600` as many as fit.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod act;
mod care;
mod device;
mod disk;
mod exchange;
mod flaw;
mod oracle;
mod receiving;
mod regency;
mod version;
mod world;

use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use flaw::Flaw;
use world::World;

/// So many faults are thrown at the sync code in every run of the tests.
const FAULTS: u64 = 100_000;
/// So many worlds go through them.
const WORLDS: u64 = 330;

/// What a world went through.
#[derive(Debug, Default)]
struct Lived {
    faults: u64,
    /// Steps of care that changed a case, by what they are.
    steps: BTreeMap<String, u64>,
}

impl Lived {
    fn add(&mut self, other: Self) {
        self.faults += other.faults;
        for (step, count) in other.steps {
            *self.steps.entry(step).or_default() += count;
        }
    }
}

/// One world from beginning to end.
fn run(seed: u64, flaw: Option<Flaw>) -> Result<Lived, String> {
    let mut world = World::new(seed, flaw);
    let lived = world.live().and_then(|()| world.settle());
    lived
        .map(|()| Lived { faults: world.faults, steps: world.steps_taken() })
        .map_err(|broken| format!("{broken}\n  world {seed}; replay it with: make soak SEED={seed}"))
}

#[test]
fn nothing_is_lost_doubled_hidden_or_leaked_whatever_fails() {
    let began = Instant::now();
    let mut lived = Lived::default();
    for seed in 0..WORLDS {
        lived.add(run(seed, None).unwrap_or_else(|broken| panic!("{broken}")));
    }
    println!("{lived:?} in {WORLDS} worlds, {:.1} s", began.elapsed().as_secs_f64());
    assert!(lived.faults >= FAULTS, "only {} faults: more worlds are needed", lived.faults);
    assert_eq!(lived.steps.len(), 16, "every step of care, with effect: {:?}", lived.steps);
}

#[test]
fn every_flaw_put_in_on_purpose_is_found() {
    for flaw in Flaw::ALL {
        let found = (0..120).find_map(|seed| run(seed, Some(flaw)).err());
        let found = found.unwrap_or_else(|| panic!("{flaw:?} was not found"));
        println!("{flaw:?}: {}", found.lines().next().unwrap_or_default());
    }
}

/// Of any length: `SEED` replays one world, `SECONDS` runs new ones until then.
#[test]
fn soak() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    if let Some(seed) = number("SEED") {
        let lived = run(seed, None).unwrap_or_else(|broken| panic!("{broken}"));
        println!("world {seed}: {} faults, nothing broken", lived.faults);
        return;
    }
    let Some(seconds) = number("SECONDS") else { return };
    let until = Instant::now() + Duration::from_secs(seconds);
    // Worlds that nobody has seen: every soak begins where the clock stands.
    let first = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() * 1_000;
    println!("worlds from {first} on");
    let (mut faults, mut seed) = (0, first);
    while Instant::now() < until {
        faults += run(seed, None).unwrap_or_else(|broken| panic!("{broken}")).faults;
        seed += 1;
    }
    println!("{faults} faults in {} worlds, nothing broken", seed - first);
}
