//! One clause: its lists, what it refers back to, and whom it leaves out. Knows no other clause.

use super::{
    bare::bare_no,
    beside::{drop_beside, is_addressed, is_of_one_alone},
    exception::{after_others, excepted, tells_of_a_deed},
    extent::{self, Extent},
    join::is_relative,
    latin,
    lexicon::{Lexicon, Roles},
    list::{List, lists, separated},
    noun::{Pick, is_in, is_of_a_compound, means_the_last, names_a_noun, pick, pointed, reference},
    owned::{drop_other_shops, drop_owned, is_of_a_child, is_parent_of_an_unknown, names},
    resume::ends_with_a_time,
    short::opens_with_what_is_kept,
    stranger::{is_of_a_stranger, is_of_another_firm, is_of_no_name, opens_with_a_stranger},
    verdict::{Verdict, Weighed, is_explained, modifier, verdict, weighed},
};
use crate::{
    reading::BlockReading,
    rules::Rules,
    text::{Hit, Stretch, ends_with, is_cjk, overlap, starts_with, within},
};

/// What a clause holds.
pub(crate) struct Clause {
    pub stretch: Stretch,
    /// Lists of entities with a side in the relation, without an excepted one.
    pub lists: Vec<List>,
    /// The list that is left out of what is said (除淘宝外).
    pub excepted: Option<List>,
    /// Whether what is left out of the others' list is meant as well (继淘宝之后).
    pub adds_excepted: bool,
    /// Whether the exception stands by itself, after what it is left out of (淘宝除外).
    pub only_excepts: bool,
    /// How many objects are pointed to that are meant beside those it names (除这两种外还支持…).
    pub adds_back: Option<Option<usize>>,
    /// Whether it says no of some only, or no twice: what holds is left open.
    pub unclear: bool,
    /// Whether it says that something does not hold for some: so it does for others.
    pub holds_not_for_some: bool,
    /// What its phrases and modifiers come to, if it has a phrase.
    pub verdict: Option<Verdict>,
    /// Whether it refers back to subjects, and how many it says they are (二者).
    pub back_to_subjects: Option<Option<usize>>,
    /// Whether it points to the rest of those named before, and how many it says they are (另外两家).
    pub others: Option<Option<usize>>,
    /// The same for objects (以上三种支付渠道).
    pub back_to_objects: Option<Option<usize>>,
    /// Which of the subjects named before it points to (前者, 前两家).
    pub pick: Option<Pick>,
    /// Whether it has a subject of its own that is no entity of the relation.
    pub foreign_subject: bool,
    /// Whether that subject is a common noun that opens the clause (平台暂未…): it means the one
    /// subject that was named before, if there was one.
    pub means_the_last: bool,
    /// Whether it has a common noun for an object (多种支付方式), or what an object's name is only a part
    /// of (支付宝红包), and points back to nothing.
    pub foreign_object: bool,
    /// The objects that open it and of which it says only who speaks for them (微信支付相关负责人).
    pub spokesman_of: Vec<usize>,
    /// A provisional status that a clause without names hands on (据测试截图, 未来).
    pub hint: Option<usize>,
}

