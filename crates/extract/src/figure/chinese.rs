//! What a figure measures, from the Chinese words before it: 微信支付渗透率 of 微信支付渗透率提升至30.8%.

use super::Before;
use crate::{
    reading::BlockReading,
    text::{Folded, Literals, Stretch},
};
use std::sync::LazyLock;

/// What joins a number to what it measures.
#[rustfmt::skip]
static JOINTS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[
    "约", "大约", "约为", "将近", "接近", "近", "逾", "超", "超过", "多达", "高达", "至少", "最多", "不足", "不到",
    "仅", "只有", "共", "共计", "合计", "累计", "总计", "已", "均", "则", "还", "也", "更", "就", "却", "分别",
    "同比", "环比", "大幅", "小幅", "首次", "再次", "的", "了", "达", "达到", "为", "是", "至", "到", "升至",
    "降至", "增至", "增长", "下降", "上升", "下滑", "下跌", "上涨", "飙升", "大涨", "大跌", "突破", "增加",
    "减少", "扩大", "提升", "提高", "提升至", "提升到",
    "提高至", "提高到", "增长至", "增长到", "下降至", "下降到", "上升至", "上升到", "增加至", "增加到", "扩大至", "扩大到", "降到", "下调", "上调", "缩减", "有", "占", "占据", "从", "由", "自", "报", "再",
    "约合", "折合", "合", "相当于", "即", "人民币", "将", "可", "能", "会", "或", "预计", "年增", "年减", "月增",
    "(", "~", "-", " ", "“", "较", "比", "上一年", "上年", "去年", "同期", "收于", "收报", "收窄至", "收窄", "缩水至", "按", "已经", "一度", "仍", "继续", "其中", "平均", "每年",
]));
/// How what is measured ends.
#[rustfmt::skip]
static HEADS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[
    "率", "额", "量", "数", "数值", "价", "费", "幅", "速", "用户", "商户", "商家", "企业", "公司", "员工", "应用",
    "城市", "省份", "地区", "国家", "店铺", "门店", "网点", "受访者", "网民", "消费者", "客户", "会员", "粉丝",
    "产品", "单", "项目", "网站", "设备", "终端", "观众", "案件", "份额", "比例", "占比", "比重", "规模",
    "收入", "营收", "利润", "净利", "市值", "估值", "价格", "金额", "罚款", "罚金", "费用", "投资", "投入", "成本",
    "支出", "预算", "资金", "补贴", "奖金", "工资", "薪资", "佣金", "押金", "资产", "负债", "债务", "周期",
    "期限", "时长", "人口", "产能", "面积", "长度", "高度", "距离", "速度", "温度", "年龄", "评分", "月活", "日活",
    "存款", "贷款", "股份", "股权", "库存", "交易", "出口", "进口", "贸易", "流水", "学生", "关税", "税收", "售票", "线路", "亏损",
    "净亏损", "总数", "人次", "手续费", "女性", "男性", "损失", "开支", "服务商", "资金",
]));
/// What begins a new thought: what is measured lies after it.
#[rustfmt::skip]
static VERBS: LazyLock<Literals> = LazyLock::new(|| Literals::new(&[
    "覆盖", "约谈", "下架", "上架", "实现", "拥有", "拿下", "提供", "接入", "调查", "导致", "带动", "使得", "服务",
    "目前", "如今", "当前", "截至", "其中", "并且", "同时", "此外", "首批", "该公司", "全年", "全国", "预计",
    "显示", "表示", "认为", "完成", "涉及", "查处", "处理", "吸引", "支持", "使用", "选择", "推动", "成为", "意味着",
    "以及", "包括", "发放", "获得", "贡献", "新增", "减免", "节省", "缴纳", "收取", "付了", "要求",
    "发行", "募集", "释放", "赔偿", "判决", "处罚", "宣布", "公布", "因为", "由于", "随着", "尽管", "虽然", "因此", "所以", "而且", "累计", "总共", "共有", "共",
]));
/// Words of grammar, which no plain noun phrase has.
const GRAMMAR: &str = "了在是有将把被对向从由让使而但却已也都就才又或及以其该此这那我你他她它们，：；“”()";

/// The longest phrase, in characters.
const LONGEST: usize = 20;

/// What stands before a figure in its clause.
pub(super) fn before(block: &BlockReading, head: &Stretch) -> Before {
    let text = &block.text;
    let end = joint(block, head);
    // Its clause, a date and another figure before it are no part of a phrase.
    let dates = block.dates_in(&(head.start..end)).iter().map(|date| date.stretch.end).filter(|at| *at < end);
    let start = dates.max().unwrap_or(head.start);
    if text.slice(&(start..end)).iter().all(|c| !c.is_alphanumeric()) {
        return Before::Until(end);
    }
    let ends_with_digit = text.at(end - 1).is_some_and(|c| !crate::text::is_cjk(c)) && figure_end(text, end);
    if ends_with_digit {
        return Before::Until(end);
    }
    let Some(noun) = HEADS.end_of(text, &(start..end)) else { return Before::Nothing };
    match phrase(block, start, noun, end) {
        Some(phrase) => Before::Phrase(phrase),
        None => Before::Nothing,
    }
}

/// Where the words end that are before all joints and trailing dates.
fn joint(block: &BlockReading, head: &Stretch) -> usize {
    let mut end = head.end;
    loop {
        let rest = head.start..end;
        let date = block.dates_in(&rest).last().filter(|date| date.stretch.end == end);
        let joint = date.map(|date| date.stretch.start).or_else(|| JOINTS.end_of(&block.text, &rest));
        // 占比 ends with a joint, and is what is measured; 大幅 is none.
        let head = HEADS.end_of(&block.text, &rest).unwrap_or(end);
        match joint.filter(|joint| *joint < head) {
            Some(shorter) => end = shorter,
            None => return end,
        }
    }
}

fn figure_end(text: &Folded, end: usize) -> bool {
    text.slice(&(end.saturating_sub(4)..end)).iter().any(char::is_ascii_digit)
}

/// How many characters at the beginning point at what follows: 其, 该, 我国.
fn leading(phrase: &[char]) -> usize {
    match phrase {
        ['我', '国' | '省' | '市' | '县', ..] => 2,
        ['其' | '该' | '此', ..] => 1,
        _ => 0,
    }
}

/// The plain phrase that ends with a noun: after the last verb, and after the last 的 where it is
/// still none; else the noun alone, where it says enough.
fn phrase(block: &BlockReading, start: usize, noun: usize, end: usize) -> Option<Stretch> {
    let text = &block.text;
    // 服务器, 服务商: the verb only begins a noun.
    let begins_noun = |at: usize| matches!(text.at(at), Some('器' | '商' | '员' | '费'));
    let ends_verb = |at: &usize| !begins_noun(*at) && VERBS.end_of(text, &(start..*at)).is_some();
    let after_verb = (start + 1..=noun).rev().find(ends_verb).unwrap_or(start);
    let of = text.slice(&(after_verb..noun)).iter().rposition(|c| *c == '的');
    let after_of = of.map_or(after_verb, |of| after_verb + of + 1);
    let plain = |from: &usize| {
        let phrase = text.slice(&(*from..end));
        let named = block.names_in(&(*from..end));
        let in_name = |at: usize| named.iter().any(|name| name.stretch.contains(&at));
        let grammar =
            (*from + leading(phrase)..end).any(|at| GRAMMAR.contains(text.chars[at]) && !in_name(at));
        (2..=LONGEST).contains(&phrase.len()) && !grammar
    };
    let from = [after_verb, after_of, noun].into_iter().find(plain)?;
    Some(from..end)
}
