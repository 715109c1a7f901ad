//! What is read of a file, and what is told of a broken one.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{RegisterImport, WarningKind, parse_register_csv, read_register_csv, register_warnings};

const HEADER: &str =
    "code,name_kk,name_ru,recipients,developing_body,providers,through_portal,forms,paid,included_on\r\n";

fn import(rows: &str) -> RegisterImport {
    parse_register_csv(&format!("{HEADER}{rows}"), NaiveDate::from_ymd_opt(2026, 3, 10).unwrap())
}

fn problems(import: &RegisterImport) -> Vec<(usize, &str, &str)> {
    let told = import.problems.iter();
    told.map(|found| (found.line, found.column.as_deref().unwrap_or(""), found.problem)).collect()
}

#[test]
fn r12_1_rows_become_entries_with_quotes_and_several_lines() {
    let import = import(
        "001,Анықтама,\"Выдача \"\"справки\"\", копии\",both,7,\"Әкімдік | Акимат\nМинистрлік | Министерство\",1,\
         electronic_full;paper,,2026-03-02\r\n\r\n002,Б,Б,individuals,7,К | К,yes,paper,yes,02.03.2026",
    );
    assert_eq!(import.problems, []);
    assert_eq!(import.entries[0].0, 2);
    assert_eq!(import.entries[0].1.name.ru, "Выдача \"справки\", копии");
    assert_eq!(import.entries[0].1.providers.len(), 2);
    assert_eq!(import.entries[1].0, 5);
    assert!(import.entries[1].1.paid);
}

#[test]
fn r12_2_a_file_may_say_how_the_register_was_approved() {
    let today = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
    let header = format!("{},approved_on,act_kind,act_number,act_on,act_address\n", HEADER.trim_end());
    let row = "001,А,А,both,7,К | К,1,paper,,2026-03-02,";
    let read = |rest: &str| parse_register_csv(&format!("{header}{row}{rest}"), today);
    let said = read("20.02.2026,order,5,2026-02-20,https://a.kz/5\n");
    assert_eq!(said.problems, []);
    let entry = &said.entries[0].1;
    assert_eq!(entry.register_approved_on(), NaiveDate::from_ymd_opt(2026, 2, 20).unwrap());
    assert_eq!(entry.act.as_ref().map(|act| act.number.as_str()), Some("5"));
    let silent = read(",,,,\n");
    assert_eq!(silent.entries, import(&row.replace("2026-03-02,", "2026-03-02\n")).entries);
    assert_eq!(silent.entries[0].1.act, None);
    let wrong = read("tomorrow,order,,2026-03-11,a.kz\n");
    assert_eq!(
        problems(&wrong),
        [
            (2, "approved_on", "malformed_date"),
            (2, "act_number", "missing"),
            (2, "act_on", "date_in_future"),
            (2, "act_address", "malformed_address"),
        ]
    );
}

#[test]
fn r12_1_problems_name_their_line_and_column() {
    let import = import(
        "001,А,А,both,7,К | К,1,paper,,2026-03-02\n001,А,А,both,7,К | К,1,paper,,2026-03-02\n\
         b d,А,,both,x,К | К,1,paper,,2027-01-01\n",
    );
    assert_eq!(
        problems(&import),
        [
            (3, "code", "repeated_code"),
            (4, "code", "malformed_code"),
            (4, "name_ru", "missing"),
            (4, "developing_body", "malformed_body"),
            (4, "included_on", "date_in_future"),
        ]
    );
}

#[test]
fn a_broken_file_is_refused_as_a_whole() {
    assert_eq!(problems(&import("a,b\n")), [(2, "", "wrong_number_of_fields")]);
    assert_eq!(problems(&import("\"a,b\n")), [(2, "", "unclosed_quote")]);
    assert_eq!(problems(&import("\"a\"b\n")), [(2, "", "text_after_quote")]);
    let today = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
    assert_eq!(problems(&parse_register_csv("", today)), [(1, "", "empty_file")]);
    let odd = parse_register_csv("code;code;colour\n1;2;3\n", today);
    assert_eq!(problems(&odd)[..2], [(1, "code", "repeated_column"), (1, "colour", "unknown_column")]);
    assert!(problems(&odd).contains(&(1, "name_kk", "missing_column")));
}

