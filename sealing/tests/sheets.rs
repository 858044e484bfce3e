//! A file on paper, typed back by somebody who is tired.

use kin_sealing::{Identity, Passphrase, Sheet, SheetError, WorkFactor, lock, split};
use proptest::prelude::*;

fn file() -> Vec<u8> {
    (0..100_u8).map(|byte| byte.wrapping_mul(73)).collect()
}

fn sheet() -> Sheet {
    Sheet::of(&file()).expect("a small file")
}

#[test]
fn what_is_printed_reads_back() {
    for length in [1, 14, 15, 16, 29, 30, 264, 1024] {
        let file: Vec<u8> = file().into_iter().cycle().take(length).collect();
        let sheet = Sheet::of(&file).unwrap();
        assert_eq!(Sheet::read(&sheet.to_lines()).unwrap().file(), file);
        assert_eq!(Sheet::read(&sheet.to_code()).unwrap().file(), file);
    }
    assert_eq!(Sheet::of(&[]).unwrap_err(), SheetError::SheetEmpty);
    assert_eq!(Sheet::of(&[0; 1025]).unwrap_err(), SheetError::SheetFileTooLarge { maximum: 1024 });
}

/// Twenty lines are as much as a person types in a quarter of an hour.
#[test]
fn a_locked_share_is_typed_in_twenty_lines_and_scanned_at_once() {
    let share = &split(&Identity::generate(), 2, 3, &mut |room| room.fill(7)).unwrap()[0];
    let passphrase = Passphrase::from_text("bốn từ dễ nhớ").unwrap();
    let locked = lock(&share.to_bytes(), &passphrase, WorkFactor::new(1).unwrap()).unwrap();
    let sheet = Sheet::of(&locked).unwrap();
    let lines = sheet.to_lines();
    assert!((15..=20).contains(&lines.lines().count()), "{lines}");
    assert!(lines.lines().all(|line| line.len() <= 42));
    let picture = sheet.to_terminal();
    assert!(picture.lines().all(|line| line.chars().count() <= 100), "{picture}");
    let svg = sheet.to_svg();
    assert!(svg.contains("<svg") && !svg.contains("href"), "an image of its own");
}

#[test]
fn typing_is_forgiving_about_looks_alone() {
    let lines = sheet().to_lines();
    let typed = lines.to_lowercase().replace('0', "O").replace("  ", " ").replace('\n', "\r\n\r\n");
    // Numbers of lines stay numbers.
    let typed: String = typed
        .lines()
        .map(|line| match line.split_once(' ') {
            Some((head, rest)) => format!("{} {}\n", head.replace('O', "0"), rest.replace('1', "l")),
            None => "\n".to_owned(),
        })
        .collect();
    assert_eq!(Sheet::read(&typed).unwrap(), sheet());
    assert_eq!(Sheet::read(&lines.replace(' ', "\t")).unwrap(), sheet());
}

#[test]
fn every_mistyped_character_is_found_in_its_line() {
    let lines: Vec<String> = sheet().to_lines().lines().map(str::to_owned).collect();
    for (place, line) in lines.iter().enumerate() {
        for (at, right) in line.char_indices().skip(7).filter(|(_, character)| *character != ' ') {
            for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|other| *other != right) {
                let mut typed = lines.clone();
                typed[place].replace_range(at..=at, wrong.encode_utf8(&mut [0; 4]));
                let number = place as u64 + 1;
                let refused = Sheet::read(&typed.join("\n")).unwrap_err();
                assert_eq!(refused, SheetError::SheetLineMistyped { number }, "{}", typed[place]);
            }
        }
    }
}

#[test]
fn lines_left_out_repeated_exchanged_or_of_another_sheet_are_named() {
    let text = sheet().to_lines();
    let lines: Vec<&str> = text.lines().collect();
    let read = |lines: &[&str]| Sheet::read(&lines.join("\n")).unwrap_err();
    assert_eq!(read(&[]), SheetError::SheetEmpty);
    assert_eq!(read(&lines[1..]), SheetError::SheetLineMissing { number: 1 });
    assert_eq!(read(&[lines[0], lines[2]]), SheetError::SheetLineMissing { number: 2 });
    assert_eq!(read(&lines[..6]), SheetError::SheetLineMissing { number: 7 });
    assert_eq!(read(&[lines[0], lines[0]]), SheetError::SheetLineTwice { number: 1 });
    let other = Sheet::of(&[1; 40]).unwrap().to_lines();
    let mixed = [lines[0], other.lines().nth(1).unwrap()];
    assert_eq!(read(&mixed), SheetError::SheetLineOfAnother { number: 2 });
    for malformed in ["hello", "01/07", "1/07 ABC", "00/07 ABCDE FGHJ", "08/07 ABCDE FGHJ", "01/07 ÀBCD EFGH"]
    {
        assert_eq!(read(&[malformed]), SheetError::SheetLineMalformed { place: 1 }, "{malformed}");
    }
}

#[test]
fn a_damaged_code_is_refused() {
    let code = sheet().to_code();
    for at in "KIN-SHEET:1:".len()..code.len() {
        let mut damaged = code.clone();
        let other = if &code[at..=at] == "7" { "8" } else { "7" };
        damaged.replace_range(at..=at, other);
        assert_eq!(Sheet::read(&damaged).unwrap_err(), SheetError::SheetCodeDamaged);
    }
    assert_eq!(Sheet::read("KIN-SHEET:1:").unwrap_err(), SheetError::SheetCodeDamaged);
    assert!(Sheet::read("KIN-SHEET:2:AAAA").is_err());
}

proptest! {
    #[test]
    fn nothing_that_is_typed_panics(text in "[ -~Ạ-ỹ\n]{0,200}") {
        let _ = Sheet::read(&text);
        let _ = Sheet::read(&format!("KIN-SHEET:1:{text}"));
    }
}
