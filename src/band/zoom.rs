//! The scales of the band, and which unit of the calendar each one shows.

use hutong_model::Precision;

/// How closely one looks; named by the unit that fills a part of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zoom {
    /// Years, a decade at a time.
    Decade,
    /// Quarters, a year at a time.
    Year,
    /// Months, a quarter at a time.
    Quarter,
    /// Ten days at a time.
    Month,
    /// Single days.
    Day,
}

impl Zoom {
    /// Every zoom, the widest first.
    pub const ALL: [Self; 5] = [Self::Decade, Self::Year, Self::Quarter, Self::Month, Self::Day];

    /// As in the address.
    pub fn name(self) -> &'static str {
        ["decade", "year", "quarter", "month", "day"][self as usize]
    }

    /// The zoom of a name in the address.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zoom| zoom.name() == name)
    }

    /// One step closer; none at the closest.
    pub fn finer(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// One step back; none at the widest.
    pub fn coarser(self) -> Option<Self> {
        Self::ALL.get((self as usize).checked_sub(1)?).copied()
    }

    /// The unit that the axis is ruled in.
    pub fn cell(self) -> Precision {
        match self {
            Self::Decade => Precision::Year,
            Self::Year => Precision::Quarter,
            Self::Quarter => Precision::Month,
            Self::Month => Precision::PartOfMonth,
            Self::Day => Precision::Day,
        }
    }

    /// The unit that stands above the cells.
    pub fn group(self) -> Precision {
        match self {
            Self::Decade => Precision::Decade,
            Self::Year | Self::Quarter => Precision::Year,
            Self::Month | Self::Day => Precision::Month,
        }
    }

    /// What a number of days is wide, in pixels, rounded down.
    pub fn width(self, days: i32) -> i32 {
        let (pixels, for_days) = match self {
            Self::Decade => (1, 10),
            Self::Year => (2, 3),
            Self::Quarter => (3, 1),
            Self::Month => (10, 1),
            Self::Day => (48, 1),
        };
        (days * pixels) / for_days
    }
}
