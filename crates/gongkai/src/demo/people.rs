//! The two bodies of the demonstration and who works for them. Every name is invented.

use office::{Body, BodyId, InternetConfirm, Role, Settings};
use serde::Deserialize;
use statute::Regime;

/// Password of every login of the demonstration.
pub const PASSWORD: &str = "Yanshi-2024-Nian";

/// A body of the demonstration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// 示范县总工会.
    Union,
    /// 示范县民政局.
    Bureau,
}

/// A chair in a body; two clerks and two reviewers sit side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chair {
    /// The clerk of the office.
    #[default]
    Clerk,
    /// The clerk of a department.
    SecondClerk,
    /// The reviewer.
    Reviewer,
    /// The reviewer who checks secrecy.
    Secrecy,
    /// The leader who signs.
    Leader,
    /// The head of the disclosure office.
    OfficeHead,
    /// The supervising department.
    Supervisor,
    /// The auditor.
    Auditor,
    /// The administrator.
    Admin,
}

/// Somebody with a chair and a login.
pub struct Member {
    /// Where.
    pub chair: Chair,
    /// What is typed.
    pub login: &'static str,
    /// 姓名.
    pub name: &'static str,
    /// 职务.
    pub post: &'static str,
}

impl Chair {
    /// What the chair may do.
    pub fn role(self) -> Role {
        match self {
            Self::Clerk | Self::SecondClerk => Role::Clerk,
            Self::Reviewer | Self::Secrecy => Role::Reviewer,
            Self::Leader => Role::Leader,
            Self::OfficeHead => Role::OfficeHead,
            Self::Supervisor => Role::Supervisor,
            Self::Auditor => Role::Auditor,
            Self::Admin => Role::Admin,
        }
    }
}

impl Office {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Union, Self::Bureau];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Union => "示范县总工会",
            Self::Bureau => "示范县民政局",
        }
    }

    /// Who works there.
    pub fn members(self) -> &'static [Member] {
        match self {
            Self::Union => &UNION,
            Self::Bureau => &BUREAU,
        }
    }

    /// Its entry, under the id given.
    pub fn body(self, id: BodyId) -> Body {
        match self {
            Self::Union => Body {
                id,
                name: self.name().into(),
                short_name: "县总工会".into(),
                code: "SFGH".into(),
                document_code: "示工公开".into(),
                regime: Regime::Voluntary,
                government: false,
                settings: Settings {
                    complaint_office: "示范县政务公开办公室".into(),
                    disclosure_office: "示范县总工会办公室".into(),
                    address: "示范县南山街道劳动路1号工人文化宫三楼".into(),
                    phone: "0000-2000001".into(),
                    fax: "0000-2000002".into(),
                    email: "office@gonghui.example".into(),
                    guide: include_str!("data/union-guide.txt").into(),
                    ..settings()
                },
            },
            Self::Bureau => Body {
                id,
                name: self.name().into(),
                short_name: "县民政局".into(),
                code: "SFMZ".into(),
                document_code: "示民公开".into(),
                regime: Regime::Organ,
                government: false,
                settings: Settings {
                    complaint_office: "示范县人民政府办公室".into(),
                    disclosure_office: "示范县民政局办公室".into(),
                    address: "示范县南山街道文明路8号二楼208室".into(),
                    phone: "0000-2000011".into(),
                    fax: "0000-2000012".into(),
                    email: "office@minzheng.example".into(),
                    guide: include_str!("data/bureau-guide.txt").into(),
                    ..settings()
                },
            },
        }
    }
}

/// What both have in common.
fn settings() -> Settings {
    Settings {
        internet_confirm: InternetConfirm::Auto,
        authority: "示范县人民政府".into(),
        court: "示范县人民法院".into(),
        hours: "工作日8:30—12:00，14:30—17:30".into(),
        site_name: "示范县政府信息公开".into(),
        ..Settings::default()
    }
}

const fn member(chair: Chair, login: &'static str, name: &'static str, post: &'static str) -> Member {
    Member { chair, login, name, post }
}

const UNION: [Member; 9] = [
    member(Chair::Clerk, "gonghui.jingban", "叶知微", "办公室干事"),
    member(Chair::SecondClerk, "gonghui.jingban2", "邱向葵", "职工服务部干事"),
    member(Chair::Reviewer, "gonghui.shenhe", "方明澈", "办公室副主任"),
    member(Chair::Secrecy, "gonghui.baomi", "许静姝", "保密专员"),
    member(Chair::Leader, "gonghui.qianfa", "唐继川", "副主席"),
    member(Chair::OfficeHead, "gonghui.fuze", "罗晓棠", "办公室主任"),
    member(Chair::Supervisor, "gonghui.zhuguan", "顾长宁", "县政务公开办公室科员"),
    member(Chair::Auditor, "gonghui.shenji", "董若谷", "经费审查委员会委员"),
    member(Chair::Admin, "gonghui.guanli", "冯一禾", "信息管理员"),
];

const BUREAU: [Member; 9] = [
    member(Chair::Clerk, "minzheng.jingban", "苏念慈", "办公室科员"),
    member(Chair::SecondClerk, "minzheng.jingban2", "韩牧野", "社会救助股科员"),
    member(Chair::Reviewer, "minzheng.shenhe", "陆知行", "办公室副主任"),
    member(Chair::Secrecy, "minzheng.baomi", "程望舒", "保密专员"),
    member(Chair::Leader, "minzheng.qianfa", "季怀瑾", "副局长"),
    member(Chair::OfficeHead, "minzheng.fuze", "沈若川", "办公室主任"),
    member(Chair::Supervisor, "minzheng.zhuguan", "江可为", "县政府办公室科员"),
    member(Chair::Auditor, "minzheng.shenji", "白景行", "机关纪委委员"),
    member(Chair::Admin, "minzheng.guanli", "温故言", "信息管理员"),
];
