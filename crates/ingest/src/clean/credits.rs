//! Lines that say who made the article: bylines and credits. A line leaves only where all of it
//! says so, and what it says goes to the metadata. A line that says from which outlets the facts are
//! (`某报综合甲报、乙网`) stays: whom an article relies on is part of what it says.

use super::line;
use crate::metadata::{Found, people};
use crate::text::{ends_sentence, is_east_asian, length, patterns};
use hutong_model::{Block, Inline};

/// A byline stands within this many blocks of the beginning.
const BYLINE_WITHIN: usize = 4;

/// A credit that signs the article off has at most this many blocks between it and the last text.
const NEAR_END: usize = 8;

/// Bytes of a line that names people: seventy characters, and white space around them.
const LONGEST_CREDIT: usize = 300;

patterns! {
    /// What the patterns of one credit cannot do without.
    NAMING = r"来源|來源|转自|轉自|Source|责编|責编|编辑|編輯|编审|主编|Editor|记者|記者|作者|撰文|撰稿|采写|采訪|执笔|文|校对|校對|审核|審核|核稿|监制|監製|排版|美编|视觉|运营|翻译|翻譯|譯者|译者|封面";
    SOURCE = r"^[（(【\[]?\s*(?:文章|稿件|信息|资料|新闻|本文|內容)?\s*(?:来源|來源|转自|轉自|Source)\s*[：:｜|]\s*([^，。；！？]{1,40}?)\s*[）)】\]]?$";
    EDITOR = r"^[（(【\[]?\s*(?:\p{Han}{0,4}?)(?:责任编辑|責任編輯|责编|編輯|编辑|编审|主编|Editors?)\s*(?:[：:|｜/／丨︱]\s*|\s+)(.{1,40}?)\s*[）)】\]]?$";
    AUTHOR = r"^[（(【\[]?\s*(?:\p{Han}{0,6}?)(?:记者|記者|作者|撰文|撰稿|采写|采訪|执笔|文字?)\s*[：:|｜丨︱]\s*(.{1,40}?)\s*[）)】\]]?$";
    /// Who signs above or below the text, without a mark: `海峡报记者 张三`, `《海峡》作者 张三`, `执笔/张三、李四`.
    SIGNED = r"^[（(【\[]?(?:(?:文\s*[/／]\s*)?(?:《[^》]{1,12}》|\p{Han}{2,8})?(?:记者|記者|作者)\s+|(?:执笔|采写|撰文|文)\s*[/／]\s*)(\p{Han}{2,4}(?:[、\s&＆]+\p{Han}{2,4})*)[】\]）)]?$";
    /// A label in a line of several, which may have run together.
    LABEL = r"(?:(?:本文|文章|稿件|信息)?(?:来源|來源)|责任编辑|責任編輯|责编|编辑|編輯|作者|记者|校对|审核|编审|终审|监制)\s*[：:]";
    /// A number of the one who put a text on its page, with a name or instead of one.
    STAFF = r"^[（(【\[]?\s*(?:责任编辑|責任編輯|责编|编辑)\s*[：:]?\s*(?:(?P<name>\p{Han}{2,4})[\s_]*)?(?:[A-Z]{1,3}[0-9]{1,6})?\s*[）)】\]]?$";
    /// A role within a row of names.
    ROLE = r"\s+(?:校对|校對|审核|責編|责编|编辑|編輯|美编|监制|摄影|排版)\s*[：:]?\s+";
    PROOF = r"^[（(【\[]?\s*(校对|校對|审核|審核|核稿|监制|監製|排版|美编|视觉|视觉编辑|运营|值班主编|翻译|翻譯|譯者|译者)\s*(?:[：:|｜/／丨︱]\s*|\s+)(.{1,40}?)\s*[）)】\]]?$";
    /// A line below the text with the author, or the address it was first published at.
    LABELLED = r"(?i)^(?:本文|文章|原文)?(?:(?P<who>作者|author)|(?P<place>url|链接|鏈接|link|permalink|地址)|(?P<outlet>来源|來源|source)|(?:标题|版权|版權|版权声明|许可|license|日期|date|发布时间))\s*[：:]\s*(?P<said>\S.*)$";
    /// What stands before the address that a text was first published at.
    ORIGIN = r"(?i)^(?:本文|文章|原文)?(?:转载自|轉載自|转自|轉自|译自|首发于|首发地址|原文(?:链接|地址|网址|标题)?|原文連結|链接|鏈接|original (?:post|article|link)|originally (?:published|posted) (?:at|on))\s*[：:]\s*$";
    COVER = r"^封面(?:图片?|圖片?)?(?:来源|來源|图源)?\s*[：:]\s*(.{1,30})$";
    /// Roles and names in brackets behind the last sentence, with a date of the Republic's calendar.
    TRAILING_CREDIT = r"[（(]((?:\p{Han}{2,4}[：:][^（）()：:。，]{2,30}[/／]?)+)[）)]\s*(?:1[0-9]{6})?\s*$";
}

