"""What the promises about speed and size are measured with: `python -m bench`."""
