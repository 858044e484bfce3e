//! How long a calculation's result can be, where its form tells: a count is a number whatever is counted.

use super::Expression;
use super::syntax::{Call, Node};

/// The longest number, truth, day or moment, in bytes of JSON.
const PLAIN_BYTES: usize = 40;

/// Functions whose result is a number or a truth.
const NUMBERS: [&str; 41] = [
    "number",
    "int",
    "round",
    "floor",
    "ceiling",
    "abs",
    "pow",
    "sqrt",
    "exp",
    "exp10",
    "log",
    "log10",
    "pi",
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "atan2",
    "sum",
    "max",
    "min",
    "count",
    "count-non-empty",
    "count-selected",
    "position",
    "last",
    "string-length",
    "random",
    "area",
    "distance",
    "decimal-date-time",
    "decimal-time",
    "checklist",
    "weighted-checklist",
    "contains",
    "starts-with",
    "ends-with",
    "regex",
    "selected",
];
/// Functions whose result is a truth, a day or a moment.
const SHORT: [&str; 9] =
    ["true", "false", "not", "boolean", "boolean-from-string", "today", "now", "date", "date-time"];

impl Expression {
    /// The most bytes of JSON its result can take; none where that depends on what is read.
    pub(crate) fn longest_result_bytes(&self) -> Option<usize> {
        longest(&self.root)
    }
}

fn longest(node: &Node) -> Option<usize> {
    match node {
        Node::Number(_) | Node::Negate(_) | Node::Chain(..) => Some(PLAIN_BYTES),
        // In JSON a character of a literal takes twice its bytes at most.
        Node::Text(text) => Some(2 * text.len()),
        Node::Call(call) => longest_of_call(call),
        _ => None,
    }
}

fn longest_of_call(call: &Call) -> Option<usize> {
    let longest_of = |arguments: &[Node]| {
        arguments.iter().try_fold(0, |most: usize, argument| Some(most.max(longest(argument)?)))
    };
    match call.function.name() {
        "if" => longest_of(call.arguments.get(1..)?),
        "coalesce" | "once" => longest_of(&call.arguments),
        name if NUMBERS.contains(&name) || SHORT.contains(&name) => Some(PLAIN_BYTES),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::form::Form;

    fn longest(calculation: &str) -> Option<usize> {
        let form = format!(
            r#"{{"kin_form": 1, "id": "f", "version": "1", "title": {{"en": "t"}}, "languages": ["en"], "choices": {{}}, "survey": [
                {{"type": "text", "name": "t", "label": {{"en": "t"}}}},
                {{"type": "calculate", "name": "c", "calculation": "{calculation}"}}]}}"#
        );
        let form = Form::parse(form.as_bytes()).unwrap();
        form.questions()[1].calculation.as_ref().unwrap().longest_result_bytes()
    }

    #[test]
    fn what_can_only_be_a_number_or_one_of_a_few_texts_is_short() {
        for number in
            ["1 + 2", "string-length(${t})", "if(${t} = '', 0, 1)", "${t} = 'a' and true()", "round(2.5)"]
        {
            assert_eq!(longest(number), Some(40), "{number}");
        }
        assert_eq!(
            longest("if(${t} = '', 'none', 'something that is longer than a number would be')"),
            Some(94)
        );
    }

    #[test]
    fn what_repeats_something_read_may_be_as_long_as_anything() {
        for open in ["${t}", "concat(${t}, 'x')", "if(${t} = '', ${t}, 1)", "once(${t})", "coalesce(1, ${t})"]
        {
            assert_eq!(longest(open), None, "{open}");
        }
    }
}