/// Takes the byline (`每日经济新闻 2021-09-28 15:00:07`) out of the first blocks.
pub(super) fn take_bylines(blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        let is_byline = at < BYLINE_WITHIN
            && matches!(block, Block::Paragraph(_))
            && crate::metadata::byline::take_byline(&block.text(), found);
        if !is_byline {
            out.push(block);
        }
    }
    out
}

/// Takes the line above or below the text that says where it was first published, and nothing else.
pub(super) fn take_origin(mut blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let count = blocks.len();
    let is_edge = |at: usize| at < BYLINE_WITHIN || at + NEAR_END >= count;
    let place = blocks.iter().enumerate().find_map(|(at, block)| match block {
        Block::Paragraph(content) if is_edge(at) => Some((at, origin(content)?)),
        _ => None,
    });
    if let Some((at, url)) = place.filter(|_| count > 1) {
        found.source_url.get_or_insert(url);
        blocks.remove(at);
    }
    blocks
}

/// The address behind a label: a link, or written out.
fn origin(content: &[Inline]) -> Option<String> {
    match content {
        [Inline::Text(label), Inline::Link { url, .. }] if ORIGIN.is_match(label.trim()) => {
            Some(url.clone()).filter(|url| url.starts_with("http"))
        }
        [Inline::Text(line)] => {
            let (label, url) = line.trim().split_at(line.trim().find("http")?);
            let is_url = url.contains("://") && !url.contains(char::is_whitespace) && url.is_ascii();
            (is_url && ORIGIN.is_match(label.trim())).then(|| url.to_owned())
        }
        _ => None,
    }
}

/// Takes the quotation below the text whose every line is a label and what it says, as themes write it.
pub(super) fn take_imprint(mut blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let Some(Block::Quote(content)) = blocks.last() else { return blocks };
    if blocks.len() < 2 || content.len() > 20 {
        return blocks;
    }
    let after_rule = matches!(blocks.get(blocks.len() - 2), Some(Block::Divider));
    let text = Block::Quote(content.clone()).text();
    let lines: Option<Vec<_>> = text.lines().map(|line| LABELLED.captures(line.trim())).collect();
    let Some(lines) = lines.filter(|lines| lines.len() > 1 || after_rule) else { return blocks };
    for line in lines {
        let said = line.name("said").map_or("", |said| said.as_str()).trim();
        if line.name("who").is_some() && found.authors.is_empty() {
            people::push_names(said, &mut found.authors);
        }
        if line.name("place").is_some() && said.starts_with("http") {
            found.source_url.get_or_insert_with(|| said.into());
        }
        if line.name("outlet").is_some() && length(said) <= 20 && !said.contains("://") {
            found.outlet.get_or_insert_with(|| said.into());
        }
    }
    blocks.pop();
    if matches!(blocks.last(), Some(Block::Divider)) {
        blocks.pop();
    }
    blocks
}

