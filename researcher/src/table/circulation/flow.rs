//! How far a withheld number may move: maximum flows through what is withheld.

use super::Circulation;

/// What a search writes on, kept from one to the next: a table may ask for thousands of them.
pub(super) struct Work {
    /// The flow that is imagined.
    pub(super) values: Vec<u64>,
    touched: Vec<usize>,
    came: Vec<(usize, bool)>,
    reached: Vec<u32>,
    round: u32,
    queue: Vec<usize>,
    /// How many arcs were looked at so far: what a search may spend is counted in them, so that the same table gives
    /// the same pattern on every machine.
    pub(super) spent: u64,
}

/// The nodes that the flow which stopped can still reach: at least one shown arc that leaves them would have to be
/// withheld for it to go on.
pub(super) type Reach = Vec<bool>;

/// How far apart the least and the greatest possible value of a number are.
pub(super) struct Width {
    /// As far as it was asked for.
    pub(super) apart: u64,
    /// What stops it from growing further; none where it was not stopped.
    pub(super) above: Option<Reach>,
    /// What stops it from shrinking further; none where it was not stopped, or reaches nought.
    pub(super) below: Option<Reach>,
}

impl Work {
    pub(super) fn new(table: &Circulation) -> Self {
        Self {
            values: table.arcs.iter().map(|arc| arc.value).collect(),
            touched: Vec::new(),
            came: vec![(0, false); table.nodes],
            reached: vec![0; table.nodes],
            round: 0,
            queue: Vec::new(),
            spent: 0,
        }
    }

    /// Goes back to the table itself.
    pub(super) fn restore(&mut self, table: &Circulation) {
        for place in self.touched.drain(..) {
            self.values[place] = table.arcs[place].value;
        }
    }

    /// How far apart the least and the greatest possible value of a number are, as far as `enough`. Adds the numbers
    /// that move on the way to `trail`.
    pub(super) fn width(
        &mut self,
        table: &Circulation,
        place: usize,
        enough: u64,
        trail: &mut Vec<usize>,
    ) -> Width {
        let arc = table.arcs[place];
        trail.clear();
        let up = self.carry(table, place, arc.to, arc.from, enough, trail);
        self.restore(table);
        if up >= enough {
            return Width { apart: enough, above: None, below: None };
        }
        let above = Some(self.reach());
        let room = arc.value.min(enough - up);
        let down = self.carry(table, place, arc.from, arc.to, room, trail);
        self.restore(table);
        let below = (down < room).then(|| self.reach());
        Width { apart: up + down, above, below }
    }

    fn reach(&self) -> Reach {
        self.reached.iter().map(|round| *round == self.round).collect()
    }

    /// The greatest flow from `source` to `target` through what is withheld, other than `skip`, up to `limit`. The
    /// flow stays in `values`.
    pub(super) fn carry(
        &mut self,
        table: &Circulation,
        skip: usize,
        source: usize,
        target: usize,
        limit: u64,
        trail: &mut Vec<usize>,
    ) -> u64 {
        let mut carried = 0;
        while carried < limit && self.find(table, skip, source, target) {
            let mut room = limit - carried;
            self.walk(table, source, target, |work, place, forward| {
                room = if forward { room } else { room.min(work.values[place]) };
            });
            self.walk(table, source, target, |work, place, forward| {
                trail.push(place);
                work.touched.push(place);
                let value = work.values[place];
                work.values[place] = if forward { value.saturating_add(room) } else { value - room };
            });
            carried += room;
        }
        carried
    }

    /// A shortest path of withheld numbers that can still change.
    fn find(&mut self, table: &Circulation, skip: usize, source: usize, target: usize) -> bool {
        self.round += 1;
        self.queue.clear();
        self.queue.push(source);
        self.reached[source] = self.round;
        let mut next_of_queue = 0;
        while let Some(&node) = self.queue.get(next_of_queue) {
            next_of_queue += 1;
            self.spent += table.at[node].len() as u64;
            for &(place, forward) in &table.at[node] {
                let arc = table.arcs[place];
                let next = if forward { arc.to } else { arc.from };
                let passable = !arc.shown && place != skip && (forward || self.values[place] > 0);
                if passable && self.reached[next] != self.round {
                    self.reached[next] = self.round;
                    self.came[next] = (place, forward);
                    if next == target {
                        return true;
                    }
                    self.queue.push(next);
                }
            }
        }
        false
    }

    /// Calls `each` with every arc of the path that was found, from its end.
    fn walk(
        &mut self,
        table: &Circulation,
        source: usize,
        target: usize,
        mut each: impl FnMut(&mut Self, usize, bool),
    ) {
        let mut node = target;
        while node != source {
            let (place, forward) = self.came[node];
            each(self, place, forward);
            node = if forward { table.arcs[place].from } else { table.arcs[place].to };
        }
    }
}
