//! 繁體中文

use super::Messages;

pub static MESSAGES: Messages = Messages {
    skip_to_content: "跳到正文",
    views: "檢視",
    articles: "文章",
    timeline: "時間軸",
    matrix: "對照表",
    as_of: "截至",
    claims_found: |found, all| {
        if found == all {
            format!("共 {all} 條陳述")
        } else {
            format!("{all} 條陳述中的 {found} 條")
        }
    },
    close: "關閉",
    search: "搜尋",
    search_hint: "搜尋標題和全文",
    filters: "篩選",
    outlet: "媒體",
    author: "作者",
    tag: "標籤",
    layer: "層次",
    dates: "日期",
    after: "從",
    before: "至",
    more: |count| format!("再顯示 {count} 項"),
    active: "已選條件",
    remove: |what| format!("去掉「{what}」"),
    clear: "全部清除",
    articles_found: |found, all| {
        if found == all { format!("共 {all} 篇") } else { format!("{all} 篇中的 {found} 篇") }
    },
    events_found: |found, all| {
        if found == all { format!("共 {all} 條") } else { format!("{all} 條中的 {found} 條") }
    },
    nothing_found: "沒有符合條件的內容",
    nothing_found_hint: "去掉一個條件，或者換一個詞試試。",
    minutes: |minutes| format!("約 {minutes} 分鐘"),
    undated: "日期不詳",
    published: "發表",
    reported: "報導的事件",
    hedged: "未經證實",
    see_sentence: "看原句",
    cite: "引用",
    take_along: "帶走這些資料",
    by: "作者",
    edited_by: "編輯",
    list_separator: "、",
    original: |host| format!("在 {host} 閱讀原文"),
    in_this_article: "文中提到",
    about_this_file: "整理說明",
    mark_dates: "標出日期",
    mark_names: "標出名稱",
    previous: "上一篇",
    next: "下一篇",
    back_to_articles: "返回文章列表",
    also_in: "相同段落也見於",
    show_pictures: |host| format!("顯示來自 {host} 的圖片"),
    open_picture: "開啟原圖",
    picture_failed: "圖片無法載入",
    not_found: "找不到這個頁面",
    unknown_address: "這個網址下沒有內容，它可能已改名或移除。",
    unknown_path: |path| format!("這裡沒有「{path}」。"),
    unknown_article: |id| format!("沒有編號為「{id}」的文章，它可能已改名或移除。"),
    not_a_day: |text| format!("網址裡的「{text}」不是一個日期。請寫成 2021-09-28 這樣。"),
    reversed_days: |after, before| format!("開始日期 {after} 晚於結束日期 {before}。"),
    not_a_place: |text| format!("網址裡的「{text}」不是文中的一處。"),
    unknown_language: |tag| format!("介面沒有語言「{tag}」。"),
    go_on_without: "忽略這一項，繼續瀏覽",
    all_articles: "查看全部文章",
    language: "語言",
    needs_script: "搜尋和篩選需要 JavaScript；不用它，也可以在下面閱讀全部文章。",
    broken: "程式出了錯，下面的文章仍可閱讀。",
    reload: "重新載入",
    built_from: |count| {
        format!("由 {count} 篇文章整理而成；每條資訊都可回到原句。文章版權歸各發表媒體所有。")
    },
    embed: "嵌入到網頁",
    theme: "外觀",
    theme_system: "跟隨系統",
    theme_light: "淺色",
    theme_dark: "深色",
};
