//! Peyvand's entry point.
fn main() {}
