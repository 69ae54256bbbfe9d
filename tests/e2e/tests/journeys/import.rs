//! Customers are brought along: out of a spreadsheet, a table, contact cards; and all of it is taken back.

use peyvand_core::formats::spreadsheet::{Cell, SheetWriter};
use peyvand_e2e::{
    accessibility,
    journey::{self, Journey, Traveller},
    on_phone_and_desktop,
    page::Role,
    words::Language,
};

on_phone_and_desktop!(rows_are_pasted_seen_first_taken_in_and_taken_back);
on_phone_and_desktop!(what_is_handed_over_comes_in_again_as_it_is);
on_phone_and_desktop!(the_same_table_again_changes_nothing_without_a_network);

const TABLE: &str = "نام,نام خانوادگی,شرکت,موبایل,ایمیل,شهر,چای دلخواه\r\n\
    مینا,رستگار,پخش لاله,۰۹۱۲۳۴۵۶۷۸۹,mina@laleh.example,تهران,سیاه\r\n\
    امید,نوری,پخش لاله,9351112233,omid at laleh,شیراز,سبز\r\n\
    ,,,,,,\"\"\r\n";

fn digits(traveller: Traveller, latin: &'static str, persian: &'static str) -> &'static str {
    if traveller.language == Language::Persian { persian } else { latin }
}

fn rows_are_pasted_seen_first_taken_in_and_taken_back(traveller: Traveller) {
    let journey = Journey::begin_empty("import-paste", traveller);
    let page = journey.page();
    page.import().open();
    page.import().paste("Name\tPhone\tCity\nMina Rastegar\t+98 912 345 6789\tTehran\nOmid\task him\tShiraz");
    page.import().wait_for("import.outcome_new", digits(traveller, "2", "۲"));
    page.see(&page.word("import.problem_phone"));
    assert_eq!(accessibility::violations(journey.browser()), Vec::<String>::new());
    page.import().take_in(digits(traveller, "2", "۲"));
    page.shell().undo();
    page.shell().go_customers();
    page.see(&page.word("customer_list.empty_title"));
    journey.end();
}

fn the_same_table_again_changes_nothing_without_a_network(traveller: Traveller) {
    let mut journey = Journey::begin_empty("import-again", traveller);
    journey.expect_in_console("sw.js");
    journey::wait_until_kept_for_offline(journey.page());
    journey.site.go_away();
    let page = journey.page();
    page.import().open();
    page.import().drop_file("customers.csv", TABLE);
    page.import().wait_for("import.outcome_new", digits(traveller, "2", "۲"));
    page.import().take_in(digits(traveller, "2", "۲"));
    page.tap(Role::Link, page.word("import.to_customers"));
    page.customers().open("مینا رستگار");
    assert_eq!(page.customer().notes_now(), "چای دلخواه: سیاه");
    page.import().open();
    page.import().drop_file("customers.csv", TABLE);
    page.import().wait_for("import.outcome_same", digits(traveller, "2", "۲"));
    page.see(&page.word("import.nothing"));
    journey.end();
}

fn what_is_handed_over_comes_in_again_as_it_is(traveller: Traveller) {
    let journey = Journey::begin_empty("export", traveller);
    let page = journey.page();
    page.import().open();
    page.import().drop_file("customers.csv", TABLE);
    page.import().wait_for("import.outcome_new", digits(traveller, "2", "۲"));
    page.import().take_in(digits(traveller, "2", "۲"));
    for (kind, name) in [(0, "all.csv"), (1, "all.xlsx"), (2, "all.vcf"), (3, "all.vcf"), (4, "all.json")] {
        page.import().hand_over(kind);
        page.shell().dismiss_messages();
        page.import().open();
        page.import().drop_handed_over(name);
        // The backup holds where the two work besides.
        let same = if kind == 4 { ("5", "۵") } else { ("3", "۳") };
        page.import().wait_for("import.outcome_same", digits(traveller, same.0, same.1));
        page.see(&page.word("import.nothing"));
    }
    journey.end();
}

