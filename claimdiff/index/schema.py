"""The tables of an index."""

from __future__ import annotations

APPLICATION_ID = 0x636C6466
"""`cldf`: says whose SQLite file it is."""
SCHEMA_VERSION = 1

TABLES = (
    # what made the index, and which state the FAISS file must have
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE runs (run INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, started TEXT NOT NULL, "
    "finished TEXT)",
    "CREATE TABLE inputs (path TEXT PRIMARY KEY, sha256 TEXT, fate TEXT NOT NULL, n_articles INTEGER NOT NULL, "
    "dropped TEXT NOT NULL, notes TEXT NOT NULL, run INTEGER NOT NULL REFERENCES runs)",
    # an article that comes back after it was removed gets its id back, and its findings theirs
    "CREATE TABLE identities (source_key TEXT PRIMARY KEY, article_id TEXT NOT NULL UNIQUE) WITHOUT ROWID",
    "CREATE TABLE articles (article INTEGER PRIMARY KEY AUTOINCREMENT, article_id TEXT NOT NULL UNIQUE, "
    "source_key TEXT NOT NULL UNIQUE)",
    "CREATE TABLE versions (version INTEGER PRIMARY KEY AUTOINCREMENT, "
    "article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, content_id TEXT NOT NULL, text_key TEXT NOT NULL, "
    "path TEXT NOT NULL, text TEXT NOT NULL, blocks TEXT NOT NULL, language TEXT NOT NULL, title TEXT, outlet TEXT, "
    "url TEXT, published TEXT, part INTEGER, dropped TEXT NOT NULL, is_covered INTEGER NOT NULL, "
    "added_run INTEGER NOT NULL REFERENCES runs, replaced_run INTEGER REFERENCES runs)",
    "CREATE INDEX versions_article ON versions (article)",
    "CREATE UNIQUE INDEX versions_live ON versions (article) WHERE replaced_run IS NULL",
    "CREATE INDEX versions_content ON versions (content_id)",
    "CREATE INDEX versions_text ON versions (text_key)",
    # a text is what was encoded and judged: its hash stays, so that no pair of texts is ever judged twice
    "CREATE TABLE texts (text INTEGER PRIMARY KEY AUTOINCREMENT, sha256 BLOB NOT NULL UNIQUE)",
    "CREATE TABLE vectors (text INTEGER PRIMARY KEY REFERENCES texts, vector BLOB NOT NULL)",
    "CREATE TABLE claims (claim INTEGER PRIMARY KEY AUTOINCREMENT, "
    "article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, text INTEGER NOT NULL REFERENCES texts, "
    "fold BLOB NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, sentence_start INTEGER NOT NULL, "
    "sentence_end INTEGER NOT NULL, level TEXT NOT NULL, language TEXT NOT NULL, role TEXT NOT NULL, speaker TEXT, "
    "quoted INTEGER NOT NULL, copy_of INTEGER REFERENCES claims ON DELETE SET NULL, near BLOB, "
    "is_blocked INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX claims_sentence ON claims (article, sentence_start)",
    "CREATE INDEX claims_text ON claims (text)",
    "CREATE INDEX claims_fold ON claims (fold)",
    "CREATE INDEX claims_copy ON claims (copy_of) WHERE copy_of IS NOT NULL",
    "CREATE INDEX claims_waiting ON claims (article) WHERE is_blocked = 0",
    "CREATE TABLE contents (claim INTEGER PRIMARY KEY REFERENCES claims ON DELETE CASCADE, content TEXT NOT NULL)",
    "CREATE TABLE judges (judge INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE)",
    "CREATE TABLE judgements (judge INTEGER NOT NULL REFERENCES judges, premise INTEGER NOT NULL REFERENCES texts, "
    "hypothesis INTEGER NOT NULL REFERENCES texts, entailment REAL NOT NULL, neutral REAL NOT NULL, "
    "contradiction REAL NOT NULL, PRIMARY KEY (judge, premise, hypothesis)) WITHOUT ROWID",
    "CREATE TABLE pairs (left_claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE, "
    "right_claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE, similarity REAL NOT NULL, "
    "PRIMARY KEY (left_claim, right_claim)) WITHOUT ROWID",
    "CREATE INDEX pairs_right ON pairs (right_claim)",
    "CREATE TABLE findings (finding_id TEXT PRIMARY KEY, left_claim INTEGER REFERENCES claims ON DELETE SET NULL, "
    "right_claim INTEGER REFERENCES claims ON DELETE SET NULL, is_open INTEGER NOT NULL, "
    "first_run INTEGER NOT NULL REFERENCES runs, opened_run INTEGER NOT NULL REFERENCES runs, "
    "resolved_run INTEGER REFERENCES runs, why_resolved TEXT, record TEXT NOT NULL)",
    "CREATE INDEX findings_left ON findings (left_claim)",
    "CREATE INDEX findings_right ON findings (right_claim)",
    "CREATE TABLE reviews (finding_id TEXT PRIMARY KEY, decision TEXT NOT NULL, note TEXT NOT NULL, "
    "reviewed TEXT NOT NULL, record TEXT NOT NULL, features TEXT NOT NULL)",
)
"""Statements that make an empty index, in order. A file with any others is refused: it isn't claimdiff's own."""
