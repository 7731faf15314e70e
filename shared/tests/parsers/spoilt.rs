//! Bytes to try a parser on: what it takes, and the same spoilt. They follow from a seed.

use fastrand::Rng;

const SEED: u64 = 7;

/// The seeds themselves, then what comes of spoiling them: so many in all.
pub fn inputs(seeds: &[Vec<u8>], runs: usize) -> impl Iterator<Item = Vec<u8>> {
    let mut rng = Rng::with_seed(SEED);
    (0..runs).map(move |number| match seeds.get(number) {
        Some(seed) => seed.clone(),
        None => {
            let seed = rng.choice(seeds).map_or(&[][..], Vec::as_slice);
            spoilt(&mut rng, seed)
        }
    })
}

/// Bytes that are wrong in a few places, or everywhere.
fn spoilt(rng: &mut Rng, seed: &[u8]) -> Vec<u8> {
    const PIECES: [&[u8]; 16] = [
        b"null",
        b"-1",
        b"1e999",
        b"18446744073709551616",
        b"\"\"",
        b"[[[[[[[[",
        b"{}",
        b"\\ud800",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\0",
        b"9999-99-99",
        b",",
        b"\"",
        b"\xe2\x80\xae",
        b"99999999999999999999",
    ];
    let mut bytes = match rng.u8(..10) {
        0 => (0..rng.usize(..64)).map(|_| rng.u8(..)).collect(),
        _ => seed.to_vec(),
    };
    for _ in 0..rng.usize(1..4) {
        let at = rng.usize(..=bytes.len());
        match rng.u8(..4) {
            0 => bytes.truncate(at),
            1 => bytes.splice(at..at, rng.choice(PIECES).unwrap_or_default().iter().copied()).for_each(drop),
            2 => {
                let until = (at + rng.usize(..12)).min(bytes.len());
                bytes
                    .splice(at..until, rng.choice(PIECES).unwrap_or_default().iter().copied())
                    .for_each(drop);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = if rng.bool() { rng.u8(..) } else { b'0' + rng.u8(..10) };
                }
            }
        }
    }
    bytes
}
