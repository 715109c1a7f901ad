//! Why a file is not read.

use domain::language::Language;

use super::problems::wordless;
use crate::w;

/// Why a file was refused, by the stable name of the reason.
pub fn file_refusal(language: Language, code: &str) -> String {
    match code {
        "not_docx_empty" => w!(language, import.refused_empty),
        "not_docx_old_office" => w!(language, import.refused_old_office),
        "not_docx_pdf" => w!(language, import.refused_pdf),
        "not_docx_open_document" => w!(language, import.refused_open_document),
        "not_docx_rtf" => w!(language, import.refused_rtf),
        "not_docx_other_office" => w!(language, import.refused_other_office),
        "not_docx_archive" => w!(language, import.refused_archive),
        "not_docx_html" => w!(language, import.refused_html),
        "macros" => w!(language, import.refused_macros),
        "too_large" => w!(language, import.refused_too_large),
        "too_many_paragraphs" => w!(language, import.refused_too_many_paragraphs),
        "too_many_words" => w!(language, import.refused_too_many_words),
        "too_many_styles" => w!(language, import.refused_too_many_styles),
        "too_many_lists" => w!(language, import.refused_too_many_lists),
        "too_deep" => w!(language, import.refused_too_deep),
        "too_long_piece" => w!(language, import.refused_too_long_piece),
        "too_costly" => w!(language, import.refused_too_costly),
        "too_many_files" => w!(language, import.refused_too_many_files),
        "bomb" => w!(language, import.refused_bomb),
        "encrypted" => w!(language, import.refused_encrypted),
        "broken_package" => w!(language, import.refused_broken_package),
        "broken_xml" => w!(language, import.refused_broken_xml),
        "doctype" => w!(language, import.refused_doctype),
        "broken_pages" => w!(language, reading.refused_broken_pages),
        "no_letters" => w!(language, reading.refused_no_letters),
        "not_docx_unknown" => w!(language, import.refused_unknown),
        other => wordless(language, other),
    }
}
