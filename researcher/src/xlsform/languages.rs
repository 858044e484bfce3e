//! The languages of a workbook: `English (en)`, `English`, `EN` → `en`.

use super::columns::Cell;
use super::json::{Json, Object};

/// Codes of languages as they are called in English and by their speakers, in small letters.
const CALLED: &[(&str, &str)] = &[
    ("afaan oromoo", "om"),
    ("afrikaans", "af"),
    ("albanian", "sq"),
    ("amharic", "am"),
    ("arabic", "ar"),
    ("armenian", "hy"),
    ("azerbaijani", "az"),
    ("bahasa indonesia", "id"),
    ("bambara", "bm"),
    ("bengali", "bn"),
    ("bangla", "bn"),
    ("bosnian", "bs"),
    ("bulgarian", "bg"),
    ("burmese", "my"),
    ("catalan", "ca"),
    ("chewa", "ny"),
    ("chichewa", "ny"),
    ("chinese", "zh"),
    ("creole", "ht"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dari", "prs"),
    ("deutsch", "de"),
    ("dutch", "nl"),
    ("english", "en"),
    ("español", "es"),
    ("espanol", "es"),
    ("estonian", "et"),
    ("ewe", "ee"),
    ("farsi", "fa"),
    ("finnish", "fi"),
    ("fon", "fon"),
    ("français", "fr"),
    ("francais", "fr"),
    ("french", "fr"),
    ("fula", "ff"),
    ("ganda", "lg"),
    ("georgian", "ka"),
    ("german", "de"),
    ("greek", "el"),
    ("gujarati", "gu"),
    ("haitian creole", "ht"),
    ("hausa", "ha"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hmong", "hmn"),
    ("hungarian", "hu"),
    ("igbo", "ig"),
    ("indonesian", "id"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("kannada", "kn"),
    ("kazakh", "kk"),
    ("khmer", "km"),
    ("kinyarwanda", "rw"),
    ("kirundi", "rn"),
    ("kiswahili", "sw"),
    ("korean", "ko"),
    ("kurdish", "ku"),
    ("kyrgyz", "ky"),
    ("lao", "lo"),
    ("lingala", "ln"),
    ("luganda", "lg"),
    ("luo", "luo"),
    ("malagasy", "mg"),
    ("malay", "ms"),
    ("malayalam", "ml"),
    ("mandarin", "zh"),
    ("marathi", "mr"),
    ("mongolian", "mn"),
    ("myanmar", "my"),
    ("nepali", "ne"),
    ("norwegian", "no"),
    ("nyanja", "ny"),
    ("oromo", "om"),
    ("pashto", "ps"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("portugues", "pt"),
    ("punjabi", "pa"),
    ("quechua", "qu"),
    ("romanian", "ro"),
    ("rundi", "rn"),
    ("russian", "ru"),
    ("samoan", "sm"),
    ("serbian", "sr"),
    ("shona", "sn"),
    ("sinhala", "si"),
    ("slovak", "sk"),
    ("somali", "so"),
    ("sorani", "ckb"),
    ("spanish", "es"),
    ("swahili", "sw"),
    ("swedish", "sv"),
    ("tagalog", "tl"),
    ("filipino", "fil"),
    ("tajik", "tg"),
    ("tamil", "ta"),
    ("telugu", "te"),
    ("thai", "th"),
    ("tigrinya", "ti"),
    ("tiếng việt", "vi"),
    ("tieng viet", "vi"),
    ("turkish", "tr"),
    ("türkçe", "tr"),
    ("turkmen", "tk"),
    ("twi", "tw"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("uzbek", "uz"),
    ("vietnamese", "vi"),
    ("wolof", "wo"),
    ("xhosa", "xh"),
    ("yoruba", "yo"),
    ("zulu", "zu"),
    ("русский", "ru"),
    ("українська", "uk"),
    ("العربية", "ar"),
    ("中文", "zh"),
    ("ไทย", "th"),
    ("ລາວ", "lo"),
    ("ខ្មែរ", "km"),
    ("မြန်မာ", "my"),
    ("हिन्दी", "hi"),
    ("বাংলা", "bn"),
];

/// Names under which languages are written out.
const WRITTEN: &[(&str, &str)] = &[
    ("en", "English"),
    ("vi", "Tiếng Việt"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pt", "Português"),
    ("ar", "العربية"),
    ("sw", "Kiswahili"),
    ("km", "Khmer"),
    ("lo", "Lao"),
    ("th", "Thai"),
    ("my", "Burmese"),
    ("zh", "Chinese"),
    ("ru", "Russian"),
    ("hi", "Hindi"),
    ("ne", "Nepali"),
    ("so", "Somali"),
    ("am", "Amharic"),
];

/// The code where words are in no language that was named.
pub(super) const UNNAMED: &str = "und";

/// A language of the workbook and its code.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) label: String,
    pub(super) code: String,
    /// Whether the code stood there, and was not found by the name.
    pub(super) is_stated: bool,
}

/// The languages of a form, the default first.
#[derive(Debug, Default)]
pub(super) struct Languages {
    pub(super) codes: Vec<String>,
    pub(super) named: Vec<Named>,
}

/// Words in one language that stand nowhere in the form, because others of the language are there.
#[derive(Debug)]
pub(super) struct Lost {
    pub(super) cell: Cell,
}

impl Languages {
    /// From the labels of languages in the order in which they are met, `default` and unnamed ones aside.
    pub(super) fn new(labels: &[String], default_label: Option<&str>, chosen: Option<&str>) -> Languages {
        let mut languages = Languages::default();
        let default_label = default_label.filter(|label| !is_default(label));
        for label in default_label.into_iter().chain(labels.iter().map(String::as_str)) {
            if is_default(label) || languages.named.iter().any(|named| named.label == label) {
                continue;
            }
            let (code, is_stated) = code(label);
            languages.named.push(Named { label: label.to_owned(), code, is_stated });
        }
        let default = match (default_label, chosen) {
            (Some(_), _) | (None, None) => languages.named.first().map(|named| named.code.clone()),
            (None, Some(chosen)) => Some(chosen.to_owned()),
        };
        languages.codes.push(default.unwrap_or_else(|| UNNAMED.to_owned()));
        for named in &languages.named {
            if !languages.codes.contains(&named.code) {
                languages.codes.push(named.code.clone());
            }
        }
        languages
    }

    /// The default.
    pub(super) fn default_code(&self) -> &str {
        self.codes.first().map_or(UNNAMED, String::as_str)
    }

    /// The code of the language a cell is in.
    fn code_of(&self, label: Option<&String>) -> &str {
        let named = label.and_then(|label| self.named.iter().find(|named| named.label == *label));
        named.map_or(self.default_code(), |named| &named.code)
    }

    /// Words by language in the form's order, and what found no place.
    ///
    /// Named languages come first: `label::English` says more than `label`.
    pub(super) fn words(&self, cells: Vec<Cell>, steps: usize) -> (Object, Vec<Lost>) {
        let (unnamed, named): (Vec<Cell>, Vec<Cell>) =
            cells.into_iter().partition(|cell| cell.path.get(steps).is_none_or(|label| is_default(label)));
        let (mut words, mut lost) = (Object::new(), Vec::new());
        for cell in named.into_iter().chain(unnamed) {
            let code = self.code_of(cell.path.get(steps));
            match words.iter().find(|(known, _)| known == code) {
                Some((_, Json::Text(text))) if *text == cell.text => {}
                Some(_) => lost.push(Lost { cell }),
                None => words.push((code.to_owned(), Json::text(printable(&cell.text)))),
            }
        }
        words.sort_by_key(|(code, _)| self.codes.iter().position(|known| known == code));
        (words, lost)
    }
}

/// Whether it is pyxform's word for no language.
pub(super) fn is_default(label: &str) -> bool {
    label.is_empty() || label == "default"
}

/// What may stand in words: NFC, line breaks and tabs, no other control characters.
pub(super) fn printable(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'], "\n");
    text.nfc().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// The code of a label, and whether the label states it.
pub(super) fn code(label: &str) -> (String, bool) {
    let small = label.trim().to_lowercase();
    let (before, inside) = match small.rsplit_once('(') {
        Some((before, inside)) if inside.ends_with(')') => {
            (before.trim(), inside.trim_end_matches(')').trim())
        }
        _ => (small.as_str(), ""),
    };
    let by_name = |name: &str| CALLED.iter().find(|(called, _)| *called == name).map(|(_, code)| *code);
    if is_tag(inside) {
        let at = label.rfind('(').map_or(0, |at| at + 1);
        return (tag(label[at..].trim().trim_end_matches(')').trim()), true);
    }
    let first = before.split([',', ';', '/', '(']).next().unwrap_or_default().trim();
    if let Some(code) = by_name(&small).or_else(|| by_name(before)).or_else(|| by_name(first)) {
        return (code.to_owned(), false);
    }
    if is_tag(&small) {
        return (tag(label.trim()), true);
    }
    (private(&small), false)
}

/// A tag with its first part in small letters.
fn tag(tag: &str) -> String {
    match tag.split_once('-') {
        Some((first, rest)) => format!("{}-{rest}", first.to_lowercase()),
        None => tag.to_lowercase(),
    }
}

/// The shape of BCP 47 that forms take.
pub fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && tag.len() <= 35
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// A private tag for a language nobody gave a code: `Ik (Teuso)` is `und-x-ik-teuso`.
fn private(label: &str) -> String {
    let ascii = super::names::allowed(label);
    let parts: Vec<String> = ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(3)
        .map(|part| part.chars().take(8).collect())
        .collect();
    if parts.is_empty() { format!("{UNNAMED}-x-other") } else { format!("{UNNAMED}-x-{}", parts.join("-")) }
}

/// How a language is written in a header: `Tiếng Việt (vi)`.
pub(super) fn label(code: &str) -> String {
    let name = WRITTEN.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name);
    format!("{name} ({code})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_code_and_by_name() {
        for (label, expected, stated) in [
            ("English (en)", "en", true),
            ("Tiếng Việt (vi)", "vi", true),
            ("Français", "fr", false),
            ("EN", "en", true),
            ("pt-BR", "pt-BR", true),
            ("Portuguese (pt-BR)", "pt-BR", true),
            ("Swahili (Kenya)", "sw", false),
            ("Lao", "lo", false),
            ("Ik Teuso", "und-x-ik-teuso", false),
        ] {
            assert_eq!(code(label), (expected.to_owned(), stated), "{label}");
        }
    }

    #[test]
    fn words_without_a_language_are_in_the_default_one() {
        let languages = Languages::new(&["French (fr)".into(), "English (en)".into()], None, None);
        assert_eq!(languages.codes, ["fr", "en"]);
        let languages = Languages::new(&["French (fr)".into()], Some("English (en)"), None);
        assert_eq!(languages.codes, ["en", "fr"]);
        let languages = Languages::new(&[], Some("default"), Some("vi"));
        assert_eq!(languages.codes, ["vi"]);
        assert_eq!(Languages::new(&[], None, None).codes, ["und"]);
    }
}
