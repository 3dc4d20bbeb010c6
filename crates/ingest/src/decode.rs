//! Step 1: bytes → text. Knows encodings, nothing of what the text says.

use crate::notes::Notes;
use crate::text::{has, is_east_asian};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use std::{borrow::Cow, collections::BTreeMap};

/// How many bytes of a file are looked at to find its encoding.
const SNIFFED: usize = 64 * 1024;

/// The file's text with `\n` line ends, or nothing (and a note) when it is no text.
///
/// Order of trust: byte order mark, valid UTF-8, a `charset=` in the first bytes, detection.
pub(crate) fn decode(bytes: &[u8], notes: &mut Notes) -> Option<String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        notes.skipped(None, "the file is empty", "write something into it or remove it");
        return None;
    }
    if let Some(kind) = signature(bytes) {
        notes.skipped(
            None,
            format!("the file is {kind}, not text"),
            "move it out of the folder, or save what it says as text",
        );
        return None;
    }
    let (text, encoding) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding.decode_without_bom_handling(&bytes[length..]).0, encoding),
        None => match simdutf8::compat::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), UTF_8),
            Err(error) => decode_unmarked(bytes, error.valid_up_to()),
        },
    };
    let doubtful = is_doubtful(&text);
    let (text, encoding) = match (doubtful && is_binary(&text)).then(|| wide_beyond_ascii(bytes)) {
        Some(Some((wide, encoding))) => (Cow::Owned(wide), encoding),
        Some(None) | None => (text, encoding),
    };
    if doubtful && is_binary(&text) {
        notes.skipped(None, "the file is not text", "move it out of the folder, or save it as UTF-8 text");
        return None;
    }
    if encoding != UTF_8 {
        notes.repaired(
            None,
            format!("the file is in {}, read as such", encoding.name()),
            "save it as UTF-8 so that nothing has to be guessed",
        );
    }
    if doubtful && let Some(at) = text.find('\u{fffd}') {
        notes.warning(
            u32::try_from(text[..at].matches('\n').count() + 1).ok(),
            "some characters could not be read and were left out",
            "read that line: if a word is broken there, save the file as UTF-8 from its original; if none is, nothing need be done",
        );
    }
    Some(unify_line_ends(&text))
}

fn decode_unmarked(bytes: &[u8], valid_up_to: usize) -> (Cow<'_, str>, &'static Encoding) {
    if let Some(encoding) = wide(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0, encoding);
    }
    if mostly_utf8(bytes, valid_up_to) {
        return (String::from_utf8_lossy(bytes), UTF_8);
    }
    let encoding = declared(bytes).unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    });
    (encoding.decode_without_bom_handling(bytes).0, encoding)
}

/// UTF-16 without a mark: in mostly ASCII front matter every second byte is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(256)];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match head.len() / 2 {
        0 | 1 => None,
        half if odd * 3 > half && even * 8 < half => Some(encoding_rs::UTF_16LE),
        half if even * 3 > half && odd * 8 < half => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// UTF-16 without a mark in which hardly anything is ASCII.
fn wide_beyond_ascii(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].into_iter().find_map(|encoding| {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        (!damaged && is_of_one_script(&text)).then(|| (text.into_owned(), encoding))
    })
}

/// Whether nine of ten characters are East Asian, or letters of one block of 256, and marks, spaces or line
/// ends stand among them, as they do in no other encoding read as UTF-16.
fn is_of_one_script(text: &str) -> bool {
    let (mut all, mut common, mut east, mut parting) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut letters = BTreeMap::<u32, usize>::new();
    for c in text.chars() {
        all += 1;
        parting += usize::from(matches!(c, '，' | '。' | '、' | '「' | '」' | '\n' | ' '));
        if c.is_ascii_graphic() || c.is_ascii_whitespace() || ('\u{2010}'..='\u{203a}').contains(&c) {
            common += 1;
        } else if is_east_asian(c) {
            east += 1;
        } else if c.is_alphabetic() {
            *letters.entry(u32::from(c) >> 8).or_default() += 1;
        }
    }
    let script = letters.values().copied().max().unwrap_or_default().max(east);
    (script + common) * 10 >= all * 9 && parting * 60 >= all
}

