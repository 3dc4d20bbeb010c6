//! Union-find: members, and which of them belong together. The result does not depend on the order
//! in which pairs are joined.

/// Members `0..count`, each in one group.
pub(super) struct Groups(Vec<usize>);

impl Groups {
    /// Every member by itself.
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first member of a member's group.
    pub(super) fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.0[root] != root {
            self.0[root] = self.0[self.0[root]];
            root = self.0[root];
        }
        root
    }

    /// Makes two groups one.
    pub(super) fn join(&mut self, left: usize, right: usize) {
        let (left, right) = (self.root(left), self.root(right));
        self.0[left.max(right)] = left.min(right);
    }
}
