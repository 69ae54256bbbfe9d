//! Fuzzes [`peyvand_fuzz::backup`].
#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| peyvand_fuzz::backup::hold(file));
