//! Posting lists: for each word, the documents it stands in, growing at the end only.
//!
//! All lists share one arena of fixed pages, cut into blocks. The blocks of a list double in size
//! up to a limit, so a rare word costs three numbers and a common one is read almost without
//! jumps; the room that is taken but unused stays around an eighth, and growing never copies.

use super::scores::is_in_name;

/// One occurrence of a word: a slot, and where in its document the word stands.
///
/// The lower the number below the slot, the better the place: class first, then position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting(u32);

/// Bits of a [`Posting`] that say where in the document the word stands.
pub(super) const PLACE_BITS: u32 = 6;
/// How many different places there are.
pub(super) const PLACES: usize = 1 << PLACE_BITS;
/// Slots a posting can name; the index reclaims dead slots long before.
pub(super) const MAX_SLOTS: u32 = 1 << (32 - PLACE_BITS);

impl Posting {
    pub(super) fn new(slot: u32, place: u8) -> Self {
        Self(slot << PLACE_BITS | u32::from(place))
    }

    pub(super) fn slot(self) -> u32 {
        self.0 >> PLACE_BITS
    }

    /// Class and position in one number below [`PLACES`]; see [`super::place`].
    pub(super) fn place(self) -> u8 {
        (self.0 & (PLACES as u32 - 1)) as u8
    }
}

const PAGE_BITS: u32 = 14;
const PAGE: usize = 1 << PAGE_BITS;
/// Room for postings in a list's first, second, third... block; the last repeats.
const BLOCKS: [u32; 9] = [2, 4, 8, 16, 32, 64, 128, 256, 512];

/// The beginning and the end of one list in the arena.
#[derive(Clone, Copy, Default)]
pub(super) struct List {
    head: u32,
    tail: u32,
    len: u32,
    /// Room left in the block `tail` points into.
    room: u16,
    /// How many blocks there are, no longer counted once they are of the largest size.
    blocks: u8,
    /// Whether the word was ever part of a name.
    in_names: bool,
}

impl List {
    /// Whether the word was ever part of a name.
    pub(super) fn in_names(&self) -> bool {
        self.in_names
    }
}

/// The arena of all lists.
#[derive(Default)]
pub(super) struct Postings {
    pages: Vec<Box<[u32]>>,
    /// First number never given out yet.
    free: u32,
}

impl Postings {
    /// Adds a posting to a list. A second posting of the newest slot replaces the first if it is
    /// better, so that a list holds each document once, with its best place.
    pub(super) fn push(&mut self, list: &mut List, posting: Posting) {
        list.in_names |= is_in_name(posting.place());
        if list.len > 0 {
            let last = self.number(list.tail - 1);
            if Posting(*last).slot() == posting.slot() {
                *last = (*last).min(posting.0);
                return;
            }
        }
        if list.room == 0 {
            self.add_block(list);
        }
        *self.number(list.tail) = posting.0;
        list.tail += 1;
        list.room -= 1;
        list.len += 1;
    }

    fn add_block(&mut self, list: &mut List) {
        let nth = usize::from(list.blocks).min(BLOCKS.len() - 1);
        let size = BLOCKS[nth];
        // The number after a block's postings links to the next block; no block crosses a page.
        let left = PAGE as u32 - (self.free & (PAGE as u32 - 1));
        if self.pages.is_empty() || left < size + 1 || left == PAGE as u32 {
            self.free = (self.pages.len() as u32) << PAGE_BITS;
            self.pages.push(vec![0; PAGE].into_boxed_slice());
        }
        let start = self.free;
        self.free += size + 1;
        if list.len == 0 {
            list.head = start;
        } else {
            *self.number(list.tail) = start;
        }
        list.tail = start;
        list.room = size as u16;
        list.blocks = (nth + 1) as u8;
    }

    fn number(&mut self, at: u32) -> &mut u32 {
        &mut self.pages[(at >> PAGE_BITS) as usize][at as usize & (PAGE - 1)]
    }

    /// Hands each run of postings of a list to `visit`, in the order of slots.
    pub(super) fn for_each(&self, list: &List, mut visit: impl FnMut(Posting)) {
        let mut left = list.len as usize;
        let mut start = list.head;
        let mut nth = 0;
        while left > 0 {
            let size = BLOCKS[nth] as usize;
            let page = &self.pages[(start >> PAGE_BITS) as usize];
            let at = start as usize & (PAGE - 1);
            let used = size.min(left);
            for &number in &page[at..at + used] {
                visit(Posting(number));
            }
            left -= used;
            if left > 0 {
                start = page[at + size];
                nth = (nth + 1).min(BLOCKS.len() - 1);
            }
        }
    }

    /// Bytes held by the arena.
    pub(super) fn memory_bytes(&self) -> usize {
        self.pages.len() * PAGE * 4 + self.pages.capacity() * size_of::<Box<[u32]>>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(postings: &Postings, list: &List) -> Vec<(u32, u8)> {
        let mut all = Vec::new();
        postings.for_each(list, |posting| all.push((posting.slot(), posting.place())));
        all
    }

    #[test]
    fn lists_that_grow_in_turns_keep_their_own_postings() {
        let mut postings = Postings::default();
        let mut lists = [List::default(); 3];
        for slot in 0..40_000 {
            for (nth, list) in lists.iter_mut().enumerate() {
                if slot % (nth as u32 * 7 + 1) == 0 {
                    postings.push(list, Posting::new(slot, nth as u8));
                }
            }
        }
        for (nth, list) in lists.iter().enumerate() {
            let expected: Vec<(u32, u8)> =
                (0..40_000).step_by(nth * 7 + 1).map(|slot| (slot, nth as u8)).collect();
            assert_eq!(read(&postings, list), expected);
        }
    }

    #[test]
    fn a_word_said_twice_in_a_document_keeps_its_best_place() {
        let mut postings = Postings::default();
        let mut list = List::default();
        for place in [20, 3, 40] {
            postings.push(&mut list, Posting::new(9, place));
        }
        assert_eq!(read(&postings, &list), [(9, 3)]);
    }

    #[test]
    fn a_word_of_one_document_costs_three_numbers() {
        let mut postings = Postings::default();
        for slot in 0..5_000 {
            postings.push(&mut List::default(), Posting::new(slot, 0));
        }
        assert_eq!(postings.pages.len(), 1);
    }
}
