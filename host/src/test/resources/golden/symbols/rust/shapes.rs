//! Shapes that can be drawn.

use std::collections::HashMap;
use std::{fmt, io::{self, Read as _, Write}};
use crate::canvas::{Canvas, Point as P, brush::*};
pub use self::round::Circle;
use super::*;
extern crate serde;

mod round;
pub(crate) mod square;

/// As large as a shape may be.
pub const MAX_SIZE: u32 = 1_000;
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// What can be drawn.
pub trait Shape: fmt::Debug + Send {
    type Colour: Into<u32>;
    const SIDES: usize;

    /// Its area.
    fn area(&self) -> f64;

    fn describe(&self) -> String {
        format!("{:?} {}", self, self.area())
    }
}

/// A box.
#[derive(Debug, Clone)]
#[serde(rename_all = "camelCase")]
pub struct Rect<'a, T: Copy = f64>
where
    T: Into<f64>,
{
    /// How wide.
    pub width: T,
    height: T,
    name: &'a str,
}

pub struct Unit;
struct Pair(i32, Unit);

union Bits {
    int: u32,
    float: f32,
}

#[derive(PartialEq)]
pub enum Kind {
    Plain,
    /// With a number.
    Counted(usize),
    Named { name: String } = 7,
}

type Shapes = Vec<Box<dyn Shape<Colour = u32>>>;

impl<'a, T: Copy + Into<f64>> Shape for Rect<'a, T> {
    type Colour = u32;
    const SIDES: usize = 4;

    #[inline]
    fn area(&self) -> f64 {
        self.width.into() * self.height.into()
    }
}

impl Rect<'_, f64> {
    /// Makes a box.
    pub fn new(width: f64, height: f64) -> Self {
        COUNT.fetch_add(1, Ordering::SeqCst);
        fn helper(x: f64) -> f64 { x }
        Rect { width: helper(width), height, name: "" }
    }

    pub async unsafe fn draw<W: Write>(&self, canvas: &mut Canvas, out: W) -> io::Result<()> {
        canvas.line::<u8>(P::origin(), self.height)?;
        writeln!(out, "{}", MAX_SIZE)
    }
}

impl Drop for Unit {
    fn drop(&mut self) {}
}

/// Makes a shape.
#[macro_export]
macro_rules! shape {
    ($x:expr) => { Rect::new($x, $x) };
}

pub mod tests {
    use super::Rect;

    #[test]
    fn draws() {
        let rect = Rect::new(1.0, 2.0);
        assert_eq!(rect.area(), 2.0);
        match rect.kind() {
            Kind::Plain => {}
            Kind::Counted(n) => drop(n),
            _ => unreachable!(),
        }
    }
}

extern "C" {
    fn strlen(text: *const u8) -> usize;
}