/// Takes the lines that name source, authors, editors and others.
pub(super) fn take_credits(blocks: Vec<Block>, found: &mut Found) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let last_text =
        blocks.iter().rposition(|block| matches!(block, Block::Paragraph(_) | Block::Heading { .. }));
    let mut signed_off = false;
    for (at, block) in blocks.into_iter().enumerate() {
        let near_end = last_text.is_some_and(|last| at + NEAR_END > last);
        let is_line = matches!(block, Block::Paragraph(_) | Block::Heading { .. });
        let credit = line(&block, LONGEST_CREDIT).filter(|_| is_line);
        match &block {
            _ if credit.is_some_and(|text| {
                // Rows of labels, and signatures, are known in Chinese alone.
                let is_ascii = text.is_ascii();
                take_credit(&text, found)
                    || !is_ascii && take_several(&text, found)
                    || !is_ascii && (at < BYLINE_WITHIN || near_end) && take_signature(&text, found)
            }) =>
            {
                signed_off |= near_end && out.iter().any(|before| matches!(before, Block::Paragraph(_)));
            }
            // After the people who made it have signed, pictures are the publisher's own.
            Block::Image(_) if signed_off => {}
            _ => {
                let goes_on = || matches!(block, Block::Paragraph(_)) && ends_sentence(&block.text());
                signed_off = signed_off && !goes_on();
                out.push(block);
            }
        }
    }
    // What is played elsewhere, or a link, may stand after the last sentence.
    let last = out.iter_mut().rev().filter_map(|block| match block {
        Block::Paragraph(content) => content.last_mut(),
        _ => None,
    });
    let texts = last.take(NEAR_END).filter_map(|inline| match inline {
        Inline::Text(text) => Some(text),
        _ => None,
    });
    texts.into_iter().any(|text| take_trailing_credit(text, found));
    let paragraphs = out.iter_mut().filter_map(|block| match block {
        Block::Paragraph(content) => Some(content),
        _ => None,
    });
    paragraphs.for_each(without_last_line_if_empty);
    out.retain(|block| !matches!(block, Block::Paragraph(content) if content.iter().all(is_blank)));
    out
}

/// What stood on a line of its own leaves no line behind.
fn without_last_line_if_empty(content: &mut Vec<Inline>) {
    let end = content.iter().rposition(|inline| !is_blank(inline)).map_or(0, |last| last + 1);
    if matches!(content[..end].last(), Some(Inline::Break)) {
        content.truncate(end - 1);
        without_last_line_if_empty(content);
    }
}

fn is_blank(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if text.trim().is_empty())
}

/// `…言論。（譯者：紀錦玲/核稿：陳政一）1091009`: the brackets leave, their names stay.
fn take_trailing_credit(text: &mut String, found: &mut Found) -> bool {
    if !text.trim_end().ends_with(|last: char| matches!(last, '）' | ')') || last.is_ascii_digit()) {
        return false;
    }
    let Some(credit) = TRAILING_CREDIT.captures(text) else { return false };
    let mut pairs: Vec<String> = Vec::new();
    for part in credit[1].split(['/', '／']).filter(|part| !part.is_empty()) {
        match pairs.last_mut() {
            // A second name of the role before it.
            Some(pair) if !part.contains(['：', ':']) => pair.push_str(&format!("、{part}")),
            _ => pairs.push(part.to_owned()),
        }
    }
    let mut taken = Found::default();
    if !pairs.iter().all(|pair| take_credit(pair, &mut taken)) {
        return false;
    }
    pairs.iter().for_each(|pair| {
        take_credit(pair, found);
    });
    let end = credit.get(0).map_or(text.len(), |whole| whole.start());
    text.truncate(text[..end].trim_end().len());
    true
}

