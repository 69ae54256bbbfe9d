//! Customers as rows: what stands in them, and the law that taking them in again changes nothing.

use std::sync::OnceLock;

use proptest::collection::vec;
use proptest::option;
use proptest::sample::{select, subsequence};
use serde_json::Value;
use uuid::Uuid;

use super::*;
use crate::domain::custom_field::{FieldOption, FieldValue};
use crate::domain::digits::{DecimalNumber, DigitSystem};
use crate::domain::id::{FieldId, OptionId, PartyId};
use crate::domain::money::Money;
use crate::domain::party::{
    Address, Anniversary, AnniversaryKind, ContactEmail, ContactPhone, Organisation, Party, Person,
    SocialHandle,
};
use crate::domain::phone::PhoneNumber;
use crate::domain::time::UtcOffset;
use crate::formats::incoming::Membership;
use crate::formats::spreadsheet::{self, Cell, Limits, SheetWriter};
use crate::formats::table::{Row, TableReader, TableWriter, header_at};
use crate::formats::vcard::tests::round_trip;

/// The words of the screens: of Persian, Arabic and English each the customers', the model's and the import's.
const WORDS: [[&str; 3]; 3] = [
    [
        include_str!("../../../../locales/fa/customers.json"),
        include_str!("../../../../locales/fa/terms.json"),
        include_str!("../../../../locales/fa/import.json"),
    ],
    [
        include_str!("../../../../locales/ar/customers.json"),
        include_str!("../../../../locales/ar/terms.json"),
        include_str!("../../../../locales/ar/import.json"),
    ],
    [
        include_str!("../../../../locales/en/customers.json"),
        include_str!("../../../../locales/en/terms.json"),
        include_str!("../../../../locales/en/import.json"),
    ],
];

/// What screens call a column (`features/import/words.rs`).
pub(super) fn heading(language: Language, column: ExportColumn) -> String {
    static FILES: OnceLock<[[Value; 3]; 3]> = OnceLock::new();
    let files =
        FILES.get_or_init(|| WORDS.map(|files| files.map(|file| serde_json::from_str(file).unwrap())));
    let place = Language::ALL.iter().position(|one| *one == language).unwrap();
    let word = |key: &str| files[place].iter().find_map(|file| file[key].as_str()).unwrap().to_owned();
    let numbered = |word: String, place: u8| if place > 1 { format!("{word} {place}") } else { word };
    let part = |part| {
        word(match part {
            AddressPart::Street => "address",
            AddressPart::District => "district",
            AddressPart::City => "city",
            AddressPart::Region => "region",
            AddressPart::PostalCode => "postal_code",
            AddressPart::Country => "country",
        })
    };
    match column {
        ExportColumn::Name => word("t_full_name"),
        ExportColumn::Honorific => word("honorific"),
        ExportColumn::JobTitle => word("job_title"),
        ExportColumn::Kind => word("t_kind"),
        ExportColumn::Organisation => word("organisation"),
        ExportColumn::PlaceTitle => word("t_place_title"),
        ExportColumn::Phone(place) => numbered(word("phone"), place),
        ExportColumn::Email(place) => numbered(word("email"), place),
        ExportColumn::Address(one) => part(one),
        ExportColumn::OtherAddress(one) => format!("{} ({})", part(one), word("label_other")),
        ExportColumn::Handle(network) => word(match network {
            SocialNetwork::Instagram => "instagram",
            SocialNetwork::Telegram => "telegram",
            SocialNetwork::LinkedIn => "linkedin",
            SocialNetwork::X => "x",
            SocialNetwork::Facebook => "facebook",
            SocialNetwork::Bale => "bale",
            SocialNetwork::Eitaa => "eitaa",
        }),
        ExportColumn::Website => word("website"),
        ExportColumn::Industry => word("industry"),
        ExportColumn::Registration => word("registration"),
        ExportColumn::Tags => word("tags"),
        ExportColumn::Stage => word("stage"),
        ExportColumn::Owner => word("owner"),
        ExportColumn::Source => word("source"),
        ExportColumn::Birthday => word("birthday"),
        ExportColumn::CreatedAt => word("t_created"),
        ExportColumn::Notes => word("notes"),
        ExportColumn::Custom(id) => {
            let field = fields().into_iter().find(|field| field.id == id);
            field.map(|field| field.label.get(language).to_owned()).unwrap()
        }
        ExportColumn::Identity => word("t_identity"),
        ExportColumn::Card => word("t_card"),
    }
}

