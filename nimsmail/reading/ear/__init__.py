"""What a sentence is for, by its likeness to sentences that people have labelled."""
