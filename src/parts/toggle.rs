//! Choosing several of many.

/// Puts a value in, or takes it out.
pub fn toggle<T: PartialEq>(values: &mut Vec<T>, value: T) {
    match values.iter().position(|own| *own == value) {
        Some(place) => {
            values.remove(place);
        }
        None => values.push(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_twice_is_out_again() {
        let mut chosen = vec!["lead"];
        toggle(&mut chosen, "customer");
        toggle(&mut chosen, "lead");
        assert_eq!(chosen, ["customer"]);
    }
}
