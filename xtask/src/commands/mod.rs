//! The commands and the words they understand.

mod bench;
mod check;
mod fuzz;
mod serve;
mod test;

use crate::{
    build,
    failure::{Failure, Result},
    step::step,
    workspace::Workspace,
};

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port 8080] [--base /]   set up what is missing, build the optimised app and serve it
  dev   [--port 8090] [--once]     build quickly, serve and reload on every change; or build only once
  build [--base /]                 build the optimised app into dist/ for any static host
  test  [tier ...]                 run the tests: native, fuzz, web-unit, browser, e2e (all by default)
  check                            formatting, lints, architecture rules, size budget
  bench [options]                  measure the figures of docs/BENCHMARKS.md
";

/// Runs the command that `words` (the command line without the program's name) call for.
pub fn run(words: &[String]) -> Result<()> {
    let workspace = Workspace::find()?;
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", words),
    };
    match command {
        "serve" => {
            let mut options = Options::new(rest);
            let (base, port) = (options.base()?, options.port()?);
            options.finish()?;
            serve::serve(&workspace, &base, port.unwrap_or(serve::PORT))
        }
        "dev" => {
            let mut options = Options::new(rest);
            let (once, port) = (options.flag("--once"), options.port()?);
            options.finish()?;
            if once {
                serve::serve_once(&workspace, port.unwrap_or(serve::PORT))
            } else {
                build::develop(&workspace, port)
            }
        }
        "build" => {
            let mut options = Options::new(rest);
            let base = options.base()?;
            options.finish()?;
            step("build", || build::build(&workspace, &base)).map(|report| {
                println!("{}", report.sizes);
            })
        }
        "test" => test::test(&workspace, rest),
        "check" => {
            Options::new(rest).finish()?;
            check::check(&workspace)
        }
        "bench" => bench::bench(&workspace, rest),
        "assemble" => build::assemble(&workspace),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::new(format!("there is no command `{command}`\n\n{USAGE}"))),
    }
}

/// The words after a command, taken out one option at a time.
struct Options {
    words: Vec<String>,
}

impl Options {
    fn new(words: &[String]) -> Self {
        Self { words: words.to_vec() }
    }

    fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(place) = self.words.iter().position(|word| word == name) else {
            return Ok(None);
        };
        if place + 1 == self.words.len() {
            return Err(Failure::new(format!("{name} needs a value after it")));
        }
        self.words.remove(place);
        Ok(Some(self.words.remove(place)))
    }

    fn base(&mut self) -> Result<String> {
        Ok(self.value("--base")?.unwrap_or_else(|| "/".to_owned()))
    }

    fn port(&mut self) -> Result<Option<u16>> {
        self.value("--port")?
            .map(|port| {
                port.parse()
                    .map_err(|_| Failure::new(format!("--port needs a number up to 65535, not `{port}`")))
            })
            .transpose()
    }

    fn finish(self) -> Result<()> {
        match self.words.first() {
            None => Ok(()),
            Some(word) => Err(Failure::new(format!("`{word}` is not understood\n\n{USAGE}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn options(line: &str) -> Options {
        let words: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
        Options::new(&words)
    }

    #[test]
    fn options_are_taken_in_any_order() {
        let mut options = options("--port 9000 --base /crm/");
        assert_eq!(options.base().unwrap(), "/crm/");
        assert_eq!(options.port().unwrap(), Some(9000));
        assert!(options.finish().is_ok());
    }

    #[test]
    fn a_port_that_is_no_number_is_refused() {
        assert!(options("--port high").port().is_err());
    }

    #[test]
    fn a_word_that_nobody_takes_is_refused() {
        assert!(options("--fast").finish().is_err());
    }
}
