//! Speakers that no vocabulary knows: a surname and one or two characters right after a role
//! (教授李静怡), 小周, and bodies by how their names end (金管局). Knows the commonest Chinese surnames,
//! nobody in particular.

use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Literals, Stretch, holds, is_cjk, is_one_of, starts_with},
};
use std::sync::LazyLock;

/// The commonest surnames of China's census of 2020, folded, and double ones; without those that are
/// words of grammar more often (于, 向, 常).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤康易俞左施牛温樊葛殷邢安齐庞庄翟倪伍颜鲁柳聂岑裴翁卓祝祁柯阮蓝毕甘焦巩关米褚项童饶詹尤游古辛管麦凌骆沙鞠闻盛霍季包卞冉苗车屈申牟佟瞿乔卜耿靳谌敖喻晏仇栾鲍章舒纪穆赖洪池娄茅席佘";
/// Surnames that begin names of firms as well: a role before them tells.
const BEHIND_ROLES: [char; 1] = ['华'];
const DOUBLE: [&str; 6] = ["欧阳", "司马", "上官", "诸葛", "东方", "慕容"];
/// What may follow a name before the verb of speech.
const FOLLOWING: [&str; 45] = [
    "去年",
    "今年",
    "前年",
    "上个月",
    "当天",
    "当日",
    "今天",
    "今日",
    "今早",
    "昨天",
    "昨日",
    "昨晚",
    "本月",
    "上月",
    "本周",
    "上周",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "(",
    "对",
    "向",
    "在",
    "则",
    "也",
    "还",
    "就",
    "曾",
    "近日",
    "此前",
    "日前",
    "进一步",
    "随后",
    "接受",
    "受访",
    "其后",
    "后来",
    "当晚",
    "同日",
    "同时",
    "亦",
    "，",
    "又",
];

/// How many characters at the beginning of what stands between a role and a verb are a name; 0 where
/// none is.
pub(super) fn named(between: &[char]) -> usize {
    let surname = if DOUBLE.iter().any(|double| starts_with(between, double)) {
        2
    } else if between.first().is_some_and(|c| SURNAMES.contains(*c) || BEHIND_ROLES.contains(c)) {
        1
    } else {
        return 0;
    };
    let ends = |length: &usize| {
        let Some(rest) = between.get(*length..) else { return false };
        // 穆长春7月表示, but not 高峰对1月…
        let dated = rest.first().is_some_and(char::is_ascii_digit)
            && !is_one_of(&between[*length - 1..*length], &FOLLOWING);
        let ends = || rest.iter().all(|c| c.is_whitespace());
        dated || ends() || FOLLOWING.iter().any(|word| starts_with(rest, word))
    };
    // 张诚曾接受采访: a particle is no part of the name.
    let particle =
        between.get(surname + 1).is_some_and(|c| matches!(c, '曾' | '则' | '也' | '还' | '亦' | '又'));
    let lengths = if particle { [surname + 1, surname + 2] } else { [surname + 2, surname + 1] };
    lengths.into_iter().find(ends).unwrap_or(0)
}

/// How many characters at the beginning of what stands between a role and a verb are a foreign name with its dot
/// (詹妮弗·贝利); 0 where none is.
pub(super) fn foreign(between: &[char]) -> usize {
    const GRAMMAR: &str = "，。、：将的了与和是在对向时会被把则也";
    let dot = |c: &char| matches!(c, '·' | '•' | '・');
    let part = |c: &char| dot(c) || is_cjk(*c) && !GRAMMAR.contains(*c);
    let ends = |length: &usize| {
        let (name, rest) = between.split_at(*length);
        let whole = name.iter().any(dot) && ![name.first(), name.last()].iter().flatten().any(|c| dot(c));
        whole && (rest.is_empty() || FOLLOWING.iter().any(|word| starts_with(rest, word)))
    };
    let reach = between.iter().take_while(|c| part(c)).count().min(FOREIGN);
    (FULL..=reach).find(ends).unwrap_or(0)
}

/// How short and how long a foreign name is. Characters.
const FULL: usize = 3;
const FOREIGN: usize = 16;

