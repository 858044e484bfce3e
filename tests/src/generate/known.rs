//! What an author of a form may refer to, and the expressions she writes.

use rand::Rng;
use rand::seq::IndexedRandom;

use super::Chance;

/// Questions that stand earlier and hold one answer where the author stands now.
#[derive(Default, Clone)]
pub(super) struct Known {
    pub(super) numbers: Vec<String>,
    /// Name and list.
    pub(super) selects: Vec<(String, String)>,
    pub(super) texts: Vec<String>,
    pub(super) dates: Vec<String>,
    /// Numbers that stand in no repeat: what a score may take.
    pub(super) scored: Vec<String>,
    /// Numbers inside repeats that were left behind: each holds several answers.
    pub(super) several: Vec<String>,
}

impl Known {
    /// After a repeat: what stood in it holds several answers from here on.
    pub(super) fn leave(&mut self, inside: Known) {
        let news = inside.numbers.into_iter().filter(|name| !self.numbers.contains(name));
        self.several.extend(news);
        self.several.extend(
            inside.several.into_iter().filter(|name| !self.several.contains(name)).collect::<Vec<_>>(),
        );
    }

    /// A condition on earlier answers; none when there are none.
    pub(super) fn condition(&self, chance: &mut Chance) -> Option<String> {
        let number = self.numbers.choose(chance);
        let select = self.selects.choose(chance);
        let simple = match chance.random_range(0..8) {
            0 => number.map(|name| format!("${{{name}}} >= {}", chance.random_range(0..60))),
            1 => select
                .map(|(name, list)| format!("selected(${{{name}}}, '{list}c{}')", chance.random_range(0..3))),
            2 => self
                .texts
                .choose(chance)
                .map(|name| format!("string-length(${{{name}}}) > {}", chance.random_range(0..20))),
            3 => number.map(|name| format!("not(${{{name}}} = {})", chance.random_range(0..60))),
            4 => self
                .several
                .choose(chance)
                .map(|name| format!("sum(${{{name}}}) > {}", chance.random_range(0..60))),
            5 => self.several.choose(chance).map(|name| format!("count(${{{name}}}) != 1")),
            6 => self.dates.choose(chance).map(|name| format!("${{{name}}} <= today()")),
            _ => select.map(|(name, _)| format!("count-selected(${{{name}}}) != 0")),
        }?;
        if chance.random_bool(0.3)
            && let Some(other) = number
        {
            let joint = ["and", "or"].choose(chance).copied().expect("there are two");
            return Some(format!("{simple} {joint} ${{{other}}} != {}", chance.random_range(0..60)));
        }
        Some(simple)
    }

    /// A number computed from earlier answers.
    pub(super) fn calculation(&self, chance: &mut Chance) -> String {
        let (left, right) = (self.term(chance), self.term(chance));
        match chance.random_range(0..6) {
            0 => format!("{left} + {right}"),
            1 => format!("round(({left} - {right}) div 3, 2)"),
            2 => format!("if({left} > {right}, {left}, {right})"),
            3 => format!("max({left}, {right})"),
            4 => format!("int({left} * 2.5)"),
            _ => format!("({left} * {right}) mod 97"),
        }
    }

    fn term(&self, chance: &mut Chance) -> String {
        let one = self.numbers.choose(chance).map(|name| format!("coalesce(${{{name}}}, 0)"));
        let several = self.several.choose(chance).map(|name| {
            let function =
                ["sum", "count", "count-non-empty"].choose(chance).copied().expect("there are three");
            format!("{function}(${{{name}}})")
        });
        match chance.random_range(0..10) {
            0..=5 => one.or(several),
            6..=8 => several.or(one),
            _ => None,
        }
        .unwrap_or_else(|| chance.random_range(0..100).to_string())
    }
}
