"""Prints the tags of the published languages as JSON: the machines that .github/workflows/deploy.yml starts."""

import json
from pathlib import Path

from secondlook.loading import load

print(json.dumps([locale.tag for locale in load(Path()).locales.locales if locale.published]))
