"""PDF: situation reports and the like, made of lines at places, back into paragraphs."""
