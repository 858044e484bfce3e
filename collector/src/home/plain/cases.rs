//! What the office assigned, line by line.

use std::io::BufRead;

use kin_conversation::Line;
use kin_protocol::visit::Outcome;
use kin_terminal::{Result, Terminal};
use zeroize::Zeroizing;

use super::super::Say;
use super::super::cases::{Cases, Doing, prompt};
use super::super::session::Start;
use super::{At, chosen, line, show};
use crate::chance::SystemChance;
use crate::clock::{Clock as _, SystemClock};
use crate::commands::assignments;
use crate::visiting;
use crate::vouchers;

impl At<'_> {
    /// The list, until an empty line leads back.
    pub(super) fn assigned(&mut self, input: &mut dyn BufRead, terminal: &mut Terminal) -> Result {
        loop {
            let cases = Cases::read(self.storage, self.vault, terminal.catalog())?;
            terminal.raw(&cases.quotas);
            let Some(index) = choose(&cases.menu.items, "case> ", input, terminal)? else { return Ok(()) };
            let case = &cases.names[index];
            assignments::tell_case(case, self.storage, self.vault, terminal)?;
            if let Err(failure) = self.one(case, input, terminal) {
                terminal.fail(&failure);
            }
        }
    }

    fn one(&mut self, case: &str, input: &mut dyn BufRead, terminal: &mut Terminal) -> Result {
        let doings = Cases::doings(self.storage, self.vault, case)?;
        let items: Vec<_> = doings.iter().map(|doing| doing.in_words(terminal.catalog())).collect();
        let Some(index) = choose(&items, "what> ", input, terminal)? else { return Ok(()) };
        match &doings[index] {
            Doing::Begin(form) => {
                let start = Start { form: form.clone(), case: Some(case.to_owned()) };
                self.begin(&start, input, terminal)
            }
            Doing::Tell(outcome) => self.tell(case, *outcome, input, terminal),
        }
    }

    fn tell(
        &mut self,
        case: &str,
        outcome: Outcome,
        input: &mut dyn BufRead,
        terminal: &mut Terminal,
    ) -> Result {
        let asked = prompt(outcome, terminal.catalog());
        terminal.raw(&format!("{}\n", asked.trim_end()));
        let Line::Text(words) = line("words> ", input, terminal)? else { return Ok(()) };
        let words = Some(words.trim()).filter(|words| !words.is_empty());
        let (now, mut chance) = (SystemClock.now(), SystemChance::default());
        let said = (case, outcome, words);
        let sequence = visiting::tell(self.device, self.storage, self.vault, said, &now, &mut chance)?;
        terminal.say(&assignments::Say::AssignmentsTold { sequence });
        vouchers::settle(self.storage, self.vault)?;
        vouchers::tell(self.storage, terminal)
    }
}

/// Asks until one of these is chosen; none where an empty line, or the end of the input, leads back.
fn choose(
    items: &[Zeroizing<String>],
    prompt: &str,
    input: &mut dyn BufRead,
    terminal: &mut Terminal,
) -> Result<Option<usize>> {
    show(items, terminal);
    loop {
        let typed = match line(prompt, input, terminal)? {
            Line::Text(text) => text,
            Line::End => return Ok(None),
            Line::TooLong | Line::NotText => continue,
        };
        if typed.trim().is_empty() || typed.trim() == "!q" {
            return Ok(None);
        }
        if let Some(index) = chosen(items, &typed) {
            return Ok(Some(index));
        }
        terminal.say(&Say::HomeChoose);
    }
}
