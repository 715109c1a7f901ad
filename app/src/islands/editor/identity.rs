//! The identity of a new line.

use domain::standard::ElementId;

use crate::islands::device;

/// The identity of a new line.
pub(super) fn new_id() -> ElementId {
    ElementId::from_random(device::random_bits())
}