/// A field of each kind that can be written, and one that links.
pub(super) fn fields() -> Vec<CustomField> {
    let of_kind = |kind: FieldKind| {
        let id = |place: usize| Uuid::from_u128(place as u128 + 1);
        let place = FieldKind::ALL.iter().position(|one| *one == kind).unwrap();
        let option = |(place, name): (usize, &str)| FieldOption {
            id: OptionId(id(place)),
            label: Labels::in_one(Language::En, name),
            retired: false,
        };
        let options = ["Tea", "Coffee, black", "Sugar"].into_iter().enumerate().map(option).collect();
        CustomField {
            id: FieldId(id(place)),
            label: Labels::in_one(Language::En, ["Bazaar ", &"I".repeat(place + 1)].concat().as_str()),
            kind,
            options,
            ..reading().fields.remove(0)
        }
    };
    FieldKind::ALL.map(of_kind).into()
}

fn word(word: Word) -> String {
    match word {
        Word::Person => "شخص".to_owned(),
        Word::Organisation => "شرکت".to_owned(),
        Word::Yes => "بله".to_owned(),
        Word::No => "نه".to_owned(),
        Word::Stage(stage, _) => stage_name(stage).to_owned(),
        Word::Country(Country::IR) => "ایران".to_owned(),
        Word::Country(country) => country.code().to_owned(),
    }
}

fn stage_name(stage: LifecycleStage) -> &'static str {
    match stage {
        LifecycleStage::Prospect => "مشتری احتمالی",
        LifecycleStage::Lead => "سرنخ",
        LifecycleStage::Customer => "مشتری",
        LifecycleStage::Former => "مشتری سابق",
    }
}

pub(super) fn writing(calendar: CalendarKind, digits: DigitSystem, fields: &[CustomField]) -> Writing<'_> {
    Writing {
        calendar,
        digits,
        offset_at: |_| UtcOffset::UTC,
        currency: "IRR".parse().ok(),
        language: Language::En,
        fields,
        words: &word,
    }
}

pub(super) fn reading_of(calendar: CalendarKind) -> Reading {
    let stages = LifecycleStage::ALL.map(|stage| (stage_name(stage).to_owned(), stage, None));
    Reading { calendar, stages: stages.into(), fields: fields(), ..reading() }
}

pub(super) type Customer = (Party, Vec<Membership>);

/// A table with its headings.
pub(super) fn table(
    customers: &[Customer],
    columns: &[ExportColumn],
    language: Language,
    writing: Writing,
) -> Vec<Vec<String>> {
    let writer = RowWriter::new(columns, &|column| heading(language, column), writing);
    let rows = customers.iter().map(|(party, memberships)| writer.cells(&Exported { party, memberships }));
    std::iter::once(writer.headings().to_vec()).chain(rows).collect()
}

fn csv(table: &[Vec<String>], delimiter: char) -> String {
    let mut writer = TableWriter::new(delimiter);
    table.iter().for_each(|row| writer.row(row.iter().map(String::as_str)));
    writer.take()
}

/// Reads a table as the import does.
fn read_csv(file: &str, reading: &Reading) -> Vec<Incoming> {
    let mut rows = Vec::new();
    let mut table = TableReader::new();
    // As what makes text of bytes does.
    table.push(file.trim_start_matches('\u{feff}'), &mut |row| rows.push(row));
    table.finish(&mut |row| rows.push(row));
    read_rows(&rows, reading)
}

