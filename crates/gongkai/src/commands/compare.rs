//! `gongkai compare`: two annual reports side by side.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;

use super::files;
use super::render::{self, Format};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai compare 2023年.docx 2024年.docx
  gongkai compare 甲局.html 乙局.html --format html -o 对比.html

同一机关的两份报告，早的一年列在左边；相邻两年的，核对上年结转。文字按部分比较，去掉数字和名称后计算相同的比例，
并列出照抄的段落。
退出码：0 上年结转一致或者不适用，1 上年结转不一致，2 有文件没有读成。")]
pub struct Compare {
    /// 第一份年度报告
    #[arg(value_name = "文件")]
    first: String,
    /// 第二份年度报告
    #[arg(value_name = "文件")]
    second: String,
    /// 结果的格式
    #[arg(long, value_name = "格式", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 写入文件；省略时写到标准输出
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
}

impl Compare {
    /// Runs the command.
    ///
    /// # Errors
    /// When one of the files cannot be read, or the result cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let read =
            |name: &String| files::report(name).map(|(_, found)| found.report).with_context(|| name.clone());
        let comparison = report::compare(&read(&self.first)?, &read(&self.second)?);
        render::write(self.format, &comparison, &comparison.document(), self.output.as_deref())?;
        let wrong = comparison.carried.iter().any(|carried| carried.agrees == Some(false));
        Ok(ExitCode::from(u8::from(wrong)))
    }
}
