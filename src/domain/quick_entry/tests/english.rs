use super::*;

#[test]
fn relative_days_count_from_today() {
    all_tell(
        &london(),
        &[
            ("call Reza tomorrow 10", "Call <Reza> 2025-11-23 10:00"),
            ("call Reza today 5pm", "Call <Reza> 2025-11-22 17:00"),
            ("text Mina tonight 8", "Message <Mina> 2025-11-22 20:00"),
            ("visit Omar in 3 days about prices", "Visit <Omar> \"prices\" 2025-11-25"),
            ("call Omar the day after tomorrow", "Call <Omar> 2025-11-24"),
            ("call Omar in a week", "Call <Omar> 2025-11-29"),
            ("call Omar in 2 months", "Call <Omar> 2026-01-22"),
            ("call Omar 10 days from now", "Call <Omar> 2025-12-02"),
            ("call Reza next week", "Call <Reza> 2025-11-29"),
            ("call Reza next month", "Call <Reza> 2025-12-22"),
            ("call Reza end of the month", "Call <Reza> 2025-11-30"),
            ("pay rent at the beginning of next month", "ToDo \"pay rent\" 2025-12-01"),
            ("call Reza end of week", "Call <Reza> 2025-11-28"),
            ("call Reza in 2 hours", "Call <Reza> 2025-11-22 13:00"),
            ("call Reza in half an hour", "Call <Reza> 2025-11-22 11:30"),
            ("call Reza in 14 hours", "Call <Reza> 2025-11-23 01:00"),
        ],
    );
}

#[test]
fn a_weekday_is_the_next_to_come() {
    all_tell(
        &london(),
        &[
            ("call Reza on Monday", "Call <Reza> 2025-11-24"),
            ("call Reza this Thursday", "Call <Reza> 2025-11-27"),
            ("call Reza Saturday", "Call <Reza> 2025-11-29"),
            ("call Reza Saturday at 4", "Call <Reza> 2025-11-22 16:00"),
            ("call Reza Saturday at 9", "Call <Reza> 2025-11-29 09:00"),
            ("call Reza sat about prices", "Call <Reza> \"prices\" 2025-11-29"),
            ("Tuesday next week call Reza", "Call <Reza> 2025-11-25"),
            ("send quote to Karim by Thursday", "ToDo <Karim> \"send quote\" 2025-11-27"),
            ("send quote before Monday", "ToDo \"send quote\" 2025-11-23"),
        ],
    );
}

#[test]
fn the_next_tuesday_of_english_is_in_the_next_week() {
    let line = "meet Sara at Laleh Store next Tuesday 14:30 for 45 min";
    let monday = Moment { today: "2025-11-24".parse().unwrap(), ..london() };
    all_tell(&london(), &[(line, "Meeting <Sara> \"at Laleh Store\" 2025-11-25 14:30 45min")]);
    all_tell(&monday, &[(line, "Meeting <Sara> \"at Laleh Store\" 2025-12-02 14:30 45min")]);
}

#[test]
fn a_day_and_month_are_the_next_to_come() {
    all_tell(
        &london(),
        &[
            ("call Reza 3 March", "Call <Reza> 2026-03-03"),
            ("March 3rd meeting with Omar", "Meeting <Omar> 2026-03-03"),
            ("call Reza on the 3rd of March 2027", "Call <Reza> 2027-03-03"),
            ("call Reza Mon, Dec 1 9:15am", "Call <Reza> 2025-12-01 09:15"),
            ("call Reza 12 Azar", "Call <Reza> 2025-12-03"),
            ("call Reza on 15 Mehr at 9", "Call <Reza> 2026-10-07 09:00"),
            ("call Reza 12/5", "Call <Reza> 2026-05-12"),
            ("send 20 boxes to Omar by 12/10", "ToDo <Omar> \"send 20 boxes\" 2026-10-12"),
            ("call Reza 2026-01-05", "Call <Reza> 2026-01-05"),
            ("call Reza 5/1/26", "Call <Reza> 2026-01-05"),
            ("meet Sara the 15th", "Meeting <Sara> 2025-12-15"),
            ("on the 15th send invoice", "ToDo \"send invoice\" 2025-12-15"),
            ("call Reza on the 31st", "Call <Reza> 2025-12-31"),
            ("pay rent on the 5th of next month", "ToDo \"pay rent\" 2025-12-05"),
        ],
    );
}