pub(super) fn read_rows(rows: &[Row], reading: &Reading) -> Vec<Incoming> {
    let header = header_at(rows).unwrap();
    let cells: Vec<Vec<String>> = rows[header + 1..].iter().map(|row| row.cells.clone()).collect();
    let label = |field: &CustomField| (field.label.en.clone(), Target::Custom(field.id));
    let own: Vec<_> = reading.fields.iter().map(label).collect();
    let targets = guess(Some(&rows[header].cells), &cells, &own, reading.home, HEADINGS);
    let reader = RowReader::new(&rows[header].cells, &targets, reading);
    rows[header + 1..].iter().map(|row| reader.read(row.line, &row.cells)).collect()
}

pub(super) fn usual(customers: &[Customer]) -> Vec<ExportColumn> {
    let mut needed = Needed::default();
    customers.iter().for_each(|(party, _)| needed.take(party));
    ExportColumn::usual(&needed, &fields())
}

pub(super) fn phone(text: &str) -> ContactPhone {
    let number = PhoneNumber::parse(text, Country::IR).unwrap();
    ContactPhone { number, label: ContactLabel::Other, confirmed_on: Some(today()) }
}

pub(super) fn mina() -> Customer {
    let details = PartyDetails::Person(Person {
        name: "مینا رستگار".to_owned(),
        honorific: "دکتر".to_owned(),
        job_title: "مدیر خرید".to_owned(),
    });
    let mut party = Party::new(PartyId(Uuid::from_u128(7)), details, Instant::from_millis(1_795_600_000_000));
    party.stage = LifecycleStage::Customer;
    party.phones = vec![phone("0912 345 6789"), phone("021 8877 6655")];
    let email = |address: &str| {
        let address = address.to_owned();
        ContactEmail { address, label: ContactLabel::Home, confirmed_on: None }
    };
    party.emails = vec![email("mina@laleh.example")];
    let address = |city: &str| Address {
        label: ContactLabel::Home,
        street: "خیابان انقلاب، پلاک ۱۲".to_owned(),
        district: String::new(),
        city: city.to_owned(),
        region: String::new(),
        postal_code: "0123456789".to_owned(),
        country: "IR".to_owned(),
        position: None,
        confirmed_on: None,
    };
    party.addresses = vec![address("تهران"), address("شیراز")];
    let handle = |handle: &str| {
        let (network, handle) = (SocialNetwork::Instagram, handle.to_owned());
        SocialHandle { network, handle, confirmed_on: None }
    };
    party.handles = vec![handle("mina.r"), handle("laleh")];
    party.tags = vec!["VIP".to_owned(), "نمایشگاه".to_owned()];
    party.anniversaries = vec![Anniversary {
        kind: AnniversaryKind::Birthday,
        date: "1986-04-04".parse().unwrap(),
        calendar: CalendarKind::Hijri,
        year_known: true,
    }];
    party.notes = "سر ظهر\nتماس نگیرید".to_owned();
    let place = |organisation: &str, title: &str| Membership {
        organisation: organisation.to_owned(),
        id: Some(PartyId(Uuid::from_u128(9))),
        title: title.to_owned(),
        role: None,
    };
    (party, vec![place("پخش لاله", ""), place("چای شمال", "مشاور")])
}

/// The cell of one column.
fn cell(customer: &Customer, column: ExportColumn) -> String {
    let fields = fields();
    let writing = writing(CalendarKind::Jalali, DigitSystem::Persian, &fields);
    table(std::slice::from_ref(customer), &[column], Language::Fa, writing).remove(1).remove(0)
}

#[test]
fn every_word_of_the_screens_is_known_as_the_column_it_is_for() {
    let mut columns = vec![ExportColumn::Phone(2), ExportColumn::Email(5)];
    let networks = super::super::export_column::NETWORKS.to_vec();
    let needed = Needed { has_other_address: true, networks, ..Needed::default() };
    columns.extend(ExportColumn::usual(&needed, &[]));
    let mut unknown = Vec::new();
    for language in Language::ALL {
        for column in &columns {
            let heading = heading(language, *column);
            if target_of(&heading, HEADINGS) != Some(column.target()) {
                unknown.push((column, key_of(&heading)));
            }
        }
    }
    assert_eq!(unknown, []);
}

