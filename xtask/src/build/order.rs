//! The order that the functions of a module stand in. Any order does; where those that are alike stand side
//! by side, the module packs some hundredths smaller.

use crate::failure::{Failure, Result};

/// The first bytes of every module: the magic number and the version.
const PREAMBLE: usize = 8;
const CUSTOM_SECTION: u8 = 0;
const IMPORT_SECTION: u8 = 2;
const CODE_SECTION: u8 = 10;
/// The part of the name section that names functions.
const FUNCTION_NAMES: u8 = 1;

/// `module` with its functions named by the places they are to stand in, instead of whatever names it has:
/// those of a size by each other, and among them those that end alike.
///
/// # Errors
/// Where it is no module, or one that uses what the compiler does not.
pub fn name_by_place(module: &[u8]) -> Result<Vec<u8>> {
    named(module).ok_or_else(|| Failure::new("the compiled code is no module that can be put in order"))
}

fn named(module: &[u8]) -> Option<Vec<u8>> {
    let mut rest = Reader(module.get(PREAMBLE..)?);
    let mut kept = module.get(..PREAMBLE)?.to_vec();
    let (mut imported, mut bodies) = (0, Vec::new());
    while !rest.0.is_empty() {
        let before = rest.0;
        let kind = rest.byte()?;
        let content = rest.run()?;
        match kind {
            IMPORT_SECTION => imported = imported_functions(Reader(content))?,
            CODE_SECTION => bodies = function_bodies(Reader(content))?,
            _ => {}
        }
        let is_names = kind == CUSTOM_SECTION && Reader(content).run() == Some(b"name");
        if !is_names {
            kept.extend_from_slice(before.get(..before.len() - rest.0.len())?);
        }
    }
    let mut order: Vec<usize> = (0..bodies.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (bodies[*a], bodies[*b]);
        a.len().ilog2().cmp(&b.len().ilog2()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
    });
    let mut places = vec![0; bodies.len()];
    for (place, function) in order.into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = Vec::new();
    put_number(&mut names, places.len());
    for (function, place) in places.into_iter().enumerate() {
        put_number(&mut names, imported + function);
        put_run(&mut names, format!("{place:08}").as_bytes());
    }
    let mut section = Vec::new();
    put_run(&mut section, b"name");
    section.push(FUNCTION_NAMES);
    put_run(&mut section, &names);
    kept.push(CUSTOM_SECTION);
    put_run(&mut kept, &section);
    Some(kept)
}

/// How many functions an import section brings in.
fn imported_functions(mut section: Reader<'_>) -> Option<usize> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        section.run()?;
        section.run()?;
        match section.byte()? {
            0 => {
                section.number()?;
                functions += 1;
            }
            1 => {
                section.byte()?;
                section.limits()?;
            }
            2 => section.limits()?,
            3 => {
                section.byte()?;
                section.byte()?;
            }
            _ => return None,
        }
    }
    Some(functions)
}

fn function_bodies(mut section: Reader<'_>) -> Option<Vec<&[u8]>> {
    (0..section.number()?).map(|_| section.run().filter(|body| !body.is_empty())).collect()
}

/// What is left to read of a module.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// An unsigned number of at most 32 bits, as LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Bytes with their count before them.
    fn run(&mut self) -> Option<&'a [u8]> {
        let count = self.number()?;
        let (run, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(run)
    }

    /// The limits of a table or a memory.
    fn limits(&mut self) -> Option<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.number()?;
        if has_maximum {
            self.number()?;
        }
        Some(())
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn put_run(bytes: &mut Vec<u8>, run: &[u8]) {
    put_number(bytes, run.len());
    bytes.extend_from_slice(run);
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAGIC: &[u8] = b"\0asm\x01\0\0\0";

    fn section(kind: u8, content: &[u8]) -> Vec<u8> {
        let mut section = vec![kind];
        put_run(&mut section, content);
        section
    }

    /// A module that imports a memory and a function and has three functions of its own.
    fn module(names: &[u8]) -> Vec<u8> {
        let imports = b"\x02\x01e\x01m\x02\x01\x01\x02\x01e\x01f\x00\x00";
        let code = b"\x03\x03\x00\x01\x0b\x03\x00\x00\x0b\x08\x00\x41\x00\x1a\x41\x00\x1a\x0b";
        [MAGIC, &section(IMPORT_SECTION, imports), &section(CODE_SECTION, code), names].concat()
    }

    #[test]
    fn functions_are_named_by_size_and_end_after_those_brought_in() {
        let mut expected = vec![FUNCTION_NAMES];
        put_run(&mut expected, b"\x03\x01\x0800000001\x02\x0800000000\x03\x0800000002");
        let expected = module(&section(CUSTOM_SECTION, &[b"\x04name", expected.as_slice()].concat()));
        assert_eq!(name_by_place(&module(b"")).ok(), Some(expected));
    }

    #[test]
    fn names_that_were_there_are_left_out_and_what_else_there_is_stays() {
        let names = section(CUSTOM_SECTION, b"\x04name\x01\x01\x00");
        assert_eq!(name_by_place(&module(&names)).ok(), name_by_place(&module(b"")).ok());
        let other = section(CUSTOM_SECTION, b"\x05other");
        let with_other = name_by_place(&module(&other)).unwrap_or_default();
        assert!(with_other.starts_with(&module(&other)), "{with_other:?}");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let broken = module(b"");
        for cut in [4, 12, broken.len() - 1] {
            assert!(name_by_place(&broken[..cut]).is_err(), "{cut}");
        }
    }
}
