//! A report's file: bytes from disk or standard input, characters by [`paper::decode`], a report by `report`.

use std::fs::File;
use std::io::{self, Read};

use anyhow::{Context as _, bail, ensure};
use report::Recognised;

/// Reads and recognises the report in a file; `-` is standard input.
///
/// # Errors
/// A sentence for the person who gave the file: it cannot be read, is no text, or holds no annual report.
pub(super) fn read(name: &str) -> anyhow::Result<Recognised> {
    let bytes = bytes(name)?;
    let decoded = paper::decode(&bytes)?;
    let start: String = decoded.text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<?xml") {
        bail!(
            "这是网页文件，目前只读取文本文件；请在浏览器中另存为文本文件，或者把正文连同表格复制到文本文件后再试"
        );
    }
    let report = report::read_text(&decoded.text);
    ensure!(
        report.resembles_report(),
        "文件里没有年度报告：没有找到题目、各部分的标题和表格，请核对是不是选错了文件"
    );
    Ok(report)
}

/// The bytes of a file, one more than may be read at most, so that what is too large shows.
fn bytes(name: &str) -> anyhow::Result<Vec<u8>> {
    let most = paper::LARGEST_TEXT as u64 + 1;
    let mut bytes = Vec::new();
    if name == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes).context("不能读取标准输入")?;
        return Ok(bytes);
    }
    let mut file = match File::open(name) {
        Ok(file) => file,
        Err(failure) if failure.kind() == io::ErrorKind::NotFound => {
            bail!("找不到这个文件，请核对文件名和所在的文件夹")
        }
        Err(failure) if failure.kind() == io::ErrorKind::PermissionDenied => {
            bail!("没有读取这个文件的权限")
        }
        Err(failure) => return Err(failure).context("不能打开文件"),
    };
    let about = file.metadata().context("不能打开文件")?;
    ensure!(!about.is_dir(), "这是文件夹，请写明其中的文件");
    if about.len() >= most {
        let large = usize::try_from(about.len()).unwrap_or(usize::MAX);
        return Err(paper::NotText::TooLarge(large).into());
    }
    (&mut file).take(most).read_to_end(&mut bytes).context("不能读取文件")?;
    Ok(bytes)
}
