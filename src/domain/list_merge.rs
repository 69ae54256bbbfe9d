//! Three-way merges of lists by their facts: both sides' additions are kept, both sides' removals
//! are honoured, and the order of the list stays.

/// A fact of a list.
pub trait Listed: Clone + PartialEq {
    /// Whether two facts are about the same thing, so that a list holds only one of them: the
    /// same number under two labels, two birthdays.
    fn is_same(&self, other: &Self) -> bool {
        self == other
    }

    /// What becomes of a fact that both sides have changed: mine, or where a fact has fields of its own
    /// what I changed of them laid over theirs.
    #[must_use]
    fn changed_by_both(_was: &Self, mine: &Self, _theirs: &Self) -> Self {
        mine.clone()
    }
}

/// What `mine` changed since `base` laid over `theirs`.
///
/// A fact that one side removed and the other changed stays, changed; for one that both changed see
/// [`Listed::changed_by_both`]. A new fact in the place of an old one takes its place. What both sides put in one
/// place stands with theirs first.
#[must_use]
pub fn merge_lists<T: Listed>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    if mine == base || mine == theirs {
        return theirs.to_vec();
    }
    if theirs == base {
        return mine.to_vec();
    }
    // Each fact as base, mine and theirs have it; the lists become numbers of facts.
    let mut facts: Vec<[Option<&T>; 3]> = Vec::new();
    let mut orders: [Vec<usize>; 3] = Default::default();
    for (side, list) in [base, mine, theirs].into_iter().enumerate() {
        for fact in list {
            let known = facts.iter().position(|known| known.iter().flatten().any(|one| one.is_same(fact)));
            let number = known.unwrap_or(facts.len());
            if known.is_none() {
                facts.push([None; 3]);
            }
            if facts[number][side].is_none() {
                facts[number][side] = Some(fact);
                orders[side].push(number);
            }
        }
    }
    let [base, mine, theirs] = orders;
    let kept = |fact: usize| {
        let [was, mine, theirs] = facts[fact];
        match (mine, theirs) {
            (Some(_), Some(_)) if mine == was => theirs,
            (Some(_), Some(_)) => mine,
            (one, None) | (None, one) => one.filter(|_| one != was),
        }
    };
    let merged = |fact: usize| match facts[fact] {
        [Some(was), Some(mine), Some(theirs)] if mine != was && theirs != was => {
            Some(T::changed_by_both(was, mine, theirs))
        }
        _ => kept(fact).cloned(),
    };
    let order = order(&base, &mine, &theirs, &|fact| kept(fact).is_some());
    order.into_iter().filter_map(merged).collect()
}

/// Every fact of the three lists, in the order of the merged list. What a side removed is there,
/// too, and marks the place of what came instead.
fn order(base: &[usize], mine: &[usize], theirs: &[usize], kept: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let moved = !in_both(mine, base).eq(in_both(base, mine));
    let moved_there_too = in_both(theirs, mine).eq(mine.iter().filter(|fact| kept(**fact)));
    let (kept_order, woven_in) = if moved && !moved_there_too { (mine, theirs) } else { (theirs, mine) };
    let mut order = kept_order.to_vec();
    let mut before = None;
    for fact in base {
        if !order.contains(fact) {
            order.insert(behind(&order, before), *fact);
        }
        before = Some(*fact);
    }
    before = None;
    let mut next_of_base = 0;
    for (place, fact) in woven_in.iter().enumerate() {
        if let Some(place) = base.iter().position(|old| old == fact) {
            next_of_base = place + 1;
        } else {
            let replaced = base.get(next_of_base).copied().filter(|old| !woven_in.contains(old));
            next_of_base += usize::from(replaced.is_some());
            if !order.contains(fact) {
                let at_end = !woven_in[place..].iter().any(|later| base.contains(later));
                let at = match replaced {
                    Some(old) if kept_order.contains(&old) => behind(&order, Some(old)),
                    None if at_end => order.len(),
                    _ => {
                        // Behind what the other side put there.
                        let at = behind(&order, replaced.or(before));
                        let theirs = |other: &&usize| !base.contains(other) && !woven_in.contains(other);
                        at + order[at..].iter().take_while(theirs).count()
                    }
                };
                order.insert(at, *fact);
            }
        }
        before = Some(*fact);
    }
    order
}

/// The facts of `list` that `other` has as well.
fn in_both<'a>(list: &'a [usize], other: &'a [usize]) -> impl Iterator<Item = &'a usize> {
    list.iter().filter(|fact| other.contains(fact))
}