/// Takes who signs where only a bylined text does: at its beginning or end.
fn take_signature(text: &str, found: &mut Found) -> bool {
    let text = text.trim();
    if let Some(line) = STAFF.captures(text) {
        if let Some(name) = line.name("name") {
            people::push_names(name.as_str(), &mut found.editors);
        }
        return true;
    }
    let Some(line) = SIGNED.captures(text) else { return false };
    let mut names = Vec::new();
    let taken = people::push_names(&line[1], &mut names);
    if found.authors.is_empty() {
        found.authors = names;
    }
    taken
}

/// Takes several labels with what they stand for, where a line is nothing else; one name may stand before them.
fn take_several(text: &str, found: &mut Found) -> bool {
    let text = text.trim();
    if text.matches([':', '：']).count() < 2 || length(text) > 70 {
        return false;
    }
    let starts: Vec<usize> = LABEL.find_iter(text).map(|label| label.start()).collect();
    let Some(first) = starts.first().filter(|_| starts.len() > 1) else { return false };
    let before = text[..*first].trim();
    if length(before) > 4 || !before.chars().all(is_east_asian) {
        return false;
    }
    let ends = starts[1..].iter().copied().chain([text.len()]);
    let pairs: Vec<&str> =
        starts.iter().copied().zip(ends).map(|(start, end)| text[start..end].trim()).collect();
    let mut taken = Found::default();
    if !pairs.iter().all(|pair| take_credit(pair, &mut taken)) {
        return false;
    }
    pairs.iter().for_each(|pair| {
        take_credit(pair, found);
    });
    true
}

fn take_credit(text: &str, found: &mut Found) -> bool {
    let text = text.trim();
    // What names another role is a line of its own.
    let has_gap = text.contains(char::is_whitespace);
    if has_gap
        && !text.is_ascii()
        && let Some(role) = ROLE.find(text).filter(|role| role.start() > 0)
    {
        let (one, other) = (&text[..role.start()], text[role.start()..].trim());
        let mut taken = Found::default();
        if take_credit(one, &mut taken) && take_credit(other, &mut taken) {
            take_credit(one, found);
            return take_credit(other, found);
        }
    }
    let may_name = (has_gap || text.contains(PARTING)) && NAMING.is_match(text);
    if text.len() > 70 * 4 || !may_name || length(text) > 70 || text.contains('\n') {
        return false;
    }
    if let Some(line) = SOURCE.captures(text) {
        // "来源：" with a picture agency belongs to a picture, with an address to the reader.
        let name = line[1].trim();
        if name.contains("://") || text.starts_with(['图', '圖']) {
            return false;
        }
        found.outlet.get_or_insert_with(|| name.into());
        return true;
    }
    if let Some(line) = EDITOR.captures(text).filter(|line| may_be_person(&line[1])) {
        return people::push_names(&line[1], &mut found.editors);
    }
    if let Some(line) = AUTHOR.captures(text).filter(|line| may_be_person(&line[1])) {
        return people::push_names(&line[1], &mut found.authors);
    }
    if let Some(line) = PROOF.captures(text) {
        let mut names = Vec::new();
        let taken = people::push_names(&line[2], &mut names);
        if taken {
            found.credit(role(&line[1]), &names.join("、"));
        }
        return taken;
    }
    if let Some(line) = COVER.captures(text) {
        found.credit("cover-credit", line[1].trim());
        return true;
    }
    false
}

/// What stands between a role and a name, beside white space.
const PARTING: [char; 8] = ['：', ':', '|', '｜', '/', '／', '丨', '︱'];

/// `Editor: RStudio` names no person: in Latin script a person has two names at least.
fn may_be_person(name: &str) -> bool {
    !name.is_ascii() || name.trim().contains(' ')
}

