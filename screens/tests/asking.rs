//! The interview on its screen: what every key does, and what is then seen.

use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{BrokenOff, Form, Interview, Now};
use kin_screens::asking::{Asking, Done};
use kin_screens::key::{Command, Key};
use kin_terminal::Locales;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::{Value, json};

const LOCALES: &[Locales] = &[&kin_screens::LOCALES, &kin_conversation::LOCALES, &kin_forms::LOCALES];

fn now() -> Now {
    Now { local: date(2026, 11, 28).at(9, 30, 0, 0), offset: Offset::constant(7) }
}

fn form(survey: &Value) -> Arc<Form> {
    let form = json!({
        "kin_form": 1, "id": "steps", "version": "1", "languages": ["vi", "en"],
        "title": {"vi": "Thử", "en": "Trial"},
        "choices": {"place": [
            {"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}},
            {"name": "hp", "label": {"vi": "Hải Phòng", "en": "Hai Phong"}},
            {"name": "ct", "label": {"vi": "Cần Thơ", "en": "Can Tho"}} ]},
        "survey": survey,
    });
    Arc::new(Form::parse(form.to_string().as_bytes()).unwrap_or_else(|mistakes| unreachable!("{mistakes}")))
}

/// An interview on a screen, past the question whether the two are alone.
struct Held {
    asking: Asking,
    size: (u16, u16),
}

impl Held {
    fn new(form: &Arc<Form>, language: &str, size: (u16, u16)) -> Self {
        let interview = Interview::start(Arc::clone(form), language, now());
        let mut held = Self { asking: Asking::new(interview, language, LOCALES, now(), size), size };
        held.keys(&[Key::Down, Key::Enter]);
        held
    }

    fn keys(&mut self, keys: &[Key]) -> Done {
        keys.iter().map(|key| self.asking.press(*key)).last().unwrap_or(Done::Stay)
    }

    fn enter(&mut self, text: &str) -> Done {
        let keys: Vec<Key> = text.chars().map(Key::Char).collect();
        self.keys(&keys);
        self.keys(&[Key::Enter])
    }

    fn shown(&self) -> String {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).expect("in memory");
        terminal.draw(|frame| self.asking.draw(frame)).expect("in memory");
        terminal.backend().to_string()
    }

    /// The place where the interview stands.
    fn place(&self) -> String {
        self.asking.interview().place().map_or_else(|| "-".to_owned(), |place| place.to_string())
    }

    fn answers(self) -> Value {
        let response = self.asking.finish(now(), None).unwrap_or_else(|_| unreachable!("it can be finished"));
        let body: Value = serde_json::from_slice(&response.into_body()).expect("a response is JSON");
        body["answers"].clone()
    }
}

fn all_kinds() -> Arc<Form> {
    form(&json!([
        {"type": "select_one", "list": "place", "name": "office", "label": {"vi": "Văn phòng nào?", "en": "Which office?"},
         "hint": {"vi": "Nơi chị được giúp.", "en": "Where she is helped."}, "required": true, "missing": ["refused", "dont_know"]},
        {"type": "select_multiple", "list": "place", "name": "lived", "label": {"vi": "Chị đã ở đâu?", "en": "Where did she live?"}},
        {"type": "rank", "list": "place", "name": "liked", "label": {"vi": "Chị thích nơi nào hơn?", "en": "Which did she like best?"}},
        {"type": "date", "name": "home", "label": {"vi": "Chị về ngày nào?", "en": "When did she come home?"}},
        {"type": "integer", "name": "age", "label": {"vi": "Bao nhiêu tuổi?", "en": "How old?"}, "constraint": ". >= 16",
         "constraint_message": {"vi": "Từ 16.", "en": "From 16."}, "warning": ". < 90", "warning_message": {"vi": "Già thế?", "en": "So old?"}},
        {"type": "repeat", "name": "child", "label": {"vi": "Con", "en": "A child"}, "children": [
            {"type": "text", "name": "called", "label": {"vi": "Tên gì?", "en": "Called?"}, "required": true} ]},
        {"type": "text", "name": "wish", "label": {"vi": "Mong gì?", "en": "What does she wish?"}},
        {"type": "note", "name": "end", "label": {"vi": "Cảm ơn chị.", "en": "Thank you."}} ]))
}