impl Clause {
    /// Reads a clause.
    pub fn new(block: &BlockReading, stretch: Stretch, rules: &Rules, lexicon: &Lexicon) -> Self {
        let text = &block.text;
        let names = names(block, &stretch, rules, lexicon);
        let mut lists = lists(block, &names, &rules.separators, lexicon);
        let named = lists.len();
        let spokesman_of =
            lists.first().filter(|list| list.only_objects() && list.stretch.start <= stretch.start + 2);
        let spokesman_of = spokesman_of.map(|list| list.entities.clone()).unwrap_or_default();
        lists.retain(|list| {
            !list.is_in_a_compound(block, rules, lexicon) && !list.is_in_a_title(block, lexicon)
        });
        let has_compound = lists.len() < named;
        drop_owned(block, &mut lists);
        latin::drop_whose_users_speak(block, &mut lists, rules);
        latin::drop_who_tells_of_another(block, &mut lists);
        latin::drop_whence(block, &stretch, &mut lists, lexicon);
        let listed = lists.len();
        lists.retain(|list| !is_parent_of_an_unknown(list, block, rules, lexicon));
        let of_a_child = lists.len() < listed;
        drop_beside(&mut lists, block, lexicon);
        drop_other_shops(block, &mut lists, rules, lexicon);
        if lists.iter().any(|list| list.has_subject && !list.is_a_place(block, rules)) {
            // 在大麦网买票、在书旗里充书币: places in a row.
            let in_a_row = |list: &List| ends_with(&text.chars[..list.stretch.start], "、在");
            lists.retain(|list| in_a_row(list) || !list.is_a_place(block, rules));
        }
        let said = verdict(block, &stretch, &lists, rules, lexicon)
            .or_else(|| bare_no(block, &stretch, &lists, rules, lexicon));
        let phrases = lexicon.phrases.find(text, &stretch);
        // 移除了 is not 除了.
        // 除了不支持Apple Pay外 says no of what it names.
        let names_one =
            |word: &Stretch| block.names_in(word).iter().any(|it| lexicon.can_be_object(it.value));
        let excepts = |word: &Hit<()>| {
            !phrases.iter().any(|it| {
                it.stretch.start < word.stretch.start && overlap(&it.stretch, &word.stretch)
                    || lexicon.is_refusal(it.value)
                        && within(&it.stretch, &word.stretch)
                        && names_one(&word.stretch)
            })
        };
        let word = rules.exceptions.find(text, &stretch).into_iter().find(excepts);
        // 继优酷、大麦、考拉海购、书旗之后: a long list, of which nothing is said.
        let of_a_list = || {
            let words = rules.exceptions.find_over(text, &stretch, &names).into_iter();
            // 除闲鱼、盒马、淘特仍在等待审核外
            let told = |word: &Hit<()>| lexicon.phrases.is_in(text, &word.stretch);
            let leaves_out = |word: &Hit<()>| text.at(word.stretch.start) == Some('除');
            words.filter(excepts).find(|word| leaves_out(word) || !told(word))
        };
        let word = word.or_else(of_a_list).map(|hit| hit.stretch);
        let followed = word.is_none().then(|| after_others(block, &stretch, &lists)).flatten();
        let comes_after = followed.is_some();
        let word = word.or(followed);
        let adds_excepted =
            comes_after || word.as_ref().is_some_and(|word| rules.additions.is_in(text, word));
        let also = word.as_ref().filter(|_| rules.additions.is_in(text, &stretch));
        let adds_back = also.and_then(|word| pointed(block, lexicon.pointers.find(text, word)));
        let leaves_out = word.as_ref().is_some_and(|word| text.at(word.start) == Some('除'));
        let (excepted, only_excepts) = match word.and_then(|word| excepted(text, &word, &mut lists)) {
            Some((list, _)) if leaves_out && tells_of_a_deed(block, &list, &stretch, lexicon) => {
                (None, false)
            }
            Some((list, after)) => (Some(list), after && !adds_excepted),
            None => (None, false),
        };
        let said = said.filter(|_| !only_excepts);
        let Weighed { verdict, unclear, holds_not_for_some } =
            weighed(said, block, &stretch, &lists, names.is_empty(), rules, lexicon);
        let head = stretch.start..verdict.as_ref().map_or(stretch.end, |verdict| verdict.phrase.start);
        // 支付宝、银联等均可使用: one of a list of objects that nobody counts among them.
        let listed = |hit: &Hit<usize>| {
            let before = |list: &List| list.stretch.end..hit.stretch.start.max(list.stretch.end);
            lists.iter().any(|list| list.only_objects() && separated(text, before(list), &rules.separators))
        };
        let foreign_name = block.names_in(&head).iter().any(|hit| {
            lexicon.roles(hit.value) == Roles::None && !listed(hit) && !is_addressed(&hit.stretch, block)
        }) || latin::is_of_an_unknown(block, &stretch, rules)
            || latin::is_done_by_another(block, &stretch, lexicon)
            || latin::opens_with_a_name_of_words(block, &head)
            || lists.is_empty() && is_of_one_alone(block, &head, rules)
            || is_of_a_stranger(block, &head, rules, lexicon)
            || opens_with_what_is_kept(block, &head, lexicon)
            || lists.iter().all(List::only_objects)
                && (is_of_a_child(block, &head, &names)
                    || is_of_another_firm(block, &head, rules, lexicon)
                    || verdict.is_some() && opens_with_a_stranger(block, &head, rules, lexicon)
                    || verdict.as_ref().is_some_and(|said| {
                        lists.is_empty()
                            && lexicon.is_refusal(said.status)
                            && is_of_no_name(block, &head, rules, lexicon)
                    }));
        // 其余两家 are those that were not named.
        let others = |hit: &Hit<()>| {
            let before = text.slice(&(stretch.start..hit.stretch.start));
            OTHERS.iter().any(|word| ends_with(before, word) || starts_with(text.slice(&hit.stretch), word))
        };
        let mut back_to_objects = lexicon.back_to_objects.find(text, &stretch);
        let mut back = lexicon.back_to_subjects.find(text, &stretch);
        // takes both WeChat Pay and Alipay: both of what comes next.
        back.retain(|hit| {
            let next = names.iter().find(|name| name.stretch.start > hit.stretch.end);
            let counts = next.is_some_and(|name| {
                lexicon.can_be_object(name.value) && name.stretch.start == hit.stretch.end + 1
            });
            // 买卖双方: not of those before.
            let of_a_deal = DEALS.iter().any(|deal| ends_with(&text.chars[..hit.stretch.start], deal));
            let latin = text.at(hit.stretch.start).is_some_and(|c| c.is_ascii());
            let counts_more =
                |it: &Hit<()>| it.stretch.len() > hit.stretch.len() && within(&hit.stretch, &it.stretch);
            let of_objects = latin && back_to_objects.iter().any(counts_more);
            !of_a_deal
                && !of_objects
                && !latin::is_of_nobody(text, &hit.stretch)
                && (!counts || text.at(hit.stretch.start).is_some_and(is_cjk))
        });
        let of_others = back.iter().any(others);
        let the_others = reference(block, back.extract_if(.., |hit| others(hit)).collect());
        let pick = pick(block, &stretch);
        let back_to_subjects = reference(block, back).filter(|_| pick.is_none());
        back_to_objects.retain(|hit| !latin::is_of_nobody(text, &hit.stretch));
        let back_to_objects = reference(block, back_to_objects);
        let mut nouns = lexicon.subject_nouns.find(text, &head);
        // 淘宝平台, 苏宁、当当等少数平台: the noun is that of those who are named.
        nouns.retain(|noun| {
            let named = |list: &List| {
                let gap = noun.stretch.start.checked_sub(list.stretch.end);
                let others = text.at(list.stretch.end) == Some('等');
                // 当当和京东的App
                let own = text.at(list.stretch.end) == Some('的') && gap == Some(1);
                list.has_subject && (own || gap.is_some_and(|gap| gap == 0 || others && gap <= NOUN))
            };
            // 在App内开通: where it is done.
            let place = matches!(text.at(noun.stretch.end), Some('内' | '里' | '上' | '中' | '端'))
                && is_in(text.slice(&(stretch.start..noun.stretch.start)));
            // 被平台拿掉了, 为平台交易新增: by whom or for whom it is done.
            let beside =
                matches!(text.at(noun.stretch.start.wrapping_sub(1)), Some('被' | '遭' | '由' | '为' | '给'));
            !place && !beside && !lists.iter().any(named)
        });
        let means_the_last = means_the_last(block, &head, &nouns, rules, lexicon);
        let has_compound = has_compound || lists.is_empty() && is_of_a_compound(block, &head, rules, lexicon);
        let foreign_object = back_to_subjects.is_none()
            && back_to_objects.is_none()
            && (has_compound || names_a_noun(block, &stretch, lexicon));
        let heads = text.ends_with_colon(&stretch)
            && (verdict.is_none() || !lists.iter().any(|list| list.has_object));
        let announced =
            verdict.as_ref().map(|said| said.status).filter(|status| lexicon.is_provisional(*status));
        // 部分用户看不到系版本过旧所致: why some cannot is no word on the others.
        let explained = verdict.as_ref().is_some_and(|said| lexicon.is_negative(said.status))
            && is_explained(text, &stretch);
        // 支付宝有望在缺席13年之后，重新回到…: what is said of when leads to what is said.
        let waits = verdict.is_none() && ends_with_a_time(text, &stretch);
        // Youku, which will hold a sale, accepts …: what is told besides is not of what follows.
        let aside = is_relative(text, &stretch);
        let hint = (names.is_empty() && !explained && !aside || heads || waits)
            .then(|| modifier(block, &stretch, lexicon).max(announced.filter(|_| heads)))
            .flatten();
        // 部分淘宝用户发现，…: what they tell holds for some.
        let told_by_some = verdict.is_none()
            && extent::extent(block, &stretch, names.is_empty(), rules, lexicon) == Extent::Few;
        let hint = hint.or(lexicon.partly().filter(|_| told_by_some));
        Self {
            foreign_subject: foreign_name || of_a_child || !nouns.is_empty() || of_others,
            stretch,
            lists,
            excepted,
            adds_excepted,
            only_excepts,
            adds_back,
            unclear,
            holds_not_for_some,
            verdict,
            back_to_subjects,
            others: the_others,
            back_to_objects,
            pick,
            means_the_last,
            foreign_object,
            spokesman_of,
            hint,
        }
    }

