//! The sections of a WebAssembly module, as far as leaving some out needs them.

use anyhow::{Context, Result, bail};

/// The custom sections a browser does not read.
const IDLE: [&[u8]; 2] = [b"name", b"producers"];

/// The module without the sections that only serve debuggers.
///
/// # Errors
/// When the bytes are no WebAssembly module.
pub(crate) fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(8).context("not a WebAssembly module")?;
    if !header.starts_with(b"\0asm") {
        bail!("not a WebAssembly module");
    }
    let mut kept = header.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        let (length, body) = leb128(after)?;
        let (content, next) = body.split_at_checked(length).context("a section ends after the file")?;
        if id != 0 || !IDLE.contains(&custom_name(content)?) {
            let whole = rest.len() - next.len();
            kept.extend_from_slice(rest.get(..whole).context("a section ends after the file")?);
        }
        rest = next;
    }
    Ok(kept)
}

/// The name a custom section begins with.
fn custom_name(content: &[u8]) -> Result<&[u8]> {
    let (length, name) = leb128(content)?;
    name.get(..length).context("a name ends after its section")
}

/// An unsigned number in LEB128, and what follows it.
fn leb128(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut value = 0_usize;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Ok((value, bytes.get(place + 1..).unwrap_or_default()));
        }
    }
    bail!("a number without an end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_and_everything_else_stays() {
        let header = b"\0asm\x01\0\0\0";
        let code = [10, 2, 0xaa, 0xbb];
        let names = [0, 7, 4, b'n', b'a', b'm', b'e', 1, 2];
        let other = [0, 3, 1, b'x', 9];
        let module = [&header[..], &code, &names, &other].concat();
        assert_eq!(without_names(&module).unwrap(), [&header[..], &code, &other].concat());
    }

    #[test]
    fn a_cut_file_is_an_error() {
        assert!(without_names(b"\0asm\x01\0\0\0\x0a\x05\x01").is_err());
        assert!(without_names(b"hello").is_err());
    }
}
