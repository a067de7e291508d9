//! What an item says about itself.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use statute::StatutoryItem;

use super::DocumentRefusal;

/// Text and particulars of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// 标题.
    pub title: String,
    /// 栏目.
    pub category: Category,
    /// 法定公开内容 (第二十条), where it is one.
    pub item: Option<StatutoryItem>,
    /// For 规章 and 行政规范性文件: what table two counts.
    pub legal: Option<LegalForm>,
    /// 文号; empty for none.
    pub document_number: String,
    /// 索引号; empty until given.
    pub index_number: String,
    /// 成文日期 (生成日期).
    pub formed_on: Date,
    /// 正文, in paragraphs parted by line ends.
    pub text: String,
}

/// Before this day nobody made government information.
const EARLIEST: Date = date(1949, 10, 1);

impl Content {
    /// Refuses dates that cannot be: a mistyped year would make an item due decades ago, or in decades.
    ///
    /// # Errors
    /// [`DocumentRefusal`] with the date.
    pub fn dated(&self, today: Date) -> Result<(), DocumentRefusal> {
        let issued = self.legal.map(|legal| ("制发日期", legal.issued_on));
        for (what, day) in [("成文日期", self.formed_on)].into_iter().chain(issued) {
            if day > today {
                return Err(DocumentRefusal::DateInFuture { what, day, today });
            }
            if day < EARLIEST {
                return Err(DocumentRefusal::DateTooEarly { what, day });
            }
        }
        Ok(())
    }
}

/// 规章 or 行政规范性文件, with the dates by which table two counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalForm {
    /// Which.
    pub kind: LegalKind,
    /// 制发日期.
    pub issued_on: Date,
    /// 废止日期; `None` while in force.
    pub repealed_on: Option<Date>,
}

/// Rows of table two, part one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalKind {
    /// 规章.
    GovernmentRule,
    /// 行政规范性文件.
    NormativeDocument,
}

impl LegalKind {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::GovernmentRule, Self::NormativeDocument];

    /// Row id of table two.
    pub fn row(self) -> &'static str {
        match self {
            Self::GovernmentRule => "rules",
            Self::NormativeDocument => "normative",
        }
    }

    /// The kind of a row id.
    pub fn from_row(row: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.row() == row)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::GovernmentRule => "规章",
            Self::NormativeDocument => "行政规范性文件",
        }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident [$count:literal] { $($variant:ident $code:literal $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $(#[doc = $label] $variant,)*
        }

        impl $name {
            /// All, in the order in which they are shown.
            pub const ALL: [Self; $count] = [$(Self::$variant,)*];

            /// The word stored and used in addresses.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// What people read.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The value of a word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|value| value.code() == code)
            }
        }
    };
}

words! {
    /// 栏目 of a small body's platform (statute §7.4).
    Category [7] {
        Organisation "organisation" "机构职能";
        Activities "activities" "政务（工作）动态";
        Work "work" "业务工作";
        Statistics "statistics" "统计信息";
        Other "other" "其他";
        ServiceGuide "service_guide" "办事指南";
        AnnualReport "annual_report" "年度报告";
    }
}

words! {
    /// Where information is published (第二十三条、第二十五条).
    PublicationChannel [7] {
        Website "website" "政府网站";
        Gazette "gazette" "政府公报";
        PressConference "press_conference" "新闻发布会";
        Press "press" "报刊";
        Broadcast "broadcast" "广播、电视";
        NoticeBoard "notice_board" "信息公告栏";
        SocialMedia "social_media" "政务新媒体";
    }
}

words! {
    /// Why a published item is taken off; the public may read on what was merely wrong or outdated.
    WithdrawalGround [4] {
        Mistake "mistake" "内容有误";
        Outdated "outdated" "已过时或者已被替代";
        PersonalData "personal_data" "涉及个人信息、商业秘密等他人合法权益";
        NotPublic "not_public" "涉及依法不予公开的信息";
    }
}

impl WithdrawalGround {
    /// Whether the text stays readable behind a notice; otherwise not even its title is shown.
    pub fn stays_readable(self) -> bool {
        matches!(self, Self::Mistake | Self::Outdated)
    }
}
