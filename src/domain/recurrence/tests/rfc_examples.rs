//! The examples of RFC 5545, 3.8.5.3, that are about whole days, and those of RFC 7529.

use super::*;

/// Days as the RFC lists them: a month, then its days.
fn days(listed: &[(&str, &[u8])]) -> Vec<CivilDate> {
    let of_month = |(month, days): &(&str, &[u8])| -> Vec<CivilDate> {
        days.iter().map(|number| day(&format!("{month}-{number:02}"))).collect()
    };
    listed.iter().flat_map(of_month).collect()
}

#[track_caller]
fn gives(rule: &str, start: &str, listed: &[(&str, &[u8])]) {
    let expected = days(listed);
    assert_eq!(occurrences(rule, start, expected.len()), expected, "{rule}");
}

/// As [`gives`], and then it ends.
#[track_caller]
fn gives_only(rule: &str, start: &str, listed: &[(&str, &[u8])]) {
    assert_eq!(occurrences(rule, start, 1_000), days(listed), "{rule}");
}

#[test]
fn daily_rules_count_days() {
    gives_only("FREQ=DAILY;COUNT=10", "1997-09-02", &[("1997-09", &[2, 3, 4, 5, 6, 7, 8, 9, 10, 11])]);
    gives("FREQ=DAILY;INTERVAL=2", "1997-09-02", &[("1997-09", &[2, 4, 6, 8, 10, 12, 14])]);
    gives_only(
        "FREQ=DAILY;INTERVAL=10;COUNT=5",
        "1997-09-02",
        &[("1997-09", &[2, 12, 22]), ("1997-10", &[2, 12])],
    );
}

#[test]
fn the_last_day_is_still_of_the_rule() {
    let all = occurrences("FREQ=DAILY;UNTIL=19971224T000000Z", "1997-09-02", 1_000);
    assert_eq!((all.len(), all.last()), (114, Some(&day("1997-12-24"))));
}

#[test]
fn every_day_of_january_is_the_same_by_years_and_by_days() {
    let by_years = occurrences(
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        "1998-01-01",
        1_000,
    );
    assert_eq!(by_years.len(), 93);
    assert_eq!(by_years, occurrences("FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", "1998-01-01", 1_000));
}

#[test]
fn weekly_rules_count_weeks() {
    gives_only(
        "FREQ=WEEKLY;COUNT=10",
        "1997-09-02",
        &[("1997-09", &[2, 9, 16, 23, 30]), ("1997-10", &[7, 14, 21, 28]), ("1997-11", &[4])],
    );
    gives(
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "1997-09-02",
        &[("1997-09", &[2, 16, 30]), ("1997-10", &[14, 28]), ("1997-11", &[11, 25]), ("1997-12", &[9, 23])],
    );
    gives_only(
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        "1997-09-02",
        &[("1997-09", &[2, 4, 9, 11, 16, 18, 23, 25, 30]), ("1997-10", &[2])],
    );
    gives_only(
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971223;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09-01",
        &[
            ("1997-09", &[1, 3, 5, 15, 17, 19, 29]),
            ("1997-10", &[1, 3, 13, 15, 17, 27, 29, 31]),
            ("1997-11", &[10, 12, 14, 24, 26, 28]),
            ("1997-12", &[8, 10, 12, 22]),
        ],
    );
    gives_only(
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "1997-09-02",
        &[("1997-09", &[2, 4, 16, 18, 30]), ("1997-10", &[2, 14, 16])],
    );
}

#[test]
fn the_day_a_week_begins_with_makes_a_difference() {
    gives_only(
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1997-08-05",
        &[("1997-08", &[5, 10, 19, 24])],
    );
    gives_only(
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1997-08-05",
        &[("1997-08", &[5, 17, 19, 31])],
    );
}

#[test]
fn the_nth_days_of_the_week_are_those_of_the_month() {
    gives_only(
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997-09-05",
        &[
            ("1997-09", &[5]),
            ("1997-10", &[3]),
            ("1997-11", &[7]),
            ("1997-12", &[5]),
            ("1998-01", &[2]),
            ("1998-02", &[6]),
            ("1998-03", &[6]),
            ("1998-04", &[3]),
            ("1998-05", &[1]),
            ("1998-06", &[5]),
        ],
    );
    gives_only(
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997-09-07",
        &[
            ("1997-09", &[7, 28]),
            ("1997-11", &[2, 30]),
            ("1998-01", &[4, 25]),
            ("1998-03", &[1, 29]),
            ("1998-05", &[3, 31]),
        ],
    );
    gives_only(
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997-09-22",
        &[
            ("1997-09", &[22]),
            ("1997-10", &[20]),
            ("1997-11", &[17]),
            ("1997-12", &[22]),
            ("1998-01", &[19]),
            ("1998-02", &[16]),
        ],
    );
    gives(
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "1997-09-02",
        &[
            ("1997-09", &[2, 9, 16, 23, 30]),
            ("1997-11", &[4, 11, 18, 25]),
            ("1998-01", &[6, 13, 20, 27]),
            ("1998-03", &[3, 10, 17, 24, 31]),
        ],
    );
}

