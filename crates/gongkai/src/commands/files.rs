//! Files as commands take them: bytes from disk or standard input, a reading by [`paper::read`], a report by `report`.

use std::fs::File;
use std::io::{self, Read};

use anyhow::{Context as _, bail, ensure};
use paper::{Reading, Unreadable};
use report::Recognised;

use super::convert;

/// Reads a file of any known format, old ones through LibreOffice; `-` is standard input.
///
/// # Errors
/// A sentence for the person who gave the file: it is not there, may not be read, or is in no format that is read.
pub fn open(name: &str) -> anyhow::Result<Reading> {
    let bytes = bytes(name)?;
    match paper::read(name, &bytes) {
        Err(Unreadable::NeedsConversion(format)) => convert::read(name, format, &bytes),
        read => Ok(read?),
    }
}

/// Reads a file and recognises the annual report in it.
///
/// # Errors
/// As [`open`], and where no annual report is found in it.
pub fn report(name: &str) -> anyhow::Result<(Reading, Recognised)> {
    let reading = open(name)?;
    let report = report::recognise(&reading.document);
    ensure!(
        report.resembles_report(),
        "文件里没有年度报告：没有找到题目、各部分的标题和表格，请核对是不是选错了文件"
    );
    Ok((reading, report))
}

/// The bytes of a file, one more than may be read at most, so that what is too large shows.
pub(super) fn bytes(name: &str) -> anyhow::Result<Vec<u8>> {
    let most = paper::LARGEST_FILE as u64 + 1;
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
        return Err(Unreadable::TooLarge(large, paper::LARGEST_FILE).into());
    }
    (&mut file).take(most).read_to_end(&mut bytes).context("不能读取文件")?;
    Ok(bytes)
}
