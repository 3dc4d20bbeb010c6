//! Bytes from anywhere become a picture that may lie beside the pages: decoded whole, made as small as
//! an article shows it, and written anew, so that nothing of the file but its pixels is passed on.

use super::unfit::Unfit;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as Filter, PngEncoder};
use image::error::{ImageError, LimitErrorKind};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// As wide as an article shows it on a screen with two pixels to one of the style sheet.
const WIDEST: u32 = 1344;
/// A long strip of a picture is read by scrolling; this is as long as JPEG has room for, less a margin.
const HIGHEST: u32 = 16_000;
/// The most that is decoded: pixels a side, and bytes of memory.
const MOST_PIXELS: u32 = 20_000;
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// JPEG's own measure; below it skies show steps.
const QUALITY: u8 = 82;

/// A picture as it will lie beside the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// The file.
    pub bytes: Vec<u8>,
    /// How its name ends, without the dot.
    pub ending: &'static str,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// Checks a picture and makes it as large as it is shown. Of a moving one its first picture stays.
///
/// # Errors
///
/// When the bytes are no picture of a sort that is kept, damaged, or of too many pixels.
pub fn prepare(bytes: &[u8]) -> Result<Prepared, Unfit> {
    let broken = |error: ImageError| match error {
        ImageError::Limits(limits) if !matches!(limits.kind(), LimitErrorKind::Unsupported { .. }) => {
            Unfit::TooManyPixels
        }
        other => Unfit::Broken(other.to_string()),
    };
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Unfit::NoPicture)?;
    let format = reader.format().filter(|format| KEPT.contains(format)).ok_or(Unfit::NoPicture)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let colours = decoder.icc_profile().ok().flatten();
    let turned = decoder.orientation().map_err(broken)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    image.apply_orientation(turned);
    if image.width() > WIDEST || image.height() > HIGHEST {
        image = image.resize(WIDEST, HIGHEST, FilterType::Lanczos3);
    }
    let (width, height) = (image.width(), image.height());
    let (bytes, ending) =
        encode(&image, format, colours).map_err(|error| Unfit::Broken(error.to_string()))?;
    Ok(Prepared { bytes, ending, width, height })
}

/// What is kept. Others are drawings with scripts in them, or what few browsers show.
const KEPT: &[ImageFormat] = &[ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP];

/// Photographs as JPEG, what lets the ground through as PNG, drawings as whichever is smaller.
fn encode(
    image: &DynamicImage,
    format: ImageFormat,
    colours: Option<Vec<u8>>,
) -> image::ImageResult<(Vec<u8>, &'static str)> {
    let is_drawing = matches!(format, ImageFormat::Png | ImageFormat::Gif);
    let is_clear = image.color().has_alpha() && image.to_rgba8().pixels().any(|pixel| pixel.0[3] < u8::MAX);
    // A profile speaks of the colours that a file has; those of other sorts are translated by now.
    let colours = colours.filter(|profile| profile.get(16..20) == Some(b"RGB "));
    let mut png = Vec::new();
    if is_drawing || is_clear {
        let mut encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, Filter::Adaptive);
        pass_on(&mut encoder, colours.as_deref());
        let eight_bits =
            if is_clear { DynamicImage::from(image.to_rgba8()) } else { DynamicImage::from(image.to_rgb8()) };
        eight_bits.write_with_encoder(encoder)?;
    }
    if is_clear {
        return Ok((png, "png"));
    }
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    pass_on(&mut encoder, colours.as_deref());
    DynamicImage::from(image.to_rgb8()).write_with_encoder(encoder)?;
    Ok(if is_drawing && png.len() <= jpeg.len() { (png, "png") } else { (jpeg, "jpg") })
}

/// A file without its profile has slightly other colours, and is no failure.
fn pass_on(encoder: &mut impl ImageEncoder, colours: Option<&[u8]>) {
    if let Some(colours) = colours {
        let _ = encoder.set_icc_profile(colours.to_vec());
    }
}
