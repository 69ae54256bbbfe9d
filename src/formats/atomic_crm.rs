//! Customers out of the JSON of Atomic CRM (<https://github.com/marmelab/atomic-crm>): its file of import, a
//! dump of its tables, or a list of contacts.
//!
//! The parts of a contact are put where a table's columns would be and go through the reader of rows, which
//! knows what to do with a number that is none. What has no field becomes a line of the notes, also the notes
//! that were made of a contact, each with its day. Deals and tasks are not taken.

use std::borrow::Cow;

use crate::domain::order::sort_by;
use crate::domain::party::{ContactLabel, SocialNetwork};
use crate::formats::columns::{AddressPart, Reading, RowReader, Target};
use crate::formats::incoming::{Incoming, Problem, ProblemKind};
use crate::formats::json::{Malformed, REASON, Value};

/// What the fields of contacts and companies say. Others are remarks.
const FIELDS: [(&str, Target); 31] = [
    ("first_name", Target::GivenName),
    ("last_name", Target::FamilyName),
    ("title", Target::JobTitle),
    ("company", Target::Organisation),
    ("company_name", Target::Organisation),
    ("name", Target::Organisation),
    ("sector", Target::Industry),
    ("tax_identifier", Target::Registration),
    ("website", Target::Website),
    ("linkedin_url", Target::Handle(SocialNetwork::LinkedIn)),
    ("email", Target::Email(None)),
    ("phone_number", Target::Phone(None)),
    ("phone_1_number", Target::Phone(None)),
    ("phone_2_number", Target::Phone(None)),
    ("phone_number1", Target::Phone(None)),
    ("phone_number2", Target::Phone(None)),
    ("address", Target::Address(AddressPart::Street)),
    ("zipcode", Target::Address(AddressPart::PostalCode)),
    ("city", Target::Address(AddressPart::City)),
    ("stateAbbr", Target::Address(AddressPart::Region)),
    ("state_abbr", Target::Address(AddressPart::Region)),
    ("country", Target::Address(AddressPart::Country)),
    ("background", Target::Notes),
    ("description", Target::Notes),
    ("first_seen", Target::CreatedAt),
    ("created_at", Target::CreatedAt),
    ("id", Target::LeaveOut),
    ("nb_tasks", Target::LeaveOut),
    ("nb_contacts", Target::LeaveOut),
    ("nb_deals", Target::LeaveOut),
    (REASON, Target::LeaveOut),
];

/// The most notes that are taken of a contact: more than its own have room for, and a bound where a
/// file says one number again and again.
const NOTES: usize = 1_000;
/// How much of what cannot be read is shown.
const SHOWN: usize = 80;

/// Rows by a number that stands in them, in the order of the numbers.
type Rows<'a> = Vec<(Cow<'a, str>, Value<'a>)>;

/// The tables of a file.
struct Tables<'a> {
    companies: Rows<'a>,
    tags: Rows<'a>,
    sales: Rows<'a>,
    /// The notes by the contact they were made of.
    notes: Rows<'a>,
}

/// How a file begins whose only table is that of contacts. Companies are read there as they are in their own.
pub const CONTACTS: &str = "{\"contacts\":[";

/// Hands on the customers of a file, companies first, each with its text. Says whether it is such a file at all:
/// JSON whose root is an object with a list of `contacts` or `companies`, or a list of contacts.
pub fn read(text: &str, reading: &Reading, take: &mut dyn FnMut(Incoming, &str)) -> bool {
    let Ok(root) = Value::of(text.trim_start_matches('\u{feff}')) else {
        return false;
    };
    let fields = root.fields().unwrap_or_default();
    let table = |names: &[&str]| {
        let mut named = fields.iter().filter(|(name, _)| names.contains(&name.as_ref()));
        named.find_map(|(_, table)| table.items().ok()).unwrap_or_default()
    };
    let companies = table(&["companies"]);
    let mut contacts = table(&["contacts"]);
    if let Ok(list) = root.items()
        && list.first().is_some_and(|first| ["first_name", "last_name"].iter().any(|name| says(*first, name)))
    {
        contacts = list;
    }
    let tables = Tables {
        companies: by(&companies, "id"),
        tags: by(&table(&["tags"]), "id"),
        sales: by(&table(&["sales"]), "id"),
        notes: by(&table(&["notes", "contactNotes", "contact_notes"]), "contact_id"),
    };
    let customers = companies.iter().chain(&contacts);
    for (place, row) in customers.enumerate() {
        let line = place as u32 + 1;
        let mut cells = Cells::default();
        let Ok(()) = cells.take(*row, &tables, place >= companies.len()) else {
            take(unreadable(line, *row, reading), row.raw());
            continue;
        };
        let customer = RowReader::new(&cells.headings, &cells.targets, reading).read(line, &cells.texts);
        take(customer, row.raw());
    }
    !(companies.is_empty() && contacts.is_empty())
}

/// A customer as the row of a table.
#[derive(Default)]
struct Cells {
    headings: Vec<String>,
    targets: Vec<Target>,
    texts: Vec<String>,
}

