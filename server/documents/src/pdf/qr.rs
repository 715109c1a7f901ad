//! QR codes as drawings.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use typst::foundations::{Bytes, Value};

/// The quiet zone around the code, in modules.
const QUIET: i32 = 2;

/// The drawing of an address as SVG; none for an address that is too long for a code.
pub(super) fn drawing(address: &str) -> Value {
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Medium) else { return Value::None };
    Value::Bytes(Bytes::new(svg(&code).into_bytes()))
}

fn svg(code: &QrCode) -> String {
    let (size, whole) = (code.size(), code.size() + 2 * QUIET);
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
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{QUIET} -{QUIET} {whole} {whole}\"><path d=\"{path}\"/></svg>"
    )
}
