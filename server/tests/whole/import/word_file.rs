//! Files of Word with the text of a standard.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// A standard in Russian; `#` makes a line bold.
pub(crate) const RUSSIAN: &str = "# Глава 1. Общие положения
# Глава 2. Порядок оказания государственной услуги
4. Сроки оказания государственной услуги:
1) при обращении на портал – 3 (три) рабочих дня;
2) день приема документов не входит в срок оказания государственной услуги.
10-1. Сведения вносятся в реестр в день обращения.
# Глава 3. Порядок обжалования решений, действий (бездействия) услугодателей
11. Жалоба подается на имя руководителя услугодателя <b>.
Приложение
Заявление";
/// The same in Kazakh.
pub(crate) const KAZAKH: &str = "# 1-тарау. Жалпы ережелер
# 2-тарау. Мемлекеттік қызметті көрсету тәртібі
4. Мемлекеттік қызметті көрсету мерзімдері:
1) порталға жүгінген кезде – 3 (үш) жұмыс күні;
2) құжаттар қабылданған күн мемлекеттік қызметті көрсету мерзіміне кірмейді.";

/// A package of files, stored as they are.
pub(super) fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in files {
        archive.start_file(*path, stored).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(super) fn kinds(of: &str) -> String {
    format!(
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
         <Override PartName='/word/document.xml' ContentType='{of}'/></Types>"
    )
}

/// A DOCX whose text is this XML, with a file of so many bytes beside it.
pub(crate) fn package(xml: &str, beside: usize) -> Vec<u8> {
    let picture = vec![0; beside];
    pack(&[
        ("[Content_Types].xml", kinds(MAIN).as_bytes()),
        ("word/document.xml", xml.as_bytes()),
        ("word/media/image1.png", &picture),
    ])
}

pub(crate) fn xml(text: &str) -> String {
    let line = |line: &str| {
        let (line, bold) = line.strip_prefix("# ").map_or((line, ""), |line| (line, "<w:rPr><w:b/></w:rPr>"));
        let words = line.replace('<', "&lt;");
        format!("<w:p><w:r>{bold}<w:t>{words}</w:t></w:r></w:p>")
    };
    let body: String = text.lines().map(line).collect();
    format!("<w:document xmlns:w='{SPACE}'><w:body>{body}</w:body></w:document>")
}

pub(crate) fn docx(text: &str) -> Vec<u8> {
    package(&xml(text), 0)
}
