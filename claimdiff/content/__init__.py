"""What a claim says, structured: who says it, how many, when, and about whom."""
