//! The metadata of the bound file.

use lopdf::Stream;

/// The metadata of a front with what is so for the whole file: its pages and the identity of its bytes.
pub(super) fn retold(metadata: Stream, old: &[u8], identity: &str, pages: usize) -> Stream {
    let told = String::from_utf8_lossy(&metadata.content).replace(&*String::from_utf8_lossy(old), identity);
    let told = match told
        .split_once("<xmpTPg:NPages>")
        .and_then(|(before, after)| Some((before, after.split_once("</xmpTPg:NPages>")?.1)))
    {
        Some((before, after)) => format!("{before}<xmpTPg:NPages>{pages}</xmpTPg:NPages>{after}"),
        None => told,
    };
    Stream::new(metadata.dict, told.into_bytes())
}
