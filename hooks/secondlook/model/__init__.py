"""The domain: what guides, checklists and the site are made of."""
