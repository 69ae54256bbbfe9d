#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::labelled::LabelledSet;
use super::*;
use crate::domain::language::Language;
use std::time::Instant as Clock;

fn run(seed: u64, customers: u32, language: Language, show: bool) {
    let t = Clock::now();
    let set = LabelledSet { seed, customers, language }.generate();
    let made = t.elapsed();
    let t = Clock::now();
    let mut index = Index::new();
    for (slot, party) in set.parties.iter().enumerate() {
        let names: Vec<&str> = set.organisations[slot].iter().map(String::as_str).collect();
        index.add(slot as u32, party, &names);
    }
    let added = t.elapsed();
    let t = Clock::now();
    let mut sweep = Sweep::new();
    while !sweep.step(&index, &|_, _| false, 100).is_done() {}
    let found = sweep.finish();
    let swept = t.elapsed();
    println!(
        "{:?} made {made:?} add {added:?} sweep {swept:?} bytes/customer {}",
        set.measure(&found),
        index.bytes() / customers as usize
    );
    let t = Clock::now();
    let mut n = 0;
    for (slot, party) in set.parties.iter().enumerate().take(20_000) {
        let names: Vec<&str> = set.organisations[slot].iter().map(String::as_str).collect();
        n += index.matches(party, &names, 5).len();
    }
    let matched = t.elapsed();
    let strangers = LabelledSet { seed: seed + 1000, customers: 20_000, language }.generate();
    let s = Clock::now();
    let alike: usize = strangers.parties.iter().map(|party| index.matches(party, &[], 5).len()).sum();
    println!("strangers {:?} each, {alike}", s.elapsed() / 20_000);
    println!("matches {:?} each, {n}", matched / 20_000.min(set.parties.len() as u32));
    let without: std::collections::HashSet<_> = set
        .pairs
        .iter()
        .filter(|(a, b)| {
            let of = |p: u32| {
                let names: Vec<&str> = set.organisations[p as usize].iter().map(String::as_str).collect();
                fact::facts(&set.parties[p as usize], &names)
            };
            let (a, b) = (of(*a), of(*b));
            !a.iter().any(|f| {
                b.contains(f)
                    && f >> 60 != fact::Kind::City as u64
                    && f >> 60 != fact::Kind::Organisation as u64
            })
        })
        .collect();
    let found_without = found.iter().filter(|c| without.contains(&(c.a, c.b))).count();
    println!(
        "of {} with nothing in common but name {} found {found_without}",
        set.pairs.len(),
        without.len()
    );
    let certain: Vec<_> = found.iter().filter(|one| one.certain).cloned().collect();
    println!("certain {} {:?}", certain.len(), set.measure(&certain));
    if show {
        let show = |p: u32| {
            let party = &set.parties[p as usize];
            format!(
                "{} | {:?} | {:?} | {:?} | {:?} | {:?}",
                party.name(),
                party.phones.iter().map(|x| x.number.e164()).collect::<Vec<_>>(),
                party.emails.iter().map(|x| &x.address).collect::<Vec<_>>(),
                party
                    .addresses
                    .iter()
                    .map(|a| format!("{} {} {}", a.city, a.street, a.postal_code))
                    .collect::<Vec<_>>(),
                set.organisations[p as usize],
                party.anniversaries.iter().map(|a| a.date.days()).collect::<Vec<_>>()
            )
        };
        let pairs: std::collections::HashSet<_> = found.iter().map(|c| (c.a, c.b)).collect();
        println!("--- wrong");
        for c in found.iter().filter(|c| !set.pairs.contains(&(c.a, c.b))).take(40) {
            println!("{:?} {:?}\n   {}\n   {}", c.score, c.reasons, show(c.a), show(c.b));
        }
        println!("--- missed");
        let mut missed: Vec<_> = set.pairs.iter().filter(|p| !pairs.contains(p)).collect();
        missed.sort();
        for (a, b) in missed.into_iter().take(60) {
            println!("   {}\n   {}\n", show(*a), show(*b));
        }
    }
}

#[test]
#[ignore = "measures"]
fn measure() {
    let n = std::env::var("N").map_or(10_000, |n| n.parse().unwrap());
    let seed = std::env::var("SEED").map_or(1, |n| n.parse().unwrap());
    run(seed, n, Language::Fa, std::env::var("SHOW").is_ok());
}