#[test]
fn days_of_the_month_are_counted_from_its_start_or_its_end() {
    gives(
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "1997-09-28",
        &[
            ("1997-09", &[28]),
            ("1997-10", &[29]),
            ("1997-11", &[28]),
            ("1997-12", &[29]),
            ("1998-01", &[29]),
            ("1998-02", &[26]),
        ],
    );
    gives_only(
        "FREQ=MONTHLY;COUNT=5;BYMONTHDAY=2,15",
        "1997-09-02",
        &[("1997-09", &[2, 15]), ("1997-10", &[2, 15]), ("1997-11", &[2])],
    );
    gives_only(
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1997-09-30",
        &[
            ("1997-09", &[30]),
            ("1997-10", &[1, 31]),
            ("1997-11", &[1, 30]),
            ("1997-12", &[1, 31]),
            ("1998-01", &[1, 31]),
            ("1998-02", &[1]),
        ],
    );
    gives_only(
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09-10",
        &[("1997-09", &[10, 11, 12, 13, 14, 15]), ("1999-03", &[10, 11, 12, 13])],
    );
}

#[test]
fn the_30th_of_february_is_left_out() {
    gives_only(
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01-15",
        &[("2007-01", &[15, 30]), ("2007-02", &[15]), ("2007-03", &[15, 30])],
    );
}

#[test]
fn yearly_rules_take_the_day_they_do_not_name_from_the_start() {
    gives_only(
        "FREQ=YEARLY;COUNT=4;BYMONTH=6,7",
        "1997-06-10",
        &[("1997-06", &[10]), ("1997-07", &[10]), ("1998-06", &[10]), ("1998-07", &[10])],
    );
    gives_only(
        "FREQ=YEARLY;INTERVAL=2;COUNT=5;BYMONTH=1,2,3",
        "1997-03-10",
        &[("1997-03", &[10]), ("1999-01", &[10]), ("1999-02", &[10]), ("1999-03", &[10]), ("2001-01", &[10])],
    );
}

#[test]
fn days_of_the_year_fall_a_day_earlier_in_leap_years() {
    gives_only(
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997-01-01",
        &[
            ("1997-01", &[1]),
            ("1997-04", &[10]),
            ("1997-07", &[19]),
            ("2000-01", &[1]),
            ("2000-04", &[9]),
            ("2000-07", &[18]),
            ("2003-01", &[1]),
            ("2003-04", &[10]),
            ("2003-07", &[19]),
            ("2006-01", &[1]),
        ],
    );
}

#[test]
fn days_of_the_week_in_a_yearly_rule_are_those_of_its_months_or_of_the_year() {
    gives(
        "FREQ=YEARLY;BYDAY=20MO",
        "1997-05-19",
        &[("1997-05", &[19]), ("1998-05", &[18]), ("1999-05", &[17])],
    );
    gives(
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1997-03-13",
        &[("1997-03", &[13, 20, 27]), ("1998-03", &[5, 12, 19, 26]), ("1999-03", &[4, 11, 18, 25])],
    );
    gives(
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "1997-06-05",
        &[("1997-06", &[5, 12, 19, 26]), ("1997-07", &[3, 10, 17, 24, 31]), ("1997-08", &[7, 14, 21, 28])],
    );
}

#[test]
fn a_day_of_the_week_narrows_down_the_days_of_the_month() {
    gives(
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "1997-09-02",
        &[("1998-02", &[13]), ("1998-03", &[13]), ("1998-11", &[13]), ("1999-08", &[13]), ("2000-10", &[13])],
    );
    gives(
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997-09-13",
        &[("1997-09", &[13]), ("1997-10", &[11]), ("1997-11", &[8]), ("1997-12", &[13]), ("1998-01", &[10])],
    );
    gives(
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11-05",
        &[("1996-11", &[5]), ("2000-11", &[7]), ("2004-11", &[2])],
    );
}

#[test]
fn positions_choose_among_the_days_of_a_month() {
    gives_only(
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1997-09-04",
        &[("1997-09", &[4]), ("1997-10", &[7]), ("1997-11", &[6])],
    );
    gives(
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997-09-29",
        &[
            ("1997-09", &[29]),
            ("1997-10", &[30]),
            ("1997-11", &[27]),
            ("1997-12", &[30]),
            ("1998-01", &[29]),
            ("1998-02", &[26]),
            ("1998-03", &[30]),
        ],
    );
}

#[test]
fn the_31st_of_shorter_months_is_left_out_or_moved_as_skip_says() {
    gives(
        "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT",
        "2014-01-31",
        &[("2014-01", &[31]), ("2014-03", &[31]), ("2014-05", &[31])],
    );
    gives_only(
        "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4",
        "2014-01-31",
        &[("2014-01", &[31]), ("2014-02", &[28]), ("2014-03", &[31]), ("2014-04", &[30])],
    );
    gives_only(
        "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=4",
        "2014-01-31",
        &[("2014-01", &[31]), ("2014-03", &[1, 31]), ("2014-05", &[1])],
    );
}

#[test]
fn a_leap_day_is_kept_on_the_first_of_march_in_common_years() {
    gives_only(
        "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;COUNT=6",
        "2012-02-29",
        &[
            ("2012-02", &[29]),
            ("2013-03", &[1]),
            ("2014-03", &[1]),
            ("2015-03", &[1]),
            ("2016-02", &[29]),
            ("2017-03", &[1]),
        ],
    );
    gives(
        "FREQ=YEARLY",
        "2012-02-29",
        &[("2012-02", &[29]), ("2016-02", &[29]), ("2020-02", &[29]), ("2024-02", &[29])],
    );
}
