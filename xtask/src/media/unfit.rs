//! Why a picture is not kept.

use std::fmt;

/// Why a picture is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nobody answered, or not to the end; what the network said.
    Unreachable(String),
    /// The host answered that it does not have it, or does not give it.
    Status(u16),
    /// It led on and on.
    Astray,
    /// More bytes than this.
    TooLarge(u64),
    /// The bytes begin like no picture that browsers show and that can be made safe.
    NoPicture,
    /// It begins like a picture and does not go on like one.
    Broken(String),
    /// More pixels than anybody looks at; a few bytes can say that.
    TooManyPixels,
}

impl Unfit {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => {
                "build again when the network and that host are there; until then readers are asked before it is fetched"
            }
            Self::Status(_) | Self::Astray => {
                "give the article an address that has the picture, or take the picture out"
            }
            Self::TooLarge(_) | Self::TooManyPixels => "put a smaller copy where the article finds it",
            Self::NoPicture | Self::Broken(_) => {
                "JPEG, PNG, GIF and WebP are kept; put a copy of that sort where the article finds it"
            }
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(why) => write!(out, "cannot be fetched: {why}"),
            Self::Status(status) => write!(out, "its host answers {status}"),
            Self::Astray => out.write_str("its host leads elsewhere again and again"),
            Self::TooLarge(bytes) => write!(out, "is larger than {bytes} bytes"),
            Self::NoPicture => out.write_str("is no JPEG, PNG, GIF or WebP"),
            Self::Broken(why) => write!(out, "is damaged: {why}"),
            Self::TooManyPixels => out.write_str("has more pixels than are read"),
        }
    }
}

impl std::error::Error for Unfit {}
