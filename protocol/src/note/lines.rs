//! Reading a text of lines, each a keyword, a space and a value, knowing at every moment which line it is.

/// Where a reader stands in a text. Every line ends in `\n`, the last one too.
pub(crate) struct Cursor<'text> {
    rest: &'text str,
    line: u64,
}

impl<'text> Cursor<'text> {
    pub(crate) fn new(text: &'text str) -> Cursor<'text> {
        Cursor { rest: text, line: 1 }
    }

    /// The number of the next line, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    pub(crate) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Whether the next line has this keyword.
    pub(crate) fn sees(&self, keyword: &str) -> bool {
        self.rest.strip_prefix(keyword).is_some_and(|rest| rest.starts_with(' '))
    }

    /// The value of the next line, if it has this keyword.
    pub(crate) fn take(&mut self, keyword: &str) -> Option<&'text str> {
        let (line, rest) = self.rest.split_once('\n')?;
        let value = line.strip_prefix(keyword)?.strip_prefix(' ')?;
        self.rest = rest;
        self.line += 1;
        Some(value)
    }

    /// Passes over the next line, if it is exactly this.
    pub(crate) fn take_exact(&mut self, line: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(line)?.strip_prefix('\n')?;
        self.line += 1;
        Some(())
    }
}

/// The line, from 1, in which the byte at this offset stands.
pub(crate) fn line_of(bytes: &[u8], offset: usize) -> u64 {
    bytes[..offset.min(bytes.len())].iter().fold(1, |line, byte| line + u64::from(*byte == b'\n'))
}

/// A decimal number in its one spelling: digits only, no leading zero.
pub(crate) fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || (text.starts_with('0') && text.len() > 1) {
        return None;
    }
    text.parse().ok()
}
