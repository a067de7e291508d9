//! `gongkai mask`: a copy of a file without the personal data in it, and without what goes with it unseen.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};
use calendar::Date;
use clap::Args;
use paper::{CannotMask, Cover};
use press::Fonts;
use rule::Severity;

use super::privacy::{Judged, shown};
use super::{files, note};

/// Arguments of the command.
#[derive(Args)]
#[command(after_help = "示例：
  gongkai mask 名单.xlsx -o 名单（公开）.xlsx
  gongkai mask 通知.docx -o 通知（公开）.docx --report
  gongkai mask 公示.docx -o 公示（公开）.docx --certain
  gongkai mask 附件.docx -o 附件（公开）.docx --only-metadata

DOCX、XLSX、网页、文本和压缩包在原来的格式中遮盖；批注、修订、隐藏的文字和单元格、作者等属性、缩略图、图片的拍摄地点一并去掉。
PDF按遮盖后的文字重新排版，其中的图片不带入。写出以前重新读取一遍，仍能找到的，不写出文件。
退出码：0 已写出，2 没有写出。")]
pub struct Mask {
    /// 要遮盖的文件
    #[arg(value_name = "文件")]
    file: String,
    /// 写入的文件
    #[arg(short, long, value_name = "文件")]
    output: PathBuf,
    /// 在标准输出上列出遮盖了什么、还有什么要由人判断
    #[arg(long)]
    report: bool,
    /// 只遮盖确定的，不遮盖疑似的
    #[arg(long)]
    certain: bool,
    /// 只去掉作者、批注、修订等，不改文字
    #[arg(long, conflicts_with_all = ["certain", "report"])]
    only_metadata: bool,
    /// 拟发布的日期，用来计算年龄；省略时为今天
    #[arg(long, value_name = "日期")]
    on: Option<Date>,
}

impl Mask {
    /// Runs the command.
    ///
    /// # Errors
    /// When the file cannot be read, cannot be masked, or the copy cannot be written.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let bytes = files::bytes(&self.file).with_context(|| self.file.clone())?;
        if self.only_metadata {
            let bare = paper::strip_metadata(&self.file, &bytes).with_context(|| self.file.clone())?;
            return self.written(&bare);
        }
        let on = self.on.unwrap_or_else(super::today);
        let judged = Judged::of(&self.file, &bytes, on).with_context(|| self.file.clone())?;
        let least = if self.certain { Severity::Error } else { Severity::Warning };
        let covers = judged.covers(least);
        let masked = match paper::mask(&self.file, &bytes, &covers) {
            Err(CannotMask::Rebuild) => rebuilt(&self.file, &bytes, &judged, &covers),
            masked => masked.map_err(Into::into),
        };
        let masked = masked.with_context(|| self.file.clone())?;
        let status = self.written(&masked)?;
        if self.report {
            tell(&judged, least)?;
        }
        note(&format!("遮盖{}处，写入{}", covers.len(), self.output.display()));
        Ok(status)
    }

    fn written(&self, bytes: &[u8]) -> anyhow::Result<ExitCode> {
        fs::write(&self.output, bytes).with_context(|| format!("不能写入{}", self.output.display()))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Says what was covered, and what is left for a person to judge.
fn tell(judged: &Judged, least: Severity) -> anyhow::Result<()> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    for (part, finding) in &judged.findings {
        let covered = finding.suggestion.is_some() && finding.severity <= least;
        let word = if covered { "已遮盖" } else { "请判断" };
        writeln!(
            out,
            "{word} {}：{}（{}）{}",
            judged.place(*part, finding),
            shown(finding),
            finding.rule,
            finding.reason
        )?;
    }
    for words in judged.everything.not_checked() {
        writeln!(out, "{words}")?;
    }
    Ok(())
}

/// A PDF set anew from its masked text.
fn rebuilt(name: &str, bytes: &[u8], judged: &Judged, covers: &[Cover]) -> anyhow::Result<Vec<u8>> {
    let reading = paper::read(name, bytes)?;
    let Some(main) = judged.everything.parts.iter().position(|part| part.document.is_some()) else {
        bail!("这个PDF里没有可以重新排版的文字");
    };
    let covers: Vec<Cover> = covers.iter().filter(|cover| cover.part == main).cloned().collect();
    let document = paper::mask::document(&reading.document, &covers);
    let made = press::lay_out(&document, Fonts::system()?).pdf()?;
    let again = paper::read("masked.pdf", &made)?;
    let chars: Vec<char> = reading.text.chars().collect();
    let squeezed = text::squeeze(&again.text);
    for cover in &covers {
        let words: String =
            chars.iter().skip(cover.start as usize).take((cover.end - cover.start) as usize).collect();
        let words = text::squeeze(&words);
        ensure!(
            words.chars().count() < 5 || !squeezed.contains(&words),
            "遮盖后的PDF里仍然找到要遮盖的内容，没有写出"
        );
    }
    Ok(made)
}
