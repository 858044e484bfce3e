//! What the screen shows of an interview.

use std::fmt::Write as _;

use jiff::civil::Weekday;
use kin_forms::{Answer, Ask, Missing, Step};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;
use zeroize::Zeroizing;

use super::Asking;
use super::consent::At;
use super::field::{Field, typed_day};
use super::over::Over;
use crate::Say;
use crate::key::Command;
use crate::menu::Menu;
use crate::page::{Look, Page, keys};

/// Rows above the page: where in the form, and how far.
const ROWS_ABOVE: u16 = 2;
/// Rows of keys at most.
const KEY_ROWS: usize = 2;
/// A screen with fewer rows than this shows no month beside a day.
const ROWS_FOR_MONTH: usize = 16;

pub(super) fn missing_words(missing: Missing) -> Say {
    match missing {
        Missing::Refused => Say::ScreenRefused,
        Missing::DontKnow => Say::ScreenDontKnow,
        Missing::NotApplicable => Say::ScreenNotApplicable,
    }
}

/// As much of a section's name as there is room for, and whether there is more of it.
fn beginning(section: &str, room: usize) -> String {
    if section.width() <= room {
        return section.to_owned();
    }
    let mut cut = String::new();
    for letter in section.chars() {
        let wide = unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0);
        if cut.width() + wide >= room {
            break;
        }
        cut.push(letter);
    }
    cut + if room > 0 { "…" } else { "" }
}

