//! The files of a comment, each with its size and its hash.

use domain::language::Language;
use leptos::prelude::*;
use services::discussion::AttachmentView;

use crate::w;
use crate::words::file_size;

/// The files of a comment; each leads to its place below `folder`, where there is one. Nothing where no file came.
pub fn attached(language: Language, files: &[AttachmentView], folder: Option<&str>) -> Option<AnyView> {
    if files.is_empty() {
        return None;
    }
    let items = files.iter().map(|file| one(language, file, folder)).collect_view();
    Some(
        view! {
            <div class="rows">
                <p class="label">{w!(language, attachments.title)}</p>
                <ul>{items}</ul>
            </div>
        }
        .into_any(),
    )
}

fn one(language: Language, file: &AttachmentView, folder: Option<&str>) -> AnyView {
    // What was taken out on a lawful demand has left its size and its hash.
    let name = match folder {
        _ if file.name.is_empty() => {
            view! { <span class="quiet">{w!(language, attachments.taken_out)}</span> }.into_any()
        }
        Some(folder) => {
            let to = format!("{folder}/{}", file.place);
            view! { <a href=to rel="nofollow" download=file.name.clone()>{file.name.clone()}</a> }.into_any()
        }
        None => view! { <span>{file.name.clone()}</span> }.into_any(),
    };
    let wordless = file.is_wordless.then(|| {
        view! { " · "<span class="quiet">{w!(language, attachments.no_text)}</span> }
    });
    view! {
        <li class="small">
            {name}" "<span class="num quiet">{file_size(language, file.size)}</span>{wordless}
            <p class="hash mono">{w!(language, attachments.hash)}": "{file.hash.to_string()}</p>
        </li>
    }
    .into_any()
}

/// The files of a comment as lines of a text.
pub fn attached_lines(language: Language, files: &[AttachmentView]) -> Vec<String> {
    let line = |file: &AttachmentView| {
        let name = if file.name.is_empty() { w!(language, attachments.taken_out) } else { file.name.clone() };
        let hash = w!(language, attachments.hash);
        format!("{name} ({}). {hash}: {}", file_size(language, file.size), file.hash)
    };
    files.iter().map(line).collect()
}
