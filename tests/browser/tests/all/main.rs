//! Every test of a browser, in one program: it is linked once, browsers go from one test to the next, and
//! all threads have something to do until the last.

mod access;
mod device;
mod element;
mod embed;
mod faults;
mod foreign;
mod frames;
mod hostile;
mod keys;
mod languages;
mod large;
mod media;
mod offline;
mod reader;
mod reload;
mod room;
mod screens;
mod search;
mod soak;
mod storage;
mod styles;
mod timeline;
mod typing;
mod viewer;
mod waiting;
