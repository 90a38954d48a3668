"""Says in plain words how each picture is computed: a module for each page.

Each function gives paragraphs in Markdown, of our own words and numbers alone.
"""
