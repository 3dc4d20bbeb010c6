//! Names that stand next to one another make a list: 饿了么、优酷、大麦. Knows separators, not
//! what the list is for.

use super::{
    adjunct::interrupted,
    complement,
    implied::right_behind,
    lexicon::{Lexicon, Roles},
};
use crate::{
    reading::BlockReading,
    rules::{Rules, Words},
    text::{Folded, Hit, Stretch, is_cjk, starts_with},
};

/// How long a title in quotation marks is, at most. Characters.
const TITLE: usize = 24;

/// Names joined by separators, or written one right after the other (淘宝天猫).
#[derive(Clone, Debug)]
pub(crate) struct List {
    /// The entities, in order, without repeats.
    pub entities: Vec<usize>,
    /// From the first name to the last.
    pub stretch: Stretch,
    /// Whether an entity in it can only be a subject.
    pub has_subject: bool,
    /// Whether an entity in it can be an object.
    pub has_object: bool,
}

/// How many characters after a name are looked at for the word that it qualifies.
const ATTRIBUTE: usize = 12;

impl List {
    /// Whether every entity can be an object.
    pub fn only_objects(&self) -> bool {
        self.has_object && !self.has_subject
    }

    /// Whether it only qualifies the word after it (部分淘宝用户).
    pub fn qualifies(&self, block: &BlockReading, rules: &Rules) -> bool {
        self.is_followed_by(&rules.attributes, block)
    }

    /// Whether it is part of a longer name of something else (支付宝红包).
    /// or stands for what something belongs to (支付宝的份额).
    pub fn is_in_a_compound(&self, block: &BlockReading, rules: &Rules, lexicon: &Lexicon) -> bool {
        self.only_objects()
            && (self.is_followed_by(&rules.compounds, block)
                && !self.pays_out_of(block, lexicon)
                && !self.is_talked_to(block)
                || self.goes_on_in_latin(&rules.compounds, block)
                || self.receives(block, rules, lexicon)
                || self.owns_in_latin(block, lexicon)
                || complement::owns_something_else(block, &self.stretch, rules, lexicon))
    }

    /// 用数字人民币红包买了一台电饭煲: what is paid out of is as good as the object itself.
    fn pays_out_of(&self, block: &BlockReading, lexicon: &Lexicon) -> bool {
        let text = &block.text;
        let Some(portion) = right_behind(text, self, &lexicon.portions) else { return false };
        let end = portion.end;
        let led = matches!(text.chars[..self.stretch.start], [.., '用' | '以']);
        let behind = end..text.chars.len().min(end + PAID);
        let clause = text.slice(&behind).iter().position(|c| matches!(c, '，' | '。'));
        // 领到的数字人民币红包，花在了京东上
        let next = end + 1..text.chars.len().min(end + SPENT);
        let deed = lexicon.deeds.find(text, &next).into_iter().next();
        let spent = clause == Some(0) && deed.is_some_and(|deed| deed.stretch.start == next.start);
        spent || led && lexicon.deeds.is_in(text, &(end..clause.map_or(behind.end, |at| end + at)))
    }

    /// 正与微信支付团队就接入进行沟通: with whom it is talked about something.
    fn is_talked_to(&self, block: &BlockReading) -> bool {
        let text = &block.text;
        let rest = &text.chars[self.stretch.end..text.chars.len().min(self.stretch.end + PAID)];
        let about = rest.iter().take_while(|c| !matches!(c, '，' | '。')).any(|c| *c == '就');
        about && matches!(text.chars[..self.stretch.start], [.., '与' | '和' | '同' | '跟'])
    }