#[test]
fn why_a_row_was_rejected_is_left_out_when_it_comes_in_mended() {
    for [.., import] in WORDS {
        let words: Value = serde_json::from_str(import).unwrap();
        let heading = words["reason"].as_str().unwrap();
        assert_eq!(target_of(heading, HEADINGS), Some(Target::LeaveOut), "{heading}");
    }
}

#[test]
fn cells_are_written_as_people_and_spreadsheets_read_them() {
    let mina = mina();
    for (column, text) in [
        (ExportColumn::Name, "مینا رستگار"),
        (ExportColumn::Kind, "شخص"),
        (ExportColumn::Phone(1), "+98 912 345 6789; +98 21 8877 6655"),
        (ExportColumn::Email(2), ""),
        (ExportColumn::Address(AddressPart::PostalCode), "0123456789"),
        (ExportColumn::OtherAddress(AddressPart::City), "شیراز"),
        (ExportColumn::Address(AddressPart::Country), "ایران"),
        (ExportColumn::Handle(SocialNetwork::Instagram), "mina.r; laleh"),
        (ExportColumn::Organisation, "پخش لاله; چای شمال"),
        (ExportColumn::PlaceTitle, "; مشاور"),
        (ExportColumn::Tags, "VIP; نمایشگاه"),
        (ExportColumn::Stage, "مشتری"),
        (ExportColumn::Birthday, "۱۳۶۵/۰۱/۱۵"),
        (ExportColumn::Industry, ""),
        (ExportColumn::Identity, "00000000-0000-0000-0000-000000000007"),
    ] {
        assert_eq!(cell(&mina, column), text, "{column:?}");
    }
}

#[test]
fn numbers_beyond_the_fifth_stand_in_the_last_column() {
    let (mut party, memberships) = mina();
    party.phones = (1..=7).map(|last| phone(&format!("0912 345 678{last}"))).collect();
    let customers = [(party, memberships)];
    let columns = usual(&customers);
    assert!(!columns.contains(&ExportColumn::Phone(6)));
    let fields = fields();
    let writing = writing(CalendarKind::Jalali, DigitSystem::Latin, &fields);
    let columns: Vec<_> =
        columns.into_iter().filter(|column| matches!(column, ExportColumn::Phone(_))).collect();
    let row = table(&customers, &columns, Language::En, writing).remove(1);
    assert_eq!(row[3], "+98 912 345 6784");
    assert_eq!(row[4], "+98 912 345 6785; +98 912 345 6786; +98 912 345 6787");
}

#[test]
fn a_birthday_without_its_year_is_left_to_the_card() {
    let (mut party, memberships) = mina();
    party.anniversaries[0].year_known = false;
    assert_eq!(cell(&(party, memberships), ExportColumn::Birthday), "");
}

#[test]
fn an_amount_in_another_currency_names_it_and_is_read_again() {
    let (mut party, memberships) = mina();
    let field = fields()[3].id;
    let money = Money { minor: 1_250, currency: "EUR".parse().unwrap() };
    party.custom = vec![FieldValue { field, value: CustomValue::Money(money) }];
    let written = cell(&(party.clone(), memberships), ExportColumn::Custom(field));
    assert_eq!(written, "12.50 EUR");
    let (headings, targets) = (cells(&["Price"]), [Target::Custom(field)]);
    let reading = reading_of(CalendarKind::Jalali);
    assert_eq!(RowReader::new(&headings, &targets, &reading).read(2, &[written]).party.custom, party.custom);
}

#[test]
fn a_name_that_is_a_formula_is_made_harmless_in_the_file_and_comes_back() {
    let (mut party, memberships) = mina();
    let PartyDetails::Person(person) = &mut party.details else { panic!("a person") };
    person.name = "=HYPERLINK(\"http://evil.example\")".to_owned();
    let customers = [(party, memberships)];
    let fields = fields();
    let writing = writing(CalendarKind::Jalali, DigitSystem::Persian, &fields);
    let columns = [ExportColumn::Name, ExportColumn::Kind, ExportColumn::Identity];
    let file = csv(&table(&customers, &columns, Language::Fa, writing), ',');
    assert!(file.contains("\"'=HYPERLINK("), "{file}");
    assert_eq!(read_csv(&file, &reading_of(CalendarKind::Jalali))[0].party.name(), customers[0].0.name());
}

