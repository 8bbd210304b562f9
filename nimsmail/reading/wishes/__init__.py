"""What the own words ask for: one module for each group of intents, each a rule on a `View`."""
