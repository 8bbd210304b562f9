"""What travels in the wheel beside the code: the sample, the templates, the configuration."""
