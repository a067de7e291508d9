//! A public body and what the law and its own guide say about it.

use serde::{Deserialize, Serialize};
use statute::{Regime, RemedyPlaces};
use text::doc_number::DocNumber;

use crate::id::BodyId;
use crate::line::{BadLine, line};

/// 行政机关或者其他公开主体.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// Full name, as on its seal.
    pub name: String,
    /// Name used in running text.
    pub short_name: String,
    /// 机关代字, which opens its request numbers: two to twelve letters and digits.
    pub code: String,
    /// 发文机关代字 in document numbers, as 示民公开.
    pub document_code: String,
    /// Which rules bind it.
    pub regime: Regime,
    /// Whether it is a government: its report is due on 31 March, not 31 January (第四十九条).
    pub government: bool,
    /// Settings and particulars.
    pub settings: Settings,
}

/// What a body has decided and published about its disclosure work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What counts as confirmation on the portal (RCV-13).
    pub internet_confirm: InternetConfirm,
    /// 行政复议机关.
    pub authority: String,
    /// 有管辖权的人民法院.
    pub court: String,
    /// Office that takes complaints (REM-E).
    pub complaint_office: String,
    /// 政府信息公开工作机构 (第四条).
    pub disclosure_office: String,
    /// 办公地址.
    pub address: String,
    /// 办公时间.
    pub hours: String,
    /// 联系电话.
    pub phone: String,
    /// 传真号码; a body without one writes so (STA-21).
    pub fax: String,
    /// 电子邮箱.
    pub email: String,
    /// Name at the head of the portal.
    pub site_name: String,
    /// 政府信息公开指南, as plain paragraphs.
    pub guide: String,
}

/// RCV-13: when a request filed on the portal counts as received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InternetConfirm {
    /// The portal's acknowledgement confirms: the day of filing is the day of receipt.
    #[default]
    Auto,
    /// A clerk confirms: the day on which he does is the day of receipt.
    Manual,
}

/// Why a body cannot be entered as it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadBody {
    /// The name is missing.
    #[error("请填写单位全称")]
    NoName,
    /// The code cannot open a request number.
    #[error("机关代字应为2至12位英文字母或者数字，填写的是“{0}”")]
    Code(String),
    /// STA-03: a body has one designated work institution.
    #[error("请填写政府信息公开工作机构名称（条例第四条要求各单位指定工作机构）")]
    NoOffice,
    /// Words that cannot stand on one line.
    #[error(transparent)]
    Line(#[from] BadLine),
}

impl Body {
    /// Checks what a body must have before it can work; names lose the space around them.
    ///
    /// # Errors
    /// [`BadBody`] names the first thing missing.
    pub fn checked(mut self) -> Result<Self, BadBody> {
        self.name = line("单位全称", &self.name, 60)?;
        self.short_name = line("单位简称", &self.short_name, 60)?;
        self.document_code = line("发文机关代字", &self.document_code, 20)?;
        let office = &mut self.settings.disclosure_office;
        *office = line("政府信息公开工作机构名称", office, 60)?;
        if self.name.trim().is_empty() {
            return Err(BadBody::NoName);
        }
        let code = &self.code;
        if !(2..=12).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(BadBody::Code(code.clone()));
        }
        if self.settings.disclosure_office.trim().is_empty() {
            return Err(BadBody::NoOffice);
        }
        Ok(self)
    }

    /// Where remedies lie, for the letters; by kind where nobody entered the name yet, so that no sentence has a gap.
    pub fn remedy_places(&self) -> RemedyPlaces {
        let named = |name: &str, kind: &str| match name.trim() {
            "" => kind.to_owned(),
            name => name.to_owned(),
        };
        RemedyPlaces {
            authority: named(&self.settings.authority, "行政复议机关"),
            court: named(&self.settings.court, "有管辖权的人民法院"),
            complaint_office: named(&self.settings.complaint_office, "主管部门"),
        }
    }

    /// The number of its `seq`-th request of `year`: `{code}-{year}-{seq}` (REGI-08).
    pub fn request_number(&self, year: i16, seq: u32) -> String {
        format!("{}-{year}-{seq:04}", self.code)
    }

    /// A document number: `示民公开〔2024〕3号`.
    pub fn document_number(&self, year: i16, seq: u32) -> String {
        DocNumber::of(&self.document_code, year, seq).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::body;

    #[test]
    fn a_body_names_its_office_and_has_a_usable_code() {
        assert!(body().checked().is_ok());
        let bad = Body { code: "民政".into(), ..body() };
        assert_eq!(
            bad.checked().unwrap_err().to_string(),
            "机关代字应为2至12位英文字母或者数字，填写的是“民政”"
        );
        let bad = Body { settings: Settings::default(), ..body() };
        assert_eq!(bad.checked().unwrap_err(), BadBody::NoOffice);
        let bad = Body { name: "示范县\n民政局".into(), ..body() };
        assert!(matches!(bad.checked().unwrap_err(), BadBody::Line(BadLine::Unseen { at: 4, .. })));
        let spaced = Body { name: " 示范县民政局 ".into(), ..body() };
        assert_eq!(spaced.checked().unwrap().name, "示范县民政局");
    }

    #[test]
    fn a_place_without_a_name_is_told_by_its_kind() {
        let bare = Body { settings: Settings::default(), ..body() };
        let told = statute::Remedy::ReconsiderationOrSuit.sentence(&bare.remedy_places());
        assert!(told.contains("向行政复议机关申请") && told.contains("向有管辖权的人民法院提起"), "{told}");
    }

    #[test]
    fn numbers_are_written_as_offices_write_them() {
        assert_eq!(body().request_number(2024, 7), "SFMZ-2024-0007");
        assert_eq!(body().document_number(2024, 12), "示民公开〔2024〕12号");
    }
}
