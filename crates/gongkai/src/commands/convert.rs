//! Old formats (DOC, WPS, XLS, RTF, ODF) through LibreOffice, where it is installed: a process of its own with limits of
//! time and memory, its own profile, in a folder that is gone afterwards.

use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use paper::{Format, Reading, Unreadable};

/// What a conversion may take; a report takes a few seconds, the first one more.
const LONGEST: Duration = Duration::from_secs(90);
/// The same for the shell's limits: seconds, and kilobytes of addresses.
const LIMITS: &str = "ulimit -v 8388608 2>/dev/null; ulimit -t 80 2>/dev/null; exec timeout -k 2 80 \"$@\"";
/// How often the end of it is looked for.
const PAUSE: Duration = Duration::from_millis(50);

/// Converts a file and reads what came of it.
///
/// # Errors
/// As [`convert`], and where what came of it cannot be read.
pub(super) fn read(name: &str, format: Format, bytes: &[u8]) -> anyhow::Result<Reading> {
    let (name, bytes) = convert(name, format, bytes)?;
    let reading = paper::read(&name, &bytes)?;
    Ok(Reading { format, ..reading })
}

/// Converts a file; gives a name with the new ending, and the bytes.
///
/// # Errors
/// [`Unreadable::NeedsConversion`] where LibreOffice is not installed; a sentence where it does not convert the file.
pub(super) fn convert(name: &str, format: Format, bytes: &[u8]) -> anyhow::Result<(String, Vec<u8>)> {
    let folder = Folder::new().context("不能建立临时文件夹")?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let known = ending.filter(|ending| format.endings().contains(&ending.as_str()));
    let ending = known.as_deref().or(format.endings().first().copied()).unwrap_or("doc").to_owned();
    let target = if format == Format::Xls || ending == "ods" { "xlsx" } else { "docx" };
    let source = folder.0.join(format!("report.{ending}"));
    fs::write(&source, bytes).context("不能写入临时文件夹")?;
    let mut child = match start(&folder.0, &source, target) {
        Ok(child) => child,
        Err(missing) if missing.kind() == ErrorKind::NotFound => {
            return Err(Unreadable::NeedsConversion(format).into());
        }
        Err(failure) => return Err(failure).context("不能启动 LibreOffice"),
    };
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().context("LibreOffice 没有正常结束")? {
            break status;
        }
        if begun.elapsed() > LONGEST {
            // It may have ended in between; then there is nothing to stop.
            let _ = child.kill();
            let _ = child.wait();
            bail!(
                "LibreOffice 在{}秒内没有转换完；请在原来的软件中另存为 DOCX、XLSX 后再试",
                LONGEST.as_secs()
            );
        }
        std::thread::sleep(PAUSE);
    };
    // The shell says 127 where there is no such program.
    if status.code() == Some(127) {
        return Err(Unreadable::NeedsConversion(format).into());
    }
    let made = folder.0.join("out").join(format!("report.{target}"));
    let size = fs::metadata(&made).map(|about| about.len()).unwrap_or_default();
    ensure!(
        size > 0,
        "{}文件不能由 LibreOffice 转换，可能已损坏或者设有密码；请在原来的软件中另存为 DOCX、XLSX 后再试",
        format.label()
    );
    ensure!(size <= paper::LARGEST_FILE as u64, "转换后的文件太大，没有读取");
    let converted = fs::read(&made).context("不能读取转换后的文件")?;
    Ok((format!("report.{target}"), converted))
}

/// Starts the conversion; on Unix behind the limits of a shell, and `timeout` ends its whole group of processes.
fn start(folder: &Path, source: &Path, target: &str) -> io::Result<Child> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", LIMITS, "sh", "soffice"]);
        shell
    } else {
        Command::new("soffice")
    };
    command
        .arg(profile)
        .args(["--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to", target, "--outdir"])
        .arg(folder.join("out"))
        .arg(source)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

/// A folder that is removed with all that is in it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gongkai-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        // Not where something is already: nobody else's folder is used.
        builder.create(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed now is the system's to clean.
        let _ = fs::remove_dir_all(&self.0);
    }
}
