//! How lines change their places: one by one, a group or an appendix with everything in it.

use domain::standard::group;

use super::typed::TypedSection;

impl TypedSection {
    /// The line at a place goes before the one above it; a group goes before the group above it, or, where lines stand above it
    /// that are in no group beside it, takes the last of them in.
    pub fn raise(&mut self, place: usize) {
        let levels = self.levels();
        let Some(own) = levels.get(place).copied().flatten() else {
            self.turn(place.saturating_sub(1), place, place + 1);
            return;
        };
        let is_above =
            |above: &usize| levels.get(*above).copied().flatten().is_some_and(|level| level <= own);
        let above = (0..place).rev().find(is_above);
        match above.map(|above| (above, levels.get(above).copied().flatten())) {
            Some((above, level)) if level == Some(own) => self.turn(above, place, group::end(&levels, place)),
            // It stays in the group that it is in.
            Some((above, _)) if above + 1 == place => {}
            _ => self.turn(place.saturating_sub(1), place, place + 1),
        }
    }

    /// The line at a place goes after the one below it, a group after the group below it.
    pub fn lower(&mut self, place: usize) {
        let levels = self.levels();
        let end = group::end(&levels, place);
        let is_group = levels.get(place).copied().flatten();
        if is_group.is_none() || levels.get(end).copied().flatten() == is_group {
            let last = if is_group.is_none() { end + 1 } else { group::end(&levels, end) };
            self.turn(place, end, last);
        }
    }

    /// Carries a line, a group with everything in it, to the place of another line.
    pub fn carry(&mut self, id: &str, onto: &str) {
        let place = |id: &str| self.0.iter().position(|line| line.id == id);
        let (Some(from), Some(to)) = (place(id), place(onto)) else { return };
        let end = group::end(&self.levels(), from);
        if to < from {
            self.turn(to, from, end);
        } else if to >= end {
            self.turn(from, end, to + 1);
        }
    }

    /// The lines from `first` to before `middle` change places with those from there to before `end`; nothing if there are
    /// none of either.
    fn turn(&mut self, first: usize, middle: usize, end: usize) {
        if let Some(lines) = self.0.get_mut(first..end)
            && first <= middle
        {
            lines.rotate_left(middle - first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::editor::typed::{APPENDIX, Press, TypedLine};

    /// Lines by signs: a capital names an outer group, `x` and `y` inner ones.
    fn lines(signs: &str) -> TypedSection {
        let line = |sign: char| {
            let line = TypedLine::new(sign);
            match sign {
                'A'..='Z' => line.with("group", "1"),
                'x' | 'y' => line.with("group", "2"),
                _ => line,
            }
        };
        TypedSection(signs.chars().map(line).collect())
    }

    fn order(section: &TypedSection) -> String {
        section.0.iter().map(|line| line.id.as_str()).collect()
    }

    fn after(signs: &str, change: impl FnOnce(&mut TypedSection)) -> String {
        let mut section = lines(signs);
        change(&mut section);
        order(&section)
    }

    #[test]
    fn lines_move_one_by_one_and_groups_whole() {
        for (signs, moved, up, down) in [
            ("abc", 'b', "bac", "acb"),
            ("abc", 'a', "abc", "bac"),
            ("abc", 'c', "acb", "abc"),
            ("aGbHcd", 'b', "abGHcd", "aGHbcd"),
            ("aGbHcd", 'H', "aHcdGb", "aGbHcd"),
            ("aGbHcd", 'G', "GabHcd", "aHcdGb"),
            ("GaxbycHd", 'y', "GaycxbHd", "GaxbycHd"),
            ("GaxbycHd", 'x', "GxabycHd", "GaycxbHd"),
            ("GxbHd", 'x', "GxbHd", "GxbHd"),
        ] {
            let place = signs.chars().position(|sign| sign == moved).unwrap();
            assert_eq!(after(signs, |section| section.raise(place)), up, "{signs} {moved} up");
            assert_eq!(after(signs, |section| section.lower(place)), down, "{signs} {moved} down");
        }
    }

    #[test]
    fn what_is_carried_takes_the_place_where_it_is_put_down() {
        for (signs, moved, onto, expected) in [
            ("abcd", "a", "c", "bcad"),
            ("abcd", "d", "b", "adbc"),
            ("abcd", "b", "b", "abcd"),
            ("abcd", "z", "b", "abcd"),
            ("GabHc", "H", "G", "HcGab"),
            ("GabHc", "G", "c", "HcGab"),
            ("GabHc", "G", "b", "GabHc"),
        ] {
            assert_eq!(
                after(signs, |section| section.carry(moved, onto)),
                expected,
                "{signs} {moved} {onto}"
            );
        }
    }

    #[test]
    fn an_appendix_moves_with_what_belongs_to_it() {
        let line = |id: &str| {
            let line = TypedLine::new(id);
            if id < "a" { line.with(APPENDIX.0, APPENDIX.1) } else { line }
        };
        for (value, expected) in [
            ("up:B", "BcdAa"),
            ("up:A", "AaBcd"),
            ("down:A", "BcdAa"),
            ("down:B", "AaBcd"),
            ("up:d", "AaBdc"),
            ("up:c", "AacBd"),
            ("appendix", "AaBcdn"),
        ] {
            let mut lines = TypedSection(["A", "a", "B", "c", "d"].map(line).into());
            lines.press(&Press::of(value), || TypedLine::new("n"));
            assert_eq!(order(&lines), expected, "{value}");
        }
    }
}