#[test]
fn a_bare_hour_is_one_of_business() {
    all_tell(
        &london(),
        &[
            ("lunch with Hassan at 1", "Meeting <Hassan> 2025-11-22 13:00"),
            ("call Reza at 9", "Call <Reza> 2025-11-23 09:00"),
            ("call Reza at 9 pm", "Call <Reza> 2025-11-22 21:00"),
            ("call Reza at 7 in the evening", "Call <Reza> 2025-11-22 19:00"),
            ("call Reza tomorrow 6am", "Call <Reza> 2025-11-23 06:00"),
            ("call Reza at 02:30", "Call <Reza> 2025-11-23 02:30"),
            ("call Reza 10.30 tomorrow", "Call <Reza> \"10.30\" 2025-11-23"),
            ("call Reza tomorrow 10.30", "Call <Reza> 2025-11-23 10:30"),
            ("call Reza at quarter to five", "Call <Reza> 2025-11-22 16:45"),
            ("call Reza half past ten tomorrow", "Call <Reza> 2025-11-23 10:30"),
            ("call Reza Friday at noon", "Call <Reza> 2025-11-28 12:00"),
            ("call Reza tomorrow morning", "Call <Reza> 2025-11-23 09:00"),
            ("call Reza in the morning", "Call <Reza> 2025-11-23 09:00"),
            ("call Reza this evening", "Call <Reza> 2025-11-22 18:00"),
            ("call Reza tomorrow morning 9", "Call <Reza> 2025-11-23 09:00"),
            ("10 tomorrow call Reza", "Call <Reza> 2025-11-23 10:00"),
            ("call Reza tomorrow 12am", "Call <Reza> 2025-11-23 00:00"),
            ("call Reza tomorrow at midnight", "Call <Reza> 2025-11-24 00:00"),
        ],
    );
}

#[test]
fn lengths_and_ends_are_minutes() {
    all_tell(
        &london(),
        &[
            (
                "visit Dr. Omar Hassan tomorrow, 10:30, for 1.5 hours",
                "Visit <Dr. Omar Hassan> 2025-11-23 10:30 90min",
            ),
            ("Sales meeting Monday 10-12", "Meeting \"Sales\" 2025-11-24 10:00 120min"),
            ("meet Sara from 2 to 4pm tomorrow", "Meeting <Sara> 2025-11-23 14:00 120min"),
            ("call Reza tomorrow 10:30-11:15", "Call <Reza> 2025-11-23 10:30 45min"),
            ("meet Sara tomorrow at 9 for an hour and a half", "Meeting <Sara> 2025-11-23 09:00 90min"),
            ("meet Sara tomorrow at 9 1h30", "Meeting <Sara> 2025-11-23 09:00 90min"),
            ("meet Sara tomorrow 11 to 1", "Meeting <Sara> 2025-11-23 11:00 120min"),
        ],
    );
}

#[test]
fn rules_say_how_and_from_which_day() {
    all_tell(
        &london(),
        &[
            ("every 15th of the month send invoice !", "ToDo \"send invoice\" 2025-12-15 Monthly(15) High"),
            ("every Monday and Thursday visit Karim at 9", "Visit <Karim> 2025-11-24 09:00 Weekly(Mon,Thu)"),
            ("every Mon, Wed and Fri gym", "ToDo \"gym\" 2025-11-24 Weekly(Mon,Wed,Fri)"),
            (
                "every weekday at 8 check stock",
                "ToDo \"check stock\" 2025-11-24 08:00 Weekly(Mon,Tue,Wed,Thu,Fri)",
            ),
            ("every 2 weeks call Reza", "Call <Reza> 2025-11-22 2xWeekly"),
            ("every other Tuesday meeting with Sara 11:00", "Meeting <Sara> 2025-11-25 11:00 2xWeekly(Tue)"),
            ("every second Tuesday meeting with Sara", "Meeting <Sara> 2025-11-25 2xWeekly(Tue)"),
            ("every month on the 1st pay rent", "ToDo \"pay rent\" 2025-12-01 Monthly(1)"),
            ("last Thursday of the month send report", "ToDo \"send report\" 2025-11-27 Monthly(-1Thu)"),
            ("every last Friday review stock", "ToDo \"review stock\" 2025-11-28 Monthly(-1Fri)"),
            (
                "first Monday of every month team meeting 9am",
                "Meeting \"team\" 2025-12-01 09:00 Monthly(1Mon)",
            ),
            ("last day of every month count stock", "ToDo \"count stock\" 2025-11-30 Monthly(-1)"),
            ("pay rent every year on 3 March", "ToDo \"pay rent\" 2026-03-03 Yearly(Gregorian 3/3)"),
            ("Mondays and Wednesdays gym", "ToDo \"gym\" 2025-11-24 Weekly(Mon,Wed)"),
            ("review prices weekly", "ToDo \"review prices\" 2025-11-22 Weekly"),
            ("every morning call the office", "Call <office> 2025-11-23 09:00 Daily"),
            (
                "every Sunday to Thursday at 8 call office",
                "Call <office> 2025-11-23 08:00 Weekly(Sun,Mon,Tue,Wed,Thu)",
            ),
            ("every 29 February call Reza", "Call <Reza> 2026-02-28 Yearly(Gregorian 2/29)"),
        ],
    );
}

