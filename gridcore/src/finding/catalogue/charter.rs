//! What a charter must be to be accepted.

use super::rules;

rules! { Charter "charter":
}
