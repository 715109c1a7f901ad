//! What the programs of poppler and qpdf say of a PDF. They share no code with what writes it.

use std::process::Command;

/// A PDF in a directory of its own.
pub(crate) struct Read {
    directory: tempfile::TempDir,
}

impl Read {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join("it.pdf"), bytes).unwrap();
        Self { directory }
    }

    /// The words in the order of the pages, a form feed after each page.
    pub(crate) fn text(&self) -> String {
        self.said("pdftotext", &["-raw", "-enc", "UTF-8", "it.pdf", "-"])
    }

    /// The words of the text with single spaces between them, whatever the lines.
    pub(crate) fn flowing(&self) -> String {
        self.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The properties of the file.
    pub(crate) fn properties(&self) -> String {
        self.said("pdfinfo", &["it.pdf"])
    }

    /// The metadata of the file as XML.
    pub(crate) fn metadata(&self) -> String {
        self.said("pdfinfo", &["-meta", "it.pdf"])
    }

    /// The tags with their words, in the order in which they are read out.
    pub(crate) fn structure(&self) -> String {
        self.said("pdfinfo", &["-struct-text", "it.pdf"])
    }

    /// The fonts, one a line.
    pub(crate) fn fonts(&self) -> Vec<String> {
        self.said("pdffonts", &["it.pdf"]).lines().skip(2).map(str::to_owned).collect()
    }

    /// The addresses that a page leads to.
    pub(crate) fn addresses(&self) -> String {
        self.said("pdfinfo", &["-url", "it.pdf"])
    }

    /// What is wrong with the objects of the file and their places.
    pub(crate) fn faults(&self) -> String {
        let said = self.said("qpdf", &["--check", "it.pdf"]);
        if said.contains("No syntax or stream encoding errors found") { String::new() } else { said }
    }

    fn said(&self, program: &str, arguments: &[&str]) -> String {
        let output = Command::new(program).args(arguments).current_dir(self.directory.path()).output();
        let Ok(output) = output else {
            panic!("`{program}` is missing: install poppler-utils and qpdf, independent readers of PDF");
        };
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        // `pdfinfo` cuts long words of the structure wherever it likes.
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}