#[test]
fn nothing_is_shown_before_the_two_are_alone_and_no_hides_the_screen() {
    let form = all_kinds();
    let interview = Interview::start(Arc::clone(&form), "vi", now());
    let mut held = Held { asking: Asking::new(interview, "vi", LOCALES, now(), (80, 24)), size: (80, 24) };
    let shown = held.shown();
    assert!(
        shown.contains("Chỉ có hai chị em") && !shown.contains("Văn phòng") && !shown.contains("Thử"),
        "{shown}"
    );
    assert_eq!(held.keys(&[Key::Enter]), Done::Stay);
    assert_eq!(held.keys(&[Key::Escape]), Done::Stay);
    assert!(!held.shown().contains("Văn phòng"));
    assert_eq!(held.keys(&[Key::Down, Key::Down, Key::Enter]), Done::Hide);
}

#[test]
fn every_kind_of_question_is_answered_with_keys() {
    let mut held = Held::new(&all_kinds(), "vi", (80, 24));
    assert_eq!(held.enter("ha noi"), Done::Changed);
    // Several: by number, by words, by arrow; a word with a blank in it is no mark.
    assert_eq!(held.place(), "lived");
    held.keys(&[Key::Char('3'), Key::Char(' '), Key::Home, Key::Char(' ')]);
    assert_eq!(held.enter("hai ph"), Done::Stay);
    held.keys(&[Key::Char(' ')]);
    assert!(
        held.shown().contains("[x] Hà Nội") && held.shown().contains("[ ] Hải Phòng"),
        "{}",
        held.shown()
    );
    held.keys(&[Key::Enter]);
    assert_eq!(held.place(), "liked");
    for number in ['2', '1', '3'] {
        held.keys(&[Key::Char(number), Key::Char(' ')]);
    }
    held.keys(&[Key::Enter]);
    assert_eq!(held.place(), "home");
    held.keys(&[Key::Down, Key::PageUp, Key::Up, Key::Enter]);
    assert_eq!(held.place(), "age");
    assert_eq!(held.enter("7"), Done::Stay);
    assert!(held.shown().contains("Từ 16."), "{}", held.shown());
    held.keys(&[Key::Backspace]);
    held.enter("95");
    assert!(held.shown().contains("Già thế?"), "{}", held.shown());
    assert_eq!(held.enter("giấy tờ ghi vậy"), Done::Changed);
    assert_eq!(held.place(), "child");
    for name in ["Lan", "Mai", "Hoa"] {
        held.enter("them");
        held.enter(name);
    }
    assert!(held.shown().contains("2. Mai"), "{}", held.shown());
    held.keys(&[Key::Char('2'), Key::Delete]);
    assert!(held.shown().contains("Bỏ 2. Mai"), "{}", held.shown());
    assert_eq!(held.keys(&[Key::Down, Key::Enter]), Done::Changed);
    held.keys(&[Key::Enter]);
    held.keys(&"một".chars().map(Key::Char).collect::<Vec<_>>());
    held.keys(&[Key::NewLine]);
    held.enter("hai");
    held.keys(&[Key::Enter]);
    assert!(held.shown().contains("Kết thúc và niêm phong"), "{}", held.shown());
    assert_eq!(held.keys(&[Key::Enter]), Done::Stay);
    assert_eq!(held.keys(&[Key::Down, Key::Enter]), Done::Finish);
    assert_eq!(
        held.answers(),
        json!({"office": "hn", "lived": ["hn", "ct"], "liked": ["hp", "hn", "ct"], "home": "2026-10-27", "age": 95,
               "child": [{"called": "Lan"}, {"called": "Hoa"}], "wish": "một\nhai"})
    );
}

#[test]
fn composed_and_decomposed_vietnamese_end_as_one() {
    for typed in ["Mỹ Đức", "My\u{303} Đư\u{301}c", "Mỹ Đu\u{31b}\u{301}c"] {
        let survey = json!([{"type": "text", "name": "village", "label": {"vi": "Xã?", "en": "Village?"}}]);
        let mut held = Held::new(&form(&survey), "vi", (80, 24));
        held.enter(typed);
        assert_eq!(held.answers(), json!({"village": "Mỹ Đức"}), "{typed}");
    }
}

