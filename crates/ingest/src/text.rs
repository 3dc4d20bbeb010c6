//! Small questions about characters and strings that several steps ask.

use hutong_model::Inline;
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Compiles a pattern that is written in the source.
pub(crate) fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a pattern in the source is valid; the unit tests use every one of them")
}

/// A pattern of the source.
pub(crate) struct Declared(pub(crate) &'static LazyLock<Regex>);

inventory::collect!(Declared);

/// Compiles one of so many shares of all patterns. Threads that begin with files of one kind would want the same
/// patterns at the same time, and wait for each other.
pub(crate) fn compile_share(share: usize, shares: usize) {
    for pattern in inventory::iter::<Declared>().skip(share).step_by(shares) {
        LazyLock::force(pattern.0);
    }
}

/// Declares patterns compiled on first use.
macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $source:expr;)+) => {
        $($(#[$doc])* static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| $crate::text::pattern($source));
        inventory::submit! { $crate::text::Declared(&$name) })+
    };
}
pub(crate) use patterns;

/// What inline content says; nothing is put together where it is one piece.
pub(crate) fn words_of(content: &[Inline]) -> Cow<'_, str> {
    match content {
        [Inline::Text(text)] => Cow::Borrowed(text),
        content => {
            let mut text = String::new();
            content.iter().for_each(|inline| inline.push_text(&mut text));
            Cow::Owned(text)
        }
    }
}

/// Where a piece stands in a text; as `str::find`, many bytes at once.
pub(crate) fn find(text: &str, piece: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    match piece.as_bytes() {
        [byte] => memchr::memchr(*byte, bytes),
        // What begins with a mark that texts seldom have is found by it, with nothing to prepare.
        [
            mark @ (b'{' | b'[' | b'<' | b'`' | b'=' | b'%' | b'@' | b'~' | b'*' | b'^' | b'$' | b'&' | b']'),
            ..,
        ] => memchr::memchr_iter(*mark, bytes).find(|at| bytes[*at..].starts_with(piece.as_bytes())),
        piece => memchr::memmem::find(bytes, piece),
    }
}

/// The lines of a text, as `str::lines` gives them; many bytes at once.
pub(crate) fn lines(text: &str) -> Vec<&str> {
    let mut begin = 0;
    let ends =
        memchr::memchr_iter(b'\n', text.as_bytes()).chain((!text.ends_with('\n')).then_some(text.len()));
    let line = |end: usize| {
        let line = &text[begin..end];
        begin = end + 1;
        line.strip_suffix('\r').filter(|_| end < text.len()).unwrap_or(line)
    };
    if text.is_empty() { Vec::new() } else { ends.map(line).collect() }
}

/// Whether a piece stands in a text.
pub(crate) fn has(text: &str, piece: &str) -> bool {
    find(text, piece).is_some()
}

/// White space, controls and marks collapsed the way a body's text is.
pub(crate) fn clean_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (first, piece) in pieces(text) {
        match visible(first) {
            Some(' ') if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
            Some(' ') | None => {}
            Some(_) => out.push_str(piece),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A text in pieces, each with its first character: what stays as it is, as most does, in one; else a character.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = (char, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (piece, after) = rest.split_at(plain_bytes(rest).max(first.len_utf8()));
        rest = after;
        Some((first, piece))
    })
}

/// How many bytes from the beginning stay as they are: of letters and marks of ASCII, single spaces between
/// them, and characters from U+4000 to U+CFFF, Han and Hangul.
fn plain_bytes(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_plain = |at: usize| bytes.get(at).is_some_and(|byte| PLAIN[usize::from(*byte)]);
    let mut at = 0;
    loop {
        while is_plain(at) {
            at += 1;
        }
        if at == 0 || bytes.get(at) != Some(&b' ') || !is_plain(at + 1) {
            return at;
        }
        at += 1;
    }
}

static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = matches!(byte, 0x21..=0x7e | 0x80..=0xbf | 0xe4..=0xec);
        byte += 1;
    }
    plain
};

/// The character as body text has it: any white space is a space; what shows nothing is none.
pub(crate) fn visible(character: char) -> Option<char> {
    match character {
        // Most of what is asked about, done with first: letters of ASCII, Han, kana, hangul.
        '!'..='~' | '\u{3001}'..='\u{d7ff}' => Some(character),
        '\u{200d}' | '\u{200c}' => Some(character),
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{fffd}' => None,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => None,
        '\u{e000}'..='\u{f8ff}' => None,
        _ if character.is_whitespace() => Some(' '),
        _ if character.is_control() => None,
        _ => Some(character),
    }
}

