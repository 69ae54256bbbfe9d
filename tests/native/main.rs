//! Native tier.
