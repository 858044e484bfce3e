//! A whole reintegration interview, key by key, in both languages and on screens of 80 and of 40 columns.

use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{Form, Interview, Now, QuestionKind, Step};
use kin_screens::asking::{Asking, Done};
use kin_screens::key::Key;
use kin_terminal::Locales;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const LOCALES: &[Locales] = &[&kin_screens::LOCALES, &kin_conversation::LOCALES, &kin_forms::LOCALES];
const REINTEGRATION: &[u8] = include_bytes!("../../forms/library/returnee-reintegration.json");

fn now() -> Now {
    Now { local: date(2026, 11, 28).at(9, 30, 0, 0), offset: Offset::constant(7) }
}

fn shown(asking: &Asking, (columns, rows): (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("in memory");
    terminal.draw(|frame| asking.draw(frame)).expect("in memory");
    terminal.backend().to_string()
}

/// What is tried at a question, until one is taken.
fn attempts(step: &Step<'_>) -> Vec<Vec<Key>> {
    let typed = |text: &str| {
        let mut keys = vec![Key::Home];
        keys.extend(std::iter::repeat_n(Key::Delete, 12));
        keys.extend(text.chars().map(Key::Char));
        keys.push(Key::Enter);
        keys
    };
    match step {
        Step::Ask(ask) => match &ask.question.kind {
            QuestionKind::SelectOne { .. } => vec![vec![Key::Down, Key::Enter], vec![Key::Down, Key::Enter]],
            QuestionKind::SelectMultiple { .. } => vec![vec![Key::Down, Key::Char(' '), Key::Enter]],
            QuestionKind::Rank { .. } => {
                let mut keys = Vec::new();
                for _ in 0..ask.choices.len() {
                    keys.extend([Key::Down, Key::Char(' ')]);
                }
                keys.push(Key::Enter);
                vec![keys]
            }
            QuestionKind::Date => vec![vec![Key::PageUp, Key::Enter], vec![Key::PageUp, Key::Enter]],
            QuestionKind::Note => vec![vec![Key::Enter]],
            _ => ["2", "2020", "25", "0", "2024", "14:30", "Mỹ Đức"].map(typed).to_vec(),
        },
        Step::Repeat(_) => vec![vec![Key::Enter]],
        _ => vec![vec![Key::Down, Key::Enter]],
    }
}

/// Holds the interview to its end and returns how many screens there were, each looked at.
fn held(language: &str, size: (u16, u16), look: &mut dyn FnMut(&str, &str)) -> usize {
    let form = Arc::new(Form::parse(REINTEGRATION).expect("a form of the library"));
    let interview = Interview::start(Arc::clone(&form), language, now());
    let mut asking = Asking::new(interview, language, LOCALES, now(), size);
    look("alone", &shown(&asking, size));
    asking.press(Key::Down);
    asking.press(Key::Enter);
    let mut screens = 0;
    loop {
        let place = asking.interview().place().map_or_else(|| "-".to_owned(), |place| place.to_string());
        look(&place, &shown(&asking, size));
        screens += 1;
        assert!(screens < 400, "{place}: {}", shown(&asking, size));
        let tried = attempts(&asking.interview().step());
        let mut last = Done::Stay;
        for keys in tried {
            last = keys.into_iter().map(|key| asking.press(key)).last().unwrap_or(Done::Stay);
            if last != Done::Stay {
                break;
            }
        }
        if last == Done::Finish {
            break;
        }
        let is_review = matches!(asking.interview().step(), Step::Review);
        if is_review && asking.press(Key::Enter) == Done::Stay {
            // The last line is marked: it asks whether she is sure.
            look("finish", &shown(&asking, size));
            asking.press(Key::Down);
            assert_eq!(asking.press(Key::Enter), Done::Finish, "{}", shown(&asking, size));
            break;
        }
    }
    let response =
        asking.finish(now(), None).unwrap_or_else(|asking| unreachable!("{}", shown(&asking, size)));
    let body = response.into_body();
    assert!(form.validate(&body).is_ok(), "the desk takes what was typed");
    screens
}

#[test]
fn a_whole_interview_is_held_in_both_languages_at_80_and_at_40_columns() {
    for (language, size) in [("vi", (40, 12)), ("en", (80, 24))] {
        let screens = held(language, size, &mut |place, shown| {
            assert_eq!(shown.lines().count(), usize::from(size.1), "{place}");
            // Whatever is asked, the way out is on the screen.
            assert!(shown.contains("F9 ") && shown.contains("F12 "), "{place}:\n{shown}");
        });
        assert!(screens > 30, "{screens}");
    }
}

/// Screens as they are seen. `KIN_SCREENS=FOLDER` writes them anew, for eyes.
#[test]
fn screens_look_as_they_did() {
    for (language, size) in [("vi", (80, 24)), ("en", (40, 24))] {
        let mut kept = String::new();
        held(language, size, &mut |place, shown| {
            if ["alone", "-", "finish"].contains(&place) || kept.matches("=== ").count() < 9 {
                let clean: Vec<&str> = shown.lines().map(|row| row.trim_matches('"').trim_end()).collect();
                kept.push_str(&["=== ", place, "\n", &clean.join("\n"), "\n"].concat());
            }
        });
        let file = format!("{}/tests/screens/{language}-{}.txt", env!("CARGO_MANIFEST_DIR"), size.0);
        if let Ok(folder) = std::env::var("KIN_SCREENS") {
            std::fs::write(format!("{folder}/{language}-{}.txt", size.0), &kept)
                .expect("a folder to write to");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(expected == kept, "{file} shows other screens; look at them with KIN_SCREENS=FOLDER");
    }
}