impl Cells {
    fn put(&mut self, target: Target, heading: &str, text: &str) {
        self.headings.push(heading.to_owned());
        self.targets.push(target);
        self.texts.push(text.to_owned());
    }

    fn take(&mut self, row: Value, tables: &Tables, is_contact: bool) -> Result<(), Malformed> {
        let company = under(&tables.companies, &said(row, "company_id")).first();
        let company = company.map(|(_, company)| said(*company, "name")).unwrap_or_default();
        self.put(Target::Organisation, "", &company);
        for (name, value) in row.fields()? {
            match name.as_ref() {
                _ if value.is_null() => {}
                "email_jsonb" | "emails" => self.take_pairs(Target::Email, &name, value),
                "phone_jsonb" | "phones" => self.take_pairs(Target::Phone, &name, value),
                "tags" => self.take_tags(value, &tables.tags),
                "sales_id" => {
                    let number = value.scalar().unwrap_or_default();
                    if let Some((_, seller)) = under(&tables.sales, &number).first() {
                        let name = [said(*seller, "first_name"), said(*seller, "last_name")].join(" ");
                        self.put(Target::Owner, "", name.trim());
                    }
                }
                "company_id" => {}
                "company" | "company_name" if !company.is_empty() => {}
                _ => {
                    let known = FIELDS.iter().find(|(known, _)| *known == name);
                    let target = known.map_or(Target::Remark, |(_, target)| *target);
                    let text = value.scalar().unwrap_or_default();
                    if target != Target::Remark || text != "false" {
                        self.put(target, &name, &text);
                    }
                }
            }
        }
        let id = said(row, "id");
        let notes = if is_contact && !id.is_empty() { under(&tables.notes, &id) } else { &[] };
        for (_, note) in notes.iter().take(NOTES) {
            let date = said(*note, "date");
            self.put(Target::Remark, date.split('T').next().unwrap_or_default(), &said(*note, "text"));
        }
        Ok(())
    }

    /// Takes numbers or addresses, each with what it is for.
    fn take_pairs(&mut self, target: fn(Option<ContactLabel>) -> Target, heading: &str, list: Value) {
        for pair in list.items().unwrap_or_default() {
            let kind = said(pair, "type");
            let labels = [
                ("work", ContactLabel::Work),
                ("home", ContactLabel::Home),
                ("mobile", ContactLabel::Mobile),
                ("other", ContactLabel::Other),
            ];
            let label = labels.into_iter().find(|(word, _)| kind.eq_ignore_ascii_case(word));
            let fields = pair.fields().unwrap_or_default();
            let text = fields.iter().find(|(name, value)| name != "type" && !value.is_null());
            let text = text.and_then(|(_, value)| value.scalar()).unwrap_or_default();
            self.put(target(label.map(|(_, label)| label)), heading, &text);
        }
    }

    /// Takes tags by their names, or by their numbers in the table of tags.
    fn take_tags(&mut self, list: Value, tags: &Rows) {
        for tag in list.items().unwrap_or_default() {
            let tag = tag.scalar().unwrap_or_default();
            match under(tags, &tag).first() {
                Some((_, named)) => self.put(Target::Tags, "", &said(*named, "name")),
                None if tag.bytes().all(|byte| byte.is_ascii_digit()) => {}
                None => self.put(Target::Tags, "", &tag),
            }
        }
    }
}

/// Whether a row has a field.
fn says(row: Value, name: &str) -> bool {
    row.fields().is_ok_and(|fields| fields.iter().any(|(known, _)| known == name))
}

/// What a field of a row says, empty where it says nothing.
fn said<'a>(row: Value<'a>, name: &str) -> Cow<'a, str> {
    let fields = row.fields().unwrap_or_default();
    let field = fields.into_iter().find(|(known, value)| known == name && !value.is_null());
    field.and_then(|(_, value)| value.scalar()).unwrap_or_default()
}

/// Rows by a number that stands in them.
fn by<'a>(rows: &[Value<'a>], name: &str) -> Rows<'a> {
    let mut rows: Rows = rows.iter().map(|row| (said(*row, name), *row)).collect();
    sort_by(&mut rows, |(a, _), (b, _)| a.cmp(b));
    rows
}

/// The rows of a number.
fn under<'t, 'a>(rows: &'t Rows<'a>, number: &str) -> &'t [(Cow<'a, str>, Value<'a>)] {
    let begin = rows.partition_point(|(known, _)| known.as_ref() < number);
    let end = rows.partition_point(|(known, _)| known.as_ref() <= number);
    rows.get(begin..end).unwrap_or_default()
}

/// What is said of a row that is no object.
fn unreadable(line: u32, row: Value, reading: &Reading) -> Incoming {
    let text: String = row.scalar().unwrap_or_default().chars().take(SHOWN).collect();
    let nobody = RowReader::new(&[], &[], reading).read(line, &[]);
    Incoming { problems: vec![Problem { what: ProblemKind::Unreadable, text }], ..nobody }
}

#[cfg(test)]
mod tests;
