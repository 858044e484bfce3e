//! Conditions that compare with a choice that is not there: a slip of the pen that closes a branch for ever.

use std::sync::LazyLock;

use kin_forms::{Condition, Expression, Question};
use regex::Regex;

use super::{Advice, Look};
use crate::nearest::nearest;

/// `${name} = 'choice'` in the canonical spelling of expressions.
static COMPARED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\$\{([^}]+)\} !?= '([^']*)'").expect("a pattern that does not change"));
/// `'choice' = ${name}`.
static COMPARED_BACKWARDS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"'([^']*)' !?= \$\{([^}]+)\}").expect("a pattern that does not change"));
/// `selected(${name}, 'choice')`.
static SELECTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"selected\(\$\{([^}]+)\}, '([^']*)'\)").expect("a pattern that does not change")
});
/// `selected(., 'choice')` and `. = 'choice'`, which speak of the question itself.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:selected\(\., |(?:^|[ (])\. !?= )'([^']*)'").expect("a pattern that does not change")
});

impl Look<'_> {
    pub(super) fn literals(&mut self) {
        let form = self.form;
        for question in form.questions() {
            let required = match &question.required {
                Condition::When(expression) => Some(expression),
                _ => None,
            };
            let own = [("constraint", &question.constraint), ("warning", &question.warning)];
            let all = [
                ("relevant", question.relevant.as_ref()),
                ("required", required),
                ("calculation", question.calculation.as_ref()),
            ];
            for (property, expression) in all {
                self.literals_in(&question.name, property, expression, None);
            }
            for (property, expression) in own {
                self.literals_in(&question.name, property, expression.as_ref(), Some(question));
            }
        }
        for group in form.groups() {
            self.literals_in(&group.name, "relevant", group.relevant.as_ref(), None);
        }
    }

    fn literals_in(
        &mut self,
        item: &str,
        property: &str,
        expression: Option<&Expression>,
        own: Option<&Question>,
    ) {
        let Some(expression) = expression else { return };
        let text = expression.to_string();
        let forward = COMPARED.captures_iter(&text).chain(SELECTED.captures_iter(&text));
        let mut compared: Vec<(String, String)> =
            forward.map(|found| (found[1].trim().to_owned(), found[2].to_owned())).collect();
        let backward = COMPARED_BACKWARDS.captures_iter(&text);
        compared.extend(backward.map(|found| (found[2].trim().to_owned(), found[1].to_owned())));
        if let Some(own) = own {
            compared.extend(OWN.captures_iter(&text).map(|found| (own.name.clone(), found[1].to_owned())));
        }
        for (asked, choice) in compared {
            let Some(question) = self.form.question(&asked) else { continue };
            let choices = self.form.choices(question);
            // An empty text asks whether there is an answer at all.
            if choice.is_empty() || choices.is_empty() || choices.iter().any(|known| known.name == choice) {
                continue;
            }
            let property_name = property.to_owned();
            let known = choices.iter().map(|known| known.name.as_str());
            let advice = match nearest(&choice, known) {
                Some(nearest) => {
                    Advice::AdviceChoiceNotThereNear { property: property_name, asked, choice, nearest }
                }
                None => Advice::AdviceChoiceNotThere { property: property_name, asked, choice },
            };
            self.of(item, property, advice);
        }
    }
}
