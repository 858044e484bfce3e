//! The row of tags that the Humanitarian Exchange Language puts under a header: <https://hxlstandard.org>, 1.1.

use super::{Column, Kind, Part, Source};

/// The tag of a column: a hashtag of the standard by what the column holds, and its name as an attribute.
pub(super) fn tag(column: &Column) -> String {
    let own = match &column.source {
        Source::Start => "#date+start",
        Source::End => "#date+end",
        Source::Language => "#meta+language",
        Source::ConsentMode => "#meta+consent",
        Source::Purpose(name) => return format!("#meta+consent{}", attribute(name)),
        Source::InstanceId => "#meta+id+submission",
        Source::ParentKey => "#meta+id+parent",
        Source::Key => "#meta+id+key",
        Source::Submitter => "#meta+enumerator",
        Source::Device => "#meta+device",
        Source::FormVersion => "#meta+version",
        Source::Part(name, part) => {
            let hashtag = match part {
                Part::Latitude => "#geo+lat",
                Part::Longitude => "#geo+lon",
                Part::Altitude => "#geo+elevation",
                Part::Accuracy => "#geo+accuracy",
            };
            return hashtag.to_owned() + &attribute(name);
        }
        Source::Chosen(name, choice) => {
            return format!("#indicator+flag{}{}", attribute(name), attribute(choice));
        }
        Source::Why(name) => return format!("#meta+missing{}", attribute(name)),
        Source::Answer(name) => {
            let hashtag = match column.kind {
                Kind::Integer | Kind::Decimal => "#indicator+num",
                Kind::Date | Kind::DateTime | Kind::Moment => "#date",
                Kind::OneOf(_) => "#indicator+code",
                Kind::Several => "#indicator+list",
                Kind::Flag | Kind::Time | Kind::Text | Kind::Calculated => "#indicator",
            };
            return hashtag.to_owned() + &attribute(name);
        }
    };
    own.to_owned()
}

/// `+name`: a letter, then letters, digits and `_`, all small; nothing where no letter is in the name.
fn attribute(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    let plain = plain.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    if plain.is_empty() { String::new() } else { format!("+{plain}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_a_letter_then_letters_digits_and_underscores() {
        assert_eq!(attribute("Q1-Tuổi.nay"), "+q1_tu_i_nay");
        assert_eq!(attribute("_1a"), "+a");
        assert_eq!(attribute("12"), "");
    }
}
