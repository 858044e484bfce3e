//! The people meet: the programs as a person starts them, a whole study in a folder, generators of forms and answers,
//! and what the end-to-end tests and the demonstration share.

pub mod between;
pub mod canary;
#[cfg(target_os = "linux")]
pub mod clock;
pub mod demonstration;
pub mod expressions;
pub mod fuzz;
pub mod generate;
#[cfg(target_os = "linux")]
pub mod held;
#[cfg(target_os = "linux")]
pub mod memory;
pub mod pages;
pub mod picture;
pub mod power_loss;
pub mod programs;
pub mod reference;
pub mod screen;
pub mod study;
