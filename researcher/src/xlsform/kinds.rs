//! The words of a `type` column, old and new, and what each stands for in our forms.

/// How the parts of a survey nest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    Group,
    Repeat,
    Loop,
}

impl Control {
    pub(super) fn word(self) -> &'static str {
        match self {
            Control::Group => "group",
            Control::Repeat => "repeat",
            Control::Loop => "loop",
        }
    }
}

/// Where the choices of a select come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The choices sheet, or `${question}` in a repeat.
    Choices,
    /// A file beside the workbook.
    File,
    /// The sheet of external choices.
    External,
}

/// A select's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Select<'t> {
    pub(super) ours: &'static str,
    pub(super) command: &'static str,
    pub(super) source: Source,
    pub(super) list: &'t str,
    pub(super) or_other: bool,
}

/// A type that comes with a constraint and a hint of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Preset {
    pub(super) ours: &'static str,
    pub(super) constraint: &'static str,
    pub(super) hint: Option<&'static str>,
}

/// What a type stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    Question(&'static str),
    Preset(Preset),
    Select(Select<'t>),
    Begin(Control, Option<&'t str>),
    End(Control),
    /// A setting in the survey sheet.
    Setting(&'static str),
    /// What our forms do not ask, with the reason's word.
    Absent(&'static str),
    /// A file of data that expressions read.
    Data,
    /// Another form's questions.
    Include,
    Unknown,
}

/// Types of questions, by every word for them.
const QUESTIONS: &[(&str, &[&str])] = &[
    ("text", &["text", "string", "q string", "add text prompt"]),
    ("integer", &["integer", "int", "q int", "add integer prompt"]),
    ("decimal", &["decimal", "q decimal", "add decimal prompt"]),
    ("range", &["range"]),
    ("date", &["date", "q date", "add date prompt"]),
    ("time", &["time"]),
    (
        "dateTime",
        &[
            "dateTime",
            "datetime",
            "date time",
            "q dateTime",
            "q date time",
            "add dateTime prompt",
            "add date time prompt",
        ],
    ),
    ("note", &["note", "q note", "add note prompt"]),
    ("acknowledge", &["acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"]),
    ("calculate", &["calculate", "q calculate", "add calculate prompt"]),
    ("hidden", &["hidden"]),
    ("barcode", &["barcode", "q barcode", "add barcode prompt"]),
    ("image", &["image", "photo", "q image", "q picture", "add image prompt", "add photo prompt"]),
    ("audio", &["audio", "q audio", "add audio prompt"]),
    ("video", &["video", "q video", "add video prompt"]),
    ("file", &["file", "add file prompt"]),
    ("geopoint", &["geopoint", "location", "gps", "q geopoint", "q location", "add location prompt"]),
    ("geotrace", &["geotrace", "q geotrace"]),
    ("geoshape", &["geoshape", "q geoshape"]),
    ("start", &["start", "start time", "get start time"]),
    ("end", &["end", "end time", "get end time"]),
    ("today", &["today", "get today"]),
    ("username", &["username", "uri:username"]),
    ("audit", &["audit"]),
];

const PRESETS: &[(&str, Preset)] = &[
    (
        "phone number",
        Preset { ours: "text", constraint: "regex(., '^\\d*$')", hint: Some("Enter numbers only.") },
    ),
    ("percentage", Preset { ours: "integer", constraint: "0 <= . and . <= 100", hint: None }),
    (
        "number of days in last month",
        Preset { ours: "integer", constraint: "0 <= . and . <= 31", hint: Some("Enter a number 0-31.") },
    ),
    (
        "number of days in last six months",
        Preset { ours: "integer", constraint: "0 <= . and . <= 183", hint: Some("Enter a number 0-183.") },
    ),
    (
        "number of days in last year",
        Preset { ours: "integer", constraint: "0 <= . and . <= 365", hint: Some("Enter a number 0-365.") },
    ),
];

/// Types that are left, by the word for the reason.
const ABSENT: &[(&str, &[&str])] = &[
    (
        "device",
        &[
            "deviceid",
            "imei",
            "device id",
            "get device id",
            "uri:deviceid",
            "simserial",
            "sim id",
            "get sim id",
            "uri:simserial",
            "subscriberid",
            "subscriber id",
            "get subscriber id",
            "uri:subscriberid",
        ],
    ),
    ("person", &["phonenumber", "get phone number", "uri:phonenumber", "email", "uri:email"]),
    ("unasked", &["start-geopoint", "background-geopoint", "background-audio"]),
    ("map", &["osm"]),
];

const SELECTS: &[(&str, &str, Source)] = &[
    ("select_one_from_file", "select_one", Source::File),
    ("select_multiple_from_file", "select_multiple", Source::File),
    ("select one from file", "select_one", Source::File),
    ("select multiple from file", "select_multiple", Source::File),
    ("select_one_external", "select_one", Source::External),
    ("add select one prompt using", "select_one", Source::Choices),
    ("add select multiple prompt using", "select_multiple", Source::Choices),
    ("select all that apply from", "select_multiple", Source::Choices),
    ("select one from", "select_one", Source::Choices),
    ("select1", "select_one", Source::Choices),
    ("select_one", "select_one", Source::Choices),
    ("select one", "select_one", Source::Choices),
    ("select_multiple", "select_multiple", Source::Choices),
    ("select all that apply", "select_multiple", Source::Choices),
    ("rank", "rank", Source::Choices),
];

const OTHERS: [&str; 3] = ["or specify other", "or_other", "or other"];

const CONTROLS: [(&str, Control); 5] = [
    ("group", Control::Group),
    ("lgroup", Control::Repeat),
    ("repeat", Control::Repeat),
    ("loop", Control::Loop),
    ("looped group", Control::Repeat),
];

const SETTINGS: [(&str, &str); 5] = [
    ("form_title", "title"),
    ("set_form_title", "title"),
    ("form_id", "id_string"),
    ("set_form_id", "id_string"),
    ("prefix", "prefix"),
];

/// Reads a type; letters count, as in pyxform.
pub(super) fn kind(word: &str) -> Kind<'_> {
    let by_word = |table: &[(&'static str, &[&str])]| {
        table.iter().find(|(_, words)| words.contains(&word)).map(|(ours, _)| *ours)
    };
    if let Some((_, setting)) = SETTINGS.iter().find(|(name, _)| *name == word) {
        return Kind::Setting(setting);
    }
    if let Some(ours) = by_word(QUESTIONS) {
        return Kind::Question(ours);
    }
    if let Some((_, preset)) = PRESETS.iter().find(|(name, _)| *name == word) {
        return Kind::Preset(*preset);
    }
    if let Some(reason) = by_word(ABSENT) {
        return Kind::Absent(reason);
    }
    match word {
        "csv-external" | "xml-external" => return Kind::Data,
        "include" => return Kind::Include,
        word if word.starts_with("osm ") => return Kind::Absent("map"),
        _ => {}
    }
    control(word).or_else(|| select(word)).unwrap_or(Kind::Unknown)
}

fn control(word: &str) -> Option<Kind<'_>> {
    let (side, rest) = word.split_once([' ', '_'])?;
    for (name, control) in CONTROLS {
        let Some(after) = rest.strip_prefix(name) else { continue };
        match (side, after) {
            ("begin", "") => return Some(Kind::Begin(control, None)),
            ("end", "") => return Some(Kind::End(control)),
            ("begin", after) => {
                let Some(list) = after.strip_prefix(' ') else { continue };
                let list = list.strip_prefix("over ").unwrap_or(list);
                if !list.is_empty() && !list.contains(char::is_whitespace) {
                    return Some(Kind::Begin(control, Some(list)));
                }
            }
            _ => {}
        }
    }
    None
}

fn select(word: &str) -> Option<Kind<'_>> {
    SELECTS.iter().find_map(|(command, ours, source)| {
        let rest = word.strip_prefix(command)?.strip_prefix(' ')?;
        let (list, other) = rest.split_once(' ').unwrap_or((rest, ""));
        let or_other = OTHERS.contains(&other);
        if list.is_empty() || !(other.is_empty() || or_other) {
            return None;
        }
        Some(Kind::Select(Select { ours, command, source: *source, list, or_other }))
    })
}

/// Every word a type may begin with, for "did you mean".
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let controls = ["begin_group", "end_group", "begin_repeat", "end_repeat"];
    let questions = QUESTIONS.iter().flat_map(|(_, words)| words.iter().copied());
    questions.chain(SELECTS.iter().map(|(command, ..)| *command)).chain(controls)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_words_mean_what_new_ones_mean() {
        for word in [
            "select one from sexes",
            "select_one sexes",
            "select1 sexes",
            "add select one prompt using sexes",
        ] {
            let Kind::Select(select) = kind(word) else { panic!("{word}") };
            assert_eq!((select.ours, select.list, select.or_other), ("select_one", "sexes", false), "{word}");
        }
        let Kind::Select(select) = kind("select all that apply from toilets or specify other") else {
            panic!()
        };
        assert_eq!((select.ours, select.list, select.or_other), ("select_multiple", "toilets", true));
        let Kind::Select(select) = kind("select one from file villages.csv") else { panic!() };
        assert_eq!((select.source, select.list), (Source::File, "villages.csv"));
    }

    #[test]
    fn groups_begin_and_end_in_many_words() {
        assert_eq!(kind("begin group"), Kind::Begin(Control::Group, None));
        assert_eq!(kind("begin_repeat"), Kind::Begin(Control::Repeat, None));
        assert_eq!(kind("end looped group"), Kind::End(Control::Repeat));
        assert_eq!(kind("begin loop over toilets"), Kind::Begin(Control::Loop, Some("toilets")));
        assert_eq!(kind("Begin Group"), Kind::Unknown);
        assert_eq!(kind("beginning"), Kind::Unknown);
    }
}
