"""Posts of Telegram: exports, dumps and public pages."""