#[test]
fn the_list_is_handed_over_as_it_is_narrowed() {
    let journey = Journey::begin_empty("export-list", Traveller::PHONE);
    let page = journey.page();
    page.import().open();
    page.import().drop_file("customers.csv", TABLE);
    page.import().wait_for("import.outcome_new", "۲");
    page.import().take_in("۲");
    page.shell().dismiss_messages();
    page.shell().go_customers();
    page.customers().search("امید");
    page.customers().wait_until_without("مینا رستگار");
    page.import().hand_list_over(0);
    page.shell().dismiss_messages();
    page.import().open();
    page.import().drop_handed_over("list.csv");
    page.import().wait_for("import.outcome_same", "۱");
    journey.end();
}

#[test]
fn cards_come_in_and_a_customer_who_is_there_is_completed() {
    let journey = Journey::begin_empty("import-cards", Traveller::PHONE);
    let page = journey.page();
    page.quick_add().add("مینا رستگار", "0912 345 6789");
    page.import().open();
    page.import().drop_file(
        "contacts.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:مینا رستگار\r\nTEL;TYPE=CELL:+989123456789\r\n\
         EMAIL:mina@pars.example\r\nEND:VCARD\r\n\
         BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Parviz Rostami\r\nTEL:+44 7700 900123\r\nEND:VCARD\r\n",
    );
    page.import().wait_for("import.outcome_new", "۱");
    page.import().wait_for("import.outcome_changed", "۱");
    page.import().take_in("۲");
    page.tap(Role::Link, page.word("import.to_customers"));
    page.customers().open("مینا رستگار");
    page.see("mina@pars.example");
    journey.end();
}

#[test]
fn a_column_without_a_place_becomes_a_field_and_is_one_the_next_time_too() {
    let journey = Journey::begin_empty("import-field", Traveller::PHONE);
    let page = journey.page();
    page.import().open();
    page.import().drop_file("customers.csv", TABLE);
    page.import().wait_for("import.outcome_new", "۲");
    page.tap(Role::Button, page.words.filled("import.make_fields_one", &[("n", "۱")]));
    page.see(&page.words.filled("import.fields_one", &[("n", "۱")]));
    page.import().take_in("۲");
    page.import().another();
    page.import().drop_file(
        "more.csv",
        &TABLE
            .replace("مینا,رستگار", "پروین,صادقی")
            .replace("۰۹۱۲۳۴۵۶۷۸۹", "09121112233")
            .replace("mina@", "parvin@"),
    );
    page.import().wait_for("import.outcome_new", "۱");
    page.see(&page.word("import.remembered"));
    page.import().take_in("۱");
    page.shell().go_customers();
    page.customers().open("پروین صادقی");
    page.customer().wait("پروین صادقی");
    page.see("چای دلخواه");
    page.see("سیاه");
    journey.end();
}

#[test]
fn a_card_that_is_rejected_comes_back_as_a_card_with_the_reason() {
    const KEEP: &str = "const make = URL.createObjectURL;
        URL.createObjectURL = (file) => {
          file.text().then((text) => { globalThis.rejected = text; });
          return make.call(URL, file);
        }";
    let journey = Journey::begin_empty("import-rejected", Traveller::DESKTOP);
    let page = journey.page();
    page.import().open();
    page.import().drop_file(
        "contacts.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Parviz Rostami\r\nEND:VCARD\r\n\
         BEGIN:VCARD\r\nVERSION:3.0\r\nTITLE:Buyer\r\nEND:VCARD\r\n",
    );
    page.import().wait_for("import.outcome_rejected", "1");
    page.browser.run(KEEP, &[]);
    page.tap(Role::Button, page.word("import.save_rejected"));
    let reason = page.word("import.problem_name");
    let card = format!("BEGIN:VCARD\\r\\nVERSION:3.0\\r\\nTITLE:Buyer\\r\\nX-PEYVAND-REASON:{reason}");
    page.wait_until("the rejected card", &format!("globalThis.rejected?.startsWith('{card}')"));
    journey.end();
}

