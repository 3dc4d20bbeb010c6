//! 简体中文

use super::Messages;

pub static MESSAGES: Messages = Messages {
    skip_to_content: "跳到正文",
    views: "视图",
    articles: "文章",
    timeline: "时间线",
    matrix: "对照表",
    as_of: "截至",
    claims_found: |found, all| {
        if found == all {
            format!("共 {all} 条陈述")
        } else {
            format!("{all} 条陈述中的 {found} 条")
        }
    },
    close: "关闭",
    search: "搜索",
    search_hint: "搜索标题和全文",
    filters: "筛选",
    outlet: "媒体",
    author: "作者",
    tag: "标签",
    layer: "层次",
    dates: "日期",
    after: "从",
    before: "至",
    more: |count| format!("再显示 {count} 项"),
    active: "已选条件",
    remove: |what| format!("去掉“{what}”"),
    clear: "全部清除",
    articles_found: |found, all| {
        if found == all { format!("共 {all} 篇") } else { format!("{all} 篇中的 {found} 篇") }
    },
    events_found: |found, all| {
        if found == all { format!("共 {all} 条") } else { format!("{all} 条中的 {found} 条") }
    },
    nothing_found: "没有符合条件的内容",
    nothing_found_hint: "去掉一个条件，或者换一个词试试。",
    minutes: |minutes| format!("约 {minutes} 分钟"),
    undated: "日期不详",
    published: "发表",
    reported: "报道的事件",
    hedged: "未经证实",
    see_sentence: "看原句",
    cite: "引用",
    take_along: "带走这些数据",
    by: "作者",
    edited_by: "编辑",
    list_separator: "、",
    original: |host| format!("在 {host} 阅读原文"),
    in_this_article: "文中提到",
    about_this_file: "整理说明",
    mark_dates: "标出日期",
    mark_names: "标出名称",
    previous: "上一篇",
    next: "下一篇",
    back_to_articles: "返回文章列表",
    also_in: "相同段落也见于",
    show_pictures: |host| format!("显示来自 {host} 的图片"),
    open_picture: "打开原图",
    picture_failed: "图片无法载入",
    not_found: "没有找到这个页面",
    unknown_address: "这个地址下没有内容，它可能已改名或移除。",
    unknown_path: |path| format!("这里没有“{path}”。"),
    unknown_article: |id| format!("没有编号为“{id}”的文章，它可能已改名或移除。"),
    not_a_day: |text| format!("地址里的“{text}”不是一个日期。请写成 2021-09-28 这样。"),
    reversed_days: |after, before| format!("开始日期 {after} 晚于结束日期 {before}。"),
    not_a_place: |text| format!("地址里的“{text}”不是文中的一处。"),
    unknown_language: |tag| format!("界面没有语言“{tag}”。"),
    go_on_without: "忽略这一项，继续浏览",
    all_articles: "查看全部文章",
    language: "语言",
    needs_script: "搜索和筛选需要 JavaScript；不用它，也可以在下面阅读全部文章。",
    broken: "程序出了错，下面的文章仍可阅读。",
    reload: "重新载入",
    built_from: |count| {
        format!("由 {count} 篇文章整理而成；每条信息都可回到原句。文章版权归各发表媒体所有。")
    },
    embed: "嵌入到网页",
    theme: "外观",
    theme_system: "跟随系统",
    theme_light: "浅色",
    theme_dark: "深色",
};