#[test]
fn a_rule_ends_when_it_is_said_to() {
    all_tell(
        &london(),
        &[
            ("every day until 15 January take photos", "ToDo \"take photos\" 2025-11-22 Daily..2026-01-15"),
            ("every week 5 times call Reza", "Call <Reza> 2025-11-22 Weekly#5"),
            ("every day for 2 weeks call Reza", "Call <Reza> 2025-11-22 Daily..2025-12-06"),
            ("every Monday starting next month call Reza", "Call <Reza> 2025-12-22 Weekly(Mon)"),
        ],
    );
}

#[test]
fn priority_and_reminders_are_taken_out() {
    all_tell(
        &london(),
        &[
            ("urgent: call Omar today", "Call <Omar> 2025-11-22 High"),
            ("call Omar !!", "Call <Omar> High"),
            ("call Omar asap", "Call <Omar> High"),
            ("low priority clean the car", "ToDo \"clean the car\" Low"),
            ("prepare urgent samples", "ToDo \"prepare urgent samples\""),
            ("remind me to call Ali on Sunday", "Call <Ali> 2025-11-23 remind-0"),
            ("call Ali tomorrow 9 remind me 30 minutes before", "Call <Ali> 2025-11-23 09:00 remind-30"),
            ("call Ali tomorrow 9, reminder 1 hour before", "Call <Ali> 2025-11-23 09:00 remind-60"),
            ("remind Reza about the payment", "ToDo \"remind Reza about the payment\""),
        ],
    );
}

#[test]
fn names_that_are_words_stay_names() {
    all_tell(
        &london(),
        &[
            ("call May tomorrow", "Call <May> 2025-11-23"),
            ("meet May on 12 May at 3", "Meeting <May> 2026-05-12 15:00"),
            ("call April tomorrow", "Call <April> 2025-11-23"),
            ("visit Friday Market on Monday", "Visit <Friday Market> 2025-11-24"),
            ("visit Friday Market", "Visit <Friday Market>"),
            ("visit Sunday Times tomorrow", "Visit <Sunday Times> 2025-11-23"),
            ("visit Morning Star Bakery", "Visit <Morning Star Bakery>"),
            (
                "Meeting with Al Noor Trading on Sunday at 10:30 in Dubai",
                "Meeting <Al Noor Trading> \"in Dubai\" 2025-11-23 10:30",
            ),
            (
                "Send samples to Hassan & Sons next Thursday morning",
                "ToDo <Hassan & Sons> \"Send samples\" 2025-11-27 09:00",
            ),
        ],
    );
}

#[test]
fn numbers_that_are_no_days_and_hours_stay_in_the_title() {
    all_tell(
        &london(),
        &[
            ("order 40 boxes", "ToDo \"order 40 boxes\""),
            ("order 10 boxes tomorrow", "ToDo \"order 10 boxes\" 2025-11-23"),
            ("call Reza tomorrow 10 boxes", "Call <Reza> \"10 boxes\" 2025-11-23"),
            ("call 0912 123 4567 tomorrow 10", "Call <0912 123 4567> 2025-11-23 10:00"),
            ("call Reza 09121234567 Friday", "Call <Reza> \"09121234567\" 2025-11-28"),
            ("price is $10 tomorrow", "ToDo \"price is $10\" 2025-11-23"),
            ("buy 2 watches for 10 dollars", "ToDo \"buy 2 watches for 10 dollars\""),
            ("see samples at 10 Downing Street", "ToDo \"see samples at 10 Downing Street\""),
            ("call support 24/7", "Call <support> \"24/7\""),
            ("order 3/4 inch pipes", "ToDo \"order 3/4 inch pipes\""),
            ("meeting on the 2nd floor", "Meeting \"on the 2nd floor\""),
            ("buy sun cream", "ToDo \"buy sun cream\""),
            ("prepare slides for meeting", "ToDo \"prepare slides for meeting\""),
            ("order phone chargers", "ToDo \"order phone chargers\""),
        ],
    );
}

#[test]
fn commas_and_brackets_around_what_is_taken_go_with_it() {
    let title = |typed: &str| understand(typed, &london()).title;
    assert_eq!(title("call Reza (tomorrow)"), "call Reza");
    assert_eq!(title("tomorrow, 10: call Reza, bring samples"), "call Reza, bring samples");
    assert_eq!(title("call Reza, tomorrow, 10."), "call Reza");
    assert_eq!(title("call Reza tomorrow, bring samples"), "call Reza, bring samples");
    assert_eq!(title("Did Reza   pay?"), "Did Reza pay?");
}

#[test]
fn each_part_is_shown_where_it_stands() {
    let typed = "call Reza tomorrow 10 for 20 min !";
    let parts = understand(typed, &london()).parts;
    let shown: Vec<(PartKind, &str)> =
        parts.iter().map(|part| (part.kind, &typed[part.range.clone()])).collect();
    assert_eq!(
        shown,
        [
            (PartKind::Kind, "call"),
            (PartKind::Whom, "Reza"),
            (PartKind::Day, "tomorrow"),
            (PartKind::Time, "10"),
            (PartKind::Length, "for 20 min"),
            (PartKind::Priority, "!"),
        ]
    );
}
