//! What the cells of the user's own fields say, and days.

use crate::domain::calendar::CalendarKind;
use crate::domain::custom_field::{CustomField, CustomValue, FieldKind, FieldValue};
use crate::domain::date_text::parse_date;
use crate::domain::digits::{parse_decimal, to_latin};
use crate::domain::email::EmailAddress;
use crate::domain::id::FieldId;
use crate::domain::money::Money;
use crate::domain::normalise::normalise;
use crate::domain::time::CivilDate;
use crate::formats::columns::cell::{divided, phone_in, split, yes_or_no};
use crate::formats::columns::row::Row;
use crate::formats::incoming::ProblemKind;

impl Row<'_> {
    /// Takes in what a cell says of a field of the user's own.
    pub(super) fn custom(&mut self, id: FieldId, heading: &str, cell: &str) {
        let Some(field) = self.reading.fields.iter().find(|field| field.id == id) else {
            return self.remark(heading, cell);
        };
        match self.value(field, cell) {
            Some(value) => self.incoming.party.custom.push(FieldValue { field: id, value }),
            None => self.unread(ProblemKind::NoValue, heading, cell),
        }
    }

    fn value(&self, field: &CustomField, cell: &str) -> Option<CustomValue> {
        let option = |name: &str| {
            let wanted = normalise(name);
            let called = |label: &str| !label.is_empty() && normalise(label) == wanted;
            let option = field.options.iter().find(|option| {
                [&option.label.fa, &option.label.ar, &option.label.en].into_iter().any(|label| called(label))
            });
            option.map(|option| option.id)
        };
        Some(match field.kind {
            FieldKind::Text | FieldKind::LongText => CustomValue::Text(cell.to_owned()),
            FieldKind::Email => CustomValue::Text(cell.parse::<EmailAddress>().ok()?.as_str().to_owned()),
            FieldKind::Number => CustomValue::Number(parse_decimal(cell).ok()?),
            FieldKind::Money => CustomValue::Money(self.money(cell)?),
            FieldKind::Date => CustomValue::Date(self.day(cell)?),
            FieldKind::Choice => CustomValue::Options(vec![option(cell)?]),
            // What divides options may stand in one of them, too.
            FieldKind::Choices => CustomValue::Options(match option(cell) {
                Some(option) => vec![option],
                None => {
                    let ours = divided(cell).into_iter().map(&option).collect::<Option<_>>();
                    ours.or_else(|| split(cell).map(option).collect())?
                }
            }),
            FieldKind::YesNo => CustomValue::YesNo(yes_or_no(cell)?),
            FieldKind::Phone => CustomValue::Phone(phone_in(cell, self.reading.home)?),
            FieldKind::Link => return None,
        })
    }

    /// An amount, with its currency behind it where that is another one.
    fn money(&self, cell: &str) -> Option<Money> {
        let coded = cell.rsplit_once(' ').and_then(|(amount, code)| Some((amount, code.parse().ok()?)));
        let (amount, currency) = coded.or_else(|| Some((cell, self.reading.currency?)))?;
        Money::of_amount(parse_decimal(amount).ok()?, currency)
    }

    /// The day in a cell: in any of the calendars, or as spreadsheets count days.
    pub(super) fn day(&self, cell: &str) -> Option<CivilDate> {
        day_in(cell, self.calendar, self.reading.today)
    }
}

/// The day in a cell, in this calendar where it can be, or as spreadsheets count days.
pub(super) fn day_in(cell: &str, calendar: CalendarKind, today: CivilDate) -> Option<CivilDate> {
    let cell = to_latin(cell);
    // The time of day does not matter.
    let cell =
        cell.split(['T', ' ']).find(|part| !part.is_empty()).filter(|part| part.len() >= 8).unwrap_or(&cell);
    if let Ok(serial) = cell.trim_end_matches(".0").parse::<i32>()
        && (10_000..=99_999).contains(&serial)
    {
        // Day 1 of the count is the first of 1900, and it counts a 29 February 1900 that never was.
        return CivilDate::from_days(serial - DAYS_FROM_1900_TO_1970).ok();
    }
    let read = |calendar| parse_date(cell, calendar, today).ok();
    // A year that this calendar cannot mean is one of another.
    let others = [CalendarKind::Jalali, CalendarKind::Gregorian, CalendarKind::Hijri];
    read(calendar).or_else(|| others.into_iter().find_map(read))
}

/// What a spreadsheet has counted on 1 January 1970.
const DAYS_FROM_1900_TO_1970: i32 = 25_569;
