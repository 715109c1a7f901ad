//! Standards that were approved elsewhere, entered by the registrar with their acts: one by one, or the whole present stock.

mod about;
pub mod correct;
mod doubts;
pub mod enter;
mod form;
pub mod list;
mod review;
mod sent;
pub mod stock;
mod stock_read;
mod stock_rows;
mod stock_sent;
mod stock_view;
mod text;
mod typed;
mod wrong;
