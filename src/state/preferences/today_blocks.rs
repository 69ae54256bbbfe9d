//! The blocks of the first screen, in the order the user likes, and which of them are shown.

/// A block of the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TodayBlock {
    /// The next appointment, a line for a new task, and what is due.
    Tasks,
    /// Who is going cold.
    Cold,
    /// The week so far.
    Week,
    /// Birthdays and other days that are near.
    Days,
    /// Facts worth asking again.
    Facts,
    /// The latest talks.
    Latest,
}

impl TodayBlock {
    /// Every block, in the usual order.
    pub const ALL: [Self; 6] = [Self::Tasks, Self::Cold, Self::Week, Self::Days, Self::Facts, Self::Latest];

    /// The name under which it is kept.
    const fn name(self) -> &'static str {
        match self {
            Self::Tasks => "tasks",
            Self::Cold => "cold",
            Self::Week => "week",
            Self::Days => "days",
            Self::Facts => "facts",
            Self::Latest => "latest",
        }
    }
}

/// What stands before the name of a block that is hidden.
const HIDDEN: char = '-';

/// The blocks in order, each with whether it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodayBlocks(pub Vec<(TodayBlock, bool)>);

impl Default for TodayBlocks {
    fn default() -> Self {
        Self(TodayBlock::ALL.map(|block| (block, true)).to_vec())
    }
}

impl TodayBlocks {
    /// The blocks by what was kept. One that is not named, as in what an earlier version kept, comes last.
    #[must_use]
    pub fn from_kept(text: &str) -> Self {
        let mut blocks: Vec<(TodayBlock, bool)> = Vec::new();
        let named = text.split(',').map(|name| (name.trim_start_matches(HIDDEN), !name.starts_with(HIDDEN)));
        let all = TodayBlock::ALL.map(|block| (block.name(), true));
        for (name, shown) in named.chain(all) {
            let known = TodayBlock::ALL.into_iter().find(|block| block.name() == name);
            let new = known.filter(|block| !blocks.iter().any(|(own, _)| own == block));
            blocks.extend(new.map(|block| (block, shown)));
        }
        Self(blocks)
    }

    /// What is to be kept; none of the usual order.
    #[must_use]
    pub fn to_keep(&self) -> Option<String> {
        let name = |(block, shown): &(TodayBlock, bool)| {
            if *shown { block.name().to_owned() } else { format!("{HIDDEN}{}", block.name()) }
        };
        (*self != Self::default()).then(|| self.0.iter().map(name).collect::<Vec<_>>().join(","))
    }

    /// The blocks that are shown, in order.
    #[must_use]
    pub fn shown(&self) -> Vec<TodayBlock> {
        self.0.iter().filter(|(_, shown)| *shown).map(|(block, _)| *block).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_reads_back_as_it_was_kept() {
        let mut blocks = TodayBlocks::default();
        assert_eq!(blocks.to_keep(), None);
        blocks.0.rotate_left(2);
        blocks.0[1].1 = false;
        let kept = blocks.to_keep();
        assert_eq!(kept.as_deref(), Some("week,-days,facts,latest,tasks,cold"));
        assert_eq!(TodayBlocks::from_kept(kept.as_deref().unwrap_or_default()), blocks);
    }

    #[test]
    fn what_another_version_kept_costs_no_block() {
        let blocks = TodayBlocks::from_kept("week,deals,week,-cold");
        assert_eq!(blocks.0[..2], [(TodayBlock::Week, true), (TodayBlock::Cold, false)]);
        assert_eq!(blocks.0.len(), TodayBlock::ALL.len());
    }
}