/// The place behind a fact, or the first.
fn behind(order: &[usize], fact: Option<usize>) -> usize {
    fact.and_then(|fact| order.iter().position(|one| *one == fact)).map_or(0, |place| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A key, and what is said of it.
    type Said = (char, u8);

    impl Listed for Said {
        fn is_same(&self, other: &Self) -> bool {
            self.0 == other.0
        }
    }

    /// Each key once, with nothing said of it.
    fn keys(text: &str) -> Vec<Said> {
        text.chars().map(|key| (key, 0)).collect()
    }

    /// The keys of the merged list.
    fn merged(base: &str, mine: &str, theirs: &str) -> String {
        merge_lists(&keys(base), &keys(mine), &keys(theirs)).into_iter().map(|(key, _)| key).collect()
    }

    #[test]
    fn what_both_sides_add_at_the_end_is_kept_and_theirs_comes_first() {
        assert_eq!(merged("ab", "abx", "aby"), "abyx");
        assert_eq!(merged("", "x", "y"), "yx");
    }

    #[test]
    fn what_either_side_removes_is_gone() {
        assert_eq!(merged("abc", "ac", "abcy"), "acy");
        assert_eq!(merged("abc", "abx", "bc"), "bx");
    }

    #[test]
    fn what_is_put_in_the_place_of_another_stands_there() {
        assert_eq!(merged("abc", "axc", "abcy"), "axcy");
        assert_eq!(merged("ab", "ax", "aby"), "axy");
        assert_eq!(merged("abc", "xyc", "abcd"), "xycd");
    }

    #[test]
    fn one_fact_replaced_by_both_sides_leaves_both_in_its_place() {
        assert_eq!(merged("abc", "axc", "ayc"), "ayxc");
    }

    #[test]
    fn what_one_side_puts_first_is_first_though_the_other_adds() {
        assert_eq!(merged("abc", "cab", "abcy"), "caby");
        assert_eq!(merged("abc", "abcx", "cab"), "cabx");
    }

    #[test]
    fn what_is_added_between_two_stays_between_them() {
        assert_eq!(merged("ab", "axb", "yab"), "yaxb");
    }

    #[test]
    fn what_both_sides_add_is_there_once() {
        assert_eq!(merged("a", "axz", "azy"), "azyx");
    }

    #[test]
    fn a_fact_changed_on_one_side_and_removed_on_the_other_stays_changed() {
        let (base, changed) = (keys("ab"), vec![('a', 0), ('b', 1)]);
        assert_eq!(
            merge_lists(&base, &keys("a"), &[('a', 0), ('b', 1), ('c', 0)]),
            [('a', 0), ('b', 1), ('c', 0)]
        );
        assert_eq!(merge_lists(&base, &changed, &keys("a")), changed);
    }

    #[test]
    fn of_a_fact_changed_on_both_sides_mine_is_kept_and_the_rest_of_theirs() {
        let theirs = [('a', 2), ('b', 2)];
        assert_eq!(merge_lists(&keys("ab"), &[('a', 1), ('b', 0)], &theirs), [('a', 1), ('b', 2)]);
    }

    fn list() -> impl Strategy<Value = Vec<Said>> {
        let said = proptest::collection::vec(0..2_u8, 8);
        let keys = Just("abcdefgh".chars().collect::<Vec<_>>()).prop_shuffle();
        (keys, said, 0..=8_usize)
            .prop_map(|(keys, said, length)| keys.into_iter().zip(said).take(length).collect())
    }

    fn sorted(mut list: Vec<Said>) -> Vec<Said> {
        list.sort_unstable();
        list
    }

    fn sorted_keys(list: &[Said]) -> Vec<char> {
        let mut keys: Vec<char> = list.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        keys
    }

    proptest! {
        #[test]
        fn a_side_that_changed_nothing_gives_the_other_side(base in list(), other in list()) {
            prop_assert_eq!(&merge_lists(&base, &base, &other), &other);
            prop_assert_eq!(&merge_lists(&base, &other, &base), &other);
            prop_assert_eq!(&merge_lists(&base, &other, &other), &other);
        }

        #[test]
        fn merging_again_changes_nothing(base in list(), mine in list(), theirs in list()) {
            let merged = merge_lists(&base, &mine, &theirs);
            prop_assert_eq!(&merge_lists(&base, &mine, &merged), &merged);
        }

        #[test]
        fn whoever_is_first_the_same_facts_are_there(base in list(), mine in list(), theirs in list()) {
            let (one, other) = (merge_lists(&base, &mine, &theirs), merge_lists(&base, &theirs, &mine));
            prop_assert_eq!(sorted_keys(&one), sorted_keys(&other));
            let contested = mine.iter().any(|said| theirs.iter().any(|other| said.0 == other.0 && said != other));
            if !contested {
                prop_assert_eq!(sorted(one), sorted(other));
            }
        }

        #[test]
        fn every_fact_is_there_once_and_only_where_a_side_wants_it(base in list(), mine in list(), theirs in list()) {
            let merged = merge_lists(&base, &mine, &theirs);
            for key in 'a'..='h' {
                let said = |list: &[Said]| list.iter().find(|said| said.0 == key).copied();
                let (was, mine, theirs) = (said(&base), said(&mine), said(&theirs));
                let expected = if mine == was { theirs } else if theirs == was { mine } else { mine.or(theirs) };
                prop_assert_eq!(said(&merged), expected);
                prop_assert!(merged.iter().filter(|said| said.0 == key).count() <= 1);
            }
        }

        #[test]
        fn what_one_side_adds_is_all_kept_in_the_order_of_that_side(
            base in Just(keys("abcd")), mine in list(), theirs in list(),
        ) {
            // Mine adds capital letters, theirs the digits; neither moves or removes anything.
            let with = |added: &[Said], make: fn(usize) -> char| {
                let mut list = base.clone();
                for (place, (key, _)) in added.iter().enumerate() {
                    list.insert(*key as usize % (list.len() + 1), (make(place), 0));
                }
                list
            };
            let mine = with(&mine, |place| char::from(b'A' + place as u8));
            let theirs = with(&theirs, |place| char::from(b'1' + place as u8));
            let merged = merge_lists(&base, &mine, &theirs);
            prop_assert_eq!(merged.len(), mine.len() + theirs.len() - base.len());
            let only = |side: &[Said]| merged.iter().filter(|said| side.contains(said)).copied().collect::<Vec<_>>();
            prop_assert_eq!(only(&mine), mine);
            prop_assert_eq!(only(&theirs), theirs);
        }
    }
}
