//! A support of somebody's comment: who joins it, with no words of their own (R15-5).

use serde::Serialize;

use super::author::{AuthorKind, Withheld, is_plausible_email};
use super::comment_problem::{CommentFieldProblem, CommentProblem, NAME_LIMIT};
use super::region::Region;
use super::text::screen_line;
use crate::form_fields::form_fields;
use crate::language::Language;

form_fields! {
    /// One value for each field of the form of a support.
    pub struct SupportFields {
        /// Code of an [`AuthorKind`]; several together cannot support.
        kind,
        /// Name of the supporter.
        name,
        /// Anything but blank asks that the name be withheld.
        withhold,
        /// Code of the [`Region`] that stands instead of a withheld name.
        region,
        /// E-mail for the receipt; it may stay blank.
        email,
        /// Code of the [`Language`] in which letters are written.
        language,
    }
}

/// The fields of the form, as they arrive; an empty string is a field left blank.
pub type SupportInput = SupportFields<String>;

/// The names of the fields, for the problems that are told beside them.
const NAMES: SupportFields<&str> = SupportFields::NAMES;
/// The most characters of an e-mail address (RFC 5321).
const EMAIL_LIMIT: u32 = 254;

/// A support fit to be received. Whether it is in time is for the window to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewSupport {
    /// What the supporter is.
    pub kind: AuthorKind,
    /// The name, published unless an individual asked otherwise.
    pub name: String,
    /// Where the receipt and the decision go, if anywhere.
    pub email: Option<String>,
    /// What the public reads instead of a withheld name; nothing where it is published.
    pub withheld: Option<Withheld>,
    /// The language of letters.
    pub language: Language,
}

impl SupportInput {
    /// The support written in the fields.
    ///
    /// # Errors
    /// Every [`CommentFieldProblem`], in the order of the form.
    pub fn parse(&self) -> Result<NewSupport, Vec<CommentFieldProblem>> {
        let mut problems = Vec::new();
        let kind = AuthorKind::from_code(self.kind.trim());
        if kind.is_some_and(|kind| !kind.may_support()) {
            // Whatever else is typed is of several.
            return Err(vec![found(NAMES.kind, CommentProblem::GroupSupport)]);
        }
        if kind.is_none() {
            problems.push(found(NAMES.kind, CommentProblem::UnknownKind));
        }
        let name = screen_line(&self.name, NAME_LIMIT)
            .map_err(|problem| problems.push(found(NAMES.name, CommentProblem::Text(problem))))
            .ok();
        let withheld = self.withheld(kind, &mut problems);
        let email = self.email(&mut problems);
        let language = Language::from_code(self.language.trim());
        if language.is_none() {
            problems.push(found(NAMES.language, CommentProblem::UnknownLanguage));
        }
        match (kind, name, language) {
            (Some(kind), Some(name), Some(language)) if problems.is_empty() => {
                Ok(NewSupport { kind, name, email, withheld, language })
            }
            _ => Err(problems),
        }
    }

    /// As for a comment: an individual alone need not be named.
    fn withheld(
        &self,
        kind: Option<AuthorKind>,
        problems: &mut Vec<CommentFieldProblem>,
    ) -> Option<Withheld> {
        if self.withhold.trim().is_empty() {
            return None;
        }
        if kind.is_some_and(|kind| kind != AuthorKind::Individual) {
            problems.push(found(NAMES.withhold, CommentProblem::WithholdIndividual));
        }
        let code = self.region.trim();
        let region = Region::from_code(code);
        if region.is_none() && !code.is_empty() {
            problems.push(found(NAMES.region, CommentProblem::UnknownRegion));
        }
        Some(Withheld { region })
    }

    fn email(&self, problems: &mut Vec<CommentFieldProblem>) -> Option<String> {
        if self.email.trim().is_empty() {
            return None;
        }
        let problem = match screen_line(&self.email, EMAIL_LIMIT) {
            Ok(email) if is_plausible_email(&email) => return Some(email),
            Ok(_) => CommentProblem::Email,
            Err(problem) => CommentProblem::Text(problem),
        };
        problems.push(found(NAMES.email, problem));
        None
    }
}

const fn found(field: &'static str, problem: CommentProblem) -> CommentFieldProblem {
    CommentFieldProblem { field, problem }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discussion::TextProblem;

    fn typed() -> SupportInput {
        SupportInput {
            kind: "individual".to_owned(),
            name: " Айгүл  Серікова ".to_owned(),
            language: "kk".to_owned(),
            ..SupportInput::default()
        }
    }

    fn problems(input: &SupportInput) -> Vec<(&'static str, &'static str)> {
        let found = input.parse().unwrap_err();
        found.into_iter().map(|one| (one.field, one.problem.code())).collect()
    }

    #[test]
    fn r15_5_who_supports_says_who_they_are_and_need_not_leave_an_address() {
        let new = typed().parse().unwrap();
        assert_eq!((new.kind, new.email, new.withheld), (AuthorKind::Individual, None, None));
        let input = SupportInput { email: " a@example.kz ".to_owned(), ..typed() };
        assert_eq!(input.parse().unwrap().email.as_deref(), Some("a@example.kz"));
        let empty = TextProblem::Empty.code();
        assert_eq!(
            problems(&SupportInput::default()),
            [("kind", "unknown_kind"), ("name", empty), ("language", "unknown_language")]
        );
        assert_eq!(problems(&SupportInput { email: "a@b".to_owned(), ..typed() }), [("email", "email")]);
    }

    #[test]
    fn r15_5_every_kind_supports_by_its_name_alone_and_several_together_do_not() {
        for kind in AuthorKind::ALL {
            let input = SupportInput { kind: kind.code().to_owned(), ..typed() };
            if kind == AuthorKind::Group {
                let several = SupportInput { name: String::new(), ..input };
                assert_eq!(problems(&several), [("kind", "group_support")]);
            } else {
                assert_eq!(input.parse().unwrap().kind, kind, "{kind:?}");
            }
        }
    }

    #[test]
    fn r15_5_an_individual_alone_may_keep_the_name_back() {
        let withheld = |kind: &str, region: &str| SupportInput {
            kind: kind.to_owned(),
            withhold: "yes".to_owned(),
            region: region.to_owned(),
            ..typed()
        };
        let new = withheld("individual", "KZ-35").parse().unwrap();
        assert_eq!(new.withheld.unwrap().region.unwrap().code(), "KZ-35");
        assert_eq!(withheld("individual", "").parse().unwrap().withheld, Some(Withheld { region: None }));
        assert_eq!(problems(&withheld("legal_entity", "")), [("withhold", "withhold_individual")]);
        assert_eq!(problems(&withheld("individual", "KZ-0")), [("region", "unknown_region")]);
        // A region is read only where the name is kept back.
        let named = SupportInput { region: "KZ-0".to_owned(), ..typed() };
        assert_eq!(named.parse().unwrap().withheld, None);
    }
}