#[test]
fn a_card_longer_than_a_cell_is_left_out() {
    let (mut party, memberships) = mina();
    party.source = Some("x".repeat(33_000));
    assert_eq!(cell(&(party, memberships), ExportColumn::Card), "");
}

#[test]
fn a_sign_that_ends_lines_of_cards_may_stand_in_a_customer() {
    let (mut party, memberships) = mina();
    party.notes = "بند ¶۱\nبند ¶۲".to_owned();
    let customer = (party, memberships);
    let card = cell(&customer, ExportColumn::Card);
    let reading = reading_of(CalendarKind::Jalali);
    let (headings, targets) = (cells(&["Peyvand card"]), [Target::Card]);
    // Some spreadsheets make their own ends of lines.
    for card in [card.replace('\n', "\r\n"), card] {
        let read = RowReader::new(&headings, &targets, &reading).read(2, &[card]);
        assert_eq!(vec![read.clone()], same(std::slice::from_ref(&customer), &[read]));
    }
}

#[test]
fn a_workbook_with_its_numbers_as_numbers_is_the_same_customers_again() {
    let organisation = Organisation {
        name: "پخش لاله".to_owned(),
        industry: "چای".to_owned(),
        registration: "001234".to_owned(),
        website: "laleh.example".to_owned(),
    };
    let details = PartyDetails::Organisation(organisation);
    let mut laleh = Party::new(PartyId(Uuid::from_u128(9)), details, Instant::EPOCH);
    let fields = fields();
    let number = |mantissa| CustomValue::Number(DecimalNumber { mantissa, scale: 2 });
    laleh.custom = vec![FieldValue { field: fields[2].id, value: number(1_250) }];
    let mut mina = mina();
    mina.0.custom = vec![FieldValue { field: fields[2].id, value: number(1_234_567_890_123_456) }];
    let customers = [mina, (laleh, Vec::new())];
    let columns = usual(&customers);
    let writing = writing(CalendarKind::Hijri, DigitSystem::ArabicIndic, &fields);
    let writer = RowWriter::new(&columns, &|column| heading(Language::Ar, column), writing);
    let headings: Vec<&str> = writer.headings().iter().map(String::as_str).collect();
    let mut sheet = SheetWriter::new("العملاء", true, &headings);
    for (party, memberships) in &customers {
        let cells = writer.cells(&Exported { party, memberships });
        let numbers: Vec<bool> =
            columns.iter().zip(&cells).map(|(column, cell)| writer.is_number(*column, cell)).collect();
        assert!(sheet.row(cells.iter().zip(&numbers).map(|(cell, is_number)| match is_number {
            true => Cell::Number(cell),
            false => Cell::Text(cell),
        })));
    }
    let sheets = spreadsheet::read(&sheet.finish(), Limits::default()).unwrap();
    let rows = &sheets[0].rows;
    assert!(rows[2].cells.iter().any(|cell| cell == "12.5"), "{:?}", rows[2]);
    let read = read_rows(rows, &reading_of(CalendarKind::Gregorian));
    assert_eq!(read, same(&customers, &read));
}

/// What reading customers again is to give.
fn same(customers: &[Customer], read: &[Incoming]) -> Vec<Incoming> {
    let lines = read.iter().map(|one| one.line).chain(std::iter::repeat(0));
    let same = customers.iter().zip(lines).map(|((party, memberships), line)| Incoming {
        is_ours: true,
        was: Some(Box::new(party.clone())),
        memberships: memberships.clone(),
        ..Incoming::new(line, party.clone())
    });
    same.collect()
}

fn any_customer() -> impl Strategy<Value = Customer> {
    (round_trip::party().boxed(), vec(round_trip::membership(), 0..3)).prop_map(|(party, memberships)| {
        let memberships = if party.is_organisation() { Vec::new() } else { memberships };
        (party, memberships)
    })
}

