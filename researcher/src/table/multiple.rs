//! A question with several answers at once: the counts overlap, so they do not add up to anyone's number.
//!
//! Each choice is a table of its own (chosen, not chosen) among those who answered. What ties the choices to the rest
//! is only that everyone who answered chose at least one, so the number who answered lies between the largest shown
//! choice and the sum of all choices.

use super::frequency::frequency;
use super::shown::{Rule, Shown};

/// What was counted.
#[derive(Clone, Debug, Default)]
pub struct MultipleCounts {
    /// How many chose each choice.
    pub choices: Vec<u64>,
    /// How many chose at least one.
    pub answered: u64,
    /// How many did not answer, by reason; with `answered` these hold everyone once.
    pub unanswered: Vec<u64>,
}

/// What may be shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Multiple {
    /// How many chose each choice.
    pub choices: Vec<Shown>,
    /// How many chose at least one.
    pub answered: Shown,
    /// How many did not answer, by reason.
    pub unanswered: Vec<Shown>,
    /// Everyone.
    pub total: Shown,
}

/// Makes the table of a question with several answers at once.
pub fn multiple(counts: &MultipleCounts, rule: Rule) -> Multiple {
    let mut parts = vec![counts.answered];
    parts.extend(&counts.unanswered);
    let partition = frequency(&parts, rule);
    let answered = partition.cells[0];

    let mut choices: Vec<Shown> = counts
        .choices
        .iter()
        .map(|chosen| {
            let others = counts.answered - chosen;
            let small = rule.is_small(*chosen) || rule.is_small(others);
            Shown::when(!small && counts.answered >= rule.minimum_cell, *chosen)
        })
        .collect();
    if answered.is_withheld() && !partition.total.is_withheld() {
        let everyone: u64 = parts.iter().sum();
        while too_narrow(&choices, everyone, rule) {
            // The largest shown choice is the one that places the number who answered from below.
            let Some(largest) = choices.iter_mut().max_by_key(|shown| shown.count()) else { break };
            *largest = Shown::Withheld;
        }
    }
    Multiple { choices, answered, unanswered: partition.cells[1..].to_vec(), total: partition.total }
}

/// Whether the shown choices place the number who answered within less than the minimum.
fn too_narrow(choices: &[Shown], everyone: u64, rule: Rule) -> bool {
    let Some(least) = choices.iter().filter_map(|shown| shown.count()).max() else { return false };
    let all: Option<u64> = choices.iter().map(|shown| shown.count()).sum();
    let most = all.map_or(everyone, |sum| sum.min(everyone));
    most.saturating_sub(least) < rule.minimum_cell
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule { minimum_cell: 10 };

    fn table(choices: &[u64], answered: u64, unanswered: &[u64]) -> Multiple {
        let counts = MultipleCounts { choices: choices.to_vec(), answered, unanswered: unanswered.to_vec() };
        multiple(&counts, RULE)
    }

    #[test]
    fn a_choice_of_few_and_a_choice_of_nearly_all_are_withheld() {
        let table = table(&[50, 4, 97, 0, 100], 100, &[0]);
        assert_eq!(
            table.choices,
            [Shown::Count(50), Shown::Withheld, Shown::Withheld, Shown::Count(0), Shown::Count(100)]
        );
        assert_eq!(table.answered, Shown::Count(100));
    }

    #[test]
    fn a_few_who_refused_cannot_be_had_by_subtraction_from_a_common_choice() {
        // 100 asked, 3 refused: 97 answered is withheld, and so is the choice that all but seven of them made.
        let table = table(&[97, 60, 50], 97, &[3]);
        assert!(table.answered.is_withheld() && table.unanswered[0].is_withheld());
        assert_eq!(table.choices, [Shown::Withheld, Shown::Count(60), Shown::Count(50)]);
        assert_eq!(table.total, Shown::Count(100));
    }

    #[test]
    fn nothing_is_shown_of_choices_made_by_too_few() {
        let table = table(&[5, 4], 8, &[40]);
        assert!(table.choices.iter().all(|shown| shown.is_withheld()));
    }
}
