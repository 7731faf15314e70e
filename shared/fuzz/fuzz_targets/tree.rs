#![no_main]

#[path = "../../tests/parsers/entries.rs"]
#[allow(dead_code, reason = "the other parsers have targets of their own")]
mod entries;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entries::tree(bytes));
