//! Trends: means along the levels of a variable, such as rounds or months; one line a level of a second one.

use super::Canvas;
use super::canvas::{Fill, LINE, WIDTH, wide, wrapped};
use crate::disclosure::Contents;
use crate::rendering::{Words, at};

const HEIGHT: usize = 150;
const MARK: usize = 8;
/// Lines that differ without colour.
const STROKES: [(&str, &str); 8] = [
    ("", "#1b4965"),
    ("6 3", "#ca6702"),
    ("2 3", "#5fa8d3"),
    ("8 3 2 3", "#5b8c5a"),
    ("1 4", "#6d597a"),
    ("10 4", "#b23a48"),
    ("4 2 1 2", "#8a8d91"),
    ("12 2", "#d9b310"),
];

/// The means of the table, first along its rows. A withheld one leaves a gap.
pub fn trend(mut canvas: Canvas, title: &str, contents: &Contents, words: &Words) -> String {
    let steps = words.levels(&contents.variables[0]);
    let steps = &steps[..steps.len() - 1];
    let columns = contents.variables.get(1).map(|variable| words.levels(variable));
    let series = columns.as_ref().map_or(1, |columns| columns.len() - 1);
    let mean = |step: usize, number: usize| {
        contents.mean(&at(step, columns.as_ref().map(|_| number), None)).map(|shown| shown.mean)
    };
    let shown: Vec<f64> =
        (0..series).flat_map(|number| (0..steps.len()).filter_map(move |step| mean(step, number))).collect();
    if shown.is_empty() {
        canvas.lines(&words.withheld, false);
        return canvas.finish(title);
    }
    if let Some(columns) = &columns {
        let entries = columns.iter().take(series).enumerate();
        canvas.legend(entries.map(|(number, name)| (Fill::Series(number), name.as_str())));
    }
    let (least, most) = shown
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), mean| (least.min(*mean), most.max(*mean)));
    let (high, low) = (words.decimals(most, 2), words.decimals(least, 2));
    let left = wide(&high).max(wide(&low)) + 10;
    let top = canvas.y + 10;
    let span = if most > least { most - least } else { 1.0 };
    let step_width = (WIDTH - left - 6) / steps.len().max(1);
    let x_of = |step: usize| left + step_width / 2 + step * step_width;
    let y_of = |mean: f64| top + down((most - mean) / span);
    for (text, y) in [(&high, y_of(most)), (&low, y_of(least))] {
        canvas.text(left - 6, y + 4, "end", text);
        canvas.stroke(&[(left, y), (WIDTH - 4, y)], "1 3", "#999");
    }
    for number in 0..series {
        let (dashes, colour) = STROKES[number % STROKES.len()];
        let mut run = Vec::new();
        for step in 0..=steps.len() {
            if let Some(mean) = (step < steps.len()).then(|| mean(step, number)).flatten() {
                run.push((x_of(step), y_of(mean)));
                continue;
            }
            if run.len() > 1 {
                canvas.stroke(&run, dashes, colour);
            }
            run.clear();
        }
        for (step, step_name) in steps.iter().enumerate() {
            let Some(mean) = mean(step, number) else { continue };
            let name = columns.as_ref().map_or(String::new(), |columns| format!("{} × ", columns[number]));
            let title = format!("{name}{step_name}: {}", words.decimals(mean, 2));
            let (x, y) = (x_of(step) - MARK / 2, y_of(mean) - MARK / 2);
            canvas.field([x, y, MARK, MARK], Fill::Series(number), &title);
        }
    }
    canvas.y = top + HEIGHT + 10;
    under(&mut canvas, steps, step_width, &x_of);
    canvas.finish(title)
}

/// The names of the steps under them; where they are too long, numbers, and what these stand for.
fn under(canvas: &mut Canvas, steps: &[String], width: usize, x_of: &dyn Fn(usize) -> usize) {
    let fits = steps.iter().all(|step| step.split_whitespace().all(|word| wide(word) <= width));
    let mut deepest = 1;
    for (number, step) in steps.iter().enumerate() {
        let lines = if fits { wrapped(step, width) } else { vec![(number + 1).to_string()] };
        for (line, text) in lines.iter().enumerate() {
            canvas.text(x_of(number), canvas.y + LINE * (line + 1) - 4, "middle", text);
        }
        deepest = deepest.max(lines.len());
    }
    canvas.space(LINE * deepest);
    if !fits {
        canvas.space(6);
        for (number, step) in steps.iter().enumerate() {
            canvas.lines(&format!("{} = {step}", number + 1), false);
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "between 0 and the height"
)]
fn down(share: f64) -> usize {
    (share * HEIGHT as f64).clamp(0.0, HEIGHT as f64) as usize
}
