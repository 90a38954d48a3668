"""What is served beside the pages: personal links, health, headers, and the server itself."""
