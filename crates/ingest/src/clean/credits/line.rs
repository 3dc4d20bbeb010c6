//! One line that says who made the article, or where it is from: how such lines are written.

use crate::metadata::{Found, people};
use crate::text::{has, is_east_asian, length, patterns};

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
    COVER = r"^封面(?:图片?|圖片?)?(?:来源|來源|图源)?\s*[：:]\s*(.{1,30})$";
}

/// Takes who signs where only a bylined text does: at its beginning or end.
pub(super) fn take_signature(text: &str, found: &mut Found) -> bool {
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
pub(super) fn take_several(text: &str, found: &mut Found) -> bool {
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

pub(super) fn take_credit(text: &str, found: &mut Found) -> bool {
    let text = text.trim();
    if text.is_ascii() && !has(text, "ource") && !has(text, "ditor") {
        return false;
    }
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
}
