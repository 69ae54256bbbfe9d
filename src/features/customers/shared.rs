//! What another app shared: one contact becomes the draft of a new customer, a file of several, or of another
//! kind, goes to where customers are brought in.

use crate::domain::country::Country;
use crate::formats::contact::{Contact, contact_in_text, read_vcards};
use crate::i18n::td_string;
use crate::parts::saving::use_saving;
use crate::state::import::use_waiting_file;
use crate::state::navigation::{Place, use_go};
use crate::state::overlays::use_overlays;
use crate::state::received::{Received, take_received};
use crate::state::toasts::use_toasts;

use super::add_draft::{AddDraft, put_on_top};

/// Takes what was shared, and opens quick add with it. What was half written there stays behind it.
pub fn add_shared() {
    let saving = use_saving();
    let overlays = use_overlays();
    let toasts = use_toasts();
    let waiting = use_waiting_file();
    let go = use_go();
    take_received(move |received| {
        let received = received.unwrap_or_default();
        if let Some(file) = file_of_several(&received) {
            waiting.put(file, "");
            return go(Place::Import);
        }
        let Some(first) = contacts_of(received, saving.home()).into_iter().next() else {
            return toasts.say(td_string!(saving.locale(), customers.shared_nothing));
        };
        put_on_top(saving.drafts, AddDraft::of(first, saving.formats().list_separator()));
        overlays.add_customer("");
    });
}

/// The first file that was shared, where it is no single contact.
fn file_of_several(received: &Received) -> Option<&[u8]> {
    let file = received.files.first().filter(|file| !file.is_empty())?;
    (read_vcards(file).len() != 1).then_some(file.as_slice())
}

/// The contacts in what was shared: those of its files, or else the one in its words.
fn contacts_of(received: Received, home: Country) -> Vec<Contact> {
    let Received { title, text, url, files } = received;
    let in_files: Vec<Contact> = files.iter().flat_map(|file| read_vcards(file)).collect();
    // Some apps share a card as text.
    let in_text = if in_files.is_empty() { read_vcards(text.as_bytes()) } else { in_files };
    if !in_text.is_empty() {
        return in_text;
    }
    let said = [text, title, url].map(|part| part.trim().to_owned());
    let mut words: Vec<&str> = Vec::new();
    for part in said.iter().map(String::as_str).filter(|part| !part.is_empty()) {
        if !words.iter().any(|before| before.contains(part)) {
            words.push(part);
        }
    }
    let contact = contact_in_text(&words.join("\n"), home);
    if contact.is_empty() { Vec::new() } else { vec![contact] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cards_of_a_file_go_before_the_words_beside_it() {
        let received = Received {
            text: "here you are".to_owned(),
            files: vec![b"BEGIN:VCARD\nFN:Mina\nEND:VCARD\nBEGIN:VCARD\nFN:Reza\nEND:VCARD".to_vec()],
            ..Received::default()
        };
        let names: Vec<_> = contacts_of(received, Country::IR).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Mina", "Reza"]);
    }

    #[test]
    fn a_page_is_a_customer_by_its_title_and_keeps_its_address() {
        let received = Received {
            title: "Rostami Foods".to_owned(),
            url: "https://rostami.example/".to_owned(),
            ..Received::default()
        };
        let contacts = contacts_of(received, Country::GB);
        assert_eq!(contacts[0].name, "Rostami Foods");
        assert_eq!(contacts[0].notes, "Rostami Foods\nhttps://rostami.example/");
    }

    #[test]
    fn nothing_said_is_no_contact() {
        assert_eq!(contacts_of(Received::default(), Country::IR), []);
    }
}
