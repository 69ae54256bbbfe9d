//! Filtering and sorting lists by fields of the user's own.

use std::cmp::Ordering;

use crate::domain::custom_field::{CustomField, FieldKind, FieldOwner};
use crate::domain::digits::DecimalNumber;
use crate::domain::id::{FieldId, OptionId, PartyId};
use crate::domain::money::Currency;
use crate::domain::normalise::normalise;
use crate::domain::order;
use crate::domain::time::CivilDate;
use crate::store::engine::custom_columns::Said;
use crate::store::engine::tables::Tables;

/// A condition on a field of the user's own.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomFilter {
    /// The field. A condition on one that was put away, is of other records, or is not there at all, filters
    /// nothing out: the list shows what it would show without it.
    pub field: FieldId,
    /// What it has to say.
    pub test: CustomTest,
}

/// What a field has to say. A condition that its kind cannot meet (a day on a text) filters nothing out.
#[derive(Clone, Debug, PartialEq)]
pub enum CustomTest {
    /// Text that holds this one, in whatever script variant; telephone numbers and e-mail addresses too.
    Contains(String),
    /// A number from and up to, both included; of an amount the number alone, in whatever currency.
    Number {
        /// The least, none for any.
        from: Option<DecimalNumber>,
        /// The greatest, none for any.
        to: Option<DecimalNumber>,
    },
    /// An amount of a currency from and up to, both included.
    Money {
        /// The currency; amounts of others are left out.
        currency: Currency,
        /// The least, in the currency's smallest unit; none for any.
        from: Option<i64>,
        /// The greatest, in the same unit; none for any.
        to: Option<i64>,
    },
    /// A day from and up to, both included.
    Date {
        /// The first, none for any.
        from: Option<CivilDate>,
        /// The last, none for any.
        to: Option<CivilDate>,
    },
    /// Any of these options.
    AnyOf(Vec<OptionId>),
    /// Yes, or no; neither is met where nothing was said.
    Is(bool),
    /// Whether anything is said at all.
    Filled(bool),
}

impl CustomTest {
    /// Whether a field of a kind can meet the condition.
    #[must_use]
    pub const fn fits(&self, kind: FieldKind) -> bool {
        match self {
            Self::Contains(_) => {
                matches!(kind, FieldKind::Text | FieldKind::LongText | FieldKind::Phone | FieldKind::Email)
            }
            Self::Number { .. } => matches!(kind, FieldKind::Number | FieldKind::Money),
            Self::Money { .. } => matches!(kind, FieldKind::Money),
            Self::Date { .. } => matches!(kind, FieldKind::Date),
            Self::AnyOf(_) => kind.has_options(),
            Self::Is(_) => matches!(kind, FieldKind::YesNo),
            Self::Filled(_) => true,
        }
    }
}

/// The conditions of a query that hold, ready to be asked row by row.
pub(super) struct CustomTests(Vec<(FieldId, CustomTest)>);

impl Tables {
    /// Makes ready the conditions on fields of an owner that are there.
    pub(super) fn custom_tests(&mut self, of: FieldOwner, filters: &[CustomFilter]) -> CustomTests {
        let holds = |filter: &CustomFilter| {
            let field = self.field_in_use(of, filter.field)?;
            filter.test.fits(field.kind).then(|| (field, ready(&filter.test)))
        };
        let held: Vec<(CustomField, CustomTest)> = filters.iter().filter_map(holds).collect();
        let (fields, tests): (Vec<CustomField>, Vec<CustomTest>) = held.into_iter().unzip();
        if !fields.is_empty() {
            self.read_columns(&fields);
        }
        CustomTests(fields.iter().map(|field| field.id).zip(tests).collect())
    }

    /// Whether a record of the owner meets every condition.
    pub(super) fn passes(&self, tests: &CustomTests, row: u32) -> bool {
        tests.0.iter().all(|(field, test)| meets(self.custom_columns.get(*field, row), test))
    }

    /// Sorts what stands at rows by what is said in a field of its owner, rising, and leaves those of equal
    /// rank in the order they are in; who says nothing comes last. By a field that is not there nothing is
    /// sorted.
    pub(super) fn sort_by_field<T: Copy>(
        &mut self,
        listed: &mut [T],
        row_of: fn(&T) -> u32,
        of: FieldOwner,
        field: FieldId,
    ) {
        let Some(field) = self.field_in_use(of, field) else { return };
        self.read_columns(std::slice::from_ref(&field));
        let mut ranked: Vec<(Rank, T)> =
            listed.iter().map(|one| (self.rank(&field, row_of(one)), *one)).collect();
        order::sort_by(&mut ranked, |(a, _), (b, _)| a.compare(b));
        for (place, (_, one)) in listed.iter_mut().zip(ranked) {
            *place = one;
        }
    }