#[test]
fn the_commands_go_back_elsewhere_and_into_another_language() {
    let mut held = Held::new(&all_kinds(), "vi", (80, 24));
    held.keys(&[Key::Do(Command::Back)]);
    assert!(held.shown().contains("Đây là câu đầu tiên"), "{}", held.shown());
    assert_eq!(held.keys(&[Key::Do(Command::NotApplicable)]), Done::Stay, "it is not offered");
    assert_eq!(held.keys(&[Key::Do(Command::Refused)]), Done::Changed);
    assert_eq!(held.keys(&[Key::Do(Command::Back)]), Done::Changed);
    assert!(held.shown().contains("(từ chối trả lời)"), "{}", held.shown());
    held.keys(&[Key::Do(Command::Language)]);
    assert_eq!(held.enter("2"), Done::Changed);
    assert!(
        held.shown().contains("Which office?") && held.shown().contains("(refuses to answer)"),
        "{}",
        held.shown()
    );
    held.keys(&[Key::Do(Command::Help)]);
    assert!(held.shown().contains("Ctrl-S"), "{}", held.shown());
    held.keys(&[Key::Escape, Key::Do(Command::GoTo)]);
    held.enter("wish");
    assert_eq!(held.place(), "wish", "{}", held.shown());
    held.enter("peace");
    held.keys(&[Key::Do(Command::Back), Key::Do(Command::Clear)]);
    assert!(!held.shown().contains("peace"), "{}", held.shown());
    held.keys(&[Key::Do(Command::Leave)]);
    assert_eq!(held.keys(&[Key::Escape]), Done::Stay);
    held.keys(&[Key::Do(Command::Leave)]);
    assert_eq!(held.keys(&[Key::Down, Key::Enter]), Done::Leave);
    assert_eq!(held.keys(&[Key::Do(Command::Hide)]), Done::Hide);
}

#[test]
fn the_stop_stands_over_everything_and_she_says_what_becomes_of_her_answers() {
    let mut held = Held::new(&all_kinds(), "en", (40, 24));
    held.enter("1");
    held.keys(&[Key::Do(Command::GoTo)]);
    assert_eq!(held.keys(&[Key::Do(Command::Stop)]), Done::Changed);
    assert_eq!(held.asking.interview().interruptions(), 1);
    assert!(held.shown().contains("STOP."), "{}", held.shown());
    for key in [Key::Escape, Key::Do(Command::Back), Key::Enter, Key::Do(Command::Stop)] {
        assert_eq!(held.keys(&[key]), Done::Stay);
        assert!(held.shown().contains("Is she safe"), "{key:?}");
    }
    held.keys(&[Key::Char('1'), Key::Enter]);
    assert_eq!(held.place(), "lived");
    held.keys(&[Key::Do(Command::Stop)]);
    assert_eq!(held.enter("2"), Done::BreakOff(BrokenOff::Kept));
    held.keys(&[Key::Backspace]);
    assert_eq!(held.enter("3"), Done::Stay);
    assert!(held.shown().contains("Erase every answer"), "{}", held.shown());
    assert_eq!(held.keys(&[Key::Down, Key::Down, Key::Enter]), Done::Stay, "no");
    assert!(held.shown().contains("STOP."), "{}", held.shown());
    held.enter("3");
    assert_eq!(held.keys(&[Key::Down, Key::Enter]), Done::BreakOff(BrokenOff::Erased));
    let response = held.asking.finish(now(), Some(BrokenOff::Erased)).unwrap_or_else(|_| unreachable!());
    let body: Value = serde_json::from_slice(&response.into_body()).unwrap();
    assert_eq!((&body["answers"], &body["interrupted"]), (&json!({}), &json!(2)));
}

