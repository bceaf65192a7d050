"""Second Look: structured YAML in, a translated site and printed checklists out."""

__version__ = "0.1.0"
