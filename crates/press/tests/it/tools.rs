//! Programs of others, which scripts/setup installs.

use std::ffi::OsStr;
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
