//! Names in a list that are short for others: 微信、支付宝收款码; 用微信也能付款. Knows no verdict.

use super::{
    implied::right_behind,
    lexicon::{Lexicon, Roles},
    list::List,
};
use crate::{
    reading::BlockReading,
    text::{Folded, Hit, Stretch, holds, starts_with, within},
};

/// 微信零钱暂不支持: whether a clause opens with what is kept where a name is short for an object.
pub(super) fn opens_with_what_is_kept(block: &BlockReading, head: &Stretch, lexicon: &Lexicon) -> bool {
    let name = block.names_in(head).first().filter(|name| name.stretch.start <= head.start + 1);
    name.is_some_and(|name| {
        let behind = name.stretch.end..head.end.max(name.stretch.end);
        let portion = lexicon.portions.find(&block.text, &behind).into_iter().next();
        lexicon.object_meant(name.value).is_some()
            && portion.is_some_and(|portion| portion.stretch.start == behind.start)
    })
}

impl List {
    /// 微信、支付宝收款码: what follows the name inside the last one belongs to all, where that makes
    /// names of the vocabulary.
    pub(super) fn share_last_noun(&mut self, text: &Folded, names: &[Hit<usize>], lexicon: &Lexicon) {
        let inside = |hit: &&Hit<usize>| within(&hit.stretch, &self.stretch);
        let hits = names.iter().filter(inside).collect::<Vec<_>>();
        let Some((last, others)) = hits.split_last().filter(|(_, others)| !others.is_empty()) else { return };
        let whole = text.slice(&last.stretch);
        let noun = (1..whole.len()).rev().find_map(|end| {
            lexicon.named(&whole[..end])?;
            Some(whole[end..].iter().copied().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>())
        });
        let Some(noun) = noun else { return };
        for hit in others {
            let long = [text.slice(&hit.stretch), &noun].concat();
            if let (Some(meant), Some(entity)) =
                (lexicon.named(&long), self.entities.iter_mut().find(|entity| **entity == hit.value))
            {
                *entity = meant;
            }
        }
    }

    /// 用微信也能付款: a name that is short for an object is that where something is paid with it.
    pub(super) fn resolve_instrument(&mut self, text: &Folded, lexicon: &Lexicon) {
        let [only] = self.entities.as_slice() else { return };
        let Some(meant) = lexicon.object_meant(*only).filter(|_| !self.has_object) else { return };
        // 我掏出微信
        let before = &text.chars[..self.stretch.start];
        let opening = before.len().saturating_sub(SHOWN)..before.len();
        let shown = lexicon.shown.find(text, &opening).pop();
        if shown.is_some_and(|shown| shown.stretch.end == before.len()) {
            self.entities.clear();
            return;
        }
        let led = matches!(before.last(), Some('用' | '拿'));
        // 微信零钱暂不支持: what is kept there.
        if !led && right_behind(text, self, &lexicon.portions).is_some() {
            self.entities.clear();
            return;
        }
        // 寄件支付已可选微信，…; 盒马已向微信提交支付接入申请: what is paid by, and of whom that is asked.
        let clause =
            before.iter().rposition(|c| matches!(c, '，' | '。' | '；' | '：')).map_or(0, |at| at + 1);
        let rest = &text.chars[self.stretch.end..text.chars.len().min(self.stretch.end + ASKED)];
        let rest = &rest[..rest.iter().position(|c| matches!(c, '，' | '。' | '；')).unwrap_or(rest.len())];
        let instrument = |at: usize| {
            let word = lexicon.instruments.find(text, &(at..text.chars.len().min(at + SHOWN)));
            word.first().is_some_and(|word| word.stretch.start == at)
        };
        let chosen = !led
            && rest.is_empty()
            && instrument(before.len().saturating_sub(1))
            && lexicon.deeds.is_in(text, &(clause..before.len()));
        let behind = self.stretch.end..self.stretch.end + rest.len();
        let asked =
            before.last() == Some(&'向') && lexicon.deeds.is_in(text, &behind) && holds(rest, &["申请"]);
        let beside = led && rest.is_empty() && is_beside_another(text, self.stretch.end, lexicon);
        if chosen || asked || beside {
            self.entities = vec![meant];
            (self.has_subject, self.has_object) = (false, true);
            return;
        }
        let rest = self.stretch.end..text.chars.len().min(self.stretch.end + DEED);
        let deed = lexicon.deeds.find(text, &rest).into_iter().next();
        let tails = lexicon.tails.find(text, &rest);
        let light = |at: usize| {
            "也能就可以来直接完成都才".contains(text.chars[at])
                || tails.iter().any(|it| it.stretch.contains(&at))
        };
        let paid = deed.is_some_and(|deed| (rest.start..deed.stretch.start).all(light));
        if led && paid {
            self.entities = vec![meant];
            (self.has_subject, self.has_object) = (false, true);
        } else if led && instrument(self.stretch.end) {
            // 用微信扫银联二维码: by which something is done, not who does it.
            self.entities.clear();
        }
    }

    /// 微信、支付宝: beside objects, a name that is short for one is one.
    pub(super) fn resolve_short_names(&mut self, lexicon: &Lexicon) {
        if !self.has_subject || !self.has_object {
            return;
        }
        for entity in &mut self.entities {
            *entity = lexicon.object_meant(*entity).unwrap_or(*entity);
        }
        self.has_subject = self.entities.iter().any(|entity| lexicon.roles(*entity) == Roles::Subject);
    }
}

/// 可以用微信，也可以用支付宝: whether what follows a name is that an object can be used as well.
fn is_beside_another(text: &Folded, end: usize, lexicon: &Lexicon) -> bool {
    const ALSO: [&str; 4] = ["，也可以用", "，也能用", "，也可用", "，也可使用"];
    let behind = text.chars.get(end..).unwrap_or_default();
    let also = ALSO.iter().find(|also| starts_with(behind, also));
    also.is_some_and(|also| {
        let other = &behind[also.chars().count()..];
        let named = |length: usize| other.get(..length).and_then(|name| lexicon.named(name));
        (2..=OBJECT).filter_map(named).any(|entity| lexicon.can_be_object(entity))
    })
}

/// How long the name of an object is, at most. Characters.
const OBJECT: usize = 6;

/// How far behind a name stands what is done with it, and what is asked of whom it names. Characters.
const DEED: usize = 8;
const ASKED: usize = 14;

/// How far before a name stands that it is only shown. Characters.
const SHOWN: usize = 4;
