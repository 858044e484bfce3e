//! Questions that may identify a person by what they ask: told, never decided here.

use super::json::Json;
use super::references::Piece;
use super::report::{Report, ReportLine};
use super::survey::Node;

/// Words of names and labels, in small letters and without marks: whole words, or several one after the other.
const WORDS: &[&str] = &[
    "name",
    "surname",
    "phone",
    "telephone",
    "mobile",
    "email",
    "address",
    "passport",
    "id number",
    "national id",
    "signature",
    "gps",
    "ho ten",
    "ho va ten",
    "so dien thoai",
    "dien thoai",
    "dia chi",
    "ho chieu",
    "cccd",
    "cmnd",
    "can cuoc",
    "chu ky",
    "nom",
    "prenom",
    "telephone",
    "adresse",
    "nombre",
    "apellido",
    "telefono",
    "direccion",
];

/// Tells each question whose name or label sounds like a direct identifier and says nothing of disclosure.
pub(super) fn tell(nodes: &[Node], report: &mut Report) {
    for node in nodes {
        tell(&node.children, report);
        let is_asked =
            matches!(node.kind, "text" | "integer" | "decimal" | "barcode" | "image" | "audio" | "video");
        if is_asked && node.get("disclosure").is_none() && sounds_identifying(node) {
            let line = ReportLine::ImportMaybeIdentifying { name: node.name.clone() };
            report.decide(node.place.clone(), line);
        }
    }
}

fn sounds_identifying(node: &Node) -> bool {
    let labels = node.get("label").and_then(Json::as_object).into_iter().flatten();
    let texts = labels.filter_map(|(_, label)| label.as_text()).chain([node.original.as_str()]);
    texts.into_iter().any(|text| {
        let plain = super::names::allowed(&plain(text)).to_lowercase();
        let words = format!("_{}_", plain.replace(['-', '.'], "_"));
        WORDS.iter().any(|word| words.contains(&format!("_{}_", word.replace(' ', "_"))))
    })
}

/// Without what is filled in.
fn plain(text: &str) -> String {
    let pieces = super::references::pieces(text);
    let words = pieces.into_iter().filter_map(|(_, piece)| match piece {
        Piece::Name(word) | Piece::Function(word) | Piece::Literal(word) => Some(word),
        _ => None,
    });
    words.take(12).collect::<Vec<_>>().join("_")
}
