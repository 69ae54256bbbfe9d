//! Interned texts: tags, owners, places and sources as small numbers in the columns.

use std::rc::Rc;

use rustc_hash::FxHashMap;

/// Texts by number; number 0 is the empty text.
#[derive(Debug)]
pub struct Interner {
    texts: Vec<Rc<str>>,
    numbers: FxHashMap<Rc<str>, u32>,
}

impl Interner {
    /// Holds the empty text only.
    #[must_use]
    pub fn new() -> Self {
        let empty: Rc<str> = Rc::from("");
        Self { texts: vec![empty.clone()], numbers: FxHashMap::from_iter([(empty, 0)]) }
    }

    /// The number of a text, given now if it had none.
    pub fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        let text: Rc<str> = Rc::from(text);
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    /// The number of a text, none when it was never seen.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// The text of a number.
    #[must_use]
    pub fn text(&self, number: u32) -> &str {
        self.texts.get(number as usize).map_or("", |text| text)
    }

    /// How many texts there are, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }
}

/// Sets of tags by number, since many customers share the same few; set 0 is the empty one.
#[derive(Debug)]
pub struct TagSets {
    /// The tags.
    pub tags: Interner,
    sets: Vec<Box<[u32]>>,
    numbers: FxHashMap<Box<[u32]>, u32>,
}

impl TagSets {
    /// Holds the empty set only.
    #[must_use]
    pub fn new() -> Self {
        let empty: Box<[u32]> = Box::default();
        Self { tags: Interner::new(), sets: vec![empty.clone()], numbers: FxHashMap::from_iter([(empty, 0)]) }
    }

    /// The number of a set of tags.
    pub fn number<'a>(&mut self, tags: impl IntoIterator<Item = &'a str>) -> u32 {
        let set: Box<[u32]> = tags.into_iter().map(|tag| self.tags.number(tag)).collect();
        if let Some(number) = self.numbers.get(&set) {
            return *number;
        }
        let number = self.sets.len() as u32;
        self.sets.push(set.clone());
        self.numbers.insert(set, number);
        number
    }

    /// The numbers of the tags in a set.
    #[must_use]
    pub fn set(&self, number: u32) -> &[u32] {
        self.sets.get(number as usize).map_or(&[], |set| set)
    }

    /// For every set, whether it holds all the tags named; none when a tag was never seen.
    #[must_use]
    pub fn holding(&self, tags: &[String]) -> Vec<bool> {
        let wanted: Option<Vec<u32>> = tags.iter().map(|tag| self.tags.find(tag)).collect();
        match wanted {
            Some(wanted) => self.sets.iter().map(|set| wanted.iter().all(|tag| set.contains(tag))).collect(),
            None => vec![false; self.sets.len()],
        }
    }

    /// For every set, whether it holds one of the tags, by their numbers.
    #[must_use]
    pub fn having(&self, tags: &[bool]) -> Vec<bool> {
        let wanted = |tag: &u32| tags.get(*tag as usize) == Some(&true);
        self.sets.iter().map(|set| set.iter().any(wanted)).collect()
    }
}
