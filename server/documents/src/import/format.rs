//! How the numbers of a list are written.

/// A format of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Decimal,
    DecimalZero,
    LowerLetter,
    UpperLetter,
    RussianLower,
    RussianUpper,
    LowerRoman,
    UpperRoman,
    Bullet,
    Nothing,
}

impl Format {
    /// The format of a name in the file; plain numbers for one that is not known.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "russianLower" => Self::RussianLower,
            "russianUpper" => Self::RussianUpper,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "decimalZero" => Self::DecimalZero,
            "bullet" => Self::Bullet,
            "none" => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    /// The format where a level wants all numbers in figures.
    pub(super) const fn in_figures(self) -> Self {
        match self {
            Self::Nothing | Self::Bullet => self,
            _ => Self::Decimal,
        }
    }

    /// A number as the format writes it.
    pub(super) fn written(self, number: u32) -> String {
        match self {
            Self::LowerLetter => lettered(number, "abcdefghijklmnopqrstuvwxyz"),
            Self::UpperLetter => lettered(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            Self::RussianLower => lettered(number, "абвгдежзиклмнопрстуфхцчшщэюя"),
            Self::RussianUpper => lettered(number, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"),
            Self::LowerRoman => roman(number).to_lowercase(),
            Self::UpperRoman => roman(number),
            Self::DecimalZero => format!("{number:02}"),
            Self::Nothing | Self::Bullet => String::new(),
            Self::Decimal => number.to_string(),
        }
    }
}

/// The letter of a number; after the last letter it is doubled.
fn lettered(number: u32, letters: &str) -> String {
    let count = u32::try_from(letters.chars().count()).unwrap_or(1);
    let place = number.saturating_sub(1);
    let letter = usize::try_from(place % count).ok().and_then(|place| letters.chars().nth(place));
    let times = usize::try_from(place / count + 1).unwrap_or(1).min(8);
    letter.map(|letter| letter.to_string().repeat(times)).unwrap_or_default()
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    if left > 4_999 {
        return left.to_string();
    }
    let mut text = String::new();
    for (value, letters) in PARTS {
        while left >= value {
            text.push_str(letters);
            left -= value;
        }
    }
    text
}
