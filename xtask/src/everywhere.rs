//! The redline says the same natively and in WebAssembly, where drafters see it while they write.

use crate::browser_target::TARGET;
use crate::counts::Counts;
use crate::progress::note;
use crate::workspace::{Workspace, output, run};
use anyhow::Result;
use std::process::Command;

/// The example whose redlines are compared, one line each.
const EXAMPLE: &str = "redline_everywhere";

/// What runs it in Node.js.
const SCRIPT: &str = include_str!("everywhere.mjs");

/// Compares every redline of the example, with one line printed of the first that differs.
///
/// # Errors
/// When the example cannot be built or run.
pub(crate) fn compare(workspace: &Workspace) -> Result<Counts> {
    // Of all crates, so that both find what the tests and the browser part have built.
    let native =
        ["build", "--quiet", "--workspace", "--example", EXAMPLE, "--features", crate::features::OF_TESTS];
    run(&mut workspace.cargo(&native))?;
    let browser = ["build", "--quiet", "--package", "domain", "--example", EXAMPLE, "--target", TARGET];
    run(workspace.cargo(&browser).args(["--config", "profile.dev.debug=false"]))?;

    let native = output(&mut Command::new(workspace.target().join("debug/examples").join(EXAMPLE)))?;
    let module = workspace.target().join(TARGET).join("debug/examples").join(EXAMPLE).with_extension("wasm");
    let browser = output(Command::new("node").args(["--input-type=module", "--eval", SCRIPT]).arg(&module))?;
    Ok(compared(&native, &browser))
}

/// How many lines are the same; a line that only one has differs.
fn compared(native: &str, browser: &str) -> Counts {
    let (mut native, mut browser) = (native.lines(), browser.lines());
    let mut counts = Counts::default();
    loop {
        let (one, other) = (native.next(), browser.next());
        if one.is_none() && other.is_none() {
            return counts;
        }
        if one == other {
            counts.passed += 1;
            continue;
        }
        if counts.failed == 0 {
            note(&format!("natively        {}", one.unwrap_or("nothing")));
            note(&format!("in WebAssembly  {}", other.unwrap_or("nothing")));
        }
        counts.failed += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_compared_in_order() {
        let counts = |native: &str, browser: &str| {
            let counts = compared(native, browser);
            (counts.passed, counts.failed)
        };
        assert_eq!(counts("a\nb\n", "a\nb\n"), (2, 0));
        assert_eq!(counts("a\nb\n", "a\nc\nd\n"), (1, 2));
        assert_eq!(counts("a\n", ""), (0, 1));
    }
}
