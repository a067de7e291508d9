//! Programs of others, which scripts/setup installs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// Whether a program is there; on the machine of the whole check it must be.
pub fn present(program: &str) -> bool {
    let found =
        Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "scripts/setup installs {program}");
    found
}

/// What a program says on its output.
pub fn output<S: AsRef<OsStr>>(program: &str, args: &[S]) -> String {
    let output = Command::new(program).args(args).stderr(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{program}: {}", output.status);
    // pdfinfo writes titles of headings as they are in the file.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Has LibreOffice convert a file into a folder.
pub fn convert(folder: &Path, file: &Path, to: &str) {
    // A profile of its own: two runs side by side do not meet.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let converted = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(converted.success());
}
