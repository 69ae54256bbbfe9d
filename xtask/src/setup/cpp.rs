//! A compiler for C++, which the fuzzer is written in.

use super::apt;
use crate::{
    failure::{Failure, Result},
    step::find_first_program,
};
use std::env;

const COMPILERS: [&str; 3] = ["c++", "g++", "clang++"];
const WHAT: &str = "a C++ compiler";
const ELSEWHERE: &str = "the developer tools of your system, then set CXX where it is not called c++";

/// Finds a C++ compiler, or installs Debian's.
pub fn ensure() -> Result<()> {
    if is_there() {
        return Ok(());
    }
    apt::install(&["g++"], WHAT, ELSEWHERE)?;
    if is_there() {
        Ok(())
    } else {
        Err(Failure::new(format!("{WHAT} is missing; get it with: {ELSEWHERE}")))
    }
}

fn is_there() -> bool {
    // Whoever names one means it.
    env::var_os("CXX").is_some() || find_first_program(&COMPILERS).is_some()
}
