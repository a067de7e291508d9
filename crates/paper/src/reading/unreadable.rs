//! Why a file cannot be read, in a sentence for the person who gave it.

use super::Format;
use crate::NotText;

/// Why a file cannot be read at all. Whatever else is wrong with its content becomes a [`super::Doubt`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Not text, or in no known encoding.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// Larger than its format allows: size and limit in bytes.
    #[error("文件有{}兆字节，超过{}兆字节的上限；年度报告通常不到10兆字节，请核对是不是选错了文件", .0 >> 20, .1 >> 20)]
    TooLarge(usize, usize),
    /// A format that is converted first by an office program: DOC, WPS, XLS, RTF, ODF.
    #[error("这是{}文件，需要 LibreOffice 转换后才能读取；请安装 LibreOffice，或者在原来的软件中另存为 DOCX、XLSX 后再试", .0.label())]
    NeedsConversion(Format),
    /// A format without text.
    #[error("{}", no_text(*.0))]
    NoText(Format),
    /// A PDF whose pages are pictures: so many pages.
    #[error("这是扫描件，{0}页都是图片，没有文字层，不能核对；请提供 DOCX、网页或者由文字直接生成的 PDF")]
    Scanned(u32),
    /// A text file of an office program with nothing but pictures in it: so many.
    #[error(
        "文件里只有{0}张图片，没有文字，可能是扫描件，不能核对；请提供有文字的 DOCX、网页或者由文字直接生成的 PDF"
    )]
    Pictures(u32),
    /// Protected by a password.
    #[error("{}文件设有密码，无法读取；请解除密码后再试", .0.label())]
    Protected(Format),
    /// Cut off or damaged: what was missed.
    #[error("{}文件不完整或者已损坏（{}）；请重新下载，或者在原来的软件中重新保存后再试", .0.label(), .1)]
    Damaged(Format, String),
    /// A limit against hostile files was met: which.
    #[error("{}文件超出读取的限度（{}），未继续读取；请核对文件来源，或者在原来的软件中重新保存后再试", .0.label(), .1)]
    Bounded(Format, &'static str),
    /// Nothing in it.
    #[error("{}文件里没有文字", .0.label())]
    Empty(Format),
}

/// An archive may hold the report; the others do not.
fn no_text(format: Format) -> String {
    if format == Format::Archive {
        return "这是压缩包，没有解开读取；请解压后提供其中的年度报告（DOCX、PDF、XLSX、网页或者纯文本）"
            .to_owned();
    }
    format!("这是{}文件，里面没有可以读取的文字；请提供 DOCX、PDF、XLSX、网页或者纯文本", format.label())
}
