//! Coordinates as devices give them and as people paste them: a pair of degrees, a `geo:` link, a
//! link to a map.

use crate::domain::digits::to_latin;
use crate::domain::party::Coordinates;

/// Degrees are kept to six places, which is a tenth of a metre.
const PLACES: usize = 6;
const DEGREE_E6: i32 = 1_000_000;

impl Coordinates {
    /// A point by its degrees; none for what is no point of the earth.
    #[must_use]
    pub fn from_degrees(latitude: f64, longitude: f64) -> Option<Self> {
        let millionths = |degrees: f64| degrees.is_finite().then(|| (degrees * 1e6).round() as i32);
        Self::within_the_earth(millionths(latitude)?, millionths(longitude)?)
    }

    /// The point that a pasted text names and nothing else: "35.70, 51.40" in any digits, a `geo:`
    /// link (RFC 5870), or a link of a map with the pair in it; none for any other text.
    #[must_use]
    pub fn from_pasted(text: &str) -> Option<Self> {
        let text = to_latin(text.trim()).into_owned();
        let lower = text.to_ascii_lowercase();
        if let Some(geo) = lower.strip_prefix("geo:") {
            return pair(geo.split([';', '?']).next()?);
        }
        if lower.starts_with("https://") || lower.starts_with("http://") {
            if text.contains(char::is_whitespace) {
                return None;
            }
            let plain = lower.replace("%2c", ",");
            return plain
                .split(|c: char| !matches!(c, '0'..='9' | '.' | ',' | '-' | '+'))
                .find_map(pair_in_link);
        }
        pair(&text)
    }

    /// The point as people write it: "35.700000, 51.400000".
    #[must_use]
    pub fn written(self) -> String {
        format!("{}, {}", degrees(self.latitude_e6), degrees(self.longitude_e6))
    }

    fn within_the_earth(latitude_e6: i32, longitude_e6: i32) -> Option<Self> {
        let fits =
            |value: i32, limit: i32| value.unsigned_abs() <= limit.unsigned_abs() * DEGREE_E6.unsigned_abs();
        (fits(latitude_e6, 90) && fits(longitude_e6, 180)).then_some(Self { latitude_e6, longitude_e6 })
    }
}

/// Two numbers with a comma of either script between them, at least one of them with a fraction:
/// "12, 14" is rather a house number.
fn pair(text: &str) -> Option<Coordinates> {
    let (latitude, longitude) = text.split_once([',', '،'])?;
    let (latitude, longitude) = (latitude.trim(), longitude.trim());
    if ![latitude, longitude].iter().any(|number| number.contains(['.', '٫'])) {
        return None;
    }
    Coordinates::within_the_earth(millionths(latitude)?, millionths(longitude)?)
}

/// The first two of the numbers that stand together in a link, as in `@35.7,51.4,17z`.
fn pair_in_link(numbers: &str) -> Option<Coordinates> {
    let mut parts = numbers.split(',');
    pair(&format!("{},{}", parts.next()?, parts.next()?))
}

/// A decimal number in millionths, without going by way of a floating-point number: what reads those is large.
pub(in crate::domain) fn millionths(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once(['.', '٫']).unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || whole.len() > 3 {
        return None;
    }
    let kept = fraction.get(..PLACES.min(fraction.len()))?;
    let scale = 10_i32.pow((PLACES - kept.len()) as u32);
    Some(sign * (whole.parse::<i32>().ok()? * DEGREE_E6 + kept.parse::<i32>().ok()? * scale))
}

fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    let degree = DEGREE_E6.unsigned_abs();
    format!("{sign}{}.{:06}", size / degree, size % degree)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEHRAN: Coordinates = Coordinates { latitude_e6: 35_700_000, longitude_e6: 51_400_000 };

    #[test]
    fn a_pair_of_degrees_is_a_point_in_any_digits() {
        for text in ["35.70, 51.40", " 35.7,51.4 ", "۳۵٫۷۰، ۵۱٫۴۰", "+35.7 , 51.4"] {
            assert_eq!(Coordinates::from_pasted(text), Some(TEHRAN), "{text}");
        }
    }

    #[test]
    fn a_link_to_a_map_is_a_point() {
        for link in [
            "geo:35.7,51.4?z=17",
            "geo:35.7,51.4;u=20",
            "https://www.google.com/maps/@35.7,51.4,17z",
            "https://www.google.com/maps/search/?api=1&query=35.700000%2C51.400000",
            "https://maps.apple.com/?ll=35.7,51.4&t=m",
            "https://neshan.org/maps/@35.7,51.4,16.2z,0p",
        ] {
            assert_eq!(Coordinates::from_pasted(link), Some(TEHRAN), "{link}");
        }
    }

    #[test]
    fn the_south_and_the_west_are_below_zero() {
        let rio = Coordinates { latitude_e6: -22_906_847, longitude_e6: -43_172_897 };
        assert_eq!(Coordinates::from_pasted("-22.9068471, -43.1728971"), Some(rio));
        assert_eq!(rio.written(), "-22.906847, -43.172897");
    }

    #[test]
    fn an_address_is_no_point() {
        for text in ["شریعتی، پلاک ۱۲", "12, 14", "35.7", "91.0, 51.4", "35.7, 181.0", "35.7, 51.4 طبقه ۲", ""]
        {
            assert_eq!(Coordinates::from_pasted(text), None, "{text}");
        }
    }

    #[test]
    fn a_link_without_a_pair_is_no_point() {
        for link in ["https://goo.gl/maps/abc12", "https://laleh.ir/?v=1.2", "see https://x.ir/@35.7,51.4"] {
            assert_eq!(Coordinates::from_pasted(link), None, "{link}");
        }
    }

    #[test]
    fn what_the_device_measures_is_rounded_to_a_tenth_of_a_metre() {
        let here = Coordinates::from_degrees(35.699_999_6, 51.400_000_4);
        assert_eq!(here, Some(TEHRAN));
        assert_eq!(Coordinates::from_degrees(f64::NAN, 51.4), None);
        assert_eq!(Coordinates::from_degrees(90.1, 51.4), None);
    }
}
