//! What a verb in Latin letters governs: another object than the relation's, or a relative clause's noun.
//! Knows no side.

use super::{
    complement::known_words,
    join::is_relative,
    lexicon::{Lexicon, Roles},
    list::List,
};
use crate::{
    date::Mention,
    reading::BlockReading,
    rules::Rules,
    text::{Folded, Hit, Stretch, ends_with, first_of, holds, is_one_of, starts_with, within},
};
use hutong_model::Precision;

/// Whether a verb in Latin letters has another object than the relation's behind it, with which that is
/// only joined: launched a campaign with Alipay, but not offers the option of paying with Alipay.
pub(super) fn governs_another(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    const JOINTS: [&str; 16] = [
        "with", "for", "from", "on", "in", "of", "at", "by", "to", "against", "over", "through", "via",
        "about", "under", "into",
    ];
    let text = &block.text;
    if !is_latin(text, phrase) || !lexicon.has_tails {
        return false;
    }
    let names = block.names_in(&(phrase.end..clause.end));
    let Some(object) = names.iter().find(|name| lexicon.can_be_object(name.value)) else { return false };
    let words = latin_words(text, &(phrase.end..object.stretch.start));
    let is_joint = |word: &&Stretch| is_one_of(text.slice(word), &JOINTS);
    let Some(last) = words.iter().rposition(|word| is_joint(&word)) else { return false };
    let known = known_words(block, &(phrase.end..object.stretch.start), rules, lexicon);
    let is_known = |word: &&Stretch| is_joint(word) || known.iter().any(|it| within(word, it));
    !words[..last].iter().all(|word| is_known(&word))
}

/// Whether a verb in Latin letters is that of a relative clause, which tells of another noun than whom
/// the clause names: keeps its cash in a bank that works with WeChat Pay.
pub(super) fn is_of_a_relative(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    rules: &Rules,
    lexicon: &Lexicon,
) -> bool {
    const RELATIVES: [&str; 3] = ["that", "which", "who"];
    const ARTICLES: [&str; 8] = ["a", "an", "the", "its", "their", "another", "any", "some"];
    const COPULAS: [&str; 8] = ["is", "are", "was", "were", "became", "becomes", "remains", "be"];
    let text = &block.text;
    if !is_latin(text, phrase) || !lexicon.has_tails {
        return false;
    }
    let words = latin_words(text, &(clause.start..phrase.start));
    let is_one = |word: &Stretch, all: &[&str]| is_one_of(text.slice(word), all);
    let Some(relative) = words.iter().rposition(|word| is_one(word, &RELATIVES)) else { return false };
    let near = words.len() - relative <= ADVERBS + 1;
    let Some(noun) = relative.checked_sub(1).map(|at| words[at].clone()).filter(|_| near) else {
        return false;
    };
    let article = words[..relative].iter().rev().take(ARTICLE).any(|word| is_one(word, &ARTICLES));
    let known = known_words(block, &noun, rules, lexicon).iter().any(|it| within(&noun, it));
    let named = block.names_in(&(clause.start..noun.start));
    let subject =
        named.iter().rfind(|name| matches!(lexicon.roles(name.value), Roles::Subject | Roles::Both));
    // JD.com is the last retailer that …
    let is_it = |name: &Hit<usize>| {
        words
            .iter()
            .any(|word| name.stretch.end <= word.start && word.end <= noun.start && is_one(word, &COPULAS))
    };
    article && !known && subject.is_some_and(|name| !is_it(name))
}

/// Several Weibo users said they could pay with Alipay on JD.com: of whom they only are the users is not whom
/// they speak of, where that is named behind.
pub(super) fn drop_whose_users_speak(block: &BlockReading, lists: &mut Vec<List>, rules: &Rules) {
    const PLACES: [&str; 4] = [" on", " at", " in", " inside"];
    const THEMSELVES: [&str; 4] = [" they ", " he ", " she ", " that they "];
    let text = &block.text;
    let speak = |list: &List| {
        let behind = list.stretch.end..text.chars.len().min(list.stretch.end + SPOKEN);
        let verb = rules.verbs.find(text, &behind).into_iter().next();
        list.has_subject
            && verb.is_some_and(|verb| {
                let between = latin_words(text, &(list.stretch.end..verb.stretch.start));
                let said = text.chars.get(verb.stretch.end..).unwrap_or_default();
                between.len() == 1 && THEMSELVES.iter().any(|word| starts_with(said, word))
            })
    };
    let place = |list: &List| {
        let before = text.slice(&(0..list.stretch.start.saturating_sub(1)));
        list.has_subject && PLACES.iter().any(|place| ends_with(before, place))
    };
    // Weibo posts showed Taobao's checkout with …: where something is shown of another.
    const POSTS: [&str; 4] = [" post", " posts", " user", " users"];
    const SHOW: [&str; 6] = [" showed ", " show ", " shows ", " shared ", " posted ", " showing "];
    let shows = |list: &List| {
        let behind = &text.chars[list.stretch.end..];
        let post = POSTS.iter().rfind(|post| starts_with(behind, post));
        list.has_subject
            && post.is_some_and(|post| {
                SHOW.iter().any(|show| starts_with(&behind[post.chars().count()..], show))
            })
    };
    if let Some(first) = lists.iter().position(shows)
        && lists[first + 1..].iter().any(|list| list.has_subject)
    {
        lists.remove(first);
        return;
    }
    let Some(first) = lists.iter().position(speak) else { return };
    if lists[first + 1..].iter().any(place) {
        lists.remove(first);
    }
}

