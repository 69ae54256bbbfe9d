//! Turns the catalogues in `locales/` into Rust, so that a text missing in a language, or asked for
//! by a wrong name, stops the build; and into a file of texts for each language, so that nobody fetches the
//! languages of others before their own screen is there.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    #[cfg(feature = "web")]
    catalogues::generate()?;
    Ok(())
}

#[cfg(feature = "web")]
#[path = "build/texts.rs"]
mod texts;

#[cfg(feature = "web")]
mod catalogues {
    use std::error::Error;
    use std::path::Path;
    use std::{env, fs};

    use leptos_i18n_codegen::gen_code;
    use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
    use leptos_i18n_parser::parse_locales::parse_locales;

    /// The fallback language, whose keys all the others must have.
    const FIRST: &str = "en";
    const OTHERS: [&str; 2] = ["fa", "ar"];

    /// Writes `catalogue.rs`, holding a module `i18n`, into the build's output directory.
    pub fn generate() -> Result<(), Box<dyn Error>> {
        println!("cargo::rerun-if-changed=locales");
        println!("cargo::rerun-if-changed=build.rs");
        println!("cargo::rerun-if-changed=build");

        let config = Config::new(FIRST)?
            .add_locales(OTHERS)?
            .add_namespaces(areas()?)?
            .parse_options(ParseOptions::new().interpolate_display(true));
        let catalogues = parse_locales(None, config)?;

        let (errors, warnings) = catalogues.diag.borrow();
        let faults: Vec<String> =
            errors.iter().map(ToString::to_string).chain(warnings.iter().map(ToString::to_string)).collect();
        if !faults.is_empty() {
            return Err(format!("the catalogues in locales/ differ:\n{}", faults.join("\n")).into());
        }

        let code = with_our_own(gen_code(&catalogues, None, false, None, false)?.to_string())?;
        let (code, texts) = super::texts::taken_out(&code)?;
        let out = env::var("OUT_DIR")?;
        fs::write(Path::new(&out).join("catalogue.rs"), code)?;
        for (language, texts) in texts {
            fs::write(Path::new(&out).join(format!("texts.{language}.txt")), texts)?;
        }
        Ok(())
    }

    /// What of the generated code is ours instead, as its tokens are written out: plural rules, and the
    /// choice of a language by what the browser asks for, which the preferences make. Both would read
    /// language tags and look up the kinship of all languages, in tens of kilobytes of the first screen's code.
    const OUR_OWN: [(&str, &str); 5] = [
        ("l_i18n_crate :: __private :: get_plural_rules", "crate :: i18n :: plurals :: PluralRules :: of"),
        (" , l_i18n_crate :: reexports :: icu :: plurals :: PluralRuleType :: Cardinal", ""),
        (
            "Into < l_i18n_crate :: reexports :: icu :: plurals :: PluralOperands >",
            "crate :: i18n :: plurals :: Count",
        ),
        ("l_i18n_crate :: __private :: InterpolatePluralCount", "crate :: i18n :: plurals :: CountSource"),
        (
            "fn as_icu_locale (self)",
            "fn find_locale < T : AsRef < [u8] > > (_ : & [T]) -> Self { Self :: default () } fn as_icu_locale (self)",
        ),
    ];

    fn with_our_own(mut code: String) -> Result<String, String> {
        for (generated, ours) in OUR_OWN {
            if !code.contains(generated) {
                return Err(format!("leptos_i18n no longer writes `{generated}`: see OUR_OWN in build.rs"));
            }
            code = code.replace(generated, ours);
        }
        Ok(code)
    }

    /// The areas of the product that have texts: one file of the first language each.
    fn areas() -> Result<Vec<String>, Box<dyn Error>> {
        let mut areas = Vec::new();
        for file in fs::read_dir(Path::new("locales").join(FIRST))? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "json")
                && let Some(area) = path.file_stem().and_then(|stem| stem.to_str())
            {
                areas.push(area.to_owned());
            }
        }
        areas.sort();
        Ok(areas)
    }
}
