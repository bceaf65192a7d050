"""Library[Text] to pages, print sheets and data. The only rooms that import jinja2."""