    /// Whether it stands in quotation marks with more that says nothing of the relation: “支付宝集五福”.
    pub fn is_in_a_title(&self, block: &BlockReading, lexicon: &Lexicon) -> bool {
        let text = &block.text;
        let opens = text.chars[..self.stretch.start].iter().rposition(|c| matches!(c, '“' | '”' | '。'));
        let Some(open) = opens.filter(|at| text.chars[*at] == '“') else { return false };
        let shut = (self.stretch.end..text.chars.len().min(open + TITLE)).find(|at| text.chars[*at] == '”');
        let Some(shut) = shut else { return false };
        let inside = open + 1..shut;
        let clause = text.slice(&inside).iter().any(|c| matches!(c, '，' | '。' | '！' | '？'));
        let says = clause || lexicon.phrases.is_in(text, &inside) || lexicon.modifiers.is_in(text, &inside);
        let tails = lexicon.tails.find(text, &inside);
        let known = |at: &usize| {
            tails.iter().any(|tail| tail.stretch.contains(at))
                || block.names_in(&inside).iter().any(|name| name.stretch.contains(at))
        };
        lexicon.has_tails
            && !says
            && inside.clone().filter(|at| is_cjk(text.chars[*at]) && !known(at)).count() > 1
    }

    /// Whether it only says where something is done (支付宝里的饿了么, 在微信小程序内).
    pub fn is_a_place(&self, block: &BlockReading, rules: &Rules) -> bool {
        let (before, after) = (self.stretch.start.checked_sub(1), self.stretch.end);
        let at = |at: Option<usize>| at.and_then(|at| block.text.at(at));
        let inside = at(before) == Some('在') && matches!(at(Some(after)), Some('内' | '里' | '中'));
        inside || self.is_followed_by(&rules.places, block)
    }

    /// The same in Latin letters, after a space: Alipay links.
    fn goes_on_in_latin(&self, words: &Words, block: &BlockReading) -> bool {
        let start = self.stretch.end + 1;
        let rest = start..block.text.chars.len().min(start + ATTRIBUTE);
        let spaced = block.text.at(self.stretch.end) == Some(' ');
        spaced && words.find(&block.text, &rest).first().is_some_and(|hit| hit.stretch.start == start)
    }

    /// Alipay's offer: what an object owns that is not a part of the relation.
    fn owns_in_latin(&self, block: &BlockReading, lexicon: &Lexicon) -> bool {
        let text = &block.text;
        let start = self.stretch.end + OWNER.len();
        let owner = matches!(text.slice(&(self.stretch.end..start)), ['\'' | '’', 's', ' ']);
        let rest = start..text.chars.len().min(start + ATTRIBUTE);
        lexicon.has_tails
            && owner
            && !text.was_capital(start)
            && lexicon.tails.find(text, &rest).first().is_none_or(|tail| tail.stretch.start != start)
    }

    /// offered Alipay users coupons: whom a verb right before it gives something else.
    fn receives(&self, block: &BlockReading, rules: &Rules, lexicon: &Lexicon) -> bool {
        let before = self.stretch.start.saturating_sub(ATTRIBUTE)..self.stretch.start;
        let governed = || {
            let phrases = lexicon.phrases.find(&block.text, &before);
            phrases.iter().any(|phrase| phrase.stretch.end + 1 == self.stretch.start)
        };
        self.goes_on_in_latin(&rules.holders, block) && governed()
    }

    fn is_followed_by(&self, words: &Words, block: &BlockReading) -> bool {
        let end = block.text.chars.len().min(self.stretch.end + ATTRIBUTE);
        let word = words.find(&block.text, &(self.stretch.end..end)).into_iter().next();
        word.is_some_and(|hit| hit.stretch.start == self.stretch.end)
    }
}

/// Behind a name that owns something.
const OWNER: [char; 3] = ['\'', 's', ' '];

/// How far behind what is paid out of, or with whom it is talked, the verb stands. Characters.
const PAID: usize = 14;

/// How far behind what was had stands where it was spent. Characters.
const SPENT: usize = 6;