/// A name as people have it, which nothing divides.
fn name() -> impl Strategy<Value = String> {
    select(vec!["مینا رستگار", "Dr Ali", "=1+1", "-", "پخش لاله", "می\u{200c}خرم", "O'Brien \"Jr\"", "7"])
        .prop_map(str::to_owned)
}

fn said() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), name()]
}

prop_compose! {
    /// A customer whose facts all have room in the cells.
    fn plain_customer()(
        id in any::<u128>(), is_organisation in any::<bool>(), words in vec(said(), 12), name in name(),
        stage in select(LifecycleStage::ALL.to_vec()), created in 0_i64..1_900_000_000_000,
        phones in subsequence(vec!["09123456789", "+971 50 123 4567", "021 88776655 داخلی 012"], 0..=3),
        emails in subsequence(vec!["mina@laleh.example", "a@b.ir"], 0..=2),
        cities in subsequence(vec!["تهران", "Shiraz", "دبی"], 0..=2),
        networks in subsequence(super::super::export_column::NETWORKS.to_vec(), 0..=3),
        tags in subsequence(vec!["VIP", "نمایشگاه پاییز", "=sum", "B2B"], 0..=4),
        places in subsequence(vec!["پخش لاله", "Pars, Foods", "چای/قند"], 0..=3),
        birthday in option::of(-20_000..20_000), values in plain_values(), notes in vec(self::name(), 0..3),
    ) -> Customer {
        let word = |place: usize| words[place].clone();
        let details = if is_organisation {
            let (industry, registration, website) = (word(0), word(1), word(2));
            PartyDetails::Organisation(Organisation { name, industry, registration, website })
        } else {
            PartyDetails::Person(Person { name, honorific: word(0), job_title: word(1) })
        };
        let mut party = Party::new(PartyId(Uuid::from_u128(id)), details, Instant::from_millis(created));
        party.stage = stage;
        party.phones = phones.into_iter().map(phone).collect();
        party.emails = emails.into_iter().map(|address| ContactEmail {
            address: address.to_owned(), label: ContactLabel::Home, confirmed_on: None,
        }).collect();
        party.addresses = cities.into_iter().map(|city| Address {
            label: ContactLabel::Home, street: word(3), district: word(4), city: city.to_owned(), region: word(5),
            postal_code: "0123".to_owned(), country: "IR".to_owned(), position: None, confirmed_on: None,
        }).collect();
        party.handles = networks.into_iter().flat_map(|network| ["mina.r", "laleh"].map(|handle| SocialHandle {
            network, handle: handle.to_owned(), confirmed_on: None,
        })).collect();
        party.tags = tags.into_iter().map(str::to_owned).collect();
        party.owner = Some(word(6)).filter(|owner| !owner.is_empty());
        party.source = Some(word(7)).filter(|source| !source.is_empty());
        let kind = if is_organisation { AnniversaryKind::Founding } else { AnniversaryKind::Birthday };
        party.anniversaries = birthday.into_iter().map(|day| Anniversary {
            kind: kind.clone(), date: CivilDate::from_days(day).unwrap(), calendar: CalendarKind::Jalali,
            year_known: true,
        }).collect();
        party.custom = values;
        party.notes = notes.join("\n");
        let places = places.into_iter().zip(8..).map(|(organisation, title)| Membership {
            organisation: organisation.to_owned(), id: None, title: word(title), role: None,
        });
        (party, if is_organisation { Vec::new() } else { places.collect() })
    }
}

