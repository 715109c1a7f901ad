//! What the parts of the services share in one process: one value of each type, made by the first that asks for it.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

type Value = Arc<dyn Any + Send + Sync>;

/// The shared values by their types; the context carries them and knows none of them.
#[derive(Clone, Default)]
pub(crate) struct SharedValues(Arc<Mutex<HashMap<TypeId, Value>>>);

impl SharedValues {
    /// The value of a type.
    pub(crate) fn of<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let mut values = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let value = values.entry(TypeId::of::<T>()).or_insert_with(|| Arc::<T>::default());
        // What stands under a type is of that type; a value of its own is better than an end.
        value.clone().downcast().unwrap_or_default()
    }
}

impl fmt::Debug for SharedValues {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SharedValues").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[test]
    fn one_value_of_a_type_is_shared_by_all_copies() {
        let shared = SharedValues::default();
        shared.of::<AtomicU32>().fetch_add(2, Ordering::Relaxed);
        assert_eq!(shared.clone().of::<AtomicU32>().load(Ordering::Relaxed), 2);
        assert_eq!(*shared.of::<u8>(), 0);
    }
}
