//! What the pages of the second factor share: the words of a wrong code, the pause, and the drawing of a QR code.

use std::fmt::Write as _;

use domain::language::Language;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::w;
use crate::words::wordless;

/// The quiet zone around a QR code, in modules (ISO/IEC 18004).
const QUIET: i32 = 4;

/// What is wrong with a code that was typed.
pub(crate) fn code_problem(language: Language, code: &str) -> String {
    match code {
        "missing" => w!(language, factor.p_missing),
        "form" => w!(language, factor.p_form),
        "wrong" => w!(language, factor.p_wrong),
        other => wordless(language, other),
    }
}

/// Says how long codes of the app are held back.
#[component]
pub(crate) fn Held(
    /// The language of the page.
    language: Language,
    /// For how long.
    seconds: u64,
) -> impl IntoView {
    view! {
        <section class="notice warn" role="alert">
            <h2>{w!(language, factor.held)}</h2>
            <p>{w!(language, factor.held_says, count = seconds)}</p>
        </section>
    }
}

/// The drawing of an address; nothing for one that is too long for a code.
pub(crate) fn qr_code(address: &str, says: String) -> Option<AnyView> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).ok()?;
    let whole = code.size() + 2 * QUIET;
    let edge = -QUIET;
    let frame = format!("{edge} {edge} {whole} {whole}");
    let drawing = view! {
        <svg class="qr" viewBox=frame role="img" aria-label=says>
            <rect x=edge y=edge width=whole height=whole></rect>
            <path d=modules(&code)></path>
        </svg>
    };
    Some(drawing.into_any())
}

/// The dark modules, each row in as few strokes as it takes.
fn modules(code: &QrCode) -> String {
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let end = (x..size).find(|end| !code.get_module(*end, y)).unwrap_or(size);
            if end > x {
                // Writing into a string cannot fail.
                let _ = write!(path, "M{x} {y}h{width}v1h-{width}z", width = end - x);
            }
            x = end.max(x + 1);
        }
    }
    path
}
