//! What cannot be right is said beside the field, and whatever is typed is only ever text.

use peyvand_e2e::{
    journey::{Journey, Traveller},
    on_phone_and_desktop,
};

on_phone_and_desktop!(an_over_long_name_is_refused_and_kept_in_the_form);
on_phone_and_desktop!(markup_is_shown_as_the_text_it_is);

fn an_over_long_name_is_refused_and_kept_in_the_form(traveller: Traveller) {
    let journey = Journey::begin_empty("long-name", traveller);
    let page = journey.page();
    let long = "مینا ".repeat(200);
    page.shell().add();
    page.quick_add().name(&long);
    page.quick_add().save();
    let words = page.word("customers.problem_too_long");
    // What stands between the two numbers is the same in any digits.
    let middle = words.split("}}").nth(1).and_then(|rest| rest.split("{{").next()).unwrap();
    page.see(middle);
    assert_eq!(page.quick_add().name_now().trim(), long.trim());
    journey.end();
}

fn markup_is_shown_as_the_text_it_is(traveller: Traveller) {
    let journey = Journey::begin_empty("markup", traveller);
    let page = journey.page();
    let name = "<img src=x onerror=alert(1)>";
    let note = "</p><script>document.title='broken'</script> \u{202E}reversed";
    page.quick_add().add(name, "\"><b>@example.com");
    page.customer().notes(note);
    page.shell().wait_for_message(&page.word("customers.saved"));
    page.customer().log("terms.note");
    page.log_sheet().text(note);
    page.log_sheet().save("terms.note");
    page.customer().wait_for_history("<script>document.title");
    page.shell().go_customers();
    page.customers().wait_for(name);
    page.customers().search("<img");
    page.customers().wait_for(name);
    page.wait_until("no markup to have become elements", "!document.querySelector('img, main script, b')");
    journey.end();
}
