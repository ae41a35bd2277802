"""The demo paper: a week of an invented daily, its people and its pictures."""
