"""The parts of the HTML report: what each shows, its templates, its style and its script."""