#[test]
fn a_row_of_a_spreadsheet_that_is_rejected_comes_back_in_a_spreadsheet_with_the_reason() {
    let journey = Journey::begin_empty("import-rejected-row", Traveller::DESKTOP);
    let page = journey.page();
    let mut sheet = SheetWriter::new("Customers", false, &["Name", "Phone", "City"]);
    for row in [["Parviz Rostami", "+44 7700 900123", "London"], ["", "", "Leeds"]] {
        assert!(sheet.row(row.map(Cell::Text)));
    }
    page.import().open();
    page.import().drop_bytes("customers.xlsx", sheet.finish());
    page.import().wait_for("import.outcome_rejected", "1");
    page.import().save_rejected_as("customers-rejected.xlsx");
    page.import().another();
    page.import().drop_handed_over("customers-rejected.xlsx");
    page.import().wait_for("import.outcome_rejected", "1");
    page.see(&page.word("import.reason"));
    page.see(&page.word("import.problem_name"));
    journey.end();
}

#[test]
fn a_record_of_a_backup_that_is_rejected_comes_back_in_a_backup_with_the_reason() {
    let journey = Journey::begin_empty("import-rejected-record", Traveller::DESKTOP);
    let page = journey.page();
    let record = "{\"record\":\"Party\",\"id\":\"nobody\"";
    let backup = format!("{{\"format\":\"peyvand\",\"version\":1,\"records\":[\n{record}}}\n]}}\n");
    page.import().open();
    page.import().drop_file("backup.json", &backup);
    page.import().wait_for("import.outcome_rejected", "1");
    page.import().save_rejected_as("backup-rejected.json");
    let reason = page.word("import.problem_unreadable");
    let lines = format!("\n{record},\"rejected_because\":\"{reason}\"}}\n]}}\n");
    const READ: &str = "globalThis.handedOver.text().then((text) => { globalThis.rejected = text; })";
    page.browser.run(READ, &[]);
    page.wait_until("the rejected record", &format!("globalThis.rejected?.endsWith({lines:?})"));
    page.import().another();
    page.import().drop_handed_over("backup-rejected.json");
    page.import().wait_for("import.outcome_rejected", "1");
    journey.end();
}

#[test]
fn what_cannot_be_handed_back_is_counted() {
    let journey = Journey::begin_empty("import-not-kept", Traveller::DESKTOP);
    let page = journey.page();
    let mut backup =
        b"{\"format\":\"peyvand\",\"version\":1,\"records\":[\n{\"record\":\"Party\",\"id\":\"".to_vec();
    // No text of any encoding.
    backup.push(0xff);
    backup.extend_from_slice(b"\"}\n]}\n");
    page.import().open();
    page.import().drop_bytes("backup.json", backup);
    page.import().wait_for("import.outcome_rejected", "1");
    page.see(&page.words.filled("import.rejected_not_kept", &[("n", "1")]));
    assert!(page.look(Role::Button, page.word("import.save_rejected")).is_none());
    journey.end();
}

#[test]
fn a_file_that_holds_no_customers_is_refused_with_the_reason() {
    let journey = Journey::begin_empty("import-bad", Traveller::DESKTOP);
    let page = journey.page();
    page.import().open();
    for (text, reason) in [
        ("", "import.failed_empty"),
        ("\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{0}\u{1}\u{2}\u{3}\u{0}", "import.failed_binary"),
        ("PK\u{3}\u{4}truncated", "import.failed_damaged"),
        ("{\"weather\": \"fine\"}", "import.failed_json"),
        ("{\"format\":\"peyvand\",\"version\":999,\"records\":[]}", "import.failed_newer"),
    ] {
        page.import().drop_file("customers.csv", text);
        page.see(&page.word(reason));
    }
    const LARGE: &str = "const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(200_000_000)], 'customers.csv'));
        document.querySelector('.import__drop').dispatchEvent(
            new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))";
    page.browser.run(LARGE, &[]);
    page.see(&page.word("import.failed_too_large"));
    journey.end();
}
