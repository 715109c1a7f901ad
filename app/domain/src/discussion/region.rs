//! The regions of Kazakhstan, for authors who do not want their names published.

use serde::{Deserialize, Serialize};

/// A region or a city of republican significance, by its code of ISO 3166-2:KZ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Region {
    /// Astana.
    #[serde(rename = "KZ-71")]
    Astana,
    /// Almaty.
    #[serde(rename = "KZ-75")]
    Almaty,
    /// Shymkent.
    #[serde(rename = "KZ-79")]
    Shymkent,
    /// Abai region.
    #[serde(rename = "KZ-10")]
    Abai,
    /// Akmola region.
    #[serde(rename = "KZ-11")]
    Akmola,
    /// Aktobe region.
    #[serde(rename = "KZ-15")]
    Aktobe,
    /// Almaty region.
    #[serde(rename = "KZ-19")]
    AlmatyRegion,
    /// Atyrau region.
    #[serde(rename = "KZ-23")]
    Atyrau,
    /// West Kazakhstan region.
    #[serde(rename = "KZ-27")]
    West,
    /// Zhambyl region.
    #[serde(rename = "KZ-31")]
    Zhambyl,
    /// Zhetisu region.
    #[serde(rename = "KZ-33")]
    Zhetisu,
    /// Karaganda region.
    #[serde(rename = "KZ-35")]
    Karaganda,
    /// Kostanay region.
    #[serde(rename = "KZ-39")]
    Kostanay,
    /// Kyzylorda region.
    #[serde(rename = "KZ-43")]
    Kyzylorda,
    /// Mangystau region.
    #[serde(rename = "KZ-47")]
    Mangystau,
    /// Pavlodar region.
    #[serde(rename = "KZ-55")]
    Pavlodar,
    /// North Kazakhstan region.
    #[serde(rename = "KZ-59")]
    North,
    /// Turkistan region.
    #[serde(rename = "KZ-61")]
    Turkistan,
    /// Ulytau region.
    #[serde(rename = "KZ-62")]
    Ulytau,
    /// East Kazakhstan region.
    #[serde(rename = "KZ-63")]
    East,
}

impl Region {
    /// The three cities, then the seventeen regions by their codes.
    pub const ALL: [Self; 20] = [
        Self::Astana,
        Self::Almaty,
        Self::Shymkent,
        Self::Abai,
        Self::Akmola,
        Self::Aktobe,
        Self::AlmatyRegion,
        Self::Atyrau,
        Self::West,
        Self::Zhambyl,
        Self::Zhetisu,
        Self::Karaganda,
        Self::Kostanay,
        Self::Kyzylorda,
        Self::Mangystau,
        Self::Pavlodar,
        Self::North,
        Self::Turkistan,
        Self::Ulytau,
        Self::East,
    ];

    /// The code of ISO 3166-2, the stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Astana => "KZ-71",
            Self::Almaty => "KZ-75",
            Self::Shymkent => "KZ-79",
            Self::Abai => "KZ-10",
            Self::Akmola => "KZ-11",
            Self::Aktobe => "KZ-15",
            Self::AlmatyRegion => "KZ-19",
            Self::Atyrau => "KZ-23",
            Self::West => "KZ-27",
            Self::Zhambyl => "KZ-31",
            Self::Zhetisu => "KZ-33",
            Self::Karaganda => "KZ-35",
            Self::Kostanay => "KZ-39",
            Self::Kyzylorda => "KZ-43",
            Self::Mangystau => "KZ-47",
            Self::Pavlodar => "KZ-55",
            Self::North => "KZ-59",
            Self::Turkistan => "KZ-61",
            Self::Ulytau => "KZ-62",
            Self::East => "KZ-63",
        }
    }

    /// The region of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_region_is_read_back_from_its_code_and_from_json() {
        for region in Region::ALL {
            assert_eq!(Region::from_code(region.code()), Some(region));
            assert_eq!(serde_json::to_value(region).unwrap(), region.code());
        }
        assert_eq!(Region::from_code("KZ-00"), None);
    }
}
