// On every page. It only wires up what the page offers; what a reader does not use is not loaded.
