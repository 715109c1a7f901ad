//! Everything that was written, as the one text that is handed back.

use domain::discussion::CommentInput;

/// Everything that was written: the comment and the proposed wording, with the ends of lines that a saved file has. A signed
/// refusal names the hash of exactly this text.
pub fn whole(input: &CommentInput) -> String {
    let parts = [input.text.trim(), input.suggestion.trim()];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    parts.join("\n\n").replace("\r\n", "\n")
}

/// Everything that was written in the comments of one sending.
pub fn whole_of(inputs: &[CommentInput]) -> String {
    inputs.iter().map(whole).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_4_what_is_handed_back_is_one_text_whichever_way_it_came() {
        let input = CommentInput {
            text: " один\r\nдва\r\n".to_owned(),
            suggestion: "три".to_owned(),
            ..CommentInput::default()
        };
        assert_eq!(whole(&input), "один\nдва\n\nтри");
        assert_eq!(whole(&CommentInput::default()), "");
    }
}