/// Of the scripts written without spaces between words: a line end between two of them is nothing.
pub(crate) fn is_without_spaces(character: char) -> bool {
    let is_hangul =
        matches!(character, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}');
    is_east_asian(character) && !is_hangul
}

/// Han, kana, hangul, bopomofo, and the full-width forms: scripts written without spaces
/// between words (hangul apart).
pub(crate) fn is_east_asian(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{303f}' | '\u{3040}'..='\u{33ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Only letters and digits, lower case: what two writings of one title share.
pub(crate) fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'a'..='z' | '0'..='9' | '\u{4e00}'..='\u{9fff}' => bare.push(character),
            _ if character.is_alphanumeric() => bare.extend(character.to_lowercase()),
            _ => {}
        }
    }
    bare
}

/// The text without what is no letter and no digit at its beginning.
pub(crate) fn from_first_word(text: &str) -> &str {
    text.trim_start_matches(|c: char| !is_word(c))
}

/// The same at both ends.
pub(crate) fn to_last_word(text: &str) -> &str {
    from_first_word(text).trim_end_matches(|c: char| !is_word(c))
}

fn is_word(character: char) -> bool {
    character.is_alphabetic() || character.is_ascii_digit() || character == '_'
}

/// Characters that are not white space.
pub(crate) fn length(text: &str) -> usize {
    // Han and kana are most of what is asked about, and no white space.
    let is_space = |c: char| c <= ' ' && c.is_whitespace() || c > '~' && c < '\u{3001}' && c.is_whitespace();
    text.chars().filter(|character| !is_space(*character)).count()
}

/// Whether the text ends a sentence (closing quotes and brackets may follow).
pub(crate) fn ends_sentence(text: &str) -> bool {
    let open = text.trim_end().trim_end_matches(['”', '’', '」', '』', '）', ')', '"', '\'', '】', ']']);
    open.ends_with(['。', '！', '？', '…', '!', '?', '.', '；', ';', '：', ':'])
}

/// Drops tags, and decodes HTML character references as often as they were encoded (at most three times: feeds
/// escape titles twice, `&amp;#22338;`). What decoding made is a tag only if HTML knows it: `&lt;b&gt;` is one,
/// `&lt;key&gt;` was meant to be seen.
pub(crate) fn plain(text: &str) -> String {
    static TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)</?[A-Za-z][^<>]*>"));
    static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?is)</?(?:a|abbr|b|big|br|center|code|div|em|font|h[1-6]|i|img|ins|mark|p|s|small|span|strike|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?/?>",
        )
    });
    let mut text = if text.contains('<') { TAG.replace_all(text, "").into_owned() } else { text.to_string() };
    for _ in 0..3 {
        if !text.contains('&') {
            break;
        }
        let decoded = decode_references(&text);
        if decoded == text {
            break;
        }
        text = decoded;
    }
    if text.contains('<') { clean_line(&KNOWN.replace_all(&text, "")) } else { clean_line(&text) }
}

/// Decodes HTML character references once, leaving `<` alone.
fn decode_references(text: &str) -> String {
    let guarded = text.replace('<', "&lt;");
    let fragment = scraper::Html::parse_fragment(&guarded);
    fragment.root_element().text().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_as_often_as_they_were_encoded() {
        for (given, expected) in [
            ("a &amp; b", "a & b"),
            ("&amp;#22338;", "坂"),
            ("x &#123;y}", "x {y}"),
            ("<b>bold</b> move", "bold move"),
            ("Vec<T> and 1 < 2", "Vec and 1 < 2"),
            ("AT&T", "AT&T"),
            ("&#39;&lt;mot_cl&#233;&gt;&#39; isn’t valid", "'<mot_clé>' isn’t valid"),
            ("&lt;b&gt;bold&lt;/b&gt; move", "bold move"),
        ] {
            assert_eq!(plain(given), expected);
        }
    }

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for text in ["", "\n", "a", "a\n", "a\n\nb", "a\r\nb\r", "a\r\n", "\r\n\n渡轮\nb\n"] {
            assert_eq!(lines(text), text.lines().collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn pieces_are_found_where_the_standard_library_finds_them() {
        for text in ["", "a", "{", "{{% x", "a {{%{%", "渡轮[[b]]", "***", "toc READMORE"] {
            for piece in ["{%", "{{%", "[[", "**", "***", "toc", "E", "轮"] {
                assert_eq!(find(text, piece), text.find(piece), "{piece} in {text}");
            }
        }
    }

    #[test]
    fn sentence_ends() {
        assert!(ends_sentence("他说。”"));
        assert!(ends_sentence("It is done."));
        assert!(!ends_sentence("大厂推进互联互通"));
    }
}
