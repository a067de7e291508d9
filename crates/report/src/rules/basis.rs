//! The provisions the A-rules rest on, in words.

macro_rules! provisions {
    ($($(#[doc = $doc:literal])+ $name:ident = $words:literal;)+) => {
        $($(#[doc = $doc])+ pub(super) const $name: &str = $words;)+
    };
}

provisions! {
    /// One form for all, brought up to date by the national office.
    FORM = "《中华人民共和国政府信息公开条例》第五十条第二款；《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）";
    /// What the report contains.
    CONTENT = "《中华人民共和国政府信息公开条例》第五十条第一款";
    /// The numbers on requests.
    REQUESTS = "《中华人民共和国政府信息公开条例》第五十条第一款第二项";
    /// Problems and improvements.
    PROBLEMS = "《中华人民共和国政府信息公开条例》第五十条第一款第五项";
    /// When it is due.
    DUE = "《中华人民共和国政府信息公开条例》第四十九条";
    /// The form's words.
    LABELS = "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号；2019、2020年度为国办公开办函〔2019〕60号）";
    /// The relation printed on table 三.
    LEDGER = "《中华人民共和国政府信息公开工作年度报告格式》表三注：第一项加第二项之和，等于第三项加第四项之和";
    /// Fees.
    FEES = "《中华人民共和国政府信息公开条例》第四十二条";
    /// Who may complain and sue.
    REMEDIES = "《中华人民共和国政府信息公开条例》第五十一条";
    /// Where and how a report is published.
    PUBLISHED = "《中华人民共和国政府信息公开条例》第二十三条、第二十四条、第四十九条";
    /// Whom the Regulation binds.
    REGIMES = "《中华人民共和国政府信息公开条例》第二条、第五十四条、第五十五条";
    /// Secrets and personal data.
    PROTECTED = "《中华人民共和国政府信息公开条例》第十四条、第十五条；《中华人民共和国个人信息保护法》";
    /// Grades of secrecy.
    SECRECY = "《中华人民共和国保守国家秘密法》第十四条；《中华人民共和国政府信息公开条例》第十四条";
    /// Who may ask and how.
    CHANNELS = "《中华人民共和国政府信息公开条例》第二十七条、第二十九条";
    /// The layout of official documents.
    LAYOUT = "GB/T 9704—2012《党政机关公文格式》7.3.3";
    /// Document numbers.
    NUMBERS = "GB/T 9704—2012《党政机关公文格式》7.2.5";
    /// Punctuation.
    PUNCTUATION = "GB/T 15834—2011《标点符号用法》";
    /// Plain sense.
    LOGIC = "年度报告内部应当前后一致";
    /// The language.
    LANGUAGE = "《中华人民共和国国家通用语言文字法》第九条";
}
