//! Fuzzes [`peyvand_fuzz::table`].
#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| peyvand_fuzz::table::hold(file));
