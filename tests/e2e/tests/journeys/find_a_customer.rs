//! Adding customers and finding them again, whichever script they or the search are written in.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
};

on_phone_and_desktop!(customers_are_found_in_three_scripts);
on_phone_and_desktop!(a_number_is_found_however_it_is_written);

const CUSTOMERS: [(&str, &str); 3] = [
    ("مینا رستگار", "0912 345 6789"),
    ("يوسف الحكيم", "+971 50 123 4567"),
    ("Parviz Rostami", "+44 7700 900123"),
];

fn customers_are_found_in_three_scripts(traveller: Traveller) {
    let journey = with_three_customers("three-scripts", traveller);
    let page = journey.page();
    // What is typed, and whose name it is: the same script, letters of the neighbouring
    // language, another script, a typing error.
    let searches = [
        ("رستگ", "مینا رستگار"),
        ("یوسف", "يوسف الحكيم"),
        ("حکیم", "يوسف الحكيم"),
        ("parviz", "Parviz Rostami"),
        ("پرویز", "Parviz Rostami"),
        ("rastgar", "مینا رستگار"),
        ("rotsami", "Parviz Rostami"),
    ];
    for (typed, name) in searches {
        page.customers().search(typed);
        page.customers().wait_for(name);
        for (other, _) in CUSTOMERS.iter().filter(|(other, _)| *other != name) {
            page.customers().wait_until_without(other);
        }
    }
    journey.end();
}

fn a_number_is_found_however_it_is_written(traveller: Traveller) {
    let journey = with_three_customers("numbers", traveller);
    let page = journey.page();
    for typed in ["09123456789", "+98 912 345", "۰۹۱۲۳۴۵", "00989123456789"] {
        page.customers().search(typed);
        page.customers().wait_for("مینا رستگار");
        page.customers().wait_until_without("Parviz Rostami");
    }
    journey.end();
}

#[test]
fn filters_are_typed_among_the_words_and_stand_in_the_address() {
    let journey = Journey::begin_empty("typed-filters", Traveller::PHONE);
    let page = journey.page();
    page.import().open();
    page.import().drop_file(
        "customers.csv",
        "Name,Tags,City\r\nMina Rastegar,VIP,Tehran\r\nMina Sadeghi,,Tehran\r\nMina Karimi,vip,Shiraz\r\n",
    );
    page.import().wait_for("import.outcome_new", "۳");
    page.import().take_in("۳");
    page.shell().go_customers();
    for (typed, found) in [
        ("mina tag:vip", &["Mina Rastegar", "Mina Karimi"][..]),
        ("شهر:تهران مینا", &["Mina Rastegar", "Mina Sadeghi"]),
        ("tag:vip مدينة:طهران", &["Mina Rastegar"]),
    ] {
        page.customers().search(typed);
        for name in ["Mina Rastegar", "Mina Sadeghi", "Mina Karimi"] {
            if found.contains(&name) {
                page.customers().wait_for(name);
            } else {
                page.customers().wait_until_without(name);
            }
        }
    }
    page.wait_until("the filters to stand in the address", "location.search.includes('tag')");
    page.browser.reload();
    page.customers().wait_for("Mina Rastegar");
    page.customers().wait_until_without("Mina Karimi");
    journey.end();
}

fn with_three_customers(name: &str, traveller: Traveller) -> Journey {
    let journey = Journey::begin_empty(name, traveller);
    for (name, contact) in CUSTOMERS {
        journey.page().quick_add().add(name, contact);
    }
    journey.page().shell().go_customers();
    journey
}
