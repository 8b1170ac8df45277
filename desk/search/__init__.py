"""Looking for words across everything a reader may see."""