/// Whether a character is one of the commonest surnames.
pub(super) fn is_surname(c: char) -> bool {
    SURNAMES.contains(c)
}

/// Whether a name is that of a person: a surname and one or two characters.
pub(super) fn is_person(name: &[char]) -> bool {
    let double = DOUBLE.iter().any(|double| double.chars().eq(name.iter().take(2).copied()));
    let surname = name.first().is_some_and(|c| is_surname(*c));
    name.iter().all(|c| is_cjk(*c)) && (double && name.len() > 2 || surname && (2..=3).contains(&name.len()))
}

/// Whether what could be a surname and a character is a word of the language: 任何, 高度, 何时.
pub(super) fn is_word(name: &[char]) -> bool {
    const WORDS: [&str; 26] = [
        "任何", "方才", "高度", "何时", "何以", "何必", "何况", "任意", "平时", "成功", "安全", "关于",
        "马上", "黄金", "金融", "白天", "左右", "祝贺", "明确", "鲜有", "柔和", "管理", "沙龙", "盛赞",
        "陆续", "连续",
    ];
    WORDS.iter().any(|word| word.chars().eq(name.iter().copied()))
}

/// Who stands at the beginning of a clause before its verb of speech: 小周, 金管局, 上海警方.
pub(super) fn unlisted(block: &BlockReading, head: Stretch) -> Option<Stretch> {
    let text = &block.text;
    let start = head.clone().find(|at| text.chars[*at].is_alphanumeric())?;
    let words = text.slice(&(start..head.end));
    // 小周说, 小周在群里说
    if let ['小' | '老' | '阿', surname, rest @ ..] = words
        && is_surname(*surname)
        && matches!(rest, [] | ['在' | '对' | '向' | '也' | '又' | '还' | '则' | '笑', ..])
    {
        return Some(start..start + 2);
    }
    // 买海鲜的梁太说
    if let [.., '的', surname, '太' | '生' | '姨' | '伯' | '叔'] = words
        && is_surname(*surname)
    {
        return Some(head.end - 2..head.end);
    }
    // 在上海工作的台商陈志明说, 在南山区经营便利店的吴强说: who is described by what they do.
    if let Some(of) = words.iter().rposition(|c| *c == '的') {
        let described = words.len() - of - 1;
        let name = [3, 2].into_iter().find(|length| {
            let from = words.len().checked_sub(*length).filter(|from| *from > of);
            from.is_some_and(|from| is_called(&words[from..]) && matches!(from - of - 1, 0 | 2..=4))
        });
        // 曾在一家公司任职的张海涛
        let now = words.strip_prefix(&['曾']).unwrap_or(words);
        let doing = matches!(now, ['在' | '从' | '做' | '住', ..] | ['来', '自', ..]);
        if let Some(name) = name.filter(|_| doing && described <= DESCRIBED) {
            return Some(head.end - name..head.end);
        }
    }
    // 该行指出
    if let ['该', '行' | '局' | '署' | '会' | '台' | '校' | '院' | '店' | '厂' | '社', rest @ ..] = words
        && (rest.is_empty() || AFTER_BODIES.iter().any(|word| starts_with(rest, word)))
    {
        return Some(start..start + 2);
    }
    // 朋友小周说, 的哥老赵说: what they are to the writer stands before the name.
    let known = words.iter().take(KNOWN + 1).position(|c| matches!(c, '小' | '老')).filter(|at| *at > 1);
    if let Some(at) = known
        && words.get(at + 1).is_some_and(|c| is_surname(*c))
        && words.len() == at + 2
        && (is_one_of(&words[..at], &["的哥", "的姐"])
            || words[..at]
                .iter()
                .all(|c| is_cjk(*c) && !"但而又也还据连从最的了是在对把被将向与和，。".contains(*c)))
    {
        return Some(start..head.end);
    }
    // Of those that begin somewhere, the one that ends first.
    let ends = |at: usize| BODY_ENDS.beginning(&words[at..]).map(|length| at + length);
    let length = (0..words.len().min(LONGEST_BODY)).filter_map(ends).min()?;
    let (name, rest) = words.split_at(length);
    let plain = |c: &char| is_cjk(*c) && !"的了是在对把被将向从与和于，。、《".contains(*c);
    let goes_on = rest.is_empty() || AFTER_BODIES.iter().any(|word| starts_with(rest, word));
    ((3..=LONGEST_BODY).contains(&length) && goes_on && name.iter().all(plain)).then(|| start..start + length)
}

