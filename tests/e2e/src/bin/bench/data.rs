//! The large data set on the app's own database, as a rep has it after years.

use crate::store::{CUSTOMERS, desktop, number, open};
use peyvand_e2e::{
    browser::{Browser, Device, Options},
    site::Site,
    words::Language,
};
use serde_json::json;

/// A profile of a phone that holds all customers with their links and interactions.
pub fn filled_phone(site: &Site) -> Options {
    println!("- filling the database with {CUSTOMERS} customers");
    let options = phone();
    let browser = open(site, &options);
    let records = generate(&browser);
    browser.run_async("return await peyvand.commit_generated()", &[]);
    println!("  {records} records");
    options
}

/// A profile of a desktop that holds the customers of whom it is known which are there twice.
pub fn labelled_desktop(site: &Site, seed: u32) -> Options {
    println!("- filling the database with {CUSTOMERS} customers, one in ten of them there twice");
    let options = desktop();
    let browser = open(site, &options);
    browser.run_async(
        "peyvand.generate_labelled(...args); return await peyvand.commit_generated()",
        &[json!(CUSTOMERS), json!(seed)],
    );
    options
}

/// A phone that has never seen the app.
pub fn phone() -> Options {
    Options::new(Device::Phone, Language::Persian.accepted())
}

/// Makes the data set in a page's memory without committing it, and returns how many records.
pub fn generate(browser: &Browser) -> usize {
    let records = browser.run("return peyvand.generate(arguments[0], true)", &[json!(CUSTOMERS)]);
    number(&records) as usize
}
