//! What another app shares becomes the draft of a new customer.

use peyvand_e2e::{
    accessibility,
    journey::{self, Journey, Traveller},
    on_phone_and_desktop,
    page::Role,
};

on_phone_and_desktop!(a_shared_contact_becomes_a_draft_without_a_network);
on_phone_and_desktop!(a_share_does_not_push_out_what_is_half_written);

/// Shares as the browser does for the manifest's `share_target`, and gives the address it is led to.
const SHARE: &str = "const form = new FormData();
    if (arguments[0]) form.append('text', arguments[0]);
    if (arguments[1]) form.append('files', new File([arguments[1]], 'contact.vcf', { type: 'text/vcard' }));
    const answer = await fetch('./?share', { method: 'POST', body: form, redirect: 'manual' });
    return answer.type";

const CARD: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:مینا رستگار\r\nORG:پخش پارس\r\n\
    TEL;TYPE=CELL:0912 345 6789\r\nTEL;TYPE=WORK:021 8877 6655\r\nEMAIL:mina@pars.example\r\n\
    NOTE:در نمایشگاه دیدمش\r\nEND:VCARD\r\n";

fn a_shared_contact_becomes_a_draft_without_a_network(traveller: Traveller) {
    let mut journey = Journey::begin_empty("share", traveller);
    journey.expect_in_console("sw.js");
    journey::wait_until_kept_for_offline(journey.page());
    journey.site.go_away();
    share(&journey, "", CARD);
    let page = journey.page();
    page.quick_add().wait();
    page.wait_for_value(&page.word("customers.name"), "مینا رستگار");
    assert_eq!(page.quick_add().contact_now(), "0912 345 6789");
    assert_eq!(page.value(page.word("customers.other_contacts")), "021 8877 6655");
    assert_eq!(page.value(page.word("customers.notes")), "در نمایشگاه دیدمش");
    assert_eq!(accessibility::violations(journey.browser()), Vec::<String>::new());
    page.quick_add().save();
    page.customer().wait("مینا رستگار");

    // It was taken: the same is not added once more.
    journey.browser().go(&journey.site.url("?quick=shared"));
    page.shell().wait_for_message(&page.word("customers.shared_nothing"));
    assert!(page.look(Role::Dialog, page.word("customers.add")).is_none());
    journey.end();
}

#[test]
fn several_contacts_that_are_shared_are_brought_in_together() {
    let journey = Journey::begin_empty("share-several", Traveller::PHONE);
    journey::wait_until_kept_for_offline(journey.page());
    let other = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Parviz Rostami\r\nTEL:+44 7700 900123\r\nEND:VCARD\r\n";
    share(&journey, "", &[CARD, other].concat());
    let page = journey.page();
    page.import().wait_for("import.outcome_new", "۲");
    page.import().take_in("۲");
    journey.end();
}

fn a_share_does_not_push_out_what_is_half_written(traveller: Traveller) {
    let journey = Journey::begin_empty("share-draft", traveller);
    journey::wait_until_kept_for_offline(journey.page());
    let page = journey.page();
    page.shell().add();
    page.quick_add().name("Half Written");
    page.quick_add().close();

    share(&journey, "Parviz Rostami\n+44 7700 900123", "");
    page.quick_add().wait();
    page.wait_for_value(&page.word("customers.name"), "Parviz Rostami");
    assert_eq!(page.quick_add().contact_now(), "+44 7700 900123");
    page.quick_add().save();
    page.customer().wait("Parviz Rostami");
    page.shell().add();
    assert_eq!(page.quick_add().name_now(), "Half Written");
    journey.end();
}

fn share(journey: &Journey, text: &str, cards: &str) {
    let answer = journey.browser().run_async(SHARE, &[text.into(), cards.into()]);
    assert_eq!(answer, "opaqueredirect");
    journey.browser().go(&journey.site.url("?quick=shared"));
}
