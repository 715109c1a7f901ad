//! Forms of rendering.

use crate::standard::ServiceForm;

/// Words that only go with a form.
const BESIDE: &[&str] = &[
    "и",
    "или",
    "либо",
    "и/или",
    "және",
    "немесе",
    "and",
    "or",
    "форма",
    "форме",
    "виде",
    "в",
    "на",
    "нысан",
    "нысанда",
    "нысаны",
    "нысанында",
    "формат",
    "формате",
    "форматта",
    "форматында",
    "түрінде",
    "түрде",
    "form",
];

/// The forms that words name; none if anything else stands among them.
pub(crate) fn forms(words: &str) -> Vec<ServiceForm> {
    let names: [(ServiceForm, &[&str]); 5] = [
        (
            ServiceForm::ElectronicFull,
            &[
                "электронная (полностью автоматизированная)",
                "электронная (полная автоматизация)",
                "электронная (полностью автоматизирована)",
                "электронная полностью автоматизированная",
                "электронды (толық автоматтандырылған)",
                "электрондық (толық автоматтандырылған)",
                "электрондық түрде (толық автоматтандырылған)",
                "электрондық (толықтай автоматтандырылған)",
                "электрондық толық автоматтандырылған",
                "electronic (fully automated)",
            ],
        ),
        (
            ServiceForm::ElectronicPart,
            &[
                "электронная (частично автоматизированная)",
                "электронная (частичная автоматизация)",
                "электронная (частично автоматизирована)",
                "электронная частично автоматизированная",
                "электрондық (ішінара автоматтандырылған)",
                "электронды (ішінара автоматтандырылған)",
                "электрондық түрде (ішінара автоматтандырылған)",
                "электрондық (жартылай автоматтандырылған)",
                "электронды (жартылай автоматтандырылған)",
                "электрондық ішінара автоматтандырылған",
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
                "«бір өтініш» қағидаты",
                "on the principle of one application",
            ],
        ),
        (
            ServiceForm::Paper,
            &[
                "бумажная",
                "бумажном носителе",
                "бумажной",
                "бумажном",
                "қағаз түрінде",
                "қағаз жүзінде",
                "қағаз жеткізгіште",
                "қағаз тасығышта",
                "қағаз",
                "paper",
            ],
        ),
        (
            ServiceForm::Proactive,
            &[
                "проактивная",
                "проактивной",
                "проактивном",
                "проактивно",
                "проактивті",
                "белсенді (проактивті)",
                "proactive",
            ],
        ),
    ];
    let small = words.to_lowercase().replace('ё', "е");
    let mut left = small.replace(['"', '“', '”'], "").split_whitespace().collect::<Vec<_>>().join(" ");
    left = left.replace(" )", ")").replace("( ", "(");
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
        use ServiceForm::{ElectronicFull, ElectronicPart, OneApplication, Paper, Proactive};
        for (words, expected) in [
            ("электронная (частично автоматизированная) и (или) бумажная.", vec![ElectronicPart, Paper]),
            ("Электрондық (толық автоматтандырылған)", vec![ElectronicFull]),
            (
                "электрондық (ішінара автоматтандырылған) және (немесе) қағаз түрінде.",
                vec![ElectronicPart, Paper],
            ),
            ("Электрондық (ішінара автоматтандырылған):", vec![ElectronicPart]),
            ("оказываемая по принципу «одного заявления»", vec![OneApplication]),
            ("бумажная", vec![Paper]),
            ("на бумажном носителе", vec![Paper]),
            ("в проактивной форме", vec![Proactive]),
            ("проактивті форматта", vec![Proactive]),
            ("электронная", vec![]),
            ("электронная и (или) бумажная", vec![]),
            ("бумажная, кроме случаев, указанных в пункте 3", vec![]),
        ] {
            assert_eq!(forms(words), expected, "{words}");
        }
    }
}
