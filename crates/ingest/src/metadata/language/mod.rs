//! The language, as a BCP 47 tag. Order of trust: front matter, the page's `lang` (which many
//! pages leave at their template's default, so only where the text is too short to tell), the text.

mod english;
mod script;

use super::Found;
use crate::front_matter::FrontMatter;
use crate::text::{has, patterns};
use english::English;
use hutong_model::{Block, Inline};
use script::{SCRIPTS, Script, script};
use whatlang::Lang;

/// How many characters of the text are looked at.
const LOOKED_AT: usize = 4000;

/// How many of them tell one language in Latin letters from another.
const SAMPLE: usize = 1000;

patterns! {
    ADDRESS = r"[A-Za-z]+://[!-~]*|[A-Za-z0-9.-]+\.(?:com|org|net|io|cn)(?-u:\b)[!-~]*";
}

/// The language's tag.
pub(crate) fn language(front_matter: &FrontMatter, found: &Found, title: &str, body: &[Block]) -> String {
    let written = front_matter.text(&["lang", "language", "locale"]).and_then(tag);
    if let Some(tag) = &written
        && tag != "zh"
    {
        return tag.clone();
    }
    let mut text = String::from(title);
    // Who is quoted may speak another language than who quotes.
    let own = body.iter().filter(|block| !matches!(block, Block::Code { .. } | Block::Quote(_)));
    for block in own {
        text.push('\n');
        push_words(block, &mut text);
        if text.len() > LOOKED_AT * 3 {
            break;
        }
    }
    let has_address = ["://", ".com", ".org", ".net", ".io", ".cn"].iter().any(|sign| has(&text, sign));
    let text = if has_address { ADDRESS.replace_all(&text, "") } else { text.as_str().into() };
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    of_text(&text[..end])
        .or(written)
        .or_else(|| found.page.language.as_deref().and_then(tag))
        .unwrap_or_else(|| "und".into())
}

/// The block's text without code, which is in another language.
fn push_words(block: &Block, text: &mut String) {
    let mut push = |content: &[Inline]| {
        let words = content.iter().filter(|inline| !matches!(inline, Inline::Code(_)));
        words.for_each(|inline| inline.push_text(text));
    };
    match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => push(content),
        Block::List { items, .. } => items.iter().for_each(|item| push(&item.content)),
        other => text.push_str(&other.text()),
    }
}

/// A tag in the form the dossier uses: `zh_CN` → `zh-Hans`, `EN` → `en`.
fn tag(written: &str) -> Option<String> {
    let lower = written.trim().to_ascii_lowercase().replace('_', "-");
    let mut parts = lower.split(['-', '.']);
    let primary = parts.next().filter(|primary| (2..=3).contains(&primary.len()))?;
    if !primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let rest: Vec<&str> = parts.collect();
    let has = |wanted: &[&str]| rest.iter().any(|part| wanted.contains(part));
    Some(match primary {
        "zh" | "cn" if has(&["hant", "tw", "hk", "mo"]) => "zh-Hant".into(),
        "zh" if has(&["hans", "cn", "sg", "my"]) => "zh-Hans".into(),
        "cn" => "zh-Hans".into(),
        "tw" => "zh-Hant".into(),
        "jp" => "ja".into(),
        "kr" => "ko".into(),
        primary => primary.into(),
    })
}

