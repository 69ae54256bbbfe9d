//! Customers who are much alike and are not the same.

use crate::domain::party::{Party, PartyDetails};
use crate::domain::sample::random::Random;

use super::corruption::{landline, mobile, name_mut};

/// Makes `stranger`, who has nothing to do with `known`, into somebody or something much like it. `known` may
/// get what both share. Says whether they belong to the same
/// organisations; none where the two are not of a kind for it.
pub(super) fn liken(known: &mut Party, stranger: &mut Party, random: &mut Random) -> Option<bool> {
    if known.is_organisation() != stranger.is_organisation() {
        return None;
    }
    let country = known.phones.first()?.number.country()?;
    stranger.phones = mobile(country, random).into_iter().collect();
    if known.is_organisation() {
        return branch(known, stranger, random).map(|()| false);
    }
    match random.below(5) {
        0 => {
            known.name().clone_into(name_mut(stranger));
            Some(false)
        }
        1 => share_place(known, stranger, random).map(|()| true),
        kind => {
            // Of one family: at 2 brother or sister, at 3 and 4 child and parent, which Arabic names tell.
            let (_, family) = known.name().rsplit_once(' ')?;
            let (first, _) = stranger.name().split_once(' ')?;
            let father = known.name().split(' ').next()?;
            let arabic = known.name().contains(['ي', 'ة']) || known.name().starts_with("عبد");
            let name = if kind > 2 && arabic {
                format!("{first} {father} {family}")
            } else {
                format!("{first} {family}")
            };
            if name == known.name() {
                return None;
            }
            *name_mut(stranger) = name;
            share_place(known, stranger, random).map(|()| false)
        }
    }
}

/// A branch of the same chain elsewhere.
fn branch(known: &Party, stranger: &mut Party, random: &mut Random) -> Option<()> {
    if known.city() == stranger.city() {
        return None;
    }
    if let (PartyDetails::Organisation(known), PartyDetails::Organisation(other)) =
        (&known.details, &mut stranger.details)
    {
        other.name.clone_from(&known.name);
        other.industry.clone_from(&known.industry);
        if random.chance(60) {
            other.website.clone_from(&known.website);
        }
    }
    let country = stranger.phones.first()?.number.country()?;
    stranger.phones = landline(country, random).into_iter().collect();
    stranger.emails.clear();
    Some(())
}

/// Somebody of the same house or office: the same landline and address, in an office also its e-mail address.
fn share_place(known: &mut Party, stranger: &mut Party, random: &mut Random) -> Option<()> {
    let line = landline(known.phones.first()?.number.country()?, random)?;
    known.phones.push(line.clone());
    stranger.phones.push(line);
    stranger.addresses.clone_from(&known.addresses);
    stranger.emails.retain(|_| random.chance(50));
    if random.chance(30) {
        stranger.emails.clone_from(&known.emails);
        for email in known.emails.iter_mut().chain(&mut stranger.emails) {
            if let Some((_, domain)) = email.address.clone().split_once('@') {
                email.address = format!("info@{domain}");
            }
        }
    }
    Some(())
}
