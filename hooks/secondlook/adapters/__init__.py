"""One module for each generator that can build the site from our pages."""
