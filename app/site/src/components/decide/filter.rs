//! What of the queue is shown, as it stands in the address.

use domain::discussion::AuthorKind;
use domain::standard::{ElementId, SectionKey};
use services::discussion::{QueueAbout, QueueFilter};

/// Which comments by their state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecisionState {
    /// Those that await a decision: what the page is for.
    #[default]
    Undecided,
    /// Those that have one.
    Decided,
    /// All.
    All,
}

impl DecisionState {
    /// The value in the address; empty for the usual one.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Undecided => "",
            Self::Decided => "decided",
            Self::All => "all",
        }
    }
}

/// Which comments by what they concern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Whatever they concern.
    #[default]
    Anything,
    /// The draft as a whole.
    Whole,
    /// A section or one of its elements.
    Section(SectionKey),
    /// One element.
    Element(ElementId),
}

impl About {
    fn parse(value: &str) -> Self {
        match value.split_once(':') {
            Some(("section", code)) => SectionKey::from_code(code).map_or(Self::Anything, Self::Section),
            Some(("element", id)) => ElementId::parse(id).map_or(Self::Anything, Self::Element),
            _ if value == "whole" => Self::Whole,
            _ => Self::Anything,
        }
    }

    /// The value in the address; empty for anything.
    pub fn code(&self) -> String {
        match self {
            Self::Anything => String::new(),
            Self::Whole => "whole".to_owned(),
            Self::Section(key) => format!("section:{}", key.code()),
            Self::Element(id) => format!("element:{id}"),
        }
    }
}

/// The filter of the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecideFilter {
    /// By what they concern.
    pub about: About,
    /// By their state.
    pub state: DecisionState,
    /// By the kind of author.
    pub kind: Option<AuthorKind>,
    /// Only groups of near-identical comments.
    pub alike: bool,
    /// Words that stand in the comment, the author's name or the number.
    pub text: String,
    /// The page of the queue, from 1; 0 means the page that holds the chosen comment.
    pub page: usize,
}

impl DecideFilter {
    /// The filter of a query; what is not understood filters nothing.
    pub fn parse(query: &str) -> Self {
        let mut filter = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "about" => filter.about = About::parse(&value),
                "state" => {
                    filter.state = match value.as_ref() {
                        "decided" => DecisionState::Decided,
                        "all" => DecisionState::All,
                        _ => DecisionState::Undecided,
                    };
                }
                "kind" => filter.kind = AuthorKind::from_code(&value),
                "alike" => filter.alike = value == "1",
                "q" => value.trim().clone_into(&mut filter.text),
                "page" => filter.page = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        filter
    }

    /// The filter as pairs of a query, the usual values left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let kind = self.kind.map_or("", AuthorKind::code);
        let alike = if self.alike { "1" } else { "" };
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let all = [
            ("about", self.about.code()),
            ("state", self.state.code().to_owned()),
            ("kind", kind.to_owned()),
            ("alike", alike.to_owned()),
            ("q", self.text.clone()),
            ("page", page),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Whether anything but the usual is asked for.
    pub fn is_narrow(&self) -> bool {
        Self { page: 0, ..self.clone() } != Self::default()
    }

    /// What is asked of the service, with the chosen comment.
    pub fn asked(&self, chosen: Option<i64>) -> QueueFilter {
        let about = match &self.about {
            About::Anything => QueueAbout::Anything,
            About::Whole => QueueAbout::Whole,
            About::Section(key) => QueueAbout::Section(*key),
            About::Element(id) => QueueAbout::Element(id.clone()),
        };
        let decided = match self.state {
            DecisionState::Undecided => Some(false),
            DecisionState::Decided => Some(true),
            DecisionState::All => None,
        };
        QueueFilter {
            about,
            decided,
            kind: self.kind,
            alike: self.alike,
            text: self.text.clone(),
            page: u64::try_from(self.page).unwrap_or(u64::MAX),
            chosen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_its_address() {
        let query = "about=section%3Aprocedure.term&state=all&kind=legal_entity&alike=1&q=%D1%81%D1%80%D0%BE%D0%BA&page=3";
        let filter = DecideFilter::parse(query);
        assert_eq!(filter.about, About::Section(SectionKey::Term));
        let written: String =
            url::form_urlencoded::Serializer::new(String::new()).extend_pairs(filter.pairs()).finish();
        assert_eq!(DecideFilter::parse(&written), filter);
        assert_eq!(
            DecideFilter::parse("about=element%3A%3Cscript%3E&kind=robot&page=x"),
            DecideFilter::default()
        );
        assert!(!DecideFilter::parse("page=2").is_narrow());
    }

    #[test]
    fn the_usual_queue_is_of_those_that_await_a_decision() {
        let asked = DecideFilter::parse("about=whole&alike=1").asked(Some(3));
        assert_eq!((asked.about, asked.decided), (QueueAbout::Whole, Some(false)));
        assert_eq!((asked.alike, asked.page, asked.chosen), (true, 0, Some(3)));
        assert_eq!(DecideFilter::parse("state=all").asked(None).decided, None);
    }
}
