//! The strip above a page: the way to it, its title, a sentence about it, and what stands below these.

use leptos::prelude::*;

/// The way to a page: what stands above it, from the widest to the nearest.
#[derive(Clone, Debug)]
pub struct Crumbs {
    label: String,
    steps: Vec<Step>,
}

/// A step of the way: a link where there is a page to go to, else words alone.
#[derive(Clone, Debug)]
struct Step {
    to: Option<String>,
    words: String,
    class: Option<&'static str>,
    lang: Option<&'static str>,
}

impl Crumbs {
    /// A way without steps, under the name that assistive technology reads out.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), steps: Vec::new() }
    }

    /// The way to a page that has one other above it.
    pub fn below(name: impl Into<String>, to: impl Into<String>) -> Self {
        let name = name.into();
        Self::new(name.clone()).link(to, name)
    }

    /// Goes on with a page.
    #[must_use]
    pub fn link(self, to: impl Into<String>, words: impl Into<String>) -> Self {
        self.and(Step { to: Some(to.into()), words: words.into(), class: None, lang: None })
    }

    /// Goes on with words of a class of their own: a number, a tag.
    #[must_use]
    pub fn words(self, class: &'static str, words: impl Into<String>) -> Self {
        self.and(Step { to: None, words: words.into(), class: Some(class), lang: None })
    }

    /// Goes on with words in the language that they are written in, where that is not the reader's.
    #[must_use]
    pub fn spoken(self, lang: Option<&'static str>, words: impl Into<String>) -> Self {
        self.and(Step { to: None, words: words.into(), class: None, lang })
    }

    fn and(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    fn view(self) -> AnyView {
        let steps = self
            .steps
            .into_iter()
            .map(|step| match step.to {
                Some(to) => view! { <a href=to>{step.words}</a> }.into_any(),
                None => view! { <span class=step.class lang=step.lang>{step.words}</span> }.into_any(),
            })
            .collect_view();
        view! { <nav class="crumbs" aria-label=self.label>{steps}</nav> }.into_any()
    }
}

/// Says of what is rendered that it is a page of the desk: its title stands in a line of its own, which stays in sight.
#[derive(Clone, Copy, Debug)]
pub struct AtDesk;

/// The strip above a page.
#[component]
pub fn PageHead(
    /// The title of the page.
    #[prop(into)]
    title: String,
    /// The language of the title, where that is not the reader's.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
    /// Whether the title holds numbers and is set in figures of one width.
    #[prop(optional)]
    in_figures: bool,
    /// A sentence about the page.
    #[prop(optional, into)]
    lead: Option<String>,
    /// The way to the page.
    #[prop(optional)]
    crumbs: Option<Crumbs>,
    /// What stands beside the title: the stage, the main action.
    #[prop(optional)]
    beside: Option<AnyView>,
    /// What stands below the title and the sentence.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let title = view! { <h1 class=in_figures.then_some("num") lang=lang>{title}</h1> }.into_any();
    let has_more = crumbs.is_some() || lead.is_some() || children.is_some();
    let crumbs = crumbs.map(Crumbs::view);
    let lead = lead.map(|lead| view! { <p class="lead">{lead}</p> });
    let children = children.map(|children| children());
    if use_context::<AtDesk>().is_none() {
        return view! { <div class="head"><div>{crumbs}{title}{beside}{lead}{children}</div></div> }
            .into_any();
    }
    view! {
        <div class="head-line"><div>{title}{beside}</div></div>
        {has_more.then(|| view! { <div class="head"><div>{crumbs}{lead}{children}</div></div> })}
    }
    .into_any()
}
