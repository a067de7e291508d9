//! Matrices, boxes and whole numbers from floating ones.

/// A matrix as in PDF: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matrix(pub(super) [f32; 6]);

impl Matrix {
    /// The matrix that changes nothing.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this one, then another.
    pub(super) fn then(self, next: Self) -> Self {
        let (own, by) = (self.0, next.0);
        let turn = |x: f32, y: f32| (x * by[0] + y * by[2], x * by[1] + y * by[3]);
        let (across, down) = (turn(own[0], own[1]), turn(own[2], own[3]));
        let (x, y) = next.point(own[4], own[5]);
        Self([across.0, across.1, down.0, down.1, x, y])
    }

    /// Where a point comes to stand.
    pub(super) fn point(self, x: f32, y: f32) -> (f32, f32) {
        let by = self.0;
        (by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5])
    }

    /// A box turned and moved: the box around it.
    pub(super) fn around(self, x0: f32, y0: f32, x1: f32, y1: f32) -> Area {
        let corners = [self.point(x0, y0), self.point(x1, y0), self.point(x0, y1), self.point(x1, y1)];
        Area::of(corners)
    }

    /// True where all its numbers are numbers of a size that a page can have.
    pub(super) fn is_sane(self) -> bool {
        self.0.iter().all(|value| value.is_finite() && value.abs() < 1e9)
    }
}

/// A box with its corner at the top left; `y` grows downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Area {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

impl Area {
    /// The box around some points.
    pub(super) fn of(points: impl IntoIterator<Item = (f32, f32)>) -> Self {
        let start = Self { x0: f32::MAX, y0: f32::MAX, x1: f32::MIN, y1: f32::MIN };
        points.into_iter().fold(start, |area, (x, y)| Self {
            x0: area.x0.min(x),
            y0: area.y0.min(y),
            x1: area.x1.max(x),
            y1: area.y1.max(y),
        })
    }

    /// This box so much further down.
    pub(super) fn moved(self, down: f32) -> Self {
        Self { y0: self.y0 + down, y1: self.y1 + down, ..self }
    }

    /// The box around this one and another.
    pub(super) fn with(self, other: Self) -> Self {
        Self::of([(self.x0, self.y0), (self.x1, self.y1), (other.x0, other.y0), (other.x1, other.y1)])
    }

    pub(super) fn width(self) -> f32 {
        self.x1 - self.x0
    }

    pub(super) fn height(self) -> f32 {
        self.y1 - self.y0
    }

    pub(super) fn center(self) -> (f32, f32) {
        (f32::midpoint(self.x0, self.x1), f32::midpoint(self.y0, self.y1))
    }

    /// The part of this box inside another, as its area.
    pub(super) fn shared(self, other: Self) -> f32 {
        let width = self.x1.min(other.x1) - self.x0.max(other.x0);
        let height = self.y1.min(other.y1) - self.y0.max(other.y0);
        if width > 0.0 && height > 0.0 { width * height } else { 0.0 }
    }
}

/// The whole number nearest to one that is not negative; 0 for all else.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts from floats saturate")]
pub(super) fn whole(value: f32) -> u32 {
    value.round() as u32
}

/// A number of single precision, which is a thousandth of a point on any page.
#[expect(clippy::cast_possible_truncation, reason = "pages are at most 14400 points wide")]
pub(super) fn single(value: f64) -> f32 {
    value as f32
}
