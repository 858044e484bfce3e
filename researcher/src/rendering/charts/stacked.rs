//! Stacks: the answers to several questions with the same choices, each as one bar of a hundred percent.

use super::Canvas;
use super::canvas::{Fill, LINE, WIDTH, wide};
use crate::disclosure::Contents;
use crate::rendering::Words;

const HEIGHT: usize = 20;
const LEFT: usize = 2;
const LONGEST: usize = WIDTH - 2 * LEFT;

/// One question's bar.
#[derive(Clone, Debug)]
pub struct Stack<'a> {
    /// Its words.
    pub label: String,
    /// Its answers: a one-way table.
    pub contents: &'a Contents,
}

/// The stacks, with one pattern an answer. What is withheld is one field together: its width is known from the others.
pub fn stacked(mut canvas: Canvas, title: &str, stacks: &[Stack<'_>], words: &Words) -> String {
    let mut answers: Vec<(&str, String)> = Vec::new();
    for stack in stacks {
        let variable = &stack.contents.variables[0];
        for (place, (level, name)) in variable.levels.iter().zip(words.levels(variable)).enumerate() {
            // What nobody said, and what is withheld everywhere, needs no pattern.
            if stack.contents.percent(&[place]) > Some(0.0)
                && answers.iter().all(|(value, _)| *value != level.value)
            {
                answers.push((&level.value, name));
            }
        }
    }
    let entries = answers.iter().enumerate().map(|(number, (_, name))| (Fill::Series(number), name.as_str()));
    canvas.legend(entries.chain([(Fill::Withheld, words.withheld.as_str())]));
    for stack in stacks {
        canvas.row();
        canvas.lines(&stack.label, false);
        let levels = &stack.contents.variables[0].levels;
        let mut x = 0;
        for (place, level) in levels.iter().enumerate() {
            let number = answers.iter().position(|(value, _)| *value == level.value).unwrap_or(0);
            let Some(percent) = stack.contents.percent(&[place]) else { continue };
            let width = long(percent).min(LONGEST - x);
            let text = words.percent(percent);
            if width > 0 {
                let title = format!("{}: {text}", answers[number].1);
                canvas.field([LEFT + x, canvas.y, width, HEIGHT], Fill::Series(number), &title);
            }
            x += width;
        }
        // Rounding leaves a little; so does what is withheld.
        if levels.iter().enumerate().any(|(place, _)| stack.contents.percent(&[place]).is_none()) {
            canvas.field([LEFT + x, canvas.y, LONGEST - x, HEIGHT], Fill::Withheld, &words.withheld);
        }
        canvas.space(HEIGHT);
        figures(&mut canvas, stack, words);
        canvas.space(8);
    }
    canvas.finish(title)
}

/// Percentages under the fields that are wide enough for them.
fn figures(canvas: &mut Canvas, stack: &Stack<'_>, words: &Words) {
    let mut x = 0;
    for (place, _) in stack.contents.variables[0].levels.iter().enumerate() {
        let Some(percent) = stack.contents.percent(&[place]) else { continue };
        let width = long(percent).min(LONGEST - x);
        let text = words.percent(percent);
        if width >= wide(&text) {
            canvas.text(LEFT + x + width / 2, canvas.y + LINE - 4, "middle", &text);
        }
        x += width;
    }
    canvas.space(LINE);
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "between 0 and the longest"
)]
fn long(percent: f64) -> usize {
    (percent / 100.0 * LONGEST as f64).round().clamp(0.0, LONGEST as f64) as usize
}