    /// Whether it names nobody of the relation.
    pub fn is_bare(&self) -> bool {
        self.lists.is_empty() && self.excepted.is_none()
    }

    /// Whether it only says what is left out of the next one, or is meant beside it: 除支付宝外.
    pub fn only_leaves_out(&self) -> bool {
        self.lists.is_empty() && self.excepted.is_some() && self.verdict.is_none()
    }

    /// Its lists, with one that only stands apart from what was said before: 淘宝是例外, 唯一的例外是淘宝.
    pub fn all_lists(&self, block: &BlockReading) -> impl Iterator<Item = &List> {
        let is = |list: &&List| block.text.at(list.stretch.start.wrapping_sub(1)) == Some('是');
        let apart = self.excepted.as_ref().filter(|list| self.only_excepts || is(list));
        self.lists.iter().chain(apart)
    }

    /// Whether one of its lists holds an entity.
    pub fn names(&self, entity: usize) -> bool {
        self.lists.iter().any(|list| list.entities.contains(&entity))
    }

    /// Whether no more than a particle follows its phrase (滴滴最早接入).
    pub fn ends_with_its_phrase(&self) -> bool {
        self.verdict.as_ref().is_some_and(|verdict| verdict.phrase.end + 2 >= self.stretch.end)
    }

    /// Whether it names a subject, or points to one.
    pub fn has_subject(&self) -> bool {
        self.back_to_subjects.is_some() || self.lists.iter().any(|list| list.has_subject)
    }
}

/// Before 双方: of whoever deals with whom.
const DEALS: [&str; 4] = ["买卖", "交易", "供需", "劳资"];

/// Before a pronoun for subjects: others than those that were named.
const OTHERS: [&str; 6] = ["其余", "其他", "其它", "另外", "剩下", "剩余"];

/// How long a noun between two names is, at most: 抖音的竞争对手快手. Characters.
const NOUN: usize = 5;
