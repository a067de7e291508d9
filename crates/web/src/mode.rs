//! 大字版 and 高对比: chosen once, kept in a cookie that the server reads, obeyed on every page.

use axum::http::HeaderMap;

/// How pages are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// 标准.
    #[default]
    Standard,
    /// 大字版.
    Large,
    /// 特大字版.
    Larger,
    /// 黑底黄字.
    Yellow,
    /// 黑底白字.
    White,
    /// 蓝底白字.
    Blue,
}

impl Mode {
    /// All, in the order of the mode bar.
    pub const ALL: [Self; 6] =
        [Self::Standard, Self::Large, Self::Larger, Self::Yellow, Self::White, Self::Blue];

    /// The word in the address, in the cookie and on the root element.
    pub fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Large => "large",
            Self::Larger => "larger",
            Self::Yellow => "contrast-yellow",
            Self::White => "contrast-white",
            Self::Blue => "contrast-blue",
        }
    }

    /// The name in the mode bar.
    pub fn label(self) -> &'static str {
        match self {
            Self::Standard => "标准",
            Self::Large => "大字版",
            Self::Larger => "特大字",
            Self::Yellow => "黑底黄字",
            Self::White => "黑底白字",
            Self::Blue => "蓝底白字",
        }
    }

    /// The mode of a word; none for an unknown one.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }

    /// The mode that the reader's cookie asks for.
    pub fn of_cookie(headers: &HeaderMap) -> Self {
        crate::cookie::find(headers, "ui").and_then(Self::from_code).unwrap_or_default()
    }

    /// The cookie that keeps this mode for a year.
    pub fn cookie(self) -> String {
        format!("ui={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", self.code())
    }
}