fn plain_values() -> impl Strategy<Value = Vec<FieldValue>> {
    let options = subsequence(fields()[6].options.clone(), 1..=3)
        .prop_map(|options| CustomValue::Options(options.into_iter().map(|option| option.id).collect()));
    let values = (
        name(),
        (any::<i64>(), 0..9_u8).prop_map(|(mantissa, scale)| DecimalNumber { mantissa, scale }),
        (any::<i64>(), select(vec!["IRR", "EUR", "KWD"])),
        -20_000..20_000,
        options,
        any::<bool>(),
    );
    (values, subsequence((0..8_usize).collect::<Vec<_>>(), 0..=8)).prop_map(
        |((text, number, (minor, currency), day, options, yes), chosen)| {
            let all = [
                (0, CustomValue::Text(text.clone())),
                (1, CustomValue::Text([&text, "\n", &text].concat())),
                (2, CustomValue::Number(number)),
                (3, CustomValue::Money(Money { minor, currency: currency.parse().unwrap() })),
                (4, CustomValue::Date(CivilDate::from_days(day).unwrap())),
                (6, options),
                (7, CustomValue::YesNo(yes)),
                (9, CustomValue::Phone(phone("0912 345 6789").number)),
            ];
            let value =
                |(place, value): (usize, CustomValue)| FieldValue { field: fields()[place].id, value };
            let chosen = chosen.into_iter().map(|place| all[place].clone());
            chosen.map(value).collect()
        },
    )
}

/// Some of the usual columns, in another order.
fn some_of(columns: Vec<ExportColumn>) -> impl Strategy<Value = Vec<ExportColumn>> {
    let most = columns.len();
    subsequence(columns, 0..=most).prop_shuffle()
}

fn all_columns() -> Vec<ExportColumn> {
    let networks = super::super::export_column::NETWORKS.to_vec();
    let needed = Needed { phones: 2, emails: 2, has_other_address: true, networks };
    ExportColumn::usual(&needed, &fields())
}

fn settings() -> impl Strategy<Value = (CalendarKind, DigitSystem, Language, char)> {
    (
        select(CalendarKind::ALL.to_vec()),
        select(DigitSystem::ALL.to_vec()),
        select(Language::ALL.to_vec()),
        select(vec![',', ';', '\t']),
    )
}

proptest! {
    #[test]
    fn a_table_with_cards_taken_in_again_is_the_same_customers(
        customers in vec(any_customer(), 1..4),
        columns in some_of(all_columns()),
        (calendar, digits, language, delimiter) in settings(),
        read_in in select(CalendarKind::ALL.to_vec()),
    ) {
        let mut columns = columns;
        if !columns.contains(&ExportColumn::Card) {
            columns.push(ExportColumn::Card);
        }
        let fields = fields();
        let file = csv(&table(&customers, &columns, language, writing(calendar, digits, &fields)), delimiter);
        let read = read_csv(&file, &reading_of(read_in));
        prop_assert_eq!(&read, &same(&customers, &read), "{}", file);
    }

    #[test]
    fn a_table_without_cards_says_the_same_again(
        customers in vec(plain_customer(), 1..4),
        columns in some_of(all_columns()),
        (calendar, digits, language, delimiter) in settings(),
    ) {
        // The second of a kind needs the first before it, a title its organisation, and what only people or
        // only organisations have needs to be told which they are.
        let is_needed = |column: &ExportColumn| match column {
            ExportColumn::Name | ExportColumn::Kind | ExportColumn::Identity => true,
            ExportColumn::Phone(1) => columns.contains(&ExportColumn::Phone(2)),
            ExportColumn::Email(1) => columns.contains(&ExportColumn::Email(2)),
            ExportColumn::Address(_) => columns.iter().any(|one| matches!(one, ExportColumn::OtherAddress(_))),
            ExportColumn::Organisation => columns.contains(&ExportColumn::PlaceTitle),
            _ => false,
        };
        let mut all = all_columns();
        all.retain(|column| *column != ExportColumn::Card && (is_needed(column) || columns.contains(column)));
        let fields = fields();
        let writing = writing(calendar, digits, &fields);
        let written = table(&customers, &all, language, writing);
        let read = read_csv(&csv(&written, delimiter), &reading_of(calendar));
        for (read, (party, _)) in read.iter().zip(&customers) {
            prop_assert!(read.is_ours);
            prop_assert_eq!(read.party.id, party.id);
            prop_assert_eq!(&read.problems, &Vec::new());
        }
        let read: Vec<Customer> = read.into_iter().map(|one| (one.party, one.memberships)).collect();
        prop_assert_eq!(table(&read, &all, language, writing), written);
    }
}
