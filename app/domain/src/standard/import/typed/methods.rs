//! How a payment is charged.

use crate::standard::FeeMethod;

/// The words of methods of charging, by their beginnings.
const METHODS: &str = "\
    наличн безналичн деньг через банк второго уровня уровней или и расчет по путем перечислени форме в \
    платежн шлюз электронного правительства пшэп посредством организаци осуществляющ отдельн вид \
    банковских операций оплата оплачива производится осуществляется либо далее екінші деңгей арқылы қолма \
    қол ақша аудару төлем шлюзі электрондық үкімет немесе және жүзеге асырылады төлен есеп айырысу \
    түрінде бұдан әрі эүтш in cash bank transfer second tier by payment gateway of electronic government \
    or the through";

/// Whether a small word tells of a method of charging, or says nothing beside one.
pub(super) fn tells_method(word: &str) -> bool {
    METHODS.split(' ').any(|known| word == known || known.chars().count() > 2 && word.starts_with(known))
}

/// The methods of charging that small words name.
pub(super) fn methods(small: &str) -> Vec<FeeMethod> {
    let methods: [(FeeMethod, &[&str]); 3] = [
        (FeeMethod::Cash, &["наличн", "қолма-қол ақшамен", "қолма-қол және", "in cash"]),
        (FeeMethod::Transfer, &["безналичн", "қолма-қол ақшасыз", "transfer"]),
        (
            FeeMethod::PaymentGateway,
            &["платежный шлюз", "платежного шлюза", "төлем шлюзі", "payment gateway"],
        ),
    ];
    let without = small.replace("безналичн", " ");
    let named = |method: &&(FeeMethod, &[&str])| match method.0 {
        FeeMethod::Cash => method.1.iter().any(|word| without.contains(word)),
        _ => method.1.iter().any(|word| small.contains(word)),
    };
    methods.iter().filter(named).map(|(method, _)| *method).collect()
}
