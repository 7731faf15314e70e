//! The same assessments as `benches/assess.rs`, a million of them, for `run.mjs` to time under Node.
//!
//! On wasm32-unknown-unknown a program's `main` is an export, so nothing unsafe is needed to reach it.

#[path = "../readings.rs"]
mod readings;

use std::hint::black_box;

use tumbuh::growth::assess_at;

const ROUNDS: usize = 100;

fn main() {
    let readings = readings::readings();
    // Called through a pointer, as from a screen: inlined into one long loop, V8 would never swap in optimised code.
    let assess = black_box(assess_at as fn(_, _, &_) -> _);
    for _ in 0..ROUNDS {
        for (sex, age, reading) in &readings {
            black_box(assess(*sex, Some(*age), black_box(reading)));
        }
    }
}
