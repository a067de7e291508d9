//! The kinds of personal data (PD-11 to PD-33) and how sure a finding is.

use rule::Severity;

/// A kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 公民身份号码 (GB 11643), eighteen characters.
    CitizenNumber,
    /// The same of a child under fourteen on the day of publication.
    MinorNumber,
    /// The old number of fifteen digits.
    OldCitizenNumber,
    /// 手机号码.
    Mobile,
    /// 固定电话.
    Landline,
    /// 银行卡号、银行账号.
    BankCard,
    /// 护照号码.
    Passport,
    /// 往来港澳、台湾等通行证.
    TravelPermit,
    /// 统一社会信用代码 (GB 32100).
    CreditCode,
    /// 机动车号牌.
    Plate,
    /// 电子邮箱.
    Email,
    /// 微信、QQ 等账号.
    Messenger,
    /// 住址.
    Address,
    /// 出生日期.
    BirthDate,
    /// 军官证、士兵证.
    MilitaryCard,
    /// 驾驶证、档案编号.
    DrivingLicence,
    /// 社保、医保、学籍、残疾人证的号码.
    SocialSecurity,
    /// 健康、信仰、前科、困难等情况.
    Sensitive,
    /// 受助人员名单.
    AidList,
    /// 未成年人、受害人的姓名.
    Minors,
    /// 个人信息的一列 (PD-07).
    Column,
    /// 姓名, masked only where a body's policy masks names (PD-32).
    Name,
}

impl Kind {
    /// All that are looked for, in the order of their rules.
    pub const ALL: [Self; 21] = [
        Self::Column,
        Self::CitizenNumber,
        Self::MinorNumber,
        Self::OldCitizenNumber,
        Self::Mobile,
        Self::Landline,
        Self::BankCard,
        Self::Passport,
        Self::TravelPermit,
        Self::CreditCode,
        Self::Plate,
        Self::Email,
        Self::Messenger,
        Self::Address,
        Self::BirthDate,
        Self::MilitaryCard,
        Self::DrivingLicence,
        Self::SocialSecurity,
        Self::Sensitive,
        Self::AidList,
        Self::Minors,
    ];

    /// The word of the exchange format.
    pub fn code(self) -> &'static str {
        match self {
            Self::CitizenNumber => "id_card_18",
            Self::MinorNumber => "id_card_18_minor",
            Self::OldCitizenNumber => "id_card_15",
            Self::Mobile => "mobile",
            Self::Landline => "landline",
            Self::BankCard => "bank_card",
            Self::Passport => "passport",
            Self::TravelPermit => "travel_permit",
            Self::CreditCode => "uscc",
            Self::Plate => "plate",
            Self::Email => "email",
            Self::Messenger => "im_account",
            Self::Address => "address",
            Self::BirthDate => "birth_date",
            Self::MilitaryCard => "military_id",
            Self::DrivingLicence => "driving_licence",
            Self::SocialSecurity => "social_security",
            Self::Sensitive => "sensitive_context",
            Self::AidList => "aid_list",
            Self::Minors => "minor_name",
            Self::Column => "column",
            Self::Name => "name",
        }
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::CitizenNumber | Self::OldCitizenNumber => "公民身份号码",
            Self::MinorNumber => "未满十四周岁儿童的公民身份号码",
            Self::Mobile => "手机号码",
            Self::Landline => "固定电话",
            Self::BankCard => "银行卡号或者账号",
            Self::Passport => "护照号码",
            Self::TravelPermit => "通行证号码",
            Self::CreditCode => "统一社会信用代码",
            Self::Plate => "机动车号牌",
            Self::Email => "电子邮箱",
            Self::Messenger => "微信、QQ账号",
            Self::Address => "住址",
            Self::BirthDate => "出生日期",
            Self::MilitaryCard => "军人证件号码",
            Self::DrivingLicence => "驾驶证号码",
            Self::SocialSecurity => "社保、医保、学籍或者残疾人证号码",
            Self::Sensitive => "敏感个人信息",
            Self::AidList => "受助人员名单",
            Self::Minors => "未成年人或者受害人的姓名",
            Self::Column => "个人信息的一列",
            Self::Name => "姓名",
        }
    }

    /// The rule that reports it.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Column => "PD-07",
            Self::CitizenNumber => "PD-11",
            Self::MinorNumber => "PD-12",
            Self::OldCitizenNumber => "PD-13",
            Self::Mobile => "PD-14",
            Self::Landline => "PD-15",
            Self::BankCard => "PD-17",
            Self::Passport => "PD-18",
            Self::TravelPermit => "PD-19",
            Self::CreditCode => "PD-20",
            Self::Plate => "PD-21",
            Self::Email => "PD-22",
            Self::Messenger => "PD-23",
            Self::Address => "PD-24",
            Self::BirthDate => "PD-25",
            Self::MilitaryCard | Self::DrivingLicence | Self::SocialSecurity => "PD-26",
            Self::Sensitive => "PD-27",
            Self::AidList => "PD-28",
            Self::Name => "PD-32",
            Self::Minors => "PD-33",
        }
    }
}

/// How sure it is that something is personal data (security, section 1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Certainly, or almost: stops publication.
    Hit,
    /// It may be; depends on what is meant: must be answered.
    Likely,
    /// Recognised, but public by nature.
    Info,
}

impl Verdict {
    /// How much a finding with this verdict weighs.
    pub fn severity(self) -> Severity {
        match self {
            Self::Hit => Severity::Error,
            Self::Likely => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }

    /// The word of the exchange format.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::Likely => "likely",
            Self::Info => "info",
        }
    }
}
