"""The app met in Chromium."""