#[test]
fn too_much_of_anything_is_named_with_its_line() {
    let row = "1,А,А,both,7,К | К,1,paper,,2026-03-02\n";
    let first = |rows: &str| import(rows).problems.first().map(|one| (one.line, one.problem)).unwrap();
    assert_eq!(first(&row.repeat(5_001)), (5_002, "too_many_rows"));
    assert_eq!(first(&format!("{row}{}\n", ",".repeat(64))), (3, "too_many_columns"));
    assert_eq!(first(&format!("{row}\n\"{}", "а\n".repeat(10_001))), (4, "too_long_field"));
    assert_eq!(first(&format!("{row}{}", "а".repeat(20_001))), (3, "too_long_field"));
    let wrong = import(&"a\n".repeat(300));
    assert_eq!(wrong.problems.len(), 101);
    assert_eq!(problems(&wrong).last(), Some(&(102, "", "more_problems")));
    let many = (0..70).map(|place| format!("{place},")).collect::<Vec<_>>().concat();
    assert_eq!(problems(&parse_register_csv(&many, NaiveDate::MIN)), [(1, "", "too_many_columns")]);
}

#[test]
fn r12_1_a_table_is_read_as_spreadsheets_write_it() {
    let row = "001,А,А,both,7,К | К,да,paper,ИСТИНА,2026-03-02";
    let table = format!("{}\n{row}\n", HEADER.trim_end());
    let today = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
    let expected = parse_register_csv(&table, today).entries;
    assert!(expected[0].1.through_portal && expected[0].1.paid);
    let other = |separator: &str| table.replace(',', separator);
    for (text, line) in [
        (other("\t"), 2),
        (other("|").replace("К | К", "\"К | К\""), 2),
        (format!("\u{feff}sep=;\r\n{}", other(";")), 3),
        (format!("Мемлекеттік қызметтер тізілімі, 1 наурыз;;;\n\n{}", other(";")), 4),
        (other(";").replace('\n', ";;\n"), 2),
        (other(";").replacen('\n', ";;\n", 1), 2),
    ] {
        let read = parse_register_csv(&text, today);
        assert_eq!(read.problems, [], "{text}");
        assert_eq!(read.entries, [(line, expected[0].1.clone())], "{text}");
    }
    let headless = parse_register_csv(&format!("Реестр\n{row}\n"), today);
    assert_eq!(problems(&headless), [(1, "", "no_header")]);
    let colons = parse_register_csv(&other(":"), today);
    assert_eq!(problems(&colons), [(1, "", "no_header")]);
    let unnamed = parse_register_csv(&table.replacen("code,", "code,,", 1), today);
    assert!(problems(&unnamed).contains(&(1, "", "unnamed_column")), "{unnamed:?}");
}

#[test]
fn r12_1_a_word_that_is_neither_yes_nor_no_is_a_problem_of_its_line() {
    let import = import(
        "001,А,А,both,7,К | К,иногда,paper,?,2026-03-02\n002,А,А,both,7,К | К,жоқ,paper,иә,2026-03-02\n",
    );
    assert_eq!(problems(&import), [(2, "through_portal", "unknown_answer"), (2, "paid", "unknown_answer")]);
    assert_eq!(import.entries.len(), 1);
    assert!(!import.entries[0].1.through_portal && import.entries[0].1.paid);
}

#[test]
fn r12_1_what_was_likely_spoilt_is_told_with_its_line() {
    let rows = "900101,Омарта тiркеу,А,both,7,К | К,1,paper,,2026-03-02\n000900102,А,А,both,7,К | К,1,paper,,2026-03-02\n";
    let rows = read_register_csv(&format!("{HEADER}{rows}")).unwrap();
    let told = register_warnings(&rows, ["000900101"]);
    let told: Vec<_> = told
        .iter()
        .map(|one| (one.line, one.column.as_str(), one.kind, one.likely.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(
        told,
        [
            (2, "code", WarningKind::BecameNumber, "000900101"),
            (2, "name_kk", WarningKind::MixedLetters, "тіркеу"),
        ]
    );
}

proptest! {
    #[test]
    fn any_file_is_read_without_a_panic(text in "[a-z\",;|\r\n0-9]{0,80}") {
        let _ = import(&text);
        let _ = read_register_csv(&text);
    }
}
