//! The words for columns: those that mean themselves, and others that stand for them.

/// The columns of one kind of sheet.
#[derive(Debug, Clone, Copy)]
pub(in crate::xlsform) struct Vocabulary {
    /// Words that mean themselves.
    pub(in crate::xlsform) known: &'static [&'static str],
    /// Other words, with the steps they stand for.
    pub(in crate::xlsform) aliases: &'static [(&'static str, &'static [&'static str])],
    /// Whether runs of blanks in cells become one.
    pub(in crate::xlsform) collapse: bool,
}

const IMAGE: &[&str] = &["media", "image"];
const BIG_IMAGE: &[&str] = &["media", "big-image"];
const AUDIO: &[&str] = &["media", "audio"];
const VIDEO: &[&str] = &["media", "video"];
const NAME: &[&str] = &["name"];
const LABEL: &[&str] = &["label"];
const TYPE: &[&str] = &["type"];
const RELEVANT: &[&str] = &["bind", "relevant"];
const READ_ONLY: &[&str] = &["bind", "readonly"];
const CALCULATE: &[&str] = &["bind", "calculate"];
const CONSTRAINT_MESSAGE: &[&str] = &["bind", "jr:constraintMsg"];
const REQUIRED_MESSAGE: &[&str] = &["bind", "jr:requiredMsg"];
const COUNT: &[&str] = &["control", "jr:count"];
const NO_APP: &[&str] = &["bind", "jr:noAppErrorString"];

/// The survey sheet.
pub(in crate::xlsform) const SURVEY: Vocabulary = Vocabulary {
    known: &[
        "bind",
        "choice_filter",
        "choices",
        "control",
        "default",
        "guidance_hint",
        "hint",
        "instance",
        "itemset",
        "label",
        "list_name",
        "media",
        "name",
        "parameters",
        "query",
        "trigger",
        "type",
    ],
    aliases: &[
        ("compact_tag", &["instance", "odk:tag"]),
        ("read_only", READ_ONLY),
        ("readonly", READ_ONLY),
        ("relevant", RELEVANT),
        ("relevance", RELEVANT),
        ("caption", LABEL),
        ("appearance", &["control", "appearance"]),
        ("required", &["bind", "required"]),
        ("constraint", &["bind", "constraint"]),
        ("constraining_message", CONSTRAINT_MESSAGE),
        ("constraint_message", CONSTRAINT_MESSAGE),
        ("calculation", CALCULATE),
        ("calculate", CALCULATE),
        ("command", TYPE),
        ("tag", NAME),
        ("value", NAME),
        ("image", IMAGE),
        ("big-image", BIG_IMAGE),
        ("audio", AUDIO),
        ("video", VIDEO),
        ("count", COUNT),
        ("repeat_count", COUNT),
        ("jr:count", COUNT),
        ("autoplay", &["control", "autoplay"]),
        ("rows", &["control", "rows"]),
        ("noapperrorstring", NO_APP),
        ("no_app_error_string", NO_APP),
        ("requiredmsg", REQUIRED_MESSAGE),
        ("required_message", REQUIRED_MESSAGE),
        ("body", &["control"]),
        ("save_to", &["bind", "entities:saveto"]),
    ],
    collapse: true,
};

/// The choices, the external choices and the tags of maps.
pub(in crate::xlsform) const CHOICES: Vocabulary = Vocabulary {
    known: &["label", "media", "name"],
    aliases: &[
        ("caption", LABEL),
        ("list_name", &["list name"]),
        ("value", NAME),
        ("image", IMAGE),
        ("big-image", BIG_IMAGE),
        ("audio", AUDIO),
        ("video", VIDEO),
    ],
    collapse: false,
};

/// The settings.
pub(in crate::xlsform) const SETTINGS: Vocabulary = Vocabulary {
    known: &[
        "add_none_option",
        "allow_choice_duplicates",
        "attribute",
        "auto_delete",
        "auto_send",
        "clean_text_values",
        "client_editable",
        "default_language",
        "delimiter",
        "flat",
        "id_string",
        "instance_name",
        "instance_xmlns",
        "name",
        "namespaces",
        "omit_instanceID",
        "prefix",
        "public_key",
        "style",
        "submission_url",
        "title",
        "version",
    ],
    aliases: &[
        ("form_title", &["title"]),
        ("set_form_title", &["title"]),
        ("form_id", &["id_string"]),
        ("set_form_id", &["id_string"]),
        ("prefix", &["prefix"]),
    ],
    collapse: false,
};