/// JD.com confirmed that Tmall now accepts …: who tells of another is not whom it is told of.
pub(super) fn drop_who_tells_of_another(block: &BlockReading, lists: &mut Vec<List>) {
    const THAT: [&str; 4] = [" that ", " that its ", " that the ", " that both "];
    let text = &block.text;
    let tells = |two: &[List]| {
        let between = two[0].stretch.end..two[1].stretch.start.max(two[0].stretch.end);
        let words = text.slice(&between);
        !two[0].has_object
            && !two[1].has_object
            && between.len() <= TELLING
            && THAT.iter().any(|that| ends_with(words, that))
            && words.iter().all(|c| c.is_ascii_lowercase() || *c == ' ')
    };
    let tellers = (1..lists.len()).rev().filter(|at| tells(&lists[at - 1..=*at])).collect::<Vec<_>>();
    tellers.into_iter().for_each(|at| drop(lists.remove(at - 1)));
}

/// How long the words are between who tells and whom it is of. Characters.
const TELLING: usize = 32;

/// How far behind a name its users speak. Characters.
const SPOKEN: usize = 24;

/// How many words may stand between a relative and its verb, and how far before it the article of its
/// noun does.
const ADVERBS: usize = 2;

const ARTICLE: usize = 4;

/// , adding that Zhihu has not decided: whether somebody only goes on to say something of who is named next.
pub(super) fn goes_on_of(
    block: &BlockReading,
    clause: &Stretch,
    phrase: &Stretch,
    lexicon: &Lexicon,
) -> bool {
    const THAT: &str = " that ";
    let tail = phrase.end..clause.end;
    let named = || block.name_opening(&(phrase.end + THAT.len()..clause.end));
    starts_with(block.text.slice(&tail), THAT)
        && named().is_some_and(|name| lexicon.roles(name.value) == Roles::Subject)
}

/// Visitors from Weibo can pay at Dewu: who is named only as where others come from, before anything is told.
pub(super) fn drop_whence(block: &BlockReading, clause: &Stretch, lists: &mut Vec<List>, lexicon: &Lexicon) {
    let text = &block.text;
    let whence = |list: &List| {
        !list.has_object
            && ends_with(&text.chars[..list.stretch.start], " from ")
            && lexicon.phrases.find(text, &(clause.start..list.stretch.start)).is_empty()
    };
    // Pinduoduo, born inside WeChat, …: where somebody comes from.
    let born = |list: &List| {
        const BORN: [&str; 4] = [" born inside ", " born in ", " born within ", " born out of "];
        BORN.iter().any(|word| ends_with(&text.chars[..list.stretch.start], word))
    };
    lists.retain(|list| list.has_object || !born(list));
    if lists.iter().filter(|list| list.has_subject).count() > 1 {
        lists.retain(|list| !whence(list));
    }
}

/// has agreed with the central bank's institute to add it: whether somebody agreed with another to do what a
/// phrase says.
pub(super) fn is_agreed(text: &Folded, clause: &Stretch, phrase: &Stretch) -> bool {
    let before = text.slice(&(clause.start..phrase.start));
    ends_with(before, " to ")
        && first_of(before, &[" agreed with ", " agree with ", " agrees with "])
            .is_some_and(|at| !holds(&before[at..], &[" and ", " that ", " on "]))
}

/// It is true that our apps …: whether a pronoun means nobody, but what is told behind it.
pub(super) fn is_of_nobody(text: &Folded, pronoun: &Stretch) -> bool {
    let rest = &text.chars[pronoun.end..];
    let verb = [" is ", " was "].iter().find(|verb| starts_with(rest, verb));
    let what = verb.and_then(|verb| {
        let rest = &rest[verb.len()..];
        let end = rest.iter().position(|c| !c.is_ascii_alphabetic())?;
        (end > 0).then(|| &rest[end..])
    });
    text.slice(pronoun) == ['i', 't'] && what.is_some_and(|rest| starts_with(rest, " that "))
}

