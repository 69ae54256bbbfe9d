//! What a hit is worth, from how a word answers and where it stands.

use super::FieldClass;
use super::postings::PLACES;
use super::term::Quality;

/// Bits of a place that hold the position, 0 for the first word of the class.
const POSITION_BITS: u32 = 4;
/// Positions from here on are not told apart.
const LAST_POSITION: usize = (1 << POSITION_BITS) - 1;

/// The place of a word in one number: the lower, the better.
pub(super) fn place(class: FieldClass, position: usize) -> u8 {
    let class = match class {
        FieldClass::Name => 0,
        FieldClass::Secondary => 1,
        FieldClass::Note | FieldClass::Phone => 2,
    };
    class << POSITION_BITS | position.min(LAST_POSITION) as u8
}

/// Whether a place is in a name.
pub(super) fn is_in_name(place: u8) -> bool {
    place >> POSITION_BITS == 0
}

/// The position in a name, none when the place is not in a name or too far behind to tell.
pub(super) fn position_in_name(place: u8) -> Option<u8> {
    (usize::from(place) < LAST_POSITION).then_some(place)
}

/// What a hit is worth at each place, 1 to 255; 0 where a word that says so little does not count.
///
/// By hand: names before what stands beside them before notes, and in each the word itself before
/// its beginning, another spelling, and an error. The first words of a name count a little more.
pub(super) fn scores(quality: Quality) -> [u8; PLACES] {
    let row: [u8; 4] = match quality {
        Quality::Whole => [200, 130, 90, 0],
        Quality::Beginning => [170, 110, 80, 0],
        Quality::Initial => [170, 0, 0, 0],
        Quality::Joined => [160, 100, 70, 0],
        Quality::Apart => [150, 0, 0, 0],
        Quality::Sound => [140, 95, 60, 0],
        Quality::SoundBeginning => [120, 85, 50, 0],
        Quality::SoundInitial => [110, 0, 0, 0],
        Quality::SoundLoose => [90, 60, 40, 0],
        Quality::Typo => [70, 45, 25, 0],
        Quality::TypoBeginning => [50, 30, 15, 0],
    };
    let mut scores = [0; PLACES];
    for (place, score) in scores.iter_mut().enumerate() {
        *score = row[place >> POSITION_BITS];
    }
    for (score, bonus) in scores.iter_mut().zip([24, 16, 8]) {
        *score += bonus;
    }
    scores
}

/// Whether words that answer so count in names only.
pub(super) fn in_names_only(quality: Quality) -> bool {
    matches!(quality, Quality::Initial | Quality::SoundInitial | Quality::Apart)
}