fn of_text(text: &str) -> Option<String> {
    let (mut han, mut kana, mut hangul, mut letters) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut simplified, mut traditional) = (0_usize, 0_usize);
    let scripts = &*SCRIPTS;
    for character in text.chars() {
        // So many Han characters and none of another's, and it is Chinese.
        if han > SAMPLE && kana + hangul == 0 && han * 2 > letters {
            break;
        }
        match character {
            'a'..='z' | 'A'..='Z' => letters += 1,
            '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
                (han, letters) = (han + 1, letters + 1);
                match script(scripts, character) {
                    Some(Script::Simplified) => simplified += 1,
                    Some(Script::Traditional) => traditional += 1,
                    None => {}
                }
            }
            '\u{3041}'..='\u{30ff}' => {
                kana += 1;
                letters += usize::from(character.is_alphabetic());
            }
            '\u{ac00}'..='\u{d7af}' => (hangul, letters) = (hangul + 1, letters + 1),
            // Marks of Chinese, and full-width forms that are none of letters and digits.
            '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff20}' => {}
            _ if character.is_ascii() => {}
            _ => letters += usize::from(character.is_alphabetic()),
        }
    }
    // One East Asian character says as much as about four Latin letters, and writers in those languages use more
    // Latin words than others use theirs.
    let other = letters.saturating_sub(han + kana + hangul) / 4;
    if hangul > 0 && hangul > kana && hangul * 2 > other && hangul * 2 > han {
        return Some("ko".into());
    }
    if kana > 0 && kana * 8 > han + kana && han + kana > other {
        return Some("ja".into());
    }
    if han > 0 && han > other {
        return Some(if traditional > simplified { "zh-Hant" } else { "zh-Hans" }.into());
    }
    if letters < 3 {
        return None;
    }
    let sample = text.char_indices().nth(SAMPLE).map_or(text, |(end, _)| &text[..end]);
    let english = English::of(sample);
    if english.is_certain() {
        return Some("en".into());
    }
    let guess = whatlang::detect(sample)?;
    // On short texts whatlang names rare languages; English is the likelier reading of them, and where its little
    // words are, names in another language tell nothing.
    let is_sure = letters > 400 || guess.is_reliable() && !english.is_likely();
    Some(if is_sure { code(guess.lang()) } else { "en" }.into())
}

/// ISO 639-1 where there is one, as BCP 47 asks.
fn code(language: Lang) -> &'static str {
    let long = language.code();
    const SHORT: [(&str, &str); 40] = [
        ("eng", "en"),
        ("fra", "fr"),
        ("deu", "de"),
        ("spa", "es"),
        ("por", "pt"),
        ("ita", "it"),
        ("nld", "nl"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("bel", "be"),
        ("bul", "bg"),
        ("srp", "sr"),
        ("hrv", "hr"),
        ("slv", "sl"),
        ("slk", "sk"),
        ("ces", "cs"),
        ("pol", "pl"),
        ("ron", "ro"),
        ("hun", "hu"),
        ("fin", "fi"),
        ("est", "et"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("swe", "sv"),
        ("dan", "da"),
        ("nob", "nb"),
        ("ell", "el"),
        ("tur", "tr"),
        ("ara", "ar"),
        ("heb", "he"),
        ("pes", "fa"),
        ("hin", "hi"),
        ("ben", "bn"),
        ("tam", "ta"),
        ("tha", "th"),
        ("vie", "vi"),
        ("ind", "id"),
        ("cat", "ca"),
        ("epo", "eo"),
        ("lat", "la"),
    ];
    SHORT.iter().find(|(known, _)| *known == long).map_or(long, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_tags() {
        for (text, expected) in [
            ("阿里旗下多个应用已接入微信支付", "zh-Hans"),
            ("武漢肺炎疫苗單日近萬人搶打", "zh-Hant"),
            ("Ruby 2.7.2 リリースのお知らせ", "ja"),
            ("루비 2.7.2 릴리스", "ko"),
            ("Announcing Rust 1.49.0", "en"),
            (
                "The Bordeaux office of Société Générale de Transport and the Lyon team of Réseau Nouvelle Ligne are the first to use it.",
                "en",
            ),
            (
                "Le bureau de Bordeaux et celui de Lyon sont les premiers à utiliser ce nouveau réseau de transport.",
                "fr",
            ),
        ] {
            assert_eq!(of_text(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(tag("zh_TW").as_deref(), Some("zh-Hant"));
        assert_eq!(tag("en-US").as_deref(), Some("en"));
        assert_eq!(tag("english"), None);
    }
}
