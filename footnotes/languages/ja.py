"""Japanese."""

from __future__ import annotations

from footnotes.languages.model import ErrorWords, Language, PageHeadings, phrases, words

JAPANESE = Language(
    code="ja",
    name="Japanese",
    script="kana",
    seasons=phrases("春 | 夏 | 秋 | 冬"),
    conjunctions=phrases("と | および | 及び"),
    alternatives=phrases("または | 又は"),
    accessed=phrases("閲覧 | 閲覧日 | アクセス日 | 最終閲覧 | 最終閲覧日 | 最終アクセス | 参照日 | アクセス | 取得"),
    available_at=phrases("入手先 | 以下より入手可能 | リンク"),
    archived_at=phrases("アーカイブ | アーカイブされた | オリジナルよりアーカイブ"),
    ibid=phrases("同上 | 同書 | 同論文 | 同前"),
    same_author=phrases("同著者 | 同"),
    op_cit=phrases("前掲書 | 前掲 | 前掲論文 | 前掲注"),
    above=phrases("前掲 | 前述 | 上記"),
    note_words=phrases("注 | 脚注 | 註 | 注釈"),
    signals=phrases("以下も参照 | 参照 | 引用元 | 出典: | 出所:"),
    kinds=phrases(
        "ポッドキャスト | 動画 | 映像 | 映画 | 報告書 | 記事 | 論文 | インタビュー | 講演 | 地図 | プレスリリース"
    ),
    bylines=words("著"),
    others=phrases("ほか | 他"),
    editors=phrases("編 | 編著 | 編集"),
    translators=phrases("訳 | 翻訳"),
    volumes=phrases("巻 | 号 | 第"),
    pages=phrases("頁 | ページ"),
    editions=phrases("版"),
    note_headings=phrases("注 | 注釈 | 脚注 | 註 | 後注 | 出典 | 注記"),
    reference_headings=phrases(
        "参考文献 | 文献 | 引用文献 | 参照文献 | 出典 | 文献一覧 | 参考資料 | 参考文献一覧 | 引用・参考文献 | "
        "参考・引用文献 | 引用参考文献 | 主要参考文献 | 参考図書"
    ),
    link_headings=phrases("外部リンク | 関連文献 | 関連項目"),
    law_words=phrases("法 | 法律 | 憲法 | 条例 | 政令 | 省令 | 規則 | 条約 | 判決 | 命令"),
    retracted=phrases("撤回"),
    adversatives=phrases("しかし | だが | ただし"),
    function_words=words(
        "の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この "
        "ため その"
    ),
    errors=ErrorWords(
        subjects=words("ページ 記事 コンテンツ ファイル 文書 画像 動画 ニュース 情報 URL アドレス 内容"),
        negations=words("ません ない なし"),
        verbs=words(
            "見つかり 見つから 存在し 存在 ございませんでした ありません ございません 表示でき 見当たり "
            "見つけることができ 見つけられ"
        ),
        absences=words("削除 移動 終了 期限切れ 変更 消去 変わりました 変わっています"),
        troubles=words("メンテナンス中 一時的に"),
        others=words(
            "お探し の が は を に へ と も て で した でした です ます され しました されました されています "
            "いる おり た する 指定された 指定 ご指定 要求された アクセス しようとした または もしくは か お客様 "
            "現在 既に 申し訳 ございません あり エラー 掲載 公開 期間 された 可能性 あります この その ご覧 "
            "いただけ 公開が この度 変わりました 変わり なりました なった"
        ),
        sites=words("サイト サーバー サービス ウェブサイト"),
        unavailable=words("表示 利用 アクセス 閲覧 読み込み"),
    ),
    later=phrases("もう一度 | しばらく | 後ほど | メンテナンス | 一時的 | 障害"),
    required=phrases("ログイン | 購読 | 会員 | ブラウザ | 許可"),
    headings=PageHeadings(
        gone=phrases(
            "ページが見つかりません | ページが見つかりませんでした | お探しのページは見つかりませんでした | "
            "お探しのページは見つかりません | お探しのページが見つかりません | 指定されたページは存在しません | "
            "ページが存在しません | 見つかりませんでした | お探しのページは存在しません | ページは削除されました "
            "| この記事は存在しません"
        ),
        trouble=phrases(
            "メンテナンス中 | ただいまメンテナンス中です | サーバーエラー | エラー | エラーが発生しました | "
            "サービスを利用できません | 工事中 | サービスは現在利用できません | 現在メンテナンス中です"
        ),
        denied=phrases("アクセスが拒否されました | アクセス拒否 | アクセス禁止"),
        challenge=phrases(
            "しばらくお待ちください | セキュリティチェック | ロボットではありません | 認証中 | "
            "私はロボットではありません | 少々お待ちください"
        ),
        login=phrases("ログイン | サインイン | 会員登録 | 新規登録 | ログインしてください | 会員ログイン"),
        paywall=phrases("会員限定 | 有料会員限定 | この記事は会員限定です | 続きを読むには会員登録が必要です"),
        region=phrases("お住まいの国ではご利用いただけません"),
        consent=phrases("クッキー設定 | プライバシー設定 | 続行する前に | 当サイトはクッキーを使用しています"),
        placeholder=phrases("ホーム | トップページ | 無題 | ようこそ"),
        parked=phrases("このドメインは売り出し中です | このドメインは販売中です"),
    ),
)
