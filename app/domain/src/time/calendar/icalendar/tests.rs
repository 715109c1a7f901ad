//! What is read of events, and what is told of broken ones.

use proptest::prelude::*;

use super::*;
use crate::time::calendar::DayKind;

fn file(body: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{body}END:VCALENDAR\n").replace('\n', "\r\n")
}

fn reasons(body: &str) -> Vec<(usize, &'static str)> {
    let problems = parse_icalendar(&file(body)).unwrap_err();
    problems.iter().map(|problem| (problem.line, problem.reason.code())).collect()
}

#[test]
fn r_t3_all_day_events_become_days() {
    let days = parse_icalendar(&file(
        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20280321\nDTEND;VALUE=DATE:20280324\nSUMMARY;LANGUAGE=en:Nowruz\\, the \n spring feast\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART;X-NOTE=\"a:b\":20280506\nSUMMARY:Worked\nX-TALQY-KIND:working-day\nEND:VEVENT\n\
         BEGIN:VEVENT\nDTSTART:20280508\nDTEND:20280508\nSUMMARY:Off\nCATEGORIES:Kazakhstan,DAY_OFF\nSTATUS:TENTATIVE\nEND:VEVENT\n",
    ))
    .unwrap()
    .days;
    let read: Vec<_> = days.iter().map(|day| (day.date.to_string(), day.kind, day.name.as_str())).collect();
    assert_eq!(
        read,
        [
            ("2028-03-21".to_owned(), DayKind::Holiday, "Nowruz, the spring feast"),
            ("2028-03-22".to_owned(), DayKind::Holiday, "Nowruz, the spring feast"),
            ("2028-03-23".to_owned(), DayKind::Holiday, "Nowruz, the spring feast"),
            ("2028-05-06".to_owned(), DayKind::WorkingDay, "Worked"),
            ("2028-05-08".to_owned(), DayKind::DayOff, "Off"),
        ]
    );
    assert!(days[4].estimated && !days[3].estimated);
}

#[test]
fn r_t3_what_cannot_be_a_day_is_told_with_its_line() {
    assert_eq!(reasons(""), [(1, "empty")]);
    assert_eq!(
        reasons("BEGIN:VEVENT\nDTSTART:20280101T090000Z\nSUMMARY:A\nEND:VEVENT\n"),
        [(4, "not_all_day")]
    );
    assert_eq!(
        reasons("BEGIN:VEVENT\nDTSTART:20280101\nSUMMARY:A\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n"),
        [(6, "repeats")]
    );
    assert_eq!(reasons("BEGIN:VEVENT\nSUMMARY:A\nEND:VEVENT\n"), [(3, "no_start")]);
    assert_eq!(reasons("BEGIN:VEVENT\nDTSTART:20280101\nEND:VEVENT\n"), [(3, "no_name")]);
    assert_eq!(reasons("BEGIN:VEVENT\nDTSTART:20281301\nEND:VEVENT\n"), [(4, "bad_date")]);
    assert_eq!(reasons("BEGIN:VEVENT\nDTSTART:20280101\n"), [(3, "open_event")]);
    let long = "BEGIN:VEVENT\nDTSTART:20280101\nDTEND:20290101\nSUMMARY:A\nEND:VEVENT\n";
    assert_eq!(reasons(long), [(3, "bad_length")]);
    assert_eq!(parse_icalendar("date,kind").unwrap_err()[0].reason, ImportReason::NotACalendar);
}

#[test]
fn r_t3_too_much_of_anything_is_named_with_its_line() {
    let month = "BEGIN:VEVENT\nDTSTART:20280101\nDTEND:20280201\nSUMMARY:A\nEND:VEVENT\n";
    assert_eq!(reasons(&month.repeat(200)), [(652, "many_days")]);
    let folded = format!("BEGIN:VEVENT\nSUMMARY:\n{}", " а\n".repeat(6_000));
    assert_eq!(reasons(&folded), [(4, "long_line")]);
    let named = format!("BEGIN:VEVENT\nDTSTART:20280101\nSUMMARY:{}\nEND:VEVENT\n", "А".repeat(501));
    assert_eq!(reasons(&named), [(3, "long_name")]);
    let wrong = reasons(&"BEGIN:VEVENT\nEND:VEVENT\n".repeat(300));
    assert_eq!((wrong.len(), wrong.last().unwrap().1), (101, "more_problems"));
}

/// The days of events with their names, and the codes of what is told and not taken.
fn read(body: &str) -> (Vec<(String, String)>, Vec<NoteKind>) {
    let year = parse_icalendar(&file(body)).unwrap();
    let days = year.of_year(2028).days.into_iter().map(|day| (day.date.to_string(), day.name)).collect();
    (days, year.notes.into_iter().map(|note| note.kind).collect())
}

fn days(body: &str) -> Vec<String> {
    read(body).0.into_iter().map(|(date, name)| format!("{date} {name}")).collect()
}

