//! Dates as receipts print them.

use proptest::prelude::*;

use super::*;

fn first(text: &str) -> Option<String> {
    dates(text, Order::DayFirst).first().map(|found| found.date.to_string())
}

#[test]
fn all_usual_ways_are_read() {
    for (text, want) in [
        ("Date: 25/12/2018 8:13:39 PM", "2018-12-25"),
        ("12-03-18", "2018-03-12"),
        ("23.03.26 20:47:43", "2026-03-23"),
        ("24 02 2026 15:47", "2026-02-24"),
        ("28 Mar 18 18:32:36", "2018-03-28"),
        ("02/Jan/2017", "2017-01-02"),
        ("14dun/2017", "2017-06-14"),
        ("14MMay/2017", "2017-05-14"),
        ("SA12DATA:2104-2026", "2026-04-21"),
        ("10 OCT 2017 TUE", "2017-10-10"),
        ("20 de marzo de 2018", "2018-03-20"),
        ("3 d'octubre de 2020", "2020-10-03"),
        ("09:13 am, 21 March, 2018", "2018-03-21"),
        ("March 21, 2018", "2018-03-21"),
        ("05-Jan-2017", "2017-01-05"),
        ("12 Ogos 2018", "2018-08-12"),
        ("20180428/191204", "2018-04-28"),
        ("2018-01-0522:55:25", "2018-01-05"),
        ("03/02/201815:28", "2018-02-03"),
        ("01/03/1819:14", "2018-03-01"),
        ("5/3/2018 22:52:33", "2018-03-05"),
        ("14-01-2018（Sun）16:02", "2018-01-14"),
        ("03/25/2018", "2018-03-25"),
    ] {
        assert_eq!(first(text).as_deref(), Some(want), "{text}");
    }
}

#[test]
fn other_numbers_are_no_dates() {
    for text in [
        "1.20.30.4x",
        "10:20:37",
        "12,34,567.80",
        "NO.2/33/4",
        "31/02/2018",
        "03-7845 8155",
        "0102202601021234",
        "5.90 3 17.70",
        "45/13/2018",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn the_other_way_round_is_told_when_it_is_possible() {
    let found = &dates("03/04/2018", Order::DayFirst)[0];
    assert_eq!(found.date.to_string(), "2018-04-03");
    assert_eq!(found.swapped.map(|d| d.to_string()).as_deref(), Some("2018-03-04"));
    assert_eq!(dates("25/04/2018", Order::MonthFirst)[0].date.to_string(), "2018-04-25");
    assert_eq!(dates("03/04/2018", Order::MonthFirst)[0].date.to_string(), "2018-03-04");
}

#[test]
fn letters_in_place_of_digits_are_set_right() {
    assert_eq!(repair("24-02-202b 15:48").as_deref(), Some("24-02-2026 15:48"));
    assert_eq!(repair("plain text"), None);
}

proptest! {
    #[test]
    fn any_text_is_searched_without_panic(text in "\\PC{0,60}") {
        let _ = dates(&text, Order::DayFirst);
        let _ = repair(&text);
    }

    #[test]
    fn digits_and_signs_are_searched_without_panic(text in "[0-9/.\\- :,a-zé]{0,30}") {
        let _ = dates(&text, Order::MonthFirst);
    }

    #[test]
    fn written_dates_are_read_back(
        day in 1_u32..=28, month in 1_u32..=12, year in 2000_i32..2099,
        sign in prop::sample::select(vec!["/", "-", "."]),
    ) {
        let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        for text in [
            format!("{day:02}{sign}{month:02}{sign}{year}"),
            format!("x {day}{sign}{month}{sign}{:02} 10:22", year % 100),
            format!("{year}{sign}{month:02}{sign}{day:02}"),
            format!("{}", date.format("%d %b %Y")),
            format!("{}", date.format("%Y%m%d")),
        ] {
            let found = dates(&text, Order::DayFirst);
            prop_assert_eq!(found.first().map(|f| f.date), Some(date), "{}", text);
        }
    }
}