/// Whether a stretch begins in Latin letters.
fn is_latin(text: &Folded, stretch: &Stretch) -> bool {
    text.at(stretch.start).is_some_and(|c| c.is_ascii_alphabetic())
}

/// `…, which the authorities are testing`: whether an English clause tells what somebody whom nobody knows does
/// with what was named before it.
pub(super) fn is_done_by_another(block: &BlockReading, clause: &Stretch, lexicon: &Lexicon) -> bool {
    const OPENINGS: [&str; 4] = [" which the ", " which its ", " which a ", " which several "];
    let words = block.text.slice(clause);
    let opens = OPENINGS.iter().any(|opening| starts_with(words, opening));
    opens && block.names_in(clause).is_empty() && !lexicon.back_to_subjects.is_in(&block.text, clause)
}

/// `JD.com, which dropped Alipay in 2011, is going to …, according to a person familiar`: whether an English
/// clause tells besides of a year that is known, not of the rumour around it.
pub(super) fn is_a_past_aside(block: &BlockReading, clause: &Stretch) -> bool {
    let of_a_year = |date: &Mention| date.span.is_some_and(|span| span.precision == Precision::Year);
    is_relative(&block.text, clause) && block.dates_in(clause).iter().any(of_a_year)
}

/// `JD Logistics will be available to Taobao merchants`: whether a sentence opens with a name of several words that
/// nobody knows, before a phrase that is of others.
pub(super) fn opens_with_a_name_of_words(block: &BlockReading, head: &Stretch) -> bool {
    let text = &block.text;
    let opens = block.sentences_around(head).first().is_some_and(|it| it.start == head.start);
    let words = latin_words(text, head);
    let [first, second, third, ..] = words.as_slice() else { return false };
    let capital = |word: &Stretch| text.was_capital(word.start);
    let known = |word: &Stretch| block.names_in(head).iter().any(|name| within(word, &name.stretch));
    let adjoins = |one: &Stretch, next: &Stretch| text.slice(&(one.end..next.start)) == [' '];
    opens
        && [first, second].iter().all(|word| capital(word) && !known(word))
        && !capital(third)
        && adjoins(first, second)
        && adjoins(second, third)
}

/// The words of a stretch in Latin letters.
fn latin_words(text: &Folded, stretch: &Stretch) -> Vec<Stretch> {
    let mut words: Vec<Stretch> = Vec::new();
    for at in stretch.clone().filter(|at| text.chars[*at].is_ascii_alphabetic()) {
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = at + 1,
            None => words.push(at..at + 1),
        }
    }
    words
}

/// Whether an English clause inside its sentence opens with a name that nobody knows: while Northwind has
/// yet to do so.
pub(super) fn is_of_an_unknown(block: &BlockReading, clause: &Stretch, rules: &Rules) -> bool {
    let text = &block.text;
    let inside = text.at(clause.start) == Some(' ') || text.at(clause.start.wrapping_sub(1)) == Some(' ');
    if !inside {
        return false;
    }
    let joints = [&rules.contrasts, &rules.links].map(|words| words.find(text, clause));
    let joint = joints.iter().flatten().map(|hit| &hit.stretch).find(|it| it.start <= clause.start + 1);
    let start = joint.map_or(clause.start, |it| it.end);
    let first = (start..clause.end).find(|at| text.chars[*at].is_alphanumeric());
    first.is_some_and(|first| {
        let known = |it: &Stretch| it.contains(&first);
        // Shoppers there can now …; the option appears below Alipay.
        #[rustfmt::skip]
        const NOBODY_ELSE: [&str; 9] = [
            "you ", "there ", "people ", "anyone ", "everyone ", "anybody ", "the option ", "this option ", "the button ",
        ];
        let nobody_else = NOBODY_ELSE.iter().any(|word| starts_with(text.slice(&(first..clause.end)), word));
        let holder = || rules.holders.find(text, clause).first().is_some_and(|it| it.stretch.start == first);
        text.chars[first].is_ascii_alphabetic()
            && text.was_capital(first)
            && text.at(first + 1).is_some_and(|c| c.is_ascii_lowercase())
            && !text.was_capital(first + 1)
            && !block.names_in(clause).iter().any(|name| known(&name.stretch))
            && !block.dates_in(clause).iter().any(|date| known(&date.stretch))
            && !nobody_else
            && !holder()
    })
}