#[test]
fn r_t3_what_real_feeds_say_of_a_day_is_read() {
    let event = |lines: &str| format!("BEGIN:VEVENT\n{lines}SUMMARY:А\nEND:VEVENT\n");
    let three = ["2028-03-21 А", "2028-03-22 А", "2028-03-23 А"];
    for lines in [
        "DTSTART:20280321\nDURATION:P3D\n",
        "DTSTART;TZID=Asia/Almaty:20280321T000000\nDURATION:PT72H\n",
        "DTSTART:20280321T000000\nDTEND:20280324T000000\n",
        "DTSTART:20280321T000000\nDTEND:20280323T235959\n",
        "DTSTART:20280321\nRDATE;VALUE=DATE:20280322,20280323\n",
        "DTSTART:20280320\nRDATE:20280321,20280322,20280323\nEXDATE:20280320\n",
        "DTSTART:20260321\nDTEND:20260324\nRRULE:FREQ=YEARLY\n",
    ] {
        assert_eq!(days(&event(lines)), three, "{lines}");
    }
    assert_eq!(days(&event("DTSTART:20200308\nRRULE:FREQ=YEARLY;INTERVAL=1\n")), ["2028-03-08 А"]);
    let alarm = "DTSTART:20280322\nBEGIN:VALARM\nDTSTART:20280401\nSUMMARY:Б\nDURATION:PT15M\nEND:VALARM\n";
    assert_eq!(days(&event(alarm)), ["2028-03-22 А"]);
    let coded = "BEGIN:VEVENT\nDTSTART:20280501\nSUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D0=90=\n=D0=91\nEND:VEVENT\n";
    assert_eq!(days(coded), ["2028-05-01 АБ"]);
    assert_eq!(reasons(&coded.replace("UTF-8", "KOI8-R")), [(5, "coding")]);
    assert_eq!(reasons(&coded.replace("=D0=91", "=ZZ")), [(5, "coding")]);
    for lines in ["DURATION:PT5H\n", "DURATION:P\u{2d}1D\n", "DURATION:P40D\n"] {
        assert_eq!(reasons(&event(&format!("DTSTART:20280321\n{lines}"))).len(), 1, "{lines}");
    }
}

#[test]
fn r_t3_what_is_cancelled_or_only_observed_is_told_and_not_taken() {
    let event = |name: &str, lines: &str| {
        format!("BEGIN:VEVENT\nDTSTART:20280214\nSUMMARY:{name}\n{lines}END:VEVENT\n")
    };
    let off = event("А", "DESCRIPTION:Public holiday\nTRANSP:TRANSPARENT\n").replace("0214", "0308");
    for lines in [
        "DESCRIPTION:Observance\\nTo hide observances\n",
        "CATEGORIES:Kazakhstan,Observance\n",
        "TRANSP:TRANSPARENT\n",
        "CATEGORIES:Атаулы күн\n",
    ] {
        let (days, notes) = read(&format!("{}{off}", event("Б", lines)));
        assert_eq!(days, [("2028-03-08".to_owned(), "А".to_owned())], "{lines}");
        assert_eq!(notes, [NoteKind::Observance { name: "Б".to_owned() }], "{lines}");
    }
    let (days, notes) = read(&format!("{}{off}", event("Б", "STATUS:CANCELLED\n")));
    assert_eq!((days.len(), notes), (1, vec![NoteKind::Cancelled { name: "Б".to_owned() }]));
    assert_eq!(reasons(&event("Б", "STATUS:CANCELLED\n")), [(1, "nothing_taken")]);
    assert_eq!(reasons(&format!("METHOD:CANCEL\n{off}")), [(1, "nothing_taken")]);
    let meeting = event("Б", "STATUS:CANCELLED\n").replace("20280214", "20280214T090000");
    assert_eq!(read(&format!("{meeting}{off}")).0.len(), 1, "an hour of what is cancelled hinders nothing");
}

#[test]
fn r_t3_one_date_is_one_day_and_a_moved_feast_leaves_its_day() {
    let twice = "BEGIN:VEVENT\nDTSTART:20280509\nSUMMARY:А\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20280509\nSUMMARY:Б\nEND:VEVENT\n";
    let (days, notes) = read(twice);
    assert_eq!(days, [("2028-05-09".to_owned(), "А".to_owned())]);
    assert!(matches!(notes.as_slice(), [NoteKind::Twice { name, .. }] if name == "Б"));
    let moved = "BEGIN:VEVENT\nUID:1\nDTSTART:20200708\nRRULE:FREQ=YEARLY\nSUMMARY:А\nEND:VEVENT\n\
                 BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20280708\nDTSTART:20280710\nSUMMARY:А\nEND:VEVENT\n";
    assert_eq!(self::days(moved), ["2028-07-10 А"]);
}

proptest! {
    #[test]
    fn r_t3_no_file_stops_the_import(text in any::<String>(), body in "(BEGIN:VEVENT\n|END:VEVENT\n|DTSTART:20280101\n|DTEND:99991231\n|SUMMARY:A\n|\\PC{0,6}[:;\"]\n| \\PC\n){0,12}") {
        let _ = parse_icalendar(&text);
        let _ = super::super::parse_csv(&text);
        if let Ok(read) = parse_icalendar(&file(&body)) {
            prop_assert!(!read.is_empty());
        }
    }
}
