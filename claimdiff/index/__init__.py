"""An index's files: SQLite for what is known, FAISS for the search, one lock for whoever writes."""
