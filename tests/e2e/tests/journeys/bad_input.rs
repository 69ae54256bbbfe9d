//! What cannot be right is said beside the field, and whatever is typed is only ever text.

use peyvand_e2e::{
    browser::Key,
    journey::{Journey, Traveller},
    on_phone_and_desktop,
    page::{Page, Role},
};

on_phone_and_desktop!(what_is_no_number_and_no_date_is_said_beside_the_field);
on_phone_and_desktop!(an_over_long_name_is_refused_and_kept_in_the_form);
on_phone_and_desktop!(markup_is_shown_as_the_text_it_is);

fn what_is_no_number_and_no_date_is_said_beside_the_field(traveller: Traveller) {
    let journey = Journey::begin_empty("bad-input", traveller);
    let page = journey.page();
    page.shell().add();
    page.quick_add().name("مینا رستگار");
    page.quick_add().contact("912");
    page.quick_add().save();
    wait_for_mistake(
        page,
        &page.word("customers.phone_or_email"),
        &page.word("customers.problem_phone_short"),
    );
    assert_eq!(page.quick_add().name_now(), "مینا رستگار");
    page.quick_add().contact("0912 345 6789");
    page.quick_add().save();
    page.customer().wait("مینا رستگار");

    page.customer().log("terms.call");
    page.log_sheet().text("قیمت تازه خواست");
    page.log_sheet().at_another_time();
    // In the time zone of Tehran dates are Jalali in every language, and Mehr has 30 days.
    page.log_sheet().day_and_month(31, 7);
    page.log_sheet().save("terms.call");
    page.see(&page.word("customers.problem_date"));
    assert_eq!(page.log_sheet().text_now(), "قیمت تازه خواست");
    journey.end();
}

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

/// Waits until the field with this label says that it is wrong, and why.
fn wait_for_mistake(page: Page<'_>, label: &str, why: &str) {
    page.see(why);
    let field = page.find(Role::Textbox, label);
    let told = page.browser.run(
        "const field = arguments[0];
         const ids = `${field.getAttribute('aria-describedby')} ${field.getAttribute('aria-errormessage')}`;
         const said = ids.split(' ').map((id) => document.getElementById(id)?.innerText ?? '').join(' ');
         return [field.getAttribute('aria-invalid'), said]",
        &[field.as_argument()],
    );
    assert_eq!(told[0], "true", "the field is not marked as wrong");
    assert!(told[1].as_str().unwrap().contains(why), "the field is not tied to its mistake: {told}");
    page.browser.press(Key::Tab);
}
