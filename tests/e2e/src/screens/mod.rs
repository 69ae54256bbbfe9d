//! One page model a screen: what a person can do there, in the person's words.
