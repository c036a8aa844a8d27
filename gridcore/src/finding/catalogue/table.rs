//! What a text must be to be read as tables.

use super::rules;

rules! { Table "table":
}