#[test]
fn what_is_read_out_is_read_to_its_end_before_an_answer_is_taken() {
    let words = "Tôi xin phép hỏi chị. ".repeat(60);
    let text = json!({
        "kin_form": 1, "id": "c", "version": "1", "languages": ["vi"], "title": {"vi": "C"},
        "consent": {"words": {"vi": words}, "modes": ["spoken"],
            "purposes": [{"name": "research", "label": {"vi": "Nghiên cứu?"}, "required": true}]},
        "survey": [{"type": "text", "name": "a", "label": {"vi": "A?"}}],
    });
    let form = Arc::new(Form::parse(text.to_string().as_bytes()).unwrap());
    let mut held = Held::new(&form, "vi", (40, 12));
    let mut pages = 0;
    while !held.shown().contains("1. Có") {
        assert_eq!(held.keys(&[Key::Enter]), Done::Stay);
        pages += 1;
        assert!(pages < 30, "{}", held.shown());
    }
    assert!(pages > 3);
    held.keys(&[Key::Down, Key::Enter]);
    assert!(held.shown().contains("Nghiên cứu?"), "{}", held.shown());
    assert_eq!(held.keys(&[Key::Down, Key::Enter]), Done::Changed);
    assert_eq!(held.place(), "a");
    // And a woman who declines is asked nothing.
    let mut held = Held::new(&form, "vi", (80, 40));
    held.keys(&[Key::Down, Key::Down, Key::Enter]);
    assert_eq!(held.keys(&[Key::Down, Key::Enter]), Done::Finish);
}

/// Whatever is typed, in whatever size, nothing panics, no draft is lost, and every row fits.
#[test]
fn any_keys_at_any_size_leave_an_interview_that_can_be_put_down() {
    let form = all_kinds();
    let mut state = 7_u64;
    let mut next = |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    let keys = [
        Key::Enter,
        Key::Enter,
        Key::Enter,
        Key::Down,
        Key::Down,
        Key::Up,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::PageDown,
        Key::PageUp,
        Key::Escape,
        Key::Backspace,
        Key::Delete,
        Key::NewLine,
        Key::Char('1'),
        Key::Char('2'),
        Key::Char(' '),
        Key::Char('h'),
        Key::Char('ệ'),
        Key::Char('\u{301}'),
        Key::Char('漢'),
        Key::Do(Command::Help),
        Key::Do(Command::Back),
        Key::Do(Command::GoTo),
        Key::Do(Command::Language),
        Key::Do(Command::Refused),
        Key::Do(Command::DontKnow),
        Key::Do(Command::NotApplicable),
        Key::Do(Command::Clear),
        Key::Do(Command::Stop),
        Key::Do(Command::Leave),
        Key::Do(Command::Hide),
    ];
    for _ in 0..40 {
        let mut held = Held::new(&form, "vi", (80, 24));
        for _ in 0..150 {
            let key = keys[usize::try_from(next(keys.len() as u64)).unwrap()];
            held.keys(&[key]);
            if next(10) == 0 {
                held.size = (u16::try_from(1 + next(90)).unwrap(), u16::try_from(1 + next(40)).unwrap());
                held.asking.resize(held.size.0, held.size.1);
            }
            if next(5) == 0 {
                held.shown();
                let draft = held.asking.interview().put_down();
                Interview::take_up(&form, &draft).unwrap();
            }
        }
    }
}

#[test]
fn at_the_stop_and_before_the_first_question_the_form_has_its_own_words() {
    let text = json!({
        "kin_form": 1, "id": "steps", "version": "1", "languages": ["vi", "en"], "title": {"vi": "Thử", "en": "Trial"},
        "support": {"words": {"vi": "Chị có thể gọi:", "en": "You can call:"},
            "privacy": {"vi": "Có ai nghe không?", "en": "Can anybody hear us?"},
            "places": [{"name": {"vi": "Nhà phụ nữ", "en": "Women's house"}, "phone": "1900 0000",
                        "words": {"vi": "Ngày đêm", "en": "Day and night"}}]},
        "survey": [{"type": "text", "name": "word", "label": {"vi": "Một từ?", "en": "A word?"}}],
    });
    let form = Arc::new(Form::parse(text.to_string().as_bytes()).expect("a form"));
    let asking =
        Asking::new(Interview::start(Arc::clone(&form), "vi", now()), "vi", LOCALES, now(), (80, 24));
    let first = Held { asking, size: (80, 24) };
    assert!(first.shown().contains("Có ai nghe không?"), "{}", first.shown());
    for (size, language, said) in [
        ((80, 24), "vi", ["Nhà phụ nữ", "1900 0000", "Ngày đêm"]),
        ((40, 24), "en", ["Women's house", "1900 0000", "Day and night"]),
    ] {
        let mut held = Held::new(&form, language, size);
        held.keys(&[Key::Do(Command::Stop)]);
        for words in said {
            assert!(held.shown().contains(words), "{words}: {}", held.shown());
        }
    }
}