/// The lists in a stretch, of entities that have a side in the relation.
pub(crate) fn lists(
    block: &BlockReading,
    names: &[Hit<usize>],
    separators: &Words,
    lexicon: &Lexicon,
) -> Vec<List> {
    let text = &block.text;
    let mut lists: Vec<List> = Vec::new();
    let mut last_end = None;
    for name in names {
        let roles = lexicon.roles(name.value);
        if roles == Roles::None {
            continue;
        }
        let alike = lists.last().is_some_and(|list| list.is_like(roles));
        // 同程旅行与微信关系密切: with whom somebody has to do.
        if last_end.is_some_and(|end| is_counterpart(text, end, &name.stretch)) {
            continue;
        }
        // 淘宝与天猫: between those that can only be subjects a word of direction joins as well.
        let subjects = roles == Roles::Subject && lists.last().is_some_and(|list| !list.has_object);
        let joined = last_end.is_some_and(|end: usize| {
            let between = end..name.stretch.start;
            alike && (between.is_empty() || interrupted(block, &between))
                || subjects && matches!(text.slice(&between), ['与' | '跟' | '同'])
                || subjects && described(text, &between, separators, lexicon)
                || separated(text, between.clone(), separators)
                    && (alike || text.slice(&between) != ['还', '有'])
        });
        match lists.last_mut().filter(|_| joined) {
            Some(list) => list.add(name, roles),
            None => lists.push(List::begin(name, roles)),
        }
        last_end = Some(name.stretch.end);
    }
    for list in &mut lists {
        list.resolve_instrument(text, lexicon);
        list.share_last_noun(text, names, lexicon);
        list.resolve_short_names(lexicon);
    }
    lists.retain(|list| !list.entities.is_empty());
    lists
}

/// 外卖平台饿了么、影片平台优酷: whether a separator stands between two names, and what the second one is.
fn described(text: &Folded, between: &Stretch, separators: &Words, lexicon: &Lexicon) -> bool {
    let separator = separators.find(text, between).into_iter().next();
    let separator = separator.filter(|hit| hit.stretch.start == between.start);
    separator.is_some_and(|hit| tells_what_it_is(text, &(hit.stretch.end..between.end), lexicon))
}

/// Whether the words right before a name are no more than a noun for what it is: 影片平台.
pub(super) fn tells_what_it_is(text: &Folded, words: &Stretch, lexicon: &Lexicon) -> bool {
    (1..=WHAT).contains(&words.len())
        && text
            .slice(words)
            .iter()
            .all(|c| is_cjk(*c) && !matches!(c, '，' | '、' | '的' | '在' | '与' | '和'))
        && lexicon.subject_nouns.find(text, words).last().is_some_and(|noun| noun.stretch.end == words.end)
}

/// How long such a noun is, at most. Characters.
const WHAT: usize = 6;

/// Whether a name behind a word of direction is only that with whom the one before it has to do.
fn is_counterpart(text: &Folded, end: usize, name: &Stretch) -> bool {
    const TIES: [&str; 5] = ["关系", "渊源", "的关系", "的渊源", "的竞争"];
    let rest = &text.chars[name.end..];
    matches!(text.slice(&(end..name.start.max(end))), ['与' | '跟' | '同' | '和'])
        && TIES.iter().any(|tie| starts_with(rest, tie))
}

impl List {
    /// Whether all its members are on the same side as one with these roles.
    fn is_like(&self, roles: Roles) -> bool {
        if roles == Roles::Subject { !self.has_object } else { !self.has_subject }
    }

    fn begin(name: &Hit<usize>, roles: Roles) -> Self {
        let mut list = Self {
            entities: Vec::new(),
            stretch: name.stretch.clone(),
            has_subject: false,
            has_object: false,
        };
        list.add(name, roles);
        list
    }

    fn add(&mut self, name: &Hit<usize>, roles: Roles) {
        if !self.entities.contains(&name.value) {
            self.entities.push(name.value);
        }
        self.stretch.end = name.stretch.end;
        self.has_subject |= roles == Roles::Subject;
        self.has_object |= roles != Roles::Subject;
    }
}

/// Whether only separators, quotation marks, spaces and brackets with their content stand between.
pub(super) fn separated(text: &Folded, between: Stretch, separators: &Words) -> bool {
    if between.is_empty() {
        return false;
    }
    let found = separators.find(text, &between);
    let mut covered = found.iter().flat_map(|hit| hit.stretch.clone()).peekable();
    let mut depth = 0;
    let mut rest = 0;
    for at in between {
        let separator = covered.next_if_eq(&at).is_some();
        match text.chars[at] {
            '(' => depth += 1,
            ')' => depth -= 1,
            c if depth > 0 || separator || is_decoration(c) => {}
            _ => rest += 1,
        }
    }
    !found.is_empty() && rest == 0
}

fn is_decoration(c: char) -> bool {
    c.is_whitespace() || matches!(c, '“' | '”' | '"' | '《' | '》' | '‘' | '’' | '\'')
}
