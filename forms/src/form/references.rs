//! `${name}` in words.

/// Every `${name}` of a text with the byte at which it begins; as an error, the byte of a `${` that is not followed by a
/// name and `}`.
pub(crate) fn references(text: &str) -> impl Iterator<Item = Result<(usize, &str), usize>> {
    text.match_indices("${").map(|(at, mark)| {
        let rest = &text[at + mark.len()..];
        let name = rest.split_once('}').map(|(name, _)| name.trim());
        name.filter(|name| !name.is_empty() && !name.contains(['$', '{', '\n']))
            .map(|name| (at, name))
            .ok_or(at)
    })
}

/// The text with every `${name}` replaced by what `value` gives for the name. What is given is not looked into again.
pub(crate) fn filled(
    text: &str,
    mut value: impl FnMut(&str) -> zeroize::Zeroizing<String>,
) -> zeroize::Zeroizing<String> {
    let mut filled = zeroize::Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let Some((name, tail)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(&value(name.trim()));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}
