//! Whose session it is, where several enumerators work on one machine. No code is shown that was not typed.

use kin_screens::editor::Editor;
use kin_screens::key::{Command, Key};
use kin_screens::page::Look;
use kin_screens::stage::{Happening, Stage};
use kin_terminal::{Catalog, Failure, Result};
use ratatui::layout::Rect;

use super::session::{page_of, type_into};
use super::{Say, broken, drawn};
use crate::enumerators::{self, EnumeratorError, Workplace};

/// Asks until a code is one of these; none where she leaves. Of the only one nothing is asked.
pub(super) fn ask(stage: &mut Stage, words: &Catalog, places: Vec<Workplace>) -> Result<Option<Workplace>> {
    if places.len() == 1 {
        return Ok(Some(enumerators::one(places, None)?));
    }
    let (mut typed, mut failure) = (Editor::default(), None::<String>);
    loop {
        let size = stage.size().map_err(broken)?;
        let mut page = page_of(size, &words.line(&Say::HomeWhose).text, Look::Strong);
        page.editor(&typed);
        if let Some(failure) = &failure {
            page.gap();
            page.text(failure.trim_end(), Look::Strong);
        }
        let foot = page_of((size.0, 1), &words.line(&Say::HomeKeysWhose).text, Look::Marked);
        drawn(stage.draw(|frame| {
            let area = frame.area();
            page.draw(frame, Rect { height: area.height.saturating_sub(1), ..area }, 0);
            foot.draw(frame, Rect { y: area.bottom().saturating_sub(1), height: 1, ..area }, 0);
        }))?;
        match stage.wait().map_err(broken)? {
            Happening::End | Happening::Key(Key::Escape | Key::Do(Command::Leave | Command::Hide)) => {
                return Ok(None);
            }
            Happening::Key(Key::Enter) => {
                let code = typed.text().to_owned();
                typed.set("");
                if places.iter().any(|place| place.is_of(&code)) {
                    return Ok(Some(enumerators::one(places, Some(&code))?));
                }
                let unknown = EnumeratorError::EnumeratorUnknown { code: code.trim().to_owned() };
                failure = Some(Failure::from(unknown).in_words(words));
            }
            happening => type_into(&mut typed, &happening),
        }
    }
}
