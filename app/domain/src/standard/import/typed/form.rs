//! Forms of rendering.

use crate::standard::ServiceForm;

/// Words that only go with a form.
const BESIDE: &[&str] = &[
    "и",
    "или",
    "и/или",
    "и (или)",
    "және",
    "немесе",
    "and",
    "or",
    "форма",
    "нысан",
    "нысанда",
    "түрінде",
    "form",
];

/// The forms that small words name; none if anything else stands among them.
pub(crate) fn forms(small: &str) -> Vec<ServiceForm> {
    let names: [(ServiceForm, &[&str]); 4] = [
        (
            ServiceForm::ElectronicFull,
            &[
                "электронная (полностью автоматизированная)",
                "электронная (полная автоматизация)",
                "электронды (толық автоматтандырылған)",
                "электрондық (толық автоматтандырылған)",
                "electronic (fully automated)",
            ],
        ),
        (
            ServiceForm::ElectronicPart,
            &[
                "электронная (частично автоматизированная)",
                "электрондық (ішінара автоматтандырылған)",
                "электронды (ішінара автоматтандырылған)",
                "electronic (partly automated)",
                "electronic (partially automated)",
            ],
        ),
        (
            ServiceForm::OneApplication,
            &[
                "оказываемая по принципу «одного заявления»",
                "по принципу «одного заявления»",
                "«бір өтініш» қағидаты бойынша көрсетілетін",
                "«бір өтініш» қағидаты бойынша",
                "on the principle of one application",
            ],
        ),
        (ServiceForm::Paper, &["бумажная", "қағаз түрінде", "қағаз", "paper"]),
    ];
    let mut left = small.replace(['"', '“', '”'], "");
    let mut found = Vec::new();
    for (form, words) in names {
        if let Some(name) = words.iter().find(|name| left.contains(**name)) {
            left = left.replace(name, " ");
            found.push(form);
        }
    }
    let rest = left.replace(['.', ',', ';', ':', '/', '(', ')', '–', '-'], " ");
    if rest.split_whitespace().all(|word| BESIDE.contains(&word)) { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_read_only_when_nothing_else_is_said() {
        use ServiceForm::{ElectronicFull, ElectronicPart, OneApplication, Paper};
        assert_eq!(
            forms("электронная (частично автоматизированная) и (или) бумажная."),
            [ElectronicPart, Paper]
        );
        assert_eq!(forms("электрондық (толық автоматтандырылған)"), [ElectronicFull]);
        assert_eq!(
            forms("электрондық (ішінара автоматтандырылған) және (немесе) қағаз түрінде."),
            [ElectronicPart, Paper]
        );
        assert_eq!(forms("оказываемая по принципу «одного заявления»"), [OneApplication]);
        assert_eq!(forms("электронная"), []);
        assert_eq!(forms("бумажная, кроме случаев, указанных в пункте 3"), []);
    }
}
