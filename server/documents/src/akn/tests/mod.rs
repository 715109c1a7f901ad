//! Revisions, standards and reports as Akoma Ntoso, read back with another reader and held against the official schema.

mod draft;
mod report;
mod sample;
mod schema;
mod standard;

use roxmltree::{Document, Node};

/// The elements of a name, in order.
fn named<'a, 'input>(xml: &'a Document<'input>, name: &'a str) -> impl Iterator<Item = Node<'a, 'input>> {
    xml.descendants().filter(move |node| node.tag_name().name() == name)
}

/// All words inside an element.
fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

/// All words inside an element that stand in no element of a name.
fn words_without(node: Node<'_, '_>, name: &str) -> String {
    let outside = |text: &Node<'_, '_>| !text.ancestors().any(|parent| parent.tag_name().name() == name);
    node.descendants().filter(Node::is_text).filter(outside).filter_map(|text| text.text()).collect()
}
