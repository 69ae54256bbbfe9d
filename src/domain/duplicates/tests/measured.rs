//! How well and how fast pairs are found in labelled sets.

use std::time::Instant as Clock;

use crate::domain::duplicates::labelled::{Labelled, LabelledSet, Measured};
use crate::domain::duplicates::{Candidate, Index, Sweep};
use crate::domain::language::Language;

fn index_of(set: &Labelled) -> Index {
    let mut index = Index::new();
    for ((slot, party), organisations) in (0..).zip(&set.parties).zip(&set.organisations) {
        index.add(slot, party, &names(organisations));
    }
    index
}

fn names(organisations: &[String]) -> Vec<&str> {
    organisations.iter().map(String::as_str).collect()
}

fn swept(index: &Index) -> Vec<Candidate> {
    let mut sweep = Sweep::new();
    while !sweep.step(index, &|_, _| false, 1_000).is_done() {}
    sweep.finish()
}

fn holds(measured: &Measured) -> bool {
    measured.precision >= 0.99 && measured.recall >= 0.97
}

#[test]
fn of_a_hundred_pairs_ninety_seven_are_found_and_of_those_found_ninety_nine_are_right() {
    for (seed, language) in [(31, Language::Fa), (32, Language::Ar), (33, Language::En)] {
        let set = LabelledSet { seed, customers: 3_000, language }.generate();
        let measured = set.measure(&swept(&index_of(&set)));
        assert!(holds(&measured), "{language:?} {measured:?}");
    }
}

#[test]
fn of_what_is_certain_all_is_right() {
    let set = LabelledSet { seed: 34, customers: 3_000, language: Language::Fa }.generate();
    let mut found = swept(&index_of(&set));
    found.retain(|one| one.certain);
    let measured = set.measure(&found);
    assert!(measured.precision > 0.999 && measured.recall > 0.5, "{measured:?}");
}

#[test]
fn the_same_values_make_the_same_set() {
    let set = LabelledSet { seed: 35, customers: 200, language: Language::Ar };
    let (one, other) = (set.generate(), set.generate());
    assert_eq!((one.parties, one.pairs), (other.parties, other.pairs));
}

/// `cargo test --release -p peyvand-core --lib duplicates -- --ignored --nocapture`
#[test]
#[ignore = "takes seconds in a release build and minutes in another"]
fn a_hundred_thousand_are_gone_through_in_seconds() {
    for (seed, language) in
        [(505, Language::Fa), (606, Language::Fa), (707, Language::Ar), (808, Language::En)]
    {
        let set = LabelledSet { seed, customers: 100_000, language }.generate();
        let strangers = LabelledSet { seed: seed + 1, customers: 10_000, language }.generate();
        let start = Clock::now();
        let index = index_of(&set);
        let added = start.elapsed();
        let start = Clock::now();
        let found = swept(&index);
        let swept = start.elapsed();
        let start = Clock::now();
        let likely =
            |party| index.matches(party, &[], 5).iter().filter(|one| one.score.percent() >= 50).count();
        let alike: usize = strangers.parties.iter().map(likely).sum();
        let asked = start.elapsed() / 10_000;
        let measured = set.measure(&found);
        println!("{language:?} {measured:?}, {} certain", found.iter().filter(|one| one.certain).count());
        println!("  index {added:?}, sweep {swept:?}, {} bytes a customer", index.bytes() / 100_000);
        println!("  a stranger {asked:?}, {alike} of 10,000 taken for another");
        assert!(holds(&measured), "{measured:?}");
    }
}
