"""Chinese."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, phrases, words

CHINESE = Language(
    code="zh",
    name="Chinese",
    script="han",
    seasons=phrases("春季 | 夏季 | 秋季 | 冬季"),
    conjunctions=phrases("和 | 与 | 及 | 與"),
    alternatives=phrases("或"),
    date_words=words("于"),
    accessed=phrases(
        "访问日期 | 访问时间 | 访问于 | 浏览日期 | 查阅日期 | 检索日期 | 存取日期 | 瀏覽日期 | 訪問日期 | 检索于 "
        "| 访问 | 訪問 | 浏览 | 查阅 | 最后访问时间 | 引用日期 | 最后访问 | 最后访问日期 | 最後訪問"
    ),
    available_at=phrases("网址 | 载于 | 见 | 網址 | 链接"),
    copy_stands_at="存档于",
    archived_at=phrases("存档于 | 存档 | 存檔 | 原始内容存档于 | 快照 | 页面存档"),
    ibid=phrases("同上 | 同上注 | 同前"),
    same_author=phrases("同作者"),
    op_cit=phrases("同前注 | 前引书 | 前揭书 | 前引文 | 前揭文 | 前引書 | 前揭書"),
    above=phrases("上文 | 前注 | 见上"),
    note_words=phrases("注 | 注释 | 脚注 | 註 | 註釋 | 腳註"),
    signals=phrases("另见 | 参见 | 參見 | 参阅 | 參閱 | 详见 | 转引自 | 轉引自 | 来源: | 資料來源: | 资料来源:"),
    kinds=phrases("播客 | 视频 | 影片 | 电影 | 报告 | 文章 | 研究 | 采访 | 演讲 | 地图 | 新闻稿"),
    bylines=words("作者"),
    others=phrases("等"),
    editors=phrases("主编 | 编 | 編 | 主編 | 编者"),
    translators=phrases("译 | 譯 | 翻译"),
    volumes=phrases("卷 | 第 | 期 | 册"),
    pages=phrases("页 | 頁"),
    editions=phrases("版"),
    note_headings=phrases("注释 | 注 | 脚注 | 尾注 | 註釋 | 註 | 腳註 | 参考资料 | 參考資料 | 附注 | 注解"),
    reference_headings=phrases(
        "参考文献 | 參考文獻 | 参考书目 | 參考書目 | 参考资料 | 參考資料 | 引用文献 | 引用文獻 | 文献 | 文獻 | "
        "书目 | 書目 | 主要参考文献 | 征引文献 | 徵引書目 | 徵引文獻 | 引用書目 | 资料来源 | 資料來源 | 来源 | "
        "來源 | 征引书目 | 参考来源"
    ),
    link_headings=phrases("外部链接 | 外部連結 | 延伸阅读 | 延伸閱讀 | 扩展阅读"),
    law_words=phrases("法 | 法律 | 宪法 | 憲法 | 条例 | 條例 | 规定 | 法令 | 决定 | 公约 | 条约"),
    retracted=phrases("撤稿 | 撤回"),
    adversatives=phrases("但 | 但是 | 然而 | 不过 | 可是"),
    function_words=words("的 是 在 了 和 不 有 这 我 他 中 人 上 为 们 地 个 与 也 对 到 说 就 会 着 将 被"),
    errors=ErrorWords(
        subjects=words(
            "页面 网页 文章 内容 链接 文件 网址 地址 帖子 信息 资源 新闻 稿件 頁面 網頁 連結 內容 檔案 該頁 该页 此页"
        ),
        negations=words("不 没有 没 未 无法 不能 沒有 無法 找不到 未能 已"),
        verbs=words("存在 找到 访问 显示 找 打开 訪問 顯示 找不到 了 发现"),
        absences=words("删除 刪除 移除 下线 失效 丢失 过期 错误 移动 不存在 找不到 撤稿"),
        troubles=words("暂时 暫時 维护中 維護中"),
        others=words(
            "該 這 抱歉 很抱歉 对不起 對不起 您 你 要 查看 的 所 请求 請求 访问 訪問 该 此 这个 這個 或 或者 已 "
            "已经 被 啦 了 不起 出错 可能 到 寻找 尋找 查找 想 看 网站 很 啊 哦 呀 亲 是 在 我们 我們 无 有误 页 "
            "頁"
        ),
        sites=words("网站 站点 服务器 服务 網站 伺服器 服務"),
        unavailable=words("访问 显示 加载 打开 訪問 顯示 載入 開啟 可用"),
    ),
    later=phrases("请稍后 | 稍后再试 | 请重试 | 維護 | 维护 | 暂时 | 暫時 | 稍後再試 | 繁忙"),
    required=phrases("登录 | 登錄 | 登入 | 订阅 | 訂閱 | 浏览器 | 瀏覽器 | 权限 | 權限"),
    headings=PageHeadings(
        gone=phrases(
            "页面不存在 | 页面未找到 | 找不到页面 | 您访问的页面不存在 | 抱歉，您访问的页面不存在 | 找不到网页 | "
            "該頁面不存在 | 找不到頁面 | 頁面不存在 | 您要查看的页面不存在 | 无法找到该页 | 未找到页面 | "
            "页面找不到了 | 文章不存在 | 内容不存在 | 您访问的页面已被删除 | 页面已删除 | 网页不存在 | "
            "该页面不存在"
        ),
        trouble=phrases(
            "系统维护中 | 网站维护中 | 服务器错误 | 服务暂不可用 | 出错了 | 错误 | 系統維護中 | 网站建设中 | "
            "发生错误 | 网站正在维护 | 网站正在维护中 | 服务器内部错误 | 系统繁忙"
        ),
        denied=phrases("拒绝访问 | 访问被拒绝 | 禁止访问 | 拒絕存取"),
        challenge=phrases(
            "请稍候 | 安全验证 | 人机验证 | 请完成安全验证 | 正在验证 | 請稍候 | 请稍等 | 滑动验证 | 安全驗證 | "
            "访问验证 | 正在检查您的浏览器 | 请输入验证码"
        ),
        login=phrases("登录 | 登錄 | 登入 | 用户登录 | 请登录 | 注册 | 註冊 | 会员登录 | 请先登录 | 請先登入"),
        paywall=phrases("订阅后阅读 | 会员专享 | 付费阅读"),
        region=phrases("您所在的地区无法访问"),
        consent=phrases("隐私设置 | 继续之前"),
        placeholder=phrases("首页 | 首頁 | 无标题 | 欢迎 | 主页"),
        parked=phrases("域名出售 | 该域名正在出售 | 此域名出售 | 域名已过期"),
    ),
)
