//! Which of the paired elements moved: the fewest whose removal leaves the rest in the old order.

/// For a list of distinct places, which of them belong to one longest increasing run (and so did not move).
pub(crate) fn steady(places: &[usize]) -> Vec<bool> {
    // `tails` holds, for every length, the index whose value ends the best run of that length.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (index, value) in places.iter().enumerate() {
        let length = tails.partition_point(|tail| places.get(*tail).is_some_and(|last| last < value));
        before.push(length.checked_sub(1).and_then(|shorter| tails.get(shorter)).copied());
        match tails.get_mut(length) {
            Some(tail) => *tail = index,
            None => tails.push(index),
        }
    }
    let mut steady = vec![false; places.len()];
    let mut next = tails.last().copied();
    while let Some(index) = next {
        if let Some(place) = steady.get_mut(index) {
            *place = true;
        }
        next = before.get(index).copied().flatten();
    }
    steady
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moved_element_is_one_move() {
        assert_eq!(steady(&[0, 1, 2]), [true, true, true]);
        assert_eq!(steady(&[1, 2, 3, 0]), [true, true, true, false]);
        assert_eq!(steady(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(steady(&[]), [false; 0]);
    }
}
