"""Claims to vectors: encoders."""
