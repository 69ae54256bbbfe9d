//! Fuzzes [`peyvand_fuzz::cards`].
#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| peyvand_fuzz::cards::hold(file));