fn role(word: &str) -> &'static str {
    match word {
        "校对" | "校對" | "核稿" => "proofreader",
        "翻译" | "翻譯" | "譯者" | "译者" => "translator",
        _ => "staff",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_go_to_the_metadata() {
        let mut found = Found::default();
        for line in [
            "（文章来源：证券日报）",
            "编辑|何小桃 易启江 王嘉琦",
            "每经编辑 何小桃 易启江",
            "校对|程鹏",
            "封面图片来源：摄图网",
            "责任编辑：张三",
        ] {
            assert!(take_credit(line, &mut found), "{line}");
        }
        assert_eq!(found.outlet.as_deref(), Some("证券日报"));
        assert_eq!(found.editors, ["何小桃", "易启江", "王嘉琦", "张三"]);
        assert_eq!(found.extra["proofreader"], "程鹏");
        for line in [
            "图片来源：视觉中国",
            "编辑部 的故事已经讲了很多很多年，还在继续讲下去",
            "作者认为这不对。",
            "来源：https://a.example/",
            "Editor: RStudio",
        ] {
            assert!(!take_credit(line, &mut found), "{line}");
        }
    }

    #[test]
    fn where_it_was_first_published() {
        let text = |text: &str| Inline::Text(text.into());
        let link = Inline::Link { url: "https://a.example/1".into(), content: vec![text("港口")] };
        for (content, expected) in [
            (vec![text("原文："), link.clone()], Some("https://a.example/1")),
            (vec![text("本文转载自：https://a.example/1")], Some("https://a.example/1")),
            (vec![text("Original post: https://a.example/1")], Some("https://a.example/1")),
            (vec![text("他在这里说："), link], None),
            (vec![text("链接：https://a.example/1 打不开了。")], None),
        ] {
            assert_eq!(origin(&content).as_deref(), expected, "{content:?}");
        }
    }

    #[test]
    fn several_roles_in_a_line() {
        let mut found = Found::default();
        assert!(take_several("李四 本文来源：港湾报责任编辑：李四_NN0001", &mut found));
        assert_eq!((found.outlet.as_deref(), found.editors), (Some("港湾报"), vec!["李四".to_owned()]));
        let mut found = Found::default();
        assert!(take_credit("编辑 张三 校对 王五", &mut found));
        assert_eq!(found.editors, ["张三"]);
        assert_eq!(found.extra["proofreader"], "王五");
        assert!(!take_several("他说来源：不明，作者：不明，所以没有人信。", &mut Found::default()));
    }

    #[test]
    fn who_signs_above_or_below() {
        let check = |text: &str, authors: &[&str], editors: &[&str]| {
            let mut found = Found::default();
            let taken = take_signature(text, &mut found);
            assert_eq!(taken, !authors.is_empty() || !editors.is_empty() || text.contains("HN"), "{text}");
            assert_eq!((found.authors, found.editors), (owned(authors), owned(editors)), "{text}");
        };
        check("港湾报记者 张三 李四", &["张三", "李四"], &[]);
        check("《海峡》作者 张三", &["张三"], &[]);
        check("【文/海峡网专栏作者 王文】", &["王文"], &[]);
        check("执笔/张三、李四&王五六", &["张三", "李四", "王五六"], &[]);
        check("[责任编辑：李四 PK001]", &[], &["李四"]);
        check("（责任编辑： HN001）", &[], &[]);
        check("记者来到港口", &[], &[]);
        check("作者认为 这不对。", &[], &[]);
    }

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn credits_behind_the_last_sentence() {
        let mut found = Found::default();
        let mut text = String::from("他這樣說。（譯者：紀錦玲/核稿：陳政一）1091009");
        take_trailing_credit(&mut text, &mut found);
        assert_eq!(text, "他這樣說。");
        assert_eq!(
            (found.extra["translator"].as_str(), found.extra["proofreader"].as_str()),
            ("紀錦玲", "陳政一")
        );
        let mut text = String::from("他這樣說。（編輯：甲乙丙/丁戊己）1091028");
        take_trailing_credit(&mut text, &mut found);
        assert_eq!(text, "他這樣說。");
        assert_eq!(found.editors, ["甲乙丙", "丁戊己"]);
        let mut text = String::from("他這樣說（原因：不明）");
        take_trailing_credit(&mut text, &mut found);
        assert_eq!(text, "他這樣說（原因：不明）");
    }
}
