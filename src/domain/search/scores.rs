//! What a hit is worth, from how a word answers and where it stands.

use super::FieldClass;
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

/// The position in a name, none when the place is not in a name or too far behind to tell.
pub(super) fn position_in_name(place: u8) -> Option<u8> {
    (usize::from(place) < LAST_POSITION).then_some(place)
}

/// What a hit is worth, 1 to 255; 0 where a word that says so little does not count.
///
/// By hand: names before what stands beside them before notes, and in each the word itself before
/// its beginning, another spelling, and an error. The first words of a name count a little more.
pub(super) fn score(quality: Quality, place: u8) -> u8 {
    let row: [u8; 3] = match quality {
        Quality::Whole => [200, 130, 90],
        Quality::Beginning => [170, 110, 80],
        Quality::Initial => [170, 0, 0],
        Quality::Joined => [160, 100, 70],
        Quality::Apart => [150, 0, 0],
        Quality::Sound => [140, 95, 60],
        Quality::SoundBeginning => [120, 85, 50],
        Quality::SoundInitial => [110, 0, 0],
        Quality::SoundLoose => [90, 60, 40],
        Quality::Typo => [70, 45, 25],
        Quality::TypoBeginning => [50, 30, 15],
    };
    let class = usize::from(place >> POSITION_BITS);
    let bonus = match place {
        0 => 24,
        1 => 16,
        2 => 8,
        _ => 0,
    };
    match row[class] {
        0 => 0,
        worth => worth + bonus,
    }
}