    fn field_in_use(&self, of: FieldOwner, field: FieldId) -> Option<CustomField> {
        self.custom_field(field).filter(|field| field.of == of && !field.retired)
    }

    fn rank(&self, field: &CustomField, row: u32) -> Rank {
        let alphabet = self.names.alphabet;
        match self.custom_columns.get(field.id, row) {
            None => Rank::Last,
            Some(Said::Text(text)) => Rank::Text(alphabet.sort_key(text)),
            Some(Said::Number(number)) => Rank::Number(0, *number),
            Some(Said::Money(money)) => Rank::Number(currency_rank(money.currency), money.amount()),
            Some(Said::Date(date)) => Rank::Number(0, whole(i64::from(date.days()))),
            Some(Said::YesNo(yes)) => Rank::Number(0, whole(i64::from(!yes))),
            Some(Said::Options(options)) => {
                let place = |id: &OptionId| field.options.iter().position(|option| option.id == *id);
                let first = options.iter().filter_map(place).min();
                first.map_or(Rank::Last, |place| Rank::Number(0, whole(place as i64)))
            }
            Some(Said::Link(record)) => {
                let other = self.party_row(PartyId(record.id)).and_then(|row| self.columns(row));
                other.map_or(Rank::Last, |other| Rank::Text(alphabet.sort_key(&other.name)))
            }
        }
    }
}

/// What decides the order within a field.
enum Rank {
    Text(Vec<u8>),
    Number(u32, DecimalNumber),
    Last,
}

impl Rank {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(a, x), Self::Number(b, y)) => a.cmp(b).then_with(|| x.compare(*y)),
            (Self::Last, Self::Last) => Ordering::Equal,
            (Self::Last, _) => Ordering::Greater,
            (_, Self::Last) => Ordering::Less,
            // One field has values of one kind.
            (Self::Text(_), Self::Number(..)) => Ordering::Greater,
            (Self::Number(..), Self::Text(_)) => Ordering::Less,
        }
    }
}

fn whole(mantissa: i64) -> DecimalNumber {
    DecimalNumber { mantissa, scale: 0 }
}

/// Amounts of different currencies cannot be compared: those of one stand together.
fn currency_rank(currency: Currency) -> u32 {
    currency.code().bytes().fold(0, |rank, letter| rank << 8 | u32::from(letter))
}

/// A condition with its text as the columns have theirs.
pub(super) fn ready(test: &CustomTest) -> CustomTest {
    match test {
        CustomTest::Contains(text) => {
            let text = normalise(text);
            // Within the country a number begins with a zero that its international form does not have.
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let text = if digits { text.trim_start_matches('0').to_owned() } else { text };
            CustomTest::Contains(text)
        }
        other => other.clone(),
    }
}

/// Whether what a record says meets a condition.
pub(super) fn meets(said: Option<&Said>, test: &CustomTest) -> bool {
    match (test, said) {
        (CustomTest::Filled(filled), said) => said.is_some() == *filled,
        (CustomTest::Contains(text), Some(Said::Text(said))) => said.contains(text.as_str()),
        (CustomTest::Number { from, to }, Some(said)) => {
            let number = match said {
                Said::Number(number) => *number,
                Said::Money(money) => money.amount(),
                _ => return false,
            };
            from.is_none_or(|from| number.compare(from).is_ge())
                && to.is_none_or(|to| number.compare(to).is_le())
        }
        (CustomTest::Money { currency, from, to }, Some(Said::Money(money))) => {
            money.currency == *currency
                && from.is_none_or(|from| money.minor >= from)
                && to.is_none_or(|to| money.minor <= to)
        }
        (CustomTest::Date { from, to }, Some(Said::Date(date))) => {
            from.is_none_or(|from| *date >= from) && to.is_none_or(|to| *date <= to)
        }
        (CustomTest::AnyOf(wanted), Some(Said::Options(said))) => {
            wanted.iter().any(|option| said.contains(option))
        }
        (CustomTest::Is(wanted), Some(Said::YesNo(yes))) => wanted == yes,
        _ => false,
    }
}