/// What a file is by its first bytes, where that is no text whatever follows.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 14] = [
        (b"%PDF-", "a PDF document"),
        (b"{\\rtf", "an RTF document"),
        (b"PK\x03\x04", "a ZIP archive (a Word document is one)"),
        (b"\xd0\xcf\x11\xe0", "an old Office document"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF87a", "a GIF picture"),
        (b"GIF89a", "a GIF picture"),
        (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"Rar!", "a RAR archive"),
        (b"7z\xbc\xaf", "a 7-Zip archive"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3\0", "a data base"),
    ];
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// One damaged byte does not make a UTF-8 file something else: at least nine of ten sequences
/// that are not ASCII are whole.
fn mostly_utf8(bytes: &[u8], valid_up_to: usize) -> bool {
    if valid_up_to == bytes.len() {
        return true;
    }
    let text = String::from_utf8_lossy(bytes);
    let damaged = text.chars().filter(|character| *character == '\u{fffd}').count();
    let whole = text.chars().filter(|character| !character.is_ascii() && *character != '\u{fffd}').count();
    whole > damaged * 9
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let label: String = head[at..]
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|character| character.is_ascii_alphanumeric() || "-_".contains(*character))
        .collect();
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

/// What stands for what could not be read, and two that are no characters.
const UNREADABLE: [&str; 3] = ["\u{fffd}", "\u{fffe}", "\u{ffff}"];

/// Whether there is a control character, an unreadable one, or what may begin one. Bytes are looked at
/// many at once, which is quicker than characters, and of most files nothing more has to be asked.
fn is_doubtful(text: &str) -> bool {
    const AT_ONCE: usize = 64;
    let is_odd = |byte: &u8| {
        let is_space = (*byte == 0x9) | (*byte == 0xa) | (*byte == 0xc) | (*byte == 0xd) | (*byte == 0x1b);
        ((*byte < 0x20) & !is_space) | (*byte == 0x7f)
    };
    let (many, few) = text.as_bytes().as_chunks::<AT_ONCE>();
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | is_odd(byte));
    // The controls beyond ASCII begin with 0xc2, and so do some marks that are common.
    let is_control = |pair: &[u8]| pair[0] == 0xc2 && pair[1] < 0xa0;
    let has_control = || text.as_bytes().contains(&0xc2) && text.as_bytes().windows(2).any(is_control);
    many.iter().any(|bytes| any(bytes))
        || any(few)
        || has_control()
        || UNREADABLE.iter().any(|sign| has(text, sign))
}

/// Text has hardly any control characters, and no more than stray NULs or unreadable bytes.
fn is_binary(text: &str) -> bool {
    let head = text.chars().take(SNIFFED);
    let (mut odd, mut all) = (0_usize, 0_usize);
    for character in head {
        all += 1;
        let control = character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}');
        odd += usize::from(control || character == '\u{fffd}');
    }
    // A damaged character or two in a short text are no reason.
    odd > 2 && odd * 20 > all
}

fn unify_line_ends(text: &str) -> String {
    if has(text, "\r") { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        let mut notes = Notes::new("x");
        assert_eq!(decode(bytes, &mut notes).as_deref(), expected);
    }

    #[test]
    fn encodings() {
        let text = "阿里巴巴旗下饿了么、优酷等应用均已接入微信支付，淘特也已申请接入。";
        check(text.as_bytes(), Some(text));
        check(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), Some(text));
        check(&encoding_rs::GB18030.encode(text).0, Some(text));
        let traditional = "武漢肺炎疫苗單日近萬人搶打，累計接種九萬六千劑，指揮中心表示感謝。";
        check(&encoding_rs::BIG5.encode(traditional).0, Some(traditional));
        let japanese = "本ホストをアップグレードします。御協力ありがとうございました。";
        check(&encoding_rs::SHIFT_JIS.encode(japanese).0, Some(japanese));
        let korean = "루비 2.7.2 버전이 릴리스되었습니다. 많은 버그가 수정되었습니다.";
        check(&encoding_rs::EUC_KR.encode(korean).0, Some(korean));
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&[b"\xff\xfe".as_slice(), &wide].concat(), Some(text));
        let wide: Vec<u8> =
            format!("title: x\nbody text {text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&wide, Some(&format!("title: x\nbody text {text}")));
    }

    #[test]
    fn wide_text_without_a_mark_and_without_ascii() {
        let texts = [
            "阿里巴巴旗下饿了么、优酷等应用均已接入微信支付，淘特也已申请接入。\n",
            "Городской банк — открыл терминалы для новой карты; их уже сорок.",
            "Η τράπεζα της πόλης άνοιξε σαράντα τερματικά για τη νέα κάρτα.",
            "시립 은행은 새 카드를 위한 단말기 마흔 대를 열었다.",
        ];
        for text in texts {
            for wide in [u16::to_le_bytes, u16::to_be_bytes] {
                check(&text.encode_utf16().flat_map(wide).collect::<Vec<u8>>(), Some(text));
            }
        }
    }

    #[test]
    fn no_text_is_said() {
        check(b"", None);
        check(b" \n ", None);
        check(&[0, 1, 2, 3, 255, 254, 0, 0, 9], None);
        // Random bytes of two small alphabets are not a script.
        let noise = (0..400_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8 & 0x1f);
        check(&noise.collect::<Vec<u8>>(), None);
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01", None);
    }

    #[test]
    fn a_damaged_character_costs_one_character() {
        check("一二三四五六七八九十一二\u{0}".as_bytes(), Some("一二三四五六七八九十一二\u{0}"));
        check(
            &["一二三四五六七八九十".as_bytes(), b"\xe4\xb8", "一".as_bytes()].concat(),
            Some("一二三四五六七八九十\u{fffd}一"),
        );
        check(b"a\r\nb\rc", Some("a\nb\nc"));
    }
}
