//! Group disclosure: where all of a group, or none of it, gave an answer that would do harm, whoever knows that
//! someone is in the group knows her answer.

use super::{Level, Variable};
use crate::table::{Cube, Demands};

/// Asks that zero and 100 % cells of sensitive variables be withheld.
pub(super) fn demand(cube: &Cube, variables: &[Variable], levels: &[Vec<Level>], demands: &mut Demands) {
    for place in 0..cube.values().len() {
        let at = cube.levels(place);
        for (variable, asked) in variables.iter().enumerate() {
            let level = at[variable];
            if !asked.sensitive || !levels[variable].get(level).is_some_and(Level::is_answer) {
                continue;
            }
            let mut group = at.clone();
            group[variable] = cube.sizes()[variable];
            let group = cube.values()[cube.place(&group)];
            let here = cube.values()[place];
            if group > 0 && (here == 0 || here == group) {
                demands.withheld[place] = true;
            }
        }
    }
}