/// How long a name like 小林 is that stands between a role and its verb; 0 where none does.
pub(super) fn nickname(between: &[char]) -> usize {
    if matches!(between, ['小' | '老' | '阿', surname] if is_surname(*surname)) { 2 } else { 0 }
}

/// Whether somebody is called so: by a name, or 小林, 老吴.
fn is_called(name: &[char]) -> bool {
    is_person(name) || nickname(name) > 0
}

/// 做女装生意的陈静说，…。陈静算了一笔账: a name that opens a clause, of whom the block told before who that is.
pub(super) fn introduced(block: &BlockReading, head: Stretch, rules: &Rules) -> Option<Stretch> {
    let text = &block.text;
    let start = head.clone().find(|at| text.chars[*at].is_alphanumeric())?;
    let name = text.slice(&(start..start + named(text.slice(&(start..head.end)))));
    if name.is_empty() || is_word(name) {
        return None;
    }
    let known = |at: usize| {
        let described = text.at(at.wrapping_sub(1)) == Some('的');
        let near = at.saturating_sub(ROLE)..at;
        described || rules.roles.find(text, &near).last().is_some_and(|role| role.stretch.end == at)
    };
    // 陈越说：“…”, 陈越告诉记者，…: nothing but a name before the verb, and the words themselves behind it, or who
    // wrote them down.
    let behind = text.slice(&(head.end..text.chars.len().min(head.end + SAYS)));
    let speaks = || {
        start + name.len() == head.end
            && (2..4).contains(&name.len())
            && (holds(behind, &["：“", "：「"]) || starts_with(behind, "告诉记者"))
    };
    let told = start.saturating_sub(BEFORE)..start;
    let mut earlier = told.filter(|at| text.chars[*at..start].starts_with(name));
    (speaks() || earlier.any(known)).then(|| start..start + name.len())
}

/// How far back it is looked for who somebody is, so that a paragraph of any length is read in one go. Characters.
const BEFORE: usize = 4000;

/// How long a verb of speech is with what opens the words. Characters.
const SAYS: usize = 6;

/// How long a role before a name is, at most. Characters.
const ROLE: usize = 8;

/// How long a name with what they are before it is, at most. Characters.
const DESCRIBED: usize = 6;

/// How much may stand before 小 and a surname. Characters.
const KNOWN: usize = 4;

/// How the names of bodies end that may speak.
static BODY_ENDS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&BODIES));
const BODIES: [&str; 18] = [
    "管会",
    "委会",
    "监会",
    "局",
    "署",
    "委员会",
    "协会",
    "公司",
    "集团",
    "银行",
    "法院",
    "警方",
    "当局",
    "政府",
    "交易所",
    "研究院",
    "学院",
    "部门",
];
/// What may stand between a body and its verb of speech.
const AFTER_BODIES: [&str; 21] = [
    "上周", "本周", "先前", "早前", "曾", "方面", "回复", "回覆", "回应", "今", "昨", "日前", "近日", "此前",
    "随后", "则", "也", "亦", "在", "对", "(",
];
/// The longest name of a body, in characters.
const LONGEST_BODY: usize = 14;

#[cfg(test)]
mod tests {
    #[test]
    fn names_right_before_a_verb() {
        let named = |text: &str| super::named(&text.chars().collect::<Vec<_>>());
        assert_eq!(named("李静怡"), 3);
        assert_eq!(named("张勇对记者"), 2);
        assert_eq!(named("欧阳明日前"), 3);
        assert_eq!(named("向记者"), 0);
        assert_eq!(named("高度"), 2, "a surname and a character: only the caller's role makes it a name");
        assert_eq!(named("对此"), 0);
        assert_eq!(named(""), 0);
    }
}