impl Asking {
    /// Draws the whole screen.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let page = self.page();
        let message = self.message();
        let keys = self.keys();
        let row = |y: u16| Rect { x: area.x, y, width: area.width, height: 1 };
        self.draw_top(frame, area);
        let height = self.body_height().min(usize::from(area.height));
        let first = page.first(self.face.scroll, height, self.face.follow);
        let body = Rect {
            x: area.x,
            y: area.y + ROWS_ABOVE,
            width: area.width,
            height: u16::try_from(height).unwrap_or(area.height),
        };
        page.draw(frame, body.intersection(area), first);
        let (loud, quiet) =
            (Style::new().add_modifier(Modifier::BOLD), Style::new().add_modifier(Modifier::REVERSED));
        let below = message.iter().map(|line| (line, loud)).chain(keys.iter().map(|line| (line, quiet)));
        for (y, (line, style)) in (area.y + ROWS_ABOVE + body.height..).zip(below) {
            if y < area.bottom() {
                frame.render_widget(Line::from(Span::styled(line.as_str(), style)), row(y));
            }
        }
    }

    /// Where in the form, and how far; an exercise is called one.
    fn draw_top(&self, frame: &mut Frame<'_>, area: Rect) {
        let (section, position, of) = self.place();
        let columns = usize::from(area.width);
        let far = if of > 0 { format!(" {position}/{of}") } else { String::new() };
        let training =
            if self.face.training { self.face.text(&Say::ScreenTraining) + " " } else { String::new() };
        let room = columns.saturating_sub(far.width() + training.width());
        let left = training + &beginning(&section, room);
        let gap = " ".repeat(columns.saturating_sub(left.width() + far.width()));
        let top =
            Line::from(Span::styled(format!("{left}{gap}{far}"), Style::new().add_modifier(Modifier::DIM)));
        let done = (columns * position.min(of)).checked_div(of).unwrap_or(0);
        let bar = "━".repeat(done) + &"─".repeat(columns - done);
        for (y, line) in [(area.y, top), (area.y + 1, Line::from(bar))] {
            if y < area.bottom() {
                frame.render_widget(line, Rect { x: area.x, y, width: area.width, height: 1 });
            }
        }
    }

    fn place(&self) -> (String, usize, usize) {
        let title = || {
            let form = self.interview.form();
            form.title().in_language(self.interview.current_language()).to_owned()
        };
        // What the section is called may say what she was asked: not before the two are alone.
        if matches!(self.face.over, Over::Alone(_)) {
            return (String::new(), 0, 0);
        }
        let section = |section: Option<Zeroizing<String>>| {
            section.map_or_else(title, |section| section.as_str().to_owned())
        };
        match self.interview.step() {
            Step::Ask(ask) => (section(ask.section), ask.position, ask.of),
            Step::Repeat(repeat) => (section(repeat.section), repeat.position, repeat.of),
            _ => (title(), 0, 0),
        }
    }

    pub(super) fn body_height(&self) -> usize {
        let around = usize::from(ROWS_ABOVE) + self.keys().len() + self.message().len();
        usize::from(self.face.size.1).saturating_sub(around).max(1)
    }

    fn message(&self) -> Vec<String> {
        let Some(message) = &self.face.message else { return Vec::new() };
        let mut page = Page::new(self.face.size.0);
        page.text(&format!("! {message}"), Look::Strong);
        page.rows().take(4).map(str::to_owned).collect()
    }

    fn keys(&self) -> Vec<String> {
        let key =
            |command: Command, say: &Say| format!("F{} {}", command.function_key(), self.face.text(say));
        let mut items = vec![format!("↵ {}", self.face.text(&Say::KeyEnter))];
        let over = !matches!(self.face.over, Over::Nothing);
        if let (false, Field::Several { .. }) = (over, &self.face.field) {
            items.push(self.face.text(&Say::KeyMark));
        }
        items.push(key(Command::Stop, &Say::KeyStop));
        items.push(key(Command::Hide, &Say::KeyHide));
        if over {
            if !matches!(self.face.over, Over::Alone(_) | Over::Stop(_)) {
                items.push(format!("Esc {}", self.face.text(&Say::KeyEscape)));
            }
            return keys(&items, self.face.size.0, KEY_ROWS);
        }
        items.push(key(Command::Back, &Say::KeyBack));
        if let Step::Ask(ask) = self.interview.step() {
            for missing in ask.missing {
                items.push(match missing {
                    Missing::Refused => key(Command::Refused, &Say::KeyRefused),
                    Missing::DontKnow => key(Command::DontKnow, &Say::KeyDontKnow),
                    Missing::NotApplicable => key(Command::NotApplicable, &Say::KeyNotApplicable),
                });
            }
        }
        items.push(key(Command::Help, &Say::KeyHelp));
        items.push(key(Command::GoTo, &Say::KeyGoTo));
        items.push(key(Command::Leave, &Say::KeyLeave));
        items.push(key(Command::Language, &Say::KeyLanguage));
        if !matches!(self.face.field, Field::Consent(_)) {
            items.push(key(Command::Clear, &Say::KeyClear));
        }
        keys(&items, self.face.size.0, KEY_ROWS)
    }

    /// The rows between the top and the keys.
    pub(super) fn page(&self) -> Page {
        let mut page = Page::new(self.face.size.0);
        let say = |page: &mut Page, say: &Say, look| page.text(&self.face.text(say), look);
        match &self.face.over {
            Over::Nothing => self.step_page(&mut page),
            Over::Help => page.table(&self.face.text(&Say::ScreenHelp), Look::Plain),
            Over::Alone(_) => match self.support().and_then(|support| support.privacy.as_ref()) {
                Some(words) => page.text(words.in_language(self.interview.current_language()), Look::Strong),
                None => say(&mut page, &Say::ScreenAlone, Look::Strong),
            },
            Over::GoTo(_) => say(&mut page, &Say::ScreenGoTo, Look::Strong),
            Over::Language(_) => say(&mut page, &Say::ScreenLanguage, Look::Strong),
            Over::Stop(_) => {
                say(&mut page, &Say::ScreenStop, Look::Strong);
                if let Some(support) = self.support() {
                    page.gap();
                    page.text(&support.in_language(self.interview.current_language()), Look::Plain);
                }
            }
            Over::Erase(_) => say(&mut page, &Say::ScreenStopEraseAsk, Look::Strong),
            Over::Finish(_) => say(&mut page, &Say::ScreenFinishAsk, Look::Strong),
            Over::Leave(_) if matches!(self.interview.step(), Step::Consent(_)) => {
                say(&mut page, &Say::ScreenLeaveAskUnkept, Look::Strong);
            }
            Over::Leave(_) => say(&mut page, &Say::ScreenLeaveAsk, Look::Strong),
            Over::AsItIs { words, .. } => page.text(words, Look::Strong),
            Over::Remove { which, .. } => {
                say(&mut page, &Say::ScreenRemove { which: which.as_str().to_owned() }, Look::Strong);
            }
            Over::Reason { editor, message } => {
                self.question(&mut page);
                page.gap();
                page.text(message, Look::Strong);
                page.gap();
                say(&mut page, &Say::ScreenReason, Look::Plain);
                page.editor(editor);
            }
        }
        if let Some(menu) = self.face.over.menu() {
            page.gap();
            self.menu(&mut page, menu, |_| String::new());
        }
        page
    }

    fn support(&self) -> Option<&kin_forms::Support> {
        self.interview.form().support()
    }

    fn step_page(&self, page: &mut Page) {
        match &self.face.field {
            Field::Consent(menu) => {
                let (words, is_read_out) = self.consent_words();
                for (nth, part) in words.iter().enumerate() {
                    // What is read out stands out from what is said to the person asking.
                    let is_form =
                        if words.len() > 1 { nth == 1 } else { self.face.consenting.at != At::Mode };
                    page.text(part, if is_form && is_read_out { Look::Strong } else { Look::Plain });
                    page.gap();
                }
                self.menu(page, menu, |_| String::new());
            }
            Field::Review(places) => {
                page.text(&self.face.text(&Say::ScreenReview), Look::Strong);
                page.gap();
                self.menu(page, &places.menu, |_| String::new());
            }
            Field::Repeat(places) => {
                if let Step::Repeat(repeat) = self.interview.step() {
                    let label = if repeat.label.is_empty() {
                        repeat.place.to_string()
                    } else {
                        repeat.label.as_str().to_owned()
                    };
                    let say = Say::ScreenRepeat { label, count: repeat.count as u64 };
                    page.text(&self.face.text(&say), Look::Strong);
                    page.gap();
                }
                self.menu(page, &places.menu, |_| String::new());
            }
            field => {
                self.question(page);
                page.gap();
                self.field_rows(page, field);
            }
        }
    }

    fn field_rows(&self, page: &mut Page, field: &Field) {
        match field {
            Field::Typed { editor, .. } => page.editor(editor),
            Field::Date { editor, .. } => {
                page.editor(editor);
                page.gap();
                page.text(&self.face.text(&Say::ScreenDate), Look::Faint);
                if usize::from(self.face.size.1) >= ROWS_FOR_MONTH {
                    self.month(page, editor.text());
                }
            }
            Field::One { menu, before } => {
                self.menu(page, menu, |index| if Some(index) == *before { "● " } else { "○ " }.to_owned());
            }
            Field::Several { menu, chosen, ranked, .. } => {
                let say = if *ranked { Say::ScreenRank } else { Say::ScreenSeveral };
                page.text(&self.face.text(&say), Look::Faint);
                page.gap();
                self.menu(page, menu, |index| match chosen.iter().position(|one| *one == index) {
                    Some(at) if *ranked => format!("[{}] ", at + 1),
                    Some(_) => "[x] ".to_owned(),
                    None => "[ ] ".to_owned(),
                });
            }
            _ => page.text(&self.face.text(&Say::ScreenGoOn), Look::Faint),
        }
    }

    fn question(&self, page: &mut Page) {
        let Step::Ask(ask) = self.interview.step() else { return };
        page.text(&ask.label, Look::Strong);
        if let Some(hint) = &ask.hint {
            page.text(hint, Look::Faint);
        }
        if let Some(guidance) = &ask.guidance_hint {
            let say = Say::ScreenGuidance { text: guidance.as_str().to_owned() };
            page.text(&self.face.text(&say), Look::Faint);
        }
        let media = &ask.question.media;
        for file in [&media.image, &media.audio, &media.video].into_iter().flatten() {
            let say = Say::ScreenMedia { file: file.in_language(ask.language).to_owned() };
            page.text(&self.face.text(&say), Look::Faint);
        }
        if !matches!(self.face.field, Field::One { .. } | Field::Several { .. } | Field::Date { .. })
            && let Some(how) = kin_conversation::how(&self.face.words, &ask)
        {
            page.text(&how, Look::Faint);
        }
        self.held(page, &ask);
    }

    /// What the question holds, where the field below does not show it.
    fn held(&self, page: &mut Page, ask: &Ask<'_>) {
        let shown = match ask.current {
            Some(Answer::Missing(missing)) => self.face.text(&missing_words(*missing)),
            Some(answer) if matches!(self.face.field, Field::Go) => {
                answer.shown(self.interview.form(), ask.question, ask.language).as_str().to_owned()
            }
            _ => return,
        };
        page.text(&self.face.text(&Say::ScreenAnswered { shown }), Look::Plain);
    }

    fn menu(&self, page: &mut Page, menu: &Menu, sign: impl Fn(usize) -> String) {
        let typed = menu.filter.text().trim().to_owned();
        for (place, index) in menu.shown.iter().enumerate() {
            let text = format!("{:>3}. {}{}", index + 1, sign(*index), menu.items[*index].as_str());
            if menu.at == Some(place) {
                page.focus(&text, Look::Marked);
            } else {
                page.text(&text, Look::Plain);
            }
        }
        // A number that is marked is answer enough.
        let is_number = typed.parse::<usize>().is_ok() && menu.at.is_some();
        if !typed.is_empty() && !is_number {
            let count = menu.shown.len() as u64;
            let say = if count == 0 {
                Say::ScreenNothingFits { typed }
            } else {
                Say::ScreenFilter { typed, count }
            };
            page.gap();
            page.text(&self.face.text(&say), Look::Faint);
        }
    }

    /// The month around a day, the day in brackets.
    fn month(&self, page: &mut Page, typed: &str) {
        let day = typed_day(typed).unwrap_or(self.face.today);
        page.gap();
        page.text(&format!("     {:02}/{:04}", day.month(), day.year()), Look::Plain);
        let offset = i64::from(day.first_of_month().weekday().since(Weekday::Monday));
        let mut row = "    ".repeat(usize::try_from(offset).unwrap_or(0));
        for number in 1..=day.days_in_month() {
            let (before, behind) = if number == day.day() { ('[', ']') } else { (' ', ' ') };
            let _ = write!(row, "{before}{number:>2}{behind}");
            if (offset + i64::from(number)) % 7 == 0 {
                page.text(&std::mem::take(&mut row), Look::Plain);
            }
        }
        if !row.is_empty() {
            page.text(&row, Look::Plain);
        }
    }
}
