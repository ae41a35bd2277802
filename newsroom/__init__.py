"""The wiring of the house: settings, URLs, headers, roles and the demo paper; no models and no rules."""
